using System;
using System.Collections.Generic;

namespace LucidCompliance.Model.Secrets;

/// <summary>Reads connection strings: <c>key=value;</c> with quoting, the comma form of Redis, the blank form of libpq.</summary>
internal static class ConnectionStrings
{
    private static readonly KeyName Password = KeyName.Parse("password");
    private static readonly KeyName AccountKey = KeyName.Parse("account_key");

    private static readonly HashSet<string> PasswordKeys = Words("password|pwd|passwd|pass|jet oledb:database password|trust store password|ssl password|sslpassword|certpassword|certificate password");

    private static readonly HashSet<string> AccessKeys = Words("accountkey|sharedaccesskey|sharedsecretkey|sharedsecretvalue|accesskey|secret|secretkey|secretaccesskey|clientsecret|apikey|primarykey");

    private static readonly HashSet<string> UserKeys = Words("user id|userid|uid|user|username|user name");

    private static readonly HashSet<string> Companions = Words(
        "server|data source|datasource|host|hosts|hostname|host name|address|addr|network address|database|dbname|initial catalog|port|endpoint|endpoints|accountname|accountendpoint|defaultendpointsprotocol|endpointsuffix|sharedaccesskeyname|deviceid|" +
        "encrypt|trustservercertificate|trust server certificate|ssl mode|sslmode|pooling|abortconnect|ssl|allowadmin|defaultdatabase|integrated security|persist security info|persistsecurityinfo|id|region|provider|driver|entitypath|blobendpoint|queueendpoint|tableendpoint|" +
        "connect timeout|connection timeout|timeout|multipleactiveresultsets|application name|service name|dbq|virtualhost|user id|userid|uid|user|username|user name|serviceurl|url|service|account|role|schema|search path");

    private readonly record struct Pair(string Key, int Start, int End, bool IsQuoted);

    /// <summary>Reads a whole value, or the piece of a text, as a connection string.</summary>
    /// <returns>Whether it is one.</returns>
    public static bool Scan(string text, int start, int end, in ValueContext context, List<SecretMatch> findings)
    {
        if (text.IndexOf('=', start, end - start) < 0 || DelimiterOf(text, start, end) is var delimiter && delimiter == '\0')
        {
            return false;
        }

        var pairs = Split(text, start, end, delimiter);
        var companions = 0;
        var credentials = 0;
        string? user = null;
        foreach (var pair in pairs)
        {
            companions += Companions.Contains(pair.Key) ? 1 : 0;
            credentials += PasswordKeys.Contains(pair.Key) || AccessKeys.Contains(pair.Key) || pair.Key == "sharedaccesssignature" ? 1 : 0;
            user = UserKeys.Contains(pair.Key) ? text.Substring(pair.Start, pair.End - pair.Start) : user;
        }

        // host:6380,password=… has its companion before the first pair.
        if (companions == 0 && !(delimiter == ',' && credentials > 0))
        {
            return false;
        }

        if (companions + credentials < 2 && delimiter != ',')
        {
            return false;
        }

        foreach (var pair in pairs)
        {
            ReadPair(text, pair, user, context, findings);
        }

        return true;
    }

    /// <summary>Reads the lines and quoted words of a free text.</summary>
    public static void ScanText(string text, in ValueContext context, List<SecretMatch> findings)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = start;
            while (end < text.Length && text[end] is not ('"' or '\n' or '\r'))
            {
                end++;
            }

            if (text.IndexOf(';', start, end - start) >= 0)
            {
                // NAME=Server=…: what stands before the first known key belongs to the command around it.
                var from = SkipAssignment(text, start, end);
                var close = from > start && text[from - 1] == '\'' ? text.IndexOf('\'', from, end - from) : -1;
                Scan(text, from, close < 0 ? end : close, context, findings);
            }

