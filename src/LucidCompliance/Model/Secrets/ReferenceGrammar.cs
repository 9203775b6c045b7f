using System;

namespace LucidCompliance.Model.Secrets;

/// <summary>How much of a value comes from elsewhere.</summary>
internal enum ReferenceExtent
{
    /// <summary>Nothing: all is literal.</summary>
    None,

    /// <summary>Some of it.</summary>
    Part,

    /// <summary>All of it.</summary>
    Whole,

    /// <summary>All of it, but a default ships with it.</summary>
    Default,
}

/// <summary>What a value refers to.</summary>
/// <param name="Extent">How much.</param>
/// <param name="DefaultStart">Where the default begins, for <see cref="ReferenceExtent.Default"/>.</param>
/// <param name="DefaultLength">Its length.</param>
internal readonly record struct ReferenceReading(ReferenceExtent Extent, int DefaultStart = 0, int DefaultLength = 0);

/// <summary>Recognises variables, templates, secret stores, ciphertext and paths in place of values.</summary>
internal static class ReferenceGrammar
{
    // Stores, sources and ciphertexts; the value behind them is elsewhere or useless without a key.
    private static readonly string[] Schemes =
    [
        "@microsoft.keyvault(", "@microsoft.appconfiguration(", "op://", "vault:", "secretref:", "arn:aws", "ref+", "env:", "env://", "file:", "sm://", "ssm:", "ssm://", "awssm://",
        "gcpsm://", "akv://", "keyvault:", "keyvaultref:", "azurekeyvault:", "secret://", "secrets://", "encrypted:", "enc[", "enc(", "{cipher}", "$ansible_vault", "\\$ansible_vault", "!vault", "process.env.", "os.environ",
        "import.meta.env.", "os.getenv(", "getenv(", "system.getenv(", "env[", "env.fetch(", "environment.getenvironmentvariable(", "aqicah", "aws-secretsmanager:", "doppler://", "infisical://", "awskms:", "gcpkms:", "kms:", "bw://", "keepass://", "pass://", "k8s:secret", "docker-secret:", "configmap:", "fn::secret",
    ];

    // By the first character, in both cases.
    private static readonly string[][] SchemesOf = GroupByStart();

    public static ReferenceReading Read(string text, bool dollarIsLiteral, bool bareNamesAreLiteral)
    {
        if (IsElsewhere(text))
        {
            return new ReferenceReading(ReferenceExtent.Whole);
        }

        if (text.IndexOf("{{", StringComparison.Ordinal) is var open and >= 0 && text.IndexOf("}}", open, StringComparison.Ordinal) is var close and > 0)
        {
            return new ReferenceReading(open == 0 && close + 2 == text.Length ? ReferenceExtent.Whole : ReferenceExtent.Part);
        }

        return dollarIsLiteral ? new ReferenceReading(ReferenceExtent.None) : ReadDollars(text, bareNamesAreLiteral);
    }

    private static string[][] GroupByStart()
    {
        var groups = new string[128][];
        for (var i = 0; i < groups.Length; i++)
        {
            var lower = char.ToLowerInvariant((char)i);
            groups[i] = Array.FindAll(Schemes, scheme => scheme[0] == lower);
        }

        return groups;
    }

