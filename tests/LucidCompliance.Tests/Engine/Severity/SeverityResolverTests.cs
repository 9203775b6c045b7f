using System.Collections.Immutable;
using System.Linq;
using LucidCompliance.Diagnostics;
using LucidCompliance.Engine;
using LucidCompliance.Engine.Severity;
using LucidCompliance.Policy;
using LucidCompliance.Text;
using Xunit;
using static LucidCompliance.Diagnostics.DiagnosticSeverity;

namespace LucidCompliance.Tests.Engine.Severity;

/// <summary>The documentation of severities as a table: what is said where, and what comes out.</summary>
public sealed class SeverityResolverTests
{
    private const string Id = "LUCID1001";

    // Where a voice says nothing the column is empty.
    // rule and finding | policy | .editorconfig | global config | NoWarn, WarningsAsErrors, WarningsNotAsErrors, TreatWarningsAsErrors | result
    [Theory]

    // Nobody speaks: the catalogue.
    [InlineData("Warning", "", "", "", "", Warning)]
    [InlineData("Error", "", "", "", "", Error)]
    [InlineData("Info", "", "", "", "", Info)]
    [InlineData("None", "", "", "", "", None)]

    // Presets. A finding may have its own severity; the preset works on that.
    [InlineData("Info", "extends: [strict]", "", "", "", Warning)]
    [InlineData("Warning", "extends: [strict]", "", "", "", Warning)]
    [InlineData("Error", "extends: [strict]", "", "", "", Error)]
    [InlineData("Warning†", "extends: [strict]", "", "", "", Error)]
    [InlineData("Info†", "extends: [strict]", "", "", "", Error)]
    [InlineData("None", "extends: [strict]", "", "", "", None)]
    [InlineData("Warning†", "extends: [lucid-foundation]", "", "", "", Error)]
    [InlineData("Info", "extends: [lucid-foundation]", "", "", "", Warning)]
    [InlineData("Error", "extends: [audit]", "", "", "", Info)]
    [InlineData("None", "extends: [audit]", "", "", "", None)]
    [InlineData("Error", "extends: [none]", "", "", "", None)]

    // A global configuration beats the preset.
    [InlineData("Warning", "", "", "dotnet_diagnostic.LUCID1001.severity = error", "", Error)]
    [InlineData("Error", "", "", "dotnet_diagnostic.LUCID1001.severity = suggestion", "", Info)]
    [InlineData("Error", "", "", "dotnet_diagnostic.LUCID1001.severity = none", "", None)]
    [InlineData("Error", "", "", "dotnet_diagnostic.LUCID1001.severity = silent", "", None)]
    [InlineData("None", "", "", "dotnet_diagnostic.LUCID1001.severity = warning", "", Warning)]
    [InlineData("Error", "extends: [none]", "", "dotnet_diagnostic.LUCID1001.severity = warning", "", Warning)]

    // An id beats its category, a category beats all rules; both leave a rule off that is off by default.
    [InlineData("Warning", "", "", "dotnet_analyzer_diagnostic.severity = none", "", None)]
    [InlineData("Warning", "", "", "dotnet_analyzer_diagnostic.category-Distroless.severity = error;dotnet_analyzer_diagnostic.severity = none", "", Error)]
    [InlineData("Warning", "", "", "dotnet_diagnostic.LUCID1001.severity = suggestion;dotnet_analyzer_diagnostic.category-Distroless.severity = error", "", Info)]
    [InlineData("Warning", "", "", "dotnet_analyzer_diagnostic.category-Secrets.severity = error", "", Warning)]
    [InlineData("None", "", "", "dotnet_analyzer_diagnostic.severity = error", "", None)]

    // An .editorconfig section beats the global configuration; its "default" hands over to the preset.
    [InlineData("Warning", "", "dotnet_diagnostic.LUCID1001.severity = none", "dotnet_diagnostic.LUCID1001.severity = error", "", None)]
    [InlineData("Warning", "", "dotnet_analyzer_diagnostic.severity = suggestion", "dotnet_diagnostic.LUCID1001.severity = error", "", Info)]
    [InlineData("Info", "extends: [strict]", "dotnet_diagnostic.LUCID1001.severity = default", "dotnet_diagnostic.LUCID1001.severity = error", "", Warning)]
    [InlineData("Warning", "", "dotnet_diagnostic.LUCID1001.severity = loud", "", "", Warning)]

    // The policy's rules beat both.
    [InlineData("Warning", "rules: { LUCID1001: error }", "dotnet_diagnostic.LUCID1001.severity = none", "", "", Error)]
    [InlineData("Error", "rules: { LUCID1001: info }", "", "dotnet_diagnostic.LUCID1001.severity = error", "", Info)]
    [InlineData("Error", "rules: { LUCID1001: none }", "", "", "", None)]
    [InlineData("None", "rules: { LUCID1001: warning }", "", "", "", Warning)]
    [InlineData("Info†", "extends: [strict]\nrules: { LUCID1001: info }", "", "", "", Info)]

