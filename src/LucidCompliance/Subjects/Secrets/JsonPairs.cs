namespace LucidCompliance.Subjects.Secrets;

/// <summary>Finds the strings of a JSON text and their names, in a word of a command or in one line of a file.</summary>
internal static class JsonPairs
{
    /// <summary>Reads a part of a text; true where there is a pair.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the part begins.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="found">Gets each name with its string.</param>
    public static bool Visit(string text, int start, int end, CommandValue found)
    {
        string? key = null;
        string? user = null;
        var any = false;
        for (var at = text.IndexOf('"', start, end - start); at >= 0 && at + 1 < end; at = text.IndexOf('"', at + 1, end - at - 1))
        {
            var open = at + 1;
            var close = open;
            while (close < end && text[close] != '"')
            {
                close += text[close] == '\\' ? 2 : 1;
            }

            if (close >= end)
            {
                break;
            }

            var next = close + 1;
            while (next < end && text[next] is ' ' or '\t' or '\r' or '\n')
            {
                next++;
            }

            at = close;
            if (next < end && text[next] == ':')
            {
                key = text.Substring(open, close - open);
                any = true;
            }
            else if (key is not null)
            {
                if (key is "username" or "user" or "login")
                {
                    user = text.Substring(open, close - open);
                }
                else if (close > open)
                {
                    found(key, open, close - open, user);
                }

                key = null;
            }
        }

        return any;
    }

    /// <summary>Reads the strings of an object as programs write it, in the quotes of a command: <c>{user:'app',pwd:'…'}</c>.</summary>
    public static void VisitObjects(string text, int start, int end, CommandValue found)
    {
        string? user = null;
        for (var at = text.IndexOf(':', start, end - start); at > start && at + 2 < end; at = text.IndexOf(':', at + 1, end - at - 1))
        {
            var open = at + 1;
            while (open < end && text[open] is ' ' or '\\')
            {
                open++;
            }

            var name = at;
            while (name > start && char.IsLetterOrDigit(text[name - 1]))
            {
                name--;
            }

            if (open >= end || text[open] is not ('"' or '\'') || name == at || name == start || text[name - 1] is not ('{' or ',' or ' '))
            {
                continue;
            }

            var close = text.IndexOf(text[open], open + 1, end - open - 1);
            if (close < 0 || close + 1 >= end)
            {
                return;
            }

            var length = (text[close - 1] == '\\' ? close - 1 : close) - open - 1;
            var key = text.Substring(name, at - name);
            if (key is "user" or "username" && length > 0)
            {
                user = text.Substring(open + 1, length);
            }
            else if (length > 0)
            {
                found(key, open + 1, length, user);
            }

            at = close;
        }
    }
}
