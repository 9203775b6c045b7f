using System;
using System.Collections.Generic;
using LucidCompliance.Model.Secrets;
using Xunit;
using static LucidCompliance.Tests.Model.Secrets.Made;

namespace LucidCompliance.Tests.Model.Secrets;

/// <summary>Provider formats, written from their published descriptions; each is found under a key that says nothing.</summary>
public sealed class FormatTests
{
    private const SecretKind Registry = SecretKind.PackageRegistryToken;
    private const SecretKind Infrastructure = SecretKind.InfrastructureToken;
    private const SecretKind Model = SecretKind.ModelServiceKey;
    private const SecretKind Service = SecretKind.ServiceToken;
    private const SecretKind Observability = SecretKind.ObservabilityKey;

    private static IEnumerable<(string Name, SecretKind Kind, Func<int, string> Make)> Formats()
    {
        yield return ("GitHub personal", SecretKind.GitHubToken, seed => WithCrc("ghp" + "_", seed));
        yield return ("GitHub OAuth", SecretKind.GitHubToken, seed => WithCrc("gho" + "_", seed));
        yield return ("GitHub user", SecretKind.GitHubToken, seed => WithCrc("ghu" + "_", seed));
        yield return ("GitHub server", SecretKind.GitHubToken, seed => WithCrc("ghs" + "_", seed));
        yield return ("GitHub refresh", SecretKind.GitHubToken, seed => "ghr" + "_" + Chars(Alphanumeric, 36, seed));
        yield return ("GitHub fine-grained", SecretKind.GitHubToken, seed => "github_" + "pat_" + Chars(Alphanumeric, 22, seed) + "_" + Chars(Alphanumeric, 59, seed));
        yield return ("GitLab personal", SecretKind.GitLabToken, seed => "glpat" + "-" + Chars(Url, 20, seed));
        yield return ("GitLab routable", SecretKind.GitLabToken, seed => "glpat" + "-" + Chars(Url, 27, seed) + "." + Chars(Lower + Digits, 2, seed) + "." + Chars(Lower + Digits, 7, seed));
        yield return ("GitLab deploy", SecretKind.GitLabToken, seed => "gldt" + "-" + Chars(Url, 20, seed));
        yield return ("GitLab runner", SecretKind.GitLabToken, seed => "glrt" + "-" + Chars(Url, 20, seed));
        yield return ("GitLab trigger", SecretKind.GitLabToken, seed => "glptt" + "-" + HexOf(40, seed));
        yield return ("npm", Registry, seed => WithCrc("npm" + "_", seed));
        yield return ("PyPI", Registry, seed => "pypi-" + "AgEIcHlwaS5vcmc" + Chars(Url, 120, seed));
        yield return ("NuGet", Registry, seed => "oy" + "2" + Chars(Lower + Digits, 43, seed));
        yield return ("RubyGems", Registry, seed => "rubygems" + "_" + HexOf(48, seed));
        yield return ("Artifactory", Registry, seed => "AK" + "Cp" + Chars(Alphanumeric, 69, seed));
        yield return ("Clojars", Registry, seed => "CLOJARS" + "_" + Chars(Lower + Digits, 60, seed));
        yield return ("Docker Hub personal", SecretKind.DockerToken, seed => "dckr_" + "pat_" + Chars(Url, 27, seed));
        yield return ("Docker organisation", SecretKind.DockerToken, seed => "dckr_" + "oat_" + Chars(Url, 32, seed));
        yield return ("Swarm join", SecretKind.DockerToken, seed => "SWMTKN" + "-1-" + Chars(Lower + Digits, 50, seed) + "-" + Chars(Lower + Digits, 25, seed));
        yield return ("AWS key id", SecretKind.AwsAccessKey, seed => "AK" + "IA" + Chars(Upper + "234567", 16, seed));
        yield return ("AWS temporary key id", SecretKind.AwsAccessKey, seed => "AS" + "IA" + Chars(Upper + "234567", 16, seed));
        yield return ("Google API", SecretKind.GoogleKey, seed => "AI" + "za" + Chars(Url, 35, seed));
        yield return ("Google OAuth client", SecretKind.GoogleKey, seed => "GOCSPX" + "-" + Chars(Url, 28, seed));
        yield return ("Google access", SecretKind.GoogleKey, seed => "ya29" + "." + Chars(Url, 120, seed));
        yield return ("Entra client secret", SecretKind.EntraClientSecret, seed => Chars(Alphanumeric, 3, seed) + "8" + "Q~" + Chars(Alphanumeric + "-_.~", 34, seed));
        yield return ("Azure service bus", SecretKind.AzureKey, seed => Chars(Alphanumeric, 33, seed) + "+A" + "Sb" + Chars(Alphanumeric, 6, seed) + "=");
        yield return ("Azure storage", SecretKind.AzureKey, seed => Chars(Alphanumeric, 76, seed) + "+A" + "St" + Chars(Alphanumeric, 6, seed) + "==");
        yield return ("Azure cache", SecretKind.AzureKey, seed => Chars(Alphanumeric, 33, seed) + "Az" + "Ca" + Chars(Alphanumeric, 6, seed) + "=");
        yield return ("Azure functions", SecretKind.AzureKey, seed => Chars(Alphanumeric, 44, seed) + "Az" + "Fu" + Chars(Alphanumeric, 6, seed) + "==");
        yield return ("Azure search", SecretKind.AzureKey, seed => Chars(Alphanumeric, 42, seed) + "Az" + "Se" + Chars(Alphanumeric, 6, seed));
        yield return ("Azure AI", SecretKind.AzureKey, seed => Chars(Alphanumeric, 52, seed) + "JQQ" + "J99" + Chars(Alphanumeric, 26, seed));
        yield return ("Azure DevOps", SecretKind.AzureDevOpsToken, seed => Chars(Alphanumeric, 76, seed) + "AZ" + "DO" + Chars(Alphanumeric, 4, seed));
        yield return ("Slack bot", SecretKind.ChatToken, seed => "xox" + "b-" + Chars(Digits, 12, seed) + "-" + Chars(Digits, 13, seed) + "-" + Chars(Alphanumeric, 24, seed));
        yield return ("Slack app", SecretKind.ChatToken, seed => "xa" + "pp-1-A" + Chars(Upper + Digits, 10, seed) + "-" + Chars(Digits, 13, seed) + "-" + HexOf(64, seed));
        yield return ("Slack webhook", SecretKind.ChatToken, seed => "https://hooks.slack" + ".com/services/T" + Chars(Upper + Digits, 10, seed) + "/B" + Chars(Upper + Digits, 10, seed) + "/" + Chars(Alphanumeric, 24, seed));
        yield return ("Discord webhook", SecretKind.ChatToken, seed => "https://discord" + ".com/api/webhooks/" + Chars("123456789", 18, seed) + "/" + Chars(Url, 68, seed));
        yield return ("Discord bot", SecretKind.ChatToken, seed => Base64Url(Chars("123456789", 18, seed)) + "." + Chars(Url, 6, seed) + "." + Chars(Url, 38, seed));
        yield return ("Telegram bot", SecretKind.ChatToken, seed => Chars("123456789", 10, seed) + ":" + "AA" + Chars(Url, 33, seed));
        yield return ("Stripe live", SecretKind.PaymentKey, seed => "sk_" + "live_" + Chars(Alphanumeric, 24, seed));
        yield return ("Stripe long", SecretKind.PaymentKey, seed => "sk_" + "test_" + Chars(Alphanumeric, 99, seed));
        yield return ("Stripe restricted", SecretKind.PaymentKey, seed => "rk_" + "live_" + Chars(Alphanumeric, 24, seed));
        yield return ("Stripe webhook", SecretKind.PaymentKey, seed => "whsec" + "_" + Chars(Alphanumeric, 32, seed));
        yield return ("Square access", SecretKind.PaymentKey, seed => "sq0" + "atp-" + Chars(Url, 22, seed));
        yield return ("Shopify", SecretKind.PaymentKey, seed => "shp" + "at_" + HexOf(32, seed));
        yield return ("Braintree", SecretKind.PaymentKey, seed => "access_token$" + "production$" + Chars(Lower + Digits, 16, seed) + "$" + HexOf(32, seed));
        yield return ("Plaid", SecretKind.PaymentKey, seed => "access-" + "production-" + Uuid(seed));
        yield return ("SendGrid", SecretKind.MessagingKey, seed => "S" + "G." + Chars(Url, 22, seed) + "." + Chars(Url, 43, seed));
        yield return ("Mailgun", SecretKind.MessagingKey, seed => "ke" + "y-" + HexOf(32, seed));
        yield return ("Mailchimp", SecretKind.MessagingKey, seed => HexOf(32, seed) + "-us" + "12");
        yield return ("Brevo", SecretKind.MessagingKey, seed => "xkey" + "sib-" + HexOf(64, seed) + "-" + Chars(Alphanumeric, 16, seed));
        yield return ("Twilio", SecretKind.MessagingKey, seed => "S" + "K" + HexOf(32, seed));
        yield return ("OpenAI project", Model, seed => "sk-" + "proj-" + Chars(Url, 120, seed));
        yield return ("OpenAI", Model, seed => "s" + "k-" + Chars(Alphanumeric, 20, seed) + "T3Blbk" + "FJ" + Chars(Alphanumeric, 20, seed));
        yield return ("Anthropic", Model, seed => "sk-" + "ant-api03-" + Chars(Url, 93, seed) + "AA");
        yield return ("Hugging Face", Model, seed => "h" + "f_" + Chars(Upper + Lower, 34, seed));
        yield return ("Groq", Model, seed => "gs" + "k_" + Chars(Alphanumeric, 52, seed));
        yield return ("OpenRouter", Model, seed => "sk-" + "or-v1-" + HexOf(64, seed));
        yield return ("Replicate", Model, seed => "r" + "8_" + Chars(Alphanumeric, 37, seed));
        yield return ("New Relic user", Observability, seed => "NR" + "AK-" + Chars(Upper + Digits, 27, seed));
        yield return ("New Relic licence", Observability, seed => HexOf(36, seed) + "NR" + "AL");
        yield return ("Sentry user", Observability, seed => "sntry" + "u_" + HexOf(64, seed));
        yield return ("Grafana service account", Observability, seed => "gl" + "sa_" + Chars(Alphanumeric, 32, seed) + "_" + HexOf(8, seed));
        yield return ("Dynatrace", Observability, seed => "dt0" + "c01." + Chars(Upper + Digits, 24, seed) + "." + Chars(Upper + Digits, 64, seed));
        yield return ("Vault service", Infrastructure, seed => "hv" + "s." + Chars(Url, 90, seed));
        yield return ("Terraform Cloud", Infrastructure, seed => Chars(Alphanumeric, 14, seed) + ".atlas" + "v1." + Chars(Url, 67, seed));
        yield return ("DigitalOcean", Infrastructure, seed => "dop" + "_v1_" + HexOf(64, seed));
        yield return ("Heroku", Infrastructure, seed => "HRKU" + "-AA" + Chars(Url, 58, seed));
        yield return ("Pulumi", Infrastructure, seed => "pu" + "l-" + HexOf(40, seed));
        yield return ("Databricks", Infrastructure, seed => "da" + "pi" + HexOf(32, seed));
        yield return ("Doppler", Infrastructure, seed => "dp." + "pt." + Chars(Alphanumeric, 43, seed));
        yield return ("PlanetScale", Infrastructure, seed => "pscale" + "_tkn_" + Chars(Url, 43, seed));
        yield return ("Tailscale", Infrastructure, seed => "tskey" + "-auth-" + Chars(Alphanumeric, 12, seed) + "-" + Chars(Alphanumeric, 32, seed));
        yield return ("Supabase", Infrastructure, seed => "sb" + "p_" + HexOf(40, seed));
        yield return ("Sonar", Infrastructure, seed => "sq" + "p_" + HexOf(40, seed));
        yield return ("CircleCI", Infrastructure, seed => "CCI" + "PAT_" + Chars(Alphanumeric, 22, seed) + "_" + HexOf(40, seed));
        yield return ("1Password secret key", Infrastructure, seed => "A" + "3-" + Chars(Upper + Digits, 6, seed) + "-" + Chars(Upper + Digits, 11, seed) + "-" + Chars(Upper + Digits, 5, seed) + "-" + Chars(Upper + Digits, 5, seed + 1) + "-" + Chars(Upper + Digits, 5, seed + 2));
        yield return ("Atlassian", Service, seed => "ATATT" + "3xFfGF0" + Chars(Url, 180, seed));
        yield return ("Linear", Service, seed => "lin_" + "api_" + Chars(Alphanumeric, 40, seed));
        yield return ("Notion", Service, seed => "nt" + "n_" + Chars(Alphanumeric, 46, seed));
        yield return ("Postman", Service, seed => "PM" + "AK-" + HexOf(24, seed) + "-" + HexOf(34, seed));
        yield return ("Airtable", Service, seed => "pa" + "t" + Chars(Alphanumeric, 14, seed) + "." + HexOf(64, seed));
        yield return ("Figma", Service, seed => "fig" + "d_" + Chars(Url, 43, seed));
        yield return ("HubSpot", Service, seed => "pat" + "-na1-" + Uuid(seed));
        yield return ("JWT", SecretKind.JsonWebToken, seed => Jwt(seed));
        yield return ("age", SecretKind.PrivateKey, seed => "AGE-SECRET" + "-KEY-1" + Chars("QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L", 58, seed));
        yield return ("PEM PKCS#8", SecretKind.PrivateKey, seed => Pem("PRIVATE" + " KEY", 1200, seed));
        yield return ("PEM RSA on one line", SecretKind.PrivateKey, seed => Pem("RSA PRIVATE" + " KEY", 1100, seed, "\\n"));
        yield return ("PEM EC with blanks", SecretKind.PrivateKey, seed => Pem("EC PRIVATE" + " KEY", 120, seed, " "));
        yield return ("PEM OpenSSH", SecretKind.PrivateKey, seed => Pem("OPENSSH PRIVATE" + " KEY", 300, seed));
        yield return ("PEM encrypted", SecretKind.PrivateKey, seed => Pem("ENCRYPTED PRIVATE" + " KEY", 300, seed));
        yield return ("PGP", SecretKind.PrivateKey, seed => Pem("PGP PRIVATE" + " KEY BLOCK", 300, seed));
        yield return ("PEM in base64", SecretKind.PrivateKey, seed => Base64(Pem("PRIVATE" + " KEY", 400, seed)));
        yield return ("docker config in base64", SecretKind.DockerRegistryAuth, seed => Base64("{\"auths\":{\"r.example.com\":{\"auth\":\"" + Base64("bot:" + Chars(Alphanumeric, 14, seed)) + "\"}}}"));
        yield return ("service account", SecretKind.GcpServiceAccount, seed => "{\"type\": \"service_account\", \"private_key_id\": \"" + HexOf(40, seed) + "\", \"private_key\": \"" + Pem("PRIVATE" + " KEY", 600, seed, "\\n") + "\"}");
        yield return ("Azure SAS", SecretKind.AzureSharedAccessSignature, seed => "https://acme.blob.core.windows.net/c?sv=2022-11-02&se=2030-01-01&sr=c&sig=" + Uri.EscapeDataString(Base64(32, seed)));
    }