    // WarningsAsErrors beats the policy's rules.
    [InlineData("Warning", "", "", "", "error:LUCID1001", Error)]
    [InlineData("Info", "", "", "", "error:LUCID1001", Error)]
    [InlineData("Warning", "rules: { LUCID1001: none }", "", "", "error:LUCID1001", Error)]
    [InlineData("Warning", "", "", "", "error: lucid1001 ", Error)]
    [InlineData("Warning", "", "", "", "error:LUCID1002", Warning)]
    [InlineData("Warning", "", "", "", "error:nullable", Warning)]

    // NoWarn beats WarningsAsErrors.
    [InlineData("Error", "", "", "", "nowarn:LUCID1001", None)]
    [InlineData("Warning", "rules: { LUCID1001: error }", "", "", "nowarn:LUCID1001,error:LUCID1001", None)]

    // TreatWarningsAsErrors comes last, on warnings only.
    [InlineData("Warning", "", "", "", "all", Error)]
    [InlineData("Info", "", "", "", "all", Info)]
    [InlineData("None", "", "", "", "all", None)]
    [InlineData("Info", "extends: [strict]", "", "", "all", Error)]
    [InlineData("Warning", "", "", "", "all,except:LUCID1001", Warning)]
    [InlineData("Warning", "", "", "", "all,except:LUCID1001,error:LUCID1001", Error)]
    [InlineData("Error", "", "", "", "except:LUCID1001", Error)]
    [InlineData("Warning", "", "dotnet_diagnostic.LUCID1001.severity = suggestion", "", "all", Info)]

    // A build must not break by the calendar.
    [InlineData("Warning by date", "", "", "", "all", Warning)]
    [InlineData("Warning by date", "", "", "", "error:LUCID1001", Error)]

    // A locked rule keeps what policy and preset say, whatever others want to take away.
    [InlineData("Warning", "suppressions: { locked: [LUCID1001] }", "", "", "nowarn:LUCID1001", Warning)]
    [InlineData("Warning", "suppressions: { locked: [LUCID1001] }", "dotnet_diagnostic.LUCID1001.severity = none", "", "", Warning)]
    [InlineData("Warning", "suppressions: { locked: [LUCID1001] }", "", "dotnet_diagnostic.LUCID1001.severity = error", "", Warning)]
    [InlineData("Warning", "suppressions: { locked: [LUCID1001] }\nrules: { LUCID1001: error }", "", "", "nowarn:LUCID1001", Error)]
    [InlineData("Warning†", "extends: [strict]\nsuppressions: { locked: [LUCID1001] }", "dotnet_analyzer_diagnostic.severity = none", "", "", Error)]

    // A lock holds up, not down.
    [InlineData("Warning", "suppressions: { locked: [LUCID1001] }", "", "", "all", Error)]
    [InlineData("Warning", "suppressions: { locked: [LUCID1001] }", "", "", "error:LUCID1001", Error)]
    [InlineData("Warning", "suppressions: { locked: [LUCID1001] }\nrules: { LUCID1001: info }", "", "", "error:LUCID1001,all", Info)]
    public void The_strongest_voice_decides(string finding, string policy, string editorConfig, string globalConfig, string build, DiagnosticSeverity expected)
    {
        var severity = System.Enum.Parse<DiagnosticSeverity>(finding.Split(' ', '†')[0]);
        var rule = TestRules.Create(Id, severity) with
        {
            IsErrorUnderStrict = finding.Contains('†', System.StringComparison.Ordinal),
            DependsOnDate = finding.Contains("date", System.StringComparison.Ordinal),
        };
        var files = new MemoryFiles((PolicySet.FileName, policy), (".editorconfig", "[Dockerfile]\n" + editorConfig.Replace(';', '\n')));
        var global = new SourceText("/repo/.globalconfig", "is_global = true\n" + globalConfig.Replace(';', '\n'));
        Assert.Equal(
            expected,
            SeverityResolver.Resolve(
                rule,
                severity,
                new PolicySet(files, []).For("Dockerfile"),
                new EditorConfigSet(files).For("Dockerfile"),
                GlobalConfigs.Merge([global]),
                Options(build)));
    }

    [Fact]
    public void A_finding_s_own_severity_is_what_the_preset_works_on()
    {
        var rule = TestRules.Create(Id, Error);
        Assert.Equal(Warning, SeverityResolver.OfPreset(rule, Warning, PolicyPreset.Recommended));
        Assert.Equal(Warning, SeverityResolver.OfPreset(rule, Info, PolicyPreset.Strict));
        Assert.Equal(Info, SeverityResolver.OfPreset(rule, Warning, PolicyPreset.Audit));
    }

    private static SeverityOptions Options(string build)
    {
        var words = build.Split(',').Select(static word => word.Split(':')).ToList();
        return new SeverityOptions
        {
            NoWarn = Ids("nowarn"),
            WarningsAsErrors = Ids("error"),
            WarningsNotAsErrors = Ids("except"),
            TreatWarningsAsErrors = words.Any(static word => word[0] == "all"),
        };

        ImmutableArray<string> Ids(string key) => [.. words.Where(word => word[0] == key).Select(static word => word[1])];
    }
}
