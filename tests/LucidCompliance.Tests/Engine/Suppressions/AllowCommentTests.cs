using System.Linq;
using LucidCompliance.Tests.Cases;
using Xunit;

namespace LucidCompliance.Tests.Engine.Suppressions;

/// <summary>The comments of other tools in every kind of file, by the rules that they silence and only where the policy asks for it.</summary>
public sealed class AllowCommentTests
{
    private const string Token = "vQ7rT2mXb9LkZp4wHs6YcN3d";

    // "@" is the secret; the finding of the line without comment stays.
    public static TheoryData<string, string, string> Lines() => new()
    {
        { "LUCID2009", ".env", "A_TOKEN=@ # gitleaks:allow\nB_TOKEN=@1\n" },
        { "LUCID2009", ".env", "A_TOKEN=@ # pragma: allowlist secret\nB_TOKEN=@1\n" },
        { "LUCID2009", ".env", "A_TOKEN=@ #pragma:whitelist-secret\nB_TOKEN=@1\n" },
        { "LUCID2009", ".env", "# pragma: allowlist nextline secret\nA_TOKEN=@\nB_TOKEN=@1\n" },
        { "LUCID2009", ".env", "# secretlint-disable-next-line\nA_TOKEN=@\nB_TOKEN=@1\n" },
        { "LUCID2009", ".env", "A_TOKEN=@ # trufflehog:ignore\nB_TOKEN=@1\n" },
        { "LUCID2009", ".env", "# checkov:skip=CKV_SECRET_6:a test\nA_TOKEN=@\nB_TOKEN=@1\n" },
        { "LUCID2010", ".env", "A_PASSWORD=changeme # gitleaks:allow\nB_PASSWORD=changeme\n" },
        { "LUCID2001", "Dockerfile", "FROM debian:13\n# pragma: allowlist nextline secret\nENV A_TOKEN=@\nENV B_TOKEN=@1\nUSER 1\n" },
        { "LUCID2001", "Dockerfile", "FROM debian:13\nENV A_TOKEN=@ B=gitleaks:allow \\\n    B_TOKEN=@1\nUSER 1\n" },
        { "LUCID2003", "Dockerfile", "FROM debian:13\nRUN curl -u a:@ b # gitleaks:allow\nRUN curl -u a:@1 b\nUSER 1\n" },
        { "LUCID2003", "Dockerfile", "FROM debian:13\nRUN <<E\nexport A_TOKEN=@ # pragma: allowlist secret\nexport B_TOKEN=@1\nE\nUSER 1\n" },
        { "LUCID2008", "compose.yml", "services:\n  a:\n    image: b:1\n    environment:\n      A_TOKEN: @ # gitleaks:allow\n      B_TOKEN: @1\n" },
        { "LUCID2008", "compose.yml", "services:\n  a:\n    image: b:1\n    environment:\n      # pragma: allowlist nextline secret\n      - A_TOKEN=@\n      - B_TOKEN=@1\n" },
        { "LUCID2012", "appsettings.json", "{\n  \"ApiToken\": \"@\", // gitleaks:allow\n  \"OtherToken\": \"@1\"\n}\n" },
        { "LUCID2012", "appsettings.json", "{\n  // pragma: allowlist nextline secret\n  \"ApiToken\": \"@\",\n  \"OtherToken\": \"@1\"\n}\n" },
        { "LUCID2013", "Properties/launchSettings.json", "{ \"profiles\": { \"a\": { \"environmentVariables\": {\n  \"A_TOKEN\": \"@\", // pragma: allowlist secret\n  \"B_TOKEN\": \"@1\" } } } }\n" },
        { "LUCID2014", "NuGet.config", "<configuration><packageSourceCredentials><a>\n<add key=\"ClearTextPassword\" value=\"@\" /> <!-- gitleaks:allow -->\n</a><b>\n<add key=\"ClearTextPassword\" value=\"@1\" />\n</b></packageSourceCredentials></configuration>\n" },
        { "LUCID2014", "NuGet.config", "<configuration><packageSourceCredentials><a>\n<!-- pragma: allowlist nextline secret -->\n<add key=\"ClearTextPassword\" value=\"@\" />\n</a><b>\n<add key=\"ClearTextPassword\" value=\"@1\" />\n</b></packageSourceCredentials></configuration>\n" },
        { "LUCID2016", "start.sh", "export A_TOKEN=@ # gitleaks:allow\nexport B_TOKEN=@1\n" },
        { "LUCID2016", "start.py", "# pragma: allowlist nextline secret\na_token = \"@\"\nb_token = \"@1\"\n" },
        { "LUCID2016", "start.js", "const a_token = \"@\"; /* pragma: allowlist secret */\nconst b_token = \"@1\";\n" },
        { "LUCID2016", "start.sql", "ALTER USER a PASSWORD '@'; -- pragma: allowlist secret\nALTER USER a PASSWORD '@1';\n" },
        { "LUCID3001", "Dockerfile", "FROM debian:13\n# hadolint ignore=DL3002\nUSER root\n" },
        { "LUCID3001", "Dockerfile", "# hadolint global ignore=DL3002,DL3008\nFROM debian:13\nUSER root\n" },
        { "LUCID3001", "Dockerfile", "FROM debian:13\n#checkov:skip=CKV_DOCKER_8:needs port 80\nUSER root\n" },
        { "LUCID3001", "Dockerfile", "FROM debian:13\n#trivy:ignore:AVD-DS-0002\nUSER root\n" },
        { "LUCID3001", "Dockerfile", "FROM debian:13\n# trivy:ignore:DS002 trivy:ignore:DS001\nUSER root\n" },
        { "LUCID2001", "Dockerfile", "# check=skip=SecretsUsedInArgOrEnv;error=true\nFROM debian:13\nENV A_TOKEN=@\nUSER 1\n" },
        { "LUCID2001", "Dockerfile", "# check=skip=all\nFROM debian:13\nENV A_TOKEN=@\nUSER 1\n" },
    };