    public static TheoryData<string> Names()
    {
        var names = new TheoryData<string>();
        foreach (var (name, _, _) in Formats())
        {
            names.Add(name);
        }

        return names;
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_token_is_found_whatever_its_key(string name)
    {
        foreach (var (candidate, kind, make) in Formats())
        {
            if (candidate != name)
            {
                continue;
            }

            for (var seed = 1; seed <= 25; seed++)
            {
                var token = make(seed);
                var alone = Read.Value("SETTING", token);
                Assert.Equal((seed, SecretClass.Secret, kind), (seed, alone.Class, alone.Kind));
                var found = Assert.Single(SecretScanner.FindInText("run --with=" + token + " 'now'"));
                Assert.Equal((seed, SecretClass.Secret), (seed, found.Class));
            }
        }
    }

    [Fact]
    public void A_checksum_proves_and_a_wrong_one_leaves_doubt()
    {
        var token = WithCrc("ghp" + "_", 5);
        Assert.Equal(SecretConfidence.Proven, Read.Value("X", token).Confidence);
        var broken = token.Substring(0, 39) + (token[39] == 'a' ? 'b' : 'a');
        Assert.Equal((SecretClass.Secret, SecretConfidence.Medium), (Read.Value("X", broken).Class, Read.Value("X", broken).Confidence));
    }

    [Fact]
    public void A_seed_of_nats_is_one_by_its_checksum_alone()
    {
        const string Seed = "SUAIFNYO5Z7RUUBZX3YH5QRUP4DG5UEPLXDVCJ" + "CH4NAEGAACNNXFIVJ7OM";

        Assert.Equal((SecretClass.Secret, SecretKind.MessagingKey), (Read.Value("NATS", Seed).Class, Read.Value("NATS", Seed).Kind));
        Assert.NotEqual(SecretClass.Secret, Read.Value("NATS", Seed.Replace("X3YH", "X3YG", System.StringComparison.Ordinal)).Class);
    }

    [Fact]
    public void The_table_is_as_large_as_promised() => Assert.InRange(TokenFormatTable.Count, 75, 400);

    [Fact]
    public void A_token_inside_a_text_is_pointed_at_exactly()
    {
        var token = WithCrc("ghp" + "_", 9);
        var text = "git clone https://x-access-token:" + token + "@github.com/acme/app";
        var match = Assert.Single(SecretScanner.FindInText(text));
        Assert.Equal(token, text.Substring(match.Range.Start, match.Range.Length));
        Assert.Equal(SecretKind.GitHubToken, match.Kind);
    }

    [Theory]
    [InlineData("ghp", "_", 36)]
    [InlineData("sk_live", "_", 24)]
    [InlineData("glpat", "-", 20)]
    [InlineData("AKI", "A", 16)]
    public void A_body_of_fillers_is_no_token(string prefix, string separator, int length)
    {
        Assert.NotEqual(SecretClass.Secret, Read.Value("TOKEN", prefix + separator + new string('x', length)).Class);
        Assert.NotEqual(SecretClass.Secret, Read.Value("TOKEN", prefix + separator + new string('X', length)).Class);
        Assert.NotEqual(SecretClass.Secret, Read.Value("TOKEN", prefix + separator + "ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMNOPQR".Substring(0, length)).Class);
    }
}
