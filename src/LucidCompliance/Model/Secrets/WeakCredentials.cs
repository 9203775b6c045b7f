using System;
using System.Collections.Generic;

namespace LucidCompliance.Model.Secrets;

/// <summary>Recognises default and guessable credentials: published defaults, keyboard walks, and values made of nothing but common words, product names and a year.</summary>
internal static class WeakCredentials
{
    private const int MaximumLength = 48;
    private const int LongestWord = 14;

    // What makes a composition guessable …
    private static readonly HashSet<string> Anchors = Words(
        "password passwd passw pass passphrase pw pwd secret secrets changeme changeit changethis change admin administrator root toor user username guest test tests testing tester demo default letmein welcome login qwerty qwertz azerty asdf asdfgh zxcvbn " +
        "master superuser sa sysadmin system manager operator service public private temp temporary sample example foobar foo bar baz hunter iloveyou dragon monkey sunshine princess football baseball superman batman trustno shadow hello whatever starwars freedom " +
        "abc abcd abcdef xyz postgres postgresql mysql mariadb mongo mongodb redis rabbit rabbitmq mssql sqlserver oracle elastic elasticsearch kibana grafana minio minioadmin keycloak docker kubernetes jenkins sonar nexus artifactory " +
        "gitlab gitea github nginx tomcat kafka cassandra neo4j neo influx influxdb couchdb couchbase airflow superset metabase wordpress drupal joomla magento odoo nextcloud vault consul tor portainer traefik rancher ubuntu debian raspberry raspi pi " +
        "dev developer development local localhost staging prod production company corp summer winter spring autumn fall january february march april may june july august september october november december monday friday");

    // … and what may stand beside it.
    private static readonly HashSet<string> Fillers = Words(
        "my your our the a an is are not do so this that these it me us i in on at to for of and or with by please now new old very super top strong secure safe db database app api web site server client key keys token jwt auth session cookie signing encryption crypto hmac access account env environment deploy deployment " +
        "container compose stack cluster box project backend frontend data store admin email mail smtp ftp ssh vpn proxy cache queue search long random string value only use used using never ever real actual some any one two three good bad simple easy basic initial first here must be should will before after go going live replace placeholder dummy fake insecure unsafe weak word words update updated updating changed replaced rotate rotated required need needs soon asap");

    private static readonly HashSet<string> Walks = Words(
        "123qwe qwe123 1q2w3e 1q2w3e4r 1q2w3e4r5t 1qaz2wsx zaq12wsx 1qazxsw2 q1w2e3r4 qazwsx qazwsxedc qwertyuiop asdfghjkl zxcvbnm 1a2b3c4d a1b2c3d4 a1b2c3 abc123 abcd1234 abc12345 p455w0rd aa123456 123abc 123admin 000000 correcthorsebatterystaple correct-horse-battery-staple my-secret-pw thisisasecret p@55w0rd minio123 hunter2 trustno1 neo4j/password neo4j/test");

    // The default of many samples has a blank.
    private const string KeyboardCat = "keyboard cat";

    /// <summary>Whether a value is weak as the credential of a user, who may be unknown.</summary>
    public static bool IsWeak(string value, KeyName key, string? userName)
    {
        if (value.Length is 0 or > MaximumLength)
        {
            return false;
        }

        var lower = value.ToLowerInvariant();
        if (userName is { Length: > 1 } && IsUserName(lower, userName.ToLowerInvariant()) || Walks.Contains(lower) || lower == KeyboardCat || FakeValues.IsSequential(lower, 0, lower.Length) && lower.Length >= 4)
        {
            return true;
        }

        if (IsComposed(lower) || IsComposed(Unleet(lower)) || IsPhrase(value))
        {
            return true;
        }

        var stem = lower.Substring(0, EndOfStem(lower));
        return stem.Length >= 2 && stem.Length < lower.Length && (IsComposed(Unleet(stem)) || Walks.Contains(stem)) || IsKeyName(lower, key);
    }