            start = end + 1;
        }
    }

    private static int SkipAssignment(string text, int start, int end)
    {
        var first = text.IndexOf('=', start, end - start);
        var semicolon = text.IndexOf(';', start, end - start);
        var second = first < 0 ? -1 : text.IndexOf('=', first + 1, end - first - 1);
        if (second > 0 && second < semicolon && second - first < 40)
        {
            return text[first + 1] is '\'' ? first + 2 : first + 1;
        }

        var quote = text.IndexOf('\'', start, end - start);
        return quote >= 0 && quote < first ? quote + 1 : start;
    }

    private static void ReadPair(string text, Pair pair, string? user, in ValueContext context, List<SecretMatch> findings)
    {
        var length = pair.End - pair.Start;
        if (length == 0)
        {
            return;
        }

        if (PasswordKeys.Contains(pair.Key))
        {
            var verdict = SecretClassifier.ClassifyText(text.Substring(pair.Start, length), context.Inner(Password, SecretKind.ConnectionStringPassword, user ?? ""));
            InnerFindings.Add(findings, verdict, pair.Start, length, exact: true);
        }
        else if (AccessKeys.Contains(pair.Key))
        {
            var verdict = SecretClassifier.ClassifyText(text.Substring(pair.Start, length), context.Inner(AccountKey));
            if (verdict.Kind is SecretKind.KeyMaterial or SecretKind.RandomValue)
            {
                verdict = verdict with { Kind = SecretKind.AzureKey, Confidence = SecretConfidence.Proven };
            }

            InnerFindings.Add(findings, verdict, pair.Start, length, exact: true);
        }
    }

    private static char DelimiterOf(string text, int start, int end)
    {
        if (text.IndexOf(';', start, end - start) >= 0)
        {
            return ';';
        }

        if (text.IndexOf(",password=", start, end - start, StringComparison.OrdinalIgnoreCase) > 0 || text.IndexOf(", password=", start, end - start, StringComparison.OrdinalIgnoreCase) > 0)
        {
            return ',';
        }

        return text.IndexOf("password=", start, end - start, StringComparison.OrdinalIgnoreCase) >= 0 && text.IndexOf("host=", start, end - start, StringComparison.OrdinalIgnoreCase) >= 0 ? ' ' : '\0';
    }

    private static List<Pair> Split(string text, int at, int end, char delimiter)
    {
        var pairs = new List<Pair>();
        while (at < end)
        {
            while (at < end && (text[at] <= ' ' || text[at] == delimiter))
            {
                at++;
            }

            var key = at;
            while (at < end && text[at] != '=' && text[at] != delimiter)
            {
                at++;
            }

            if (at >= end || text[at] == delimiter)
            {
                continue;
            }

            var name = at - key <= 40 ? text.Substring(key, at - key).Trim().ToLowerInvariant() : "";

            // jdbc:sqlserver://host;… and http://…?a=b: the URL before the first pair is no key.
            at++;
            while (at < end && text[at] == ' ' && delimiter != ' ')
            {
                at++;
            }

            pairs.Add(ReadValue(text, name, ref at, end, delimiter));
        }

        return pairs;
    }

    private static Pair ReadValue(string text, string name, ref int at, int end, char delimiter)
    {
        if (at < end && text[at] is '"' or '\'' && ClosingQuote(text, at, end) is var close and > 0)
        {
            var quoted = new Pair(name, at + 1, close, true);
            at = close + 1;
            return quoted;
        }

        var start = at;
        for (; at < end && text[at] != delimiter; at++)
        {
            if (text[at] == '$' && at + 1 < end && text[at + 1] == '{' && ReferenceGrammar.EndOfBraces(text, at, out _) is var brace and > 0 && brace <= end)
            {
                at = brace - 1;
            }
        }

        var valueEnd = at;
        while (valueEnd > start && text[valueEnd - 1] <= ' ')
        {
            valueEnd--;
        }

        return new Pair(name, start, valueEnd, false);
    }

    private static int ClosingQuote(string text, int at, int end)
    {
        var quote = text[at];
        for (var i = at + 1; i < end; i++)
        {
            if (text[i] != quote)
            {
                continue;
            }

            if (i + 1 < end && text[i + 1] == quote)
            {
                i++;
                continue;
            }

            return i;
        }

        return -1;
    }

    private static HashSet<string> Words(string list) => new(list.Split('|'), StringComparer.Ordinal);
}