    private static bool IsElsewhere(string text)
    {
        if (text.Length > 0)
        {
            foreach (var scheme in text[0] < SchemesOf.Length ? SchemesOf[text[0]] : [])
            {
                if (text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
                {
                    return true;
                }
            }
        }

        return IsEnclosed(text, "%", "%") || IsEnclosed(text, "@", "@") || IsEnclosed(text, "#{", "}#") || IsEnclosed(text, "#{", "}") || IsEnclosed(text, "@@", "@@")
            || IsEnclosed(text, "__", "__") || IsEnclosed(text, "<%", "%>", anyText: true) || IsEnclosed(text, "`", "`", anyText: true) || IsEnclosed(text, "$(", ")", anyText: true)
            || text.StartsWith("projects/", StringComparison.Ordinal) && text.IndexOf("/secrets/", StringComparison.Ordinal) > 0
            || IsFormat(text) || IsMavenCipher(text)
            || ValueShapes.IsPath(text);
    }

    // {COQLCE6DU6GtcS5P=}: encrypted by Maven with a password of the user's.
    private static bool IsMavenCipher(string text) =>
        text.Length >= 18 && text[0] == '{' && text[text.Length - 1] == '}' && text[text.Length - 2] == '='
        && (Alphabet.Base64 | Alphabet.Equals).EndOfRun(text, 1, text.Length - 1) == text.Length - 1;

    // %s of printf and Go, {} of Python: a program puts the value in.
    private static bool IsFormat(string text) =>
        text.Length == 2 && text[0] == '%' && text[1] is 's' or 'v' or 'q' or 'd'
        || text == "{}";

    private static bool IsEnclosed(string text, string open, string close, bool anyText = false)
    {
        if (text.Length <= open.Length + close.Length || !text.StartsWith(open, StringComparison.Ordinal) || !text.EndsWith(close, StringComparison.Ordinal))
        {
            return false;
        }

        for (var i = open.Length; i < text.Length - close.Length; i++)
        {
            if (anyText ? text[i] is '\n' : !(Alphabet.Word | Alphabet.Dot | Alphabet.Dash).Contains(text[i]) && text[i] is not (':' or ' ' or '(' or ')'))
            {
                return false;
            }
        }

        return anyText || Alphabet.Letter.Contains(text[open.Length]) || text[open.Length] is ' ' or '_';
    }

    private static ReferenceReading ReadDollars(string text, bool bareNamesAreLiteral)
    {
        var part = false;

        // Asked once: a text of nothing but open parentheses is not searched again behind each of them.
        var lastParenthesis = text.LastIndexOf(')');
        for (var at = text.IndexOf('$'); at >= 0 && at + 1 < text.Length; at = text.IndexOf('$', at))
        {
            var start = at;
            if (text[at + 1] == '{')
            {
                at = EndOfBraces(text, at, out var defaultStart, int.MaxValue);
                if (at < 0)
                {
                    break;
                }

                if (start == 0 && at == text.Length)
                {
                    return defaultStart < 0 ? new ReferenceReading(ReferenceExtent.Whole) : new ReferenceReading(ReferenceExtent.Default, defaultStart, at - 1 - defaultStart);
                }

                part = true;
            }
            else if (text[at + 1] == '(' && at < lastParenthesis)
            {
                at = text.IndexOf(')', at) + 1;
                part = true;
            }
            else if ((Alphabet.Letter | Alphabet.Underscore).Contains(text[at + 1]))
            {
                var end = Alphabet.Word.EndOfRun(text, at + 1, text.Length);
                var isUpper = (Alphabet.UpperAlphanumeric | Alphabet.Underscore).EndOfRun(text, at + 1, end) == end && end - at > 2;
                if (start == 0 && end == text.Length && (isUpper || !bareNamesAreLiteral))
                {
                    return new ReferenceReading(ReferenceExtent.Whole);
                }

                // Pa$sword and x$Q0K8+ are passwords with a dollar, whatever Compose makes of them.
                part |= isUpper && !bareNamesAreLiteral && IsNameOfVariable(text, at + 1, end);
                at = end;
            }
            else
            {
                // $$ is an escaped dollar, $1 and $! belong to no variable that a value is taken from.
                at += 2;
            }

            if (at >= text.Length)
            {
                break;
            }
        }

        return new ReferenceReading(part ? ReferenceExtent.Part : ReferenceExtent.None);
    }

    // USER, PORT_2 and DB_HOST; but not the few capitals and digits that follow a dollar sign by chance.
    private static bool IsNameOfVariable(string text, int start, int end)
    {
        var letters = Alphabet.Upper.EndOfRun(text, start, end);
        return letters - start >= 2 && (letters == end || text[letters] == '_');
    }

    /// <summary>The offset behind the closing brace of <c>${</c>, or -1 where this is no variable.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Offset of the dollar.</param>
    /// <param name="defaultStart">Offset of the default of <c>${V:-d}</c> and <c>${V-d}</c>, or -1.</param>
    /// <param name="reach">Characters to look at: callers that go on behind an open brace must bound it, to stay linear.</param>
    public static int EndOfBraces(string text, int at, out int defaultStart, int reach = 512)
    {
        defaultStart = -1;
        var name = (Alphabet.Word | Alphabet.Dot).EndOfRun(text, at + 2, text.Length);
        if (name == at + 2 || name >= text.Length)
        {
            return -1;
        }

        var depth = 1;
        var limit = (int)Math.Min(text.Length, (long)at + reach);
        for (var i = name; i < limit; i++)
        {
            depth += text[i] == '}' ? -1 : text[i] == '{' && text[i - 1] == '$' ? 1 : 0;
            if (depth > 0)
            {
                continue;
            }

            var mark = text[name] == ':' ? name + 1 : name;
            if (mark < i && text[mark] == '-')
            {
                defaultStart = mark + 1;
            }
            else if (mark > name && mark < i && text[mark] is not ('?' or '+' or '='))
            {
                // Spring and log4j: ${name:default}.
                defaultStart = mark;
            }

            return i + 1;
        }

        return -1;
    }
}
