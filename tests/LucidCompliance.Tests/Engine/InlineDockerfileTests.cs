using System.Linq;
using LucidCompliance.Tests.Cases;
using Xunit;

namespace LucidCompliance.Tests.Engine;

public sealed class InlineDockerfileTests
{
    [Fact]
    public void Messages_count_the_lines_of_the_Compose_file()
    {
        const string Compose = "services:\n  a:\n    build:\n      dockerfile_inline: |\n        FROM gcr.io/distroless/static-debian13:nonroot\n        CMD [\"/a\"]\n        CMD [\"/b\"]\n";
        var finding = Assert.Single(RuleCase.FromTexts("inline", new[] { ("compose.yaml", Compose) }).Analyze().Diagnostics, found => found.Rule.Id == "LUCID4006");

        Assert.Equal(("compose.yaml", 5), (finding.Location.Path, finding.Location.Start.Line));
        Assert.Contains("the CMD in line 7 of the same stage", finding.Message);
        Assert.Equal(6, Assert.Single(finding.Related).Location.Start.Line);
    }

    [Fact]
    public void In_a_folded_or_quoted_scalar_too()
    {
        const string Compose = "services:\n  a:\n    build:\n      dockerfile_inline: \"FROM gcr.io/distroless/static-debian13:nonroot\\nCMD [\\\"/a\\\"]\\n\\\n        CMD [\\\"/b\\\"]\\n\"\n";
        var findings = RuleCase.FromTexts("inline", new[] { ("compose.yaml", Compose) }).Analyze().Diagnostics;

        Assert.Contains("the CMD in line 5 of", findings.Single(found => found.Rule.Id == "LUCID4006").Message);
    }
}
