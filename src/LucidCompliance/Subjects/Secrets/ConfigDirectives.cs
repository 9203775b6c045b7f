using System;

namespace LucidCompliance.Subjects.Secrets;

/// <summary>
/// Finds named values in lines without a sign between name and value: nginx, Redis and Apache (<c>requirepass x</c>), <c>.netrc</c>
/// (<c>login u password x</c>), <c>.pgpass</c> (<c>host:5432:db:user:x</c>).
/// </summary>
internal static class ConfigDirectives
{
    // Their own argument is a name, and the value stands behind it.
    private static readonly string[] Naming =
        ["export", "set", "setenv", "SetEnv", "declare", "local", "readonly", "env", "proxy_set_header", "add_header", "more_set_headers", "fastcgi_param", "uwsgi_param", "grpc_set_header", "RequestHeader", "http-request"];

    /// <summary>Where the name of a statement begins: behind <c>export</c> and the like, and behind a variable's dollar sign.</summary>
    public static int SkipNaming(string text, int start, int end)
    {
        foreach (var word in Naming)
        {
            if (end - start > word.Length + 1 && text[start + word.Length] is ' ' or '\t' && string.CompareOrdinal(text, start, word, 0, word.Length) == 0)
            {
                start = SkipBlanks(text, start + word.Length, end);

                // declare -x NAME, RequestHeader set NAME
                while (start < end && (text[start] == '-' || string.CompareOrdinal(text, start, "set ", 0, 4) == 0))
                {
                    start = SkipBlanks(text, EndOfWord(text, start, end), end);
                }

                break;
            }
        }

        return start < end && text[start] is '$' or '@' ? start + 1 : start;
    }

    /// <summary>Whether the text is a <c>.netrc</c>.</summary>
    public static bool IsNetrc(string text) => Has(text, "machine ") && Has(text, "login ") && Has(text, "password ");

    /// <summary>Reads <c>name value</c>.</summary>
    /// <param name="text">The file.</param>
    /// <param name="start">Where the name begins.</param>
    /// <param name="stop">Where it ends.</param>
    /// <param name="end">Where the line ends.</param>
    /// <param name="isNetrc">Whether the file is a <c>.netrc</c>.</param>
    /// <param name="found">Gets what is found.</param>
    public static void Visit(string text, int start, int stop, int end, bool isNetrc, Action<string, int, int> found)
    {
        if (isNetrc)
        {
            VisitNetrc(text, start, end, found);
            return;
        }

        var value = SkipBlanks(text, stop, end);
        while (end > value && (char.IsWhiteSpace(text[end - 1]) || text[end - 1] == ';'))
        {
            end--;
        }

        var isQuoted = end - value > 2 && text[value] is '"' or '\'' && text[end - 1] == text[value];
        if (value == stop || value >= end || !isQuoted && EndOfWord(text, value, end) != end)
        {
            return;
        }

        // "Password required" is a sentence; requirepass has no other meaning.
        var name = text.Substring(start, stop - start);
        if (isQuoted)
        {
            found(name, value + 1, end - value - 2);
        }
        else if (!string.Equals(name, "password", StringComparison.OrdinalIgnoreCase))
        {
            found(name, value, end - value);
        }
    }

    /// <summary>Reads a line of a <c>.pgpass</c>.</summary>
    /// <returns>Whether it is one.</returns>
    public static bool VisitPgpass(string text, int start, int end, Action<string, int, int> found)
    {
        var colons = 0;
        var (port, database, last) = (0, 0, 0);
        for (var i = start; i < end && colons < 4; i++)
        {
            if (text[i] <= ' ')
            {
                return false;
            }

            if (text[i] == ':')
            {
                colons++;
                port = colons == 1 ? i + 1 : port;
                database = colons == 2 ? i + 1 : database;
                last = i + 1;
            }
        }

        while (end > last && text[end - 1] <= ' ')
        {
            end--;
        }

        var isPort = database - port - 1 is 4 or 5 && char.IsDigit(text[port]) && char.IsDigit(text[database - 2]) || database - port == 2 && text[port] == '*';
        if (colons < 4 || !isPort || last >= end || !(char.IsLetter(text[database]) || text[database] == '*'))
        {
            return false;
        }

        found("password", last, end - last);
        return true;
    }

    private static void VisitNetrc(string text, int start, int end, Action<string, int, int> found)
    {
        for (var at = start; at < end;)
        {
            var stop = EndOfWord(text, at, end);
            var next = SkipBlanks(text, stop, end);
            if (stop - at == 8 && next < end && string.CompareOrdinal(text, at, "password", 0, 8) == 0)
            {
                found("password", next, EndOfWord(text, next, end) - next);
            }

            at = next == stop ? end : next;
        }
    }

    private static bool Has(string text, string word) => text.IndexOf(word, StringComparison.Ordinal) >= 0;

    private static int SkipBlanks(string text, int at, int end)
    {
        while (at < end && text[at] is ' ' or '\t')
        {
            at++;
        }

        return at;
    }

    private static int EndOfWord(string text, int at, int end)
    {
        while (at < end && text[at] > ' ')
        {
            at++;
        }

        return at;
    }
}
