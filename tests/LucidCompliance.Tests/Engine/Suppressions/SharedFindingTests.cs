using System.Collections.Generic;
using System.Linq;
using LucidCompliance.Diagnostics;
using LucidCompliance.Tests.Cases;
using Xunit;

namespace LucidCompliance.Tests.Engine.Suppressions;

/// <summary>A finding that several services share, and exemptions for some of them.</summary>
public sealed class SharedFindingTests
{
    private static List<Diagnostic> Roots(string services, string exemptions, string dockerfile = "FROM alpine:3.22\nENTRYPOINT [\"/a\"]\n")
    {
        var texts = new[]
        {
            ("Dockerfile", dockerfile),
            ("compose.yaml", "services:\n" + services),
            ("lucid-compliance.yml", "version: 1\nexemptions:\n" + exemptions),
        };
        return [.. RuleCase.FromTexts("shared", texts).Analyze().Diagnostics.Where(finding => finding.Rule.Id is "LUCID3001" or "LUCID0008")];
    }

    private static string Exempt(string service) => $"  - {{ rule: LUCID3001, service: {service}, reason: because }}\n";

    [Theory]
    [InlineData("a", "b")]
    [InlineData("b", "a")]
    public void An_exemption_of_one_service_leaves_the_finding_of_the_other(string exempt, string other)
    {
        var finding = Assert.Single(Roots("  a: { build: . }\n  b: { build: . }\n", Exempt(exempt)));

        Assert.Equal(("LUCID3001", other), (finding.Rule.Id, finding.Service));
        Assert.Null(finding.Suppression);
    }

    [Fact]
    public void Exemptions_of_all_services_suppress_it_and_are_all_used()
    {
        var finding = Assert.Single(Roots("  a: { build: . }\n  b: { build: . }\n  c: { build: . }\n", Exempt("a") + Exempt("b") + Exempt("c")));

        Assert.Equal("because", finding.Suppression!.Reason);
    }

    [Fact]
    public void A_third_service_that_is_not_exempt_keeps_it()
    {
        var finding = Assert.Single(Roots("  a: { build: . }\n  b: { build: . }\n  c: { build: . }\n", Exempt("a") + Exempt("c")));

        Assert.Equal("b", finding.Service);
        Assert.Null(finding.Suppression);
    }

    [Fact]
    public void A_comment_in_the_Dockerfile_holds_for_all_services()
    {
        var finding = Assert.Single(Roots(
            "  a: { build: . }\n  b: { build: . }\n", Exempt("a"), "# lucid:ignore LUCID3001 -- all\nFROM alpine:3.22\nENTRYPOINT [\"/a\"]\n"));

        Assert.Equal("all", finding.Suppression!.Reason);
    }

    [Fact]
    public void An_inline_Dockerfile_that_services_share_is_no_exception()
    {
        var findings = Roots("  a: &a\n    build:\n      dockerfile_inline: |\n        FROM alpine:3.22\n        ENTRYPOINT [\"/a\"]\n  b: { <<: *a }\n", Exempt("a"));
        var finding = Assert.Single(findings, found => found.Location.Path == "compose.yaml");

        Assert.Equal(("b", "compose.yaml", 4), (finding.Service, finding.Location.Path, finding.Location.Start.Line));
    }
}
