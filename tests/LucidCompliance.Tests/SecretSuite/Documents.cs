using System;
using System.Linq;
using System.Text;

namespace LucidCompliance.Tests.SecretSuite;

/// <summary>Values with a structure of their own that the later suites need: keys of other tools and tokens that carry a payload.</summary>
internal static class Documents
{
    public static string Named(string name, SuiteRandom random) => name switch
    {
        "putty" => "PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\nComment: deploy\nPublic-Lines: 2\n"
            + Wrap(Bytes(random, 63), 64) + "\nPrivate-Lines: 1\n" + Bytes(random, 36) + "\nPrivate-MAC: " + random.Text("0123456789abcdef", 64),
        "pgp" => "-----BEGIN PGP PRIVATE KEY BLOCK-----\n\n" + Wrap("lQ" + random.Text(SuiteRandom.Base62 + "+/", 638), 64)
            + "\n=" + random.Text(SuiteRandom.Base62, 4) + "\n-----END PGP PRIVATE KEY BLOCK-----",
        "pgp-public" => "-----BEGIN PGP PUBLIC KEY BLOCK-----\n\n" + Wrap("mQ" + random.Text(SuiteRandom.Base62 + "+/", 382), 64)
            + "\n=" + random.Text(SuiteRandom.Base62, 4) + "\n-----END PGP PUBLIC KEY BLOCK-----",
        "age" => Bech32("age-secret-key-", random.Bytes(32)).ToUpperInvariant(),
        "age-public" => Bech32("age", random.Bytes(32)),
        "jwk" => $$"""{"kty":"EC","crv":"P-256","kid":"2026-01","x":"{{Url(random, 32)}}","y":"{{Url(random, 32)}}","d":"{{Url(random, 32)}}"}""",
        "jwk-public" => $$"""{"kty":"EC","crv":"P-256","kid":"2026-01","x":"{{Url(random, 32)}}","y":"{{Url(random, 32)}}"}""",
        "pfx" => "MIIJ" + random.Text(SuiteRandom.Base62 + "+/", 1) + "gIBAzCCC" + random.Text(SuiteRandom.Base62 + "+/", 1) + "IGCSqGSIb3DQEHAaCC" + random.Text(SuiteRandom.Base62 + "+/", 600),
        "pypi" => "pypi-" + Convert.ToBase64String([2, 1, 8, .. Encoding.ASCII.GetBytes("pypi.org"), 2, 36, .. random.Bytes(36), 0, 2, 42, .. random.Bytes(42), 0, 0, 6, 32, .. random.Bytes(32)])
            .TrimEnd('=').Replace('+', '-').Replace('/', '_'),
        "discord" => Base64(random.Text("123456789", 1) + random.Text("0123456789", 17)).TrimEnd('=') + "." + random.Text(SuiteRandom.Base62, 6) + "." + random.Text(SuiteRandom.Base62 + "-_", 37) + "x",
        "atlassian" => Atlassian("ATATT3xFfGF0" + random.Text(SuiteRandom.Base62 + "-_", 172)),
        "basic" => Base64("deploy:" + random.Text(SuiteRandom.Base62, 20)),
        "basic-human" => Base64("nexus-reader:Herbst!Laub-" + random.Text("0123456789", 4)),
        "settings64" => Base64("""{"featureFlags":{"newCheckout":true,"darkMode":false},"refreshSeconds":300,"region":"eu-central-1"}"""),
        "png" => "iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAYAAAAf8" + random.Text(SuiteRandom.Base62 + "+/", 300) + "AAAAAElFTkSuQmCC",
        "sops" => $"ENC[AES256_GCM,data:{Bytes(random, 24)},iv:{Bytes(random, 32)},tag:{Bytes(random, 16)},type:str]",
        "ssh-public" => "AAAAC3NzaC1lZDI1NTE5AAAAI" + random.Text(SuiteRandom.Base62 + "+/", 43),
        "bcrypt" => "$2b$12$" + random.Text(SuiteRandom.Base62 + "./", 53),
        "onepassword" => "ops_ey" + Base64($$"""JzaWduSW5BZGRyZXNzIjoiYWNtZS4xcGFzc3dvcmQuY29tIn0{{random.Text(SuiteRandom.Base62, 220)}}""").TrimEnd('='),
        "mapbox" => Base64($$"""{"u":"acme","a":"cl{{random.Text("abcdefghijklmnopqrstuvwxyz0123456789", 23)}}"}""").TrimEnd('='),
        "k8s-sa" => Payloads.Jwt("RS256", random),
        _ => throw new InvalidOperationException($"Unknown document '{name}'."),
    };

    public static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static string Bytes(SuiteRandom random, int length) => Convert.ToBase64String(random.Bytes(length));

    private static string Url(SuiteRandom random, int length) => Bytes(random, length).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private static string Atlassian(string body) => $"{body}={Checksums.Crc32(body):X8}";

    private static string Wrap(string text, int width) => string.Join('\n', text.Chunk(width).Select(static line => new string(line)));

    /// <summary>BIP 173: the data in groups of five bits, and six groups of checksum over them and the prefix.</summary>
    private static string Bech32(string prefix, byte[] bytes)
    {
        const string Alphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
        var groups = new System.Collections.Generic.List<int>();
        for (int buffer = 0, bits = 0, i = 0; i < bytes.Length; i++)
        {
            buffer = ((buffer << 8) | bytes[i]) & 0xFFFF;
            bits += 8;
            for (; bits >= 5; bits -= 5)
            {
                groups.Add((buffer >> (bits - 5)) & 31);
            }

            if (i == bytes.Length - 1 && bits > 0)
            {
                groups.Add((buffer << (5 - bits)) & 31);
            }
        }

        int[] values = [.. prefix.Select(static c => c >> 5), 0, .. prefix.Select(static c => c & 31), .. groups, 0, 0, 0, 0, 0, 0];
        var checksum = Polymod(values) ^ 1;
        for (var i = 0; i < 6; i++)
        {
            groups.Add((checksum >> (5 * (5 - i))) & 31);
        }

        return prefix + "1" + string.Concat(groups.Select(static group => Alphabet[group]));
    }

    private static int Polymod(int[] values)
    {
        int[] generator = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
        var checksum = 1;
        foreach (var value in values)
        {
            var top = checksum >> 25;
            checksum = ((checksum & 0x1ffffff) << 5) ^ value;
            for (var i = 0; i < 5; i++)
            {
                checksum ^= ((top >> i) & 1) != 0 ? generator[i] : 0;
            }
        }

        return checksum;
    }
}
