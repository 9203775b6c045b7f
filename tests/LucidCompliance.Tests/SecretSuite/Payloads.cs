using System;
using System.Text;

namespace LucidCompliance.Tests.SecretSuite;

/// <summary>Values that are documents of their own.</summary>
internal static class Payloads
{
    public static string Named(string name, SuiteRandom random) => name switch
    {
        "dockerconfig" => Auths("registry.example.org", $"\"auth\":\"{Base64($"deploy:{random.Text(SuiteRandom.Base62, 18)}")}\""),
        "dockerconfig2" => Auths("https://index.docker.io/v1/", $"\"username\":\"acme\",\"password\":\"{random.Text(SuiteRandom.Base62, 18)}\""),
        "dockerconfig3" => Auths("acme.azurecr.io", $"\"auth\":\"{Base64("00000000-0000-0000-0000-000000000000:")}\",\"identitytoken\":\"{random.Text(SuiteRandom.Base62, 80)}\""),
        "gcpsa" => $$"""{"type":"service_account","project_id":"acme-prod","private_key_id":"{{random.Text("0123456789abcdef", 40)}}","private_key":"{{KeyMaterial.Pem("PRIVATE KEY", random).Replace("\n", "\\n", StringComparison.Ordinal)}}\n","client_email":"api@acme-prod.iam.gserviceaccount.com","token_uri":"https://oauth2.googleapis.com/token"}""",
        "bedrock" => $"BedrockAPIKey-{random.Text("abcdefghijklmnopqrstuvwxyz0123456789", 4)}-at-{random.Text("0123456789", 12)}:{random.Text(SuiteRandom.Base62, 44)}",
        "sentry" => $$"""{"iat":1764000000.{{random.Text("0123456789", 6)}},"url":"https://sentry.io","region_url":"https://us.sentry.io","org":"acme"}""",
        "mapbox" => $$"""{"u":"acme","a":"cl{{random.Text("abcdefghijklmnopqrstuvwxyz0123456789", 23)}}"}""",
        "settings" => """{"Logging":{"LogLevel":{"Default":"Information","Microsoft.AspNetCore":"Warning"}},"AllowedHosts":"*"}""",
        _ => throw new InvalidOperationException($"Unknown payload '{name}'."),
    };

    /// <summary>A compact JSON web token with a signature of the algorithm's length.</summary>
    public static string Jwt(string algorithm, SuiteRandom random)
    {
        var claims = $$"""{"iss":"https://login.example.org","sub":"{{random.Text("0123456789", 10)}}","role":"service","iat":1764000000,"exp":2079000000}""";
        var signature = random.Bytes(algorithm switch { "RS256" => 256, "ES256" => 64, _ => 32 });
        return $"{Base64Url($$"""{"alg":"{{algorithm}}","typ":"JWT"}""")}.{Base64Url(claims)}.{Url(Convert.ToBase64String(signature))}";
    }

    /// <summary>The seed of a NATS user: two prefix bytes, 32 drawn ones, CRC-16 (XMODEM) little-endian, in base 32.</summary>
    public static string UserSeed(SuiteRandom random)
    {
        const int Seed = 18 << 3, User = 20 << 3;
        byte[] bytes = [Seed | (User >> 5), (User & 31) << 3, .. random.Bytes(32), 0, 0];
        var crc = 0;
        for (var i = 0; i < bytes.Length - 2; i++)
        {
            crc ^= bytes[i] << 8;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = ((crc << 1) ^ ((crc & 0x8000) != 0 ? 0x1021 : 0)) & 0xFFFF;
            }
        }

        (bytes[^2], bytes[^1]) = ((byte)crc, (byte)(crc >> 8));
        var text = new StringBuilder();
        for (var bit = 0; bit < bytes.Length * 8; bit += 5)
        {
            var window = (bytes[bit / 8] << 8) | (bit / 8 + 1 < bytes.Length ? bytes[bit / 8 + 1] : 0);
            text.Append("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[(window >> (11 - bit % 8)) & 31]);
        }

        return text.ToString();
    }

    private static string Auths(string registry, string fields) => "{\"auths\":{\"" + registry + "\":{" + fields + "}}}";

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static string Base64Url(string text) => Url(Base64(text));

    private static string Url(string base64) => base64.TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
