using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace LucidCompliance.Tests.SecretSuite;

/// <summary>A key and a value as the program that is configured shall see them.</summary>
/// <param name="IsReference">Dollar signs in the value are references, which stay as they are.</param>
internal sealed record Carried(string Key, string Value, bool IsReference)
{
    public bool IsOneLine => !Value.Contains('\n', StringComparison.Ordinal);

    /// <summary>No format needs quotes for it.</summary>
    public bool IsPlain => Value.Length > 0 && !IsReference
        && Value.All(static c => char.IsAsciiLetterOrDigit(c) || "_./:+=@%,-&?".Contains(c)) && !"-@%&?:,=".Contains(Value[0]) && Value[^1] != ':';

    /// <summary>The words of the key in lower case.</summary>
    public string[] Words { get; } = SplitWords(Key);

    /// <summary><c>db-password</c></summary>
    public string Flag => string.Join('-', Words);

    /// <summary>A value in double quotes of a shell, a Dockerfile or an env file.</summary>
    public string Quoted => "\"" + Carrier.Mark(Escape(Value, IsReference ? "\\\"" : "\\\"$")) + "\"";

    /// <summary>A word of a shell: single quotes, which take everything literally.</summary>
    public string ShellWord => IsReference ? "\"" + Carrier.Mark(Value) + "\"" : "'" + Carrier.Mark(Value.Replace("'", "'\\''", StringComparison.Ordinal)) + "'";

    /// <summary>The value with the dollar signs of Compose.</summary>
    public Carried ForCompose() => IsReference ? this : this with { Value = Value.Replace("$", "$$", StringComparison.Ordinal) };

    /// <summary>A JSON string, which is also a double-quoted scalar of YAML.</summary>
    public string Json(string prefix = "") => "\"" + JsonText(prefix) + Carrier.Mark(JsonText(Value)) + "\"";

    public static string JsonText(string value) => Escape(value, "\\\"").Replace("\n", "\\n", StringComparison.Ordinal);

    private static string Escape(string value, string characters) =>
        string.Concat(value.Select(c => characters.Contains(c) ? "\\" + c : c.ToString()));

    private static string[] SplitWords(string key)
    {
        var words = new StringBuilder();
        for (var i = 0; i < key.Length; i++)
        {
            if (i > 0 && char.IsUpper(key[i]) && char.IsLower(key[i - 1]))
            {
                words.Append('_');
            }

            words.Append(char.ToLower(key[i], CultureInfo.InvariantCulture));
        }

        return words.ToString().Split('_', StringSplitOptions.RemoveEmptyEntries);
    }
}

/// <summary>One way in which a file carries a key and a value.</summary>
/// <param name="Write">The file's text with the value between the marks, or null where nobody would write this value so.</param>
internal sealed record Carrier(string Name, SampleKind Kind, string Path, Func<Carried, string?> Write)
{
    public const char Open = '⟦';
    public const char Close = '⟧';

    public static IReadOnlyList<Carrier> All { get; } = [.. DockerfileCarriers.All, .. ComposeCarriers.All, .. SettingsCarriers.All];

    public static IReadOnlyList<Carrier> Scripts { get; } = SettingsCarriers.Scripts;

    public static string Mark(string text) => Open + text + Close;
}