    [Theory]
    [MemberData(nameof(Lines))]
    public void A_comment_counts_where_the_policy_asks_for_it(string rule, string path, string template)
    {
        var text = template.Replace("@", Token, System.StringComparison.Ordinal);
        var found = Count(rule, path, text, "false", null);
        var left = Count(rule, path, text, "true", null);
        Assert.True(found > 0, "Nothing is found without the comment.");
        Assert.Equal(found - 1, left);
        Assert.Equal(found, Count(rule, path, text, "true", rule));
    }

    [Theory]
    [InlineData("A_TOKEN=@ # pragma: allowlist secrets\n")]
    [InlineData("A_TOKEN=@ # pragma: allowlist\n")]
    [InlineData("A_TOKEN=@\nB=x-pragma: allowlist secret\n")]
    [InlineData("A_TOKEN=@\nB=c pragma: allowlist secret\n")]
    [InlineData("A_TOKEN=@ # gitleaks:allowed\n")]
    [InlineData("# gitleaks:allow\nA_TOKEN=@\n")]
    [InlineData("# pragma: allowlist nextline secret\n\nA_TOKEN=@\n")]
    [InlineData("A_TOKEN=@\n# pragma: allowlist nextline secret")]
    public void What_is_no_such_comment_or_speaks_for_another_line_changes_nothing(string template)
    {
        var text = template.Replace("@", Token, System.StringComparison.Ordinal);
        Assert.Equal(1, Count("LUCID2009", ".env", text, "false", null));
        Assert.Equal(1, Count("LUCID2009", ".env", text, "true", null));
    }

    private static int Count(string rule, string path, string text, string foreign, string? locked)
    {
        var policy = $"version: 1\nsuppressions: {{ foreign: {foreign}{(locked is null ? "" : $", locked: [{locked}]")} }}\n";
        (string, string)[] files = [(path, text), ("lucid-compliance.yml", policy), .. path.StartsWith("start", System.StringComparison.Ordinal) ? new[] { (".case", $"item: {path} Script\n") } : []];
        return RuleCase.FromTexts("foreign", files).Analyze().Diagnostics.Count(finding => finding.Rule.Id == rule && finding.Suppression is null);
    }
}