    /// <summary>Whether a value is a sentence about a secret, as samples have it: <c>ThisIsASecretKeyForJwtToken123</c>.</summary>
    public static bool IsPhrase(string value)
    {
        if (value.Length is < 16 or > 96)
        {
            return false;
        }

        var tokens = KeyTokenizer.Split(value);
        var anchored = false;
        foreach (var token in tokens)
        {
            var isAnchor = Anchors.Contains(token);
            if (!isAnchor && !Fillers.Contains(token) && !(token.Length <= 6 && Alphabet.Digit.EndOfRun(token, 0, token.Length) == token.Length))
            {
                return false;
            }

            anchored |= isAnchor;
        }

        return anchored && tokens.Length >= 5;
    }

    // The user's own name, also with digits or punctuation behind it.
    private static bool IsUserName(string value, string user)
    {
        if (!value.StartsWith(user, StringComparison.Ordinal))
        {
            return false;
        }

        return EndOfStem(value) <= user.Length && value.Length - user.Length <= 6 || value == user;
    }

    // Db_Password for DB_PASSWORD and for SHOP_DB_PASSWORD.
    private static bool IsKeyName(string value, KeyName key)
    {
        if (!key.IsChosen)
        {
            return false;
        }

        var letters = value.Replace("_", "").Replace("-", "");
        var name = string.Concat(key.Tokens);
        var tail = name.Length;
        for (var i = key.Tokens.Length - 1; i >= 0; i--)
        {
            tail -= key.Tokens[i].Length;
            if ((i == 0 || i < key.Tokens.Length - 1) && letters.Length == name.Length - tail && name.EndsWith(letters, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static int EndOfStem(string value)
    {
        var end = value.Length;
        while (end > 0 && value.Length - end < 8 && !Alphabet.Letter.Contains(value[end - 1]))
        {
            end--;
        }

        return end;
    }

    // Every piece a listed word or at most six digits, with one anchor at least.
    private static bool IsComposed(string value)
    {
        var anchored = false;
        for (var i = 0; i < value.Length;)
        {
            var c = value[i];
            if (c is >= '0' and <= '9')
            {
                var end = Alphabet.Digit.EndOfRun(value, i, value.Length);
                if (end - i > 6)
                {
                    return false;
                }

                i = end;
            }
            else if (c is >= 'a' and <= 'z')
            {
                var end = Alphabet.Lower.EndOfRun(value, i, value.Length);
                if (!IsComposedWord(value, i, end, out var anchor))
                {
                    return false;
                }

                anchored |= anchor;
                i = end;
            }
            else if (c is > ' ' and < (char)127 or ' ')
            {
                i++;
            }
            else
            {
                return false;
            }
        }

        return anchored;
    }

    // mysecretpassword: dynamic programming over the ends of listed words; best[i] = 0 unreachable, 1 reached, 2 reached over an anchor.
    private static bool IsComposedWord(string value, int start, int end, out bool anchored)
    {
        var best = new byte[end - start + 1];
        best[0] = 1;
        for (var i = 0; i < end - start; i++)
        {
            if (best[i] == 0)
            {
                continue;
            }

            for (var length = 1; length <= LongestWord && i + length <= end - start; length++)
            {
                // Single letters and pairs only stand alone: any text is made of them.
                if (length < 3 && length != end - start && !(length == 2 && i == 0 && value[start] == 'm' && value[start + 1] == 'y'))
                {
                    continue;
                }

                var word = value.Substring(start + i, length);
                var rank = Anchors.Contains(word) ? (byte)2 : Fillers.Contains(word) ? best[i] : (byte)0;
                best[i + length] = Math.Max(best[i + length], rank);
            }
        }

        anchored = best[end - start] == 2;
        return best[end - start] > 0;
    }

    private static string Unleet(string value)
    {
        var characters = value.ToCharArray();
        for (var i = 0; i < characters.Length; i++)
        {
            characters[i] = characters[i] switch
            {
                '0' => 'o',
                '1' => 'i',
                '3' => 'e',
                '4' or '@' => 'a',
                '5' or '$' => 's',
                '7' => 't',
                '!' => 'i',
                var other => other,
            };
        }

        return new string(characters);
    }

    private static HashSet<string> Words(string list) => new(list.Split(' '), StringComparer.Ordinal);
}
