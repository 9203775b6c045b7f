using System.IO;
using System.Linq;
using LucidCompliance.Diagnostics;
using LucidCompliance.Tests.Cases;
using Xunit;

namespace LucidCompliance.Tests.Rules.Secrets;

/// <summary>What leaves a file out of a build context must not take from a build what it needs.</summary>
public sealed class SecretFileFixTests
{
    [Theory]
    [InlineData("no-ignore-file", FixSafety.Unsafe)] // takes appsettings.json from the program
    [InlineData("key-in-a-copied-directory", FixSafety.Safe)]
    public void A_settings_file_is_left_out_only_when_somebody_agrees(string name, FixSafety safety)
    {
        var ruleCase = RuleCase.Read(Path.Combine(Repository.Tests, "cases", "LUCID2006", name));

        var finding = Assert.Single(ruleCase.Analyze().Diagnostics, diagnostic => diagnostic.Rule.Id == "LUCID2006");
        Assert.Equal(safety, Assert.Single(finding.Fixes).Safety);
    }
}
