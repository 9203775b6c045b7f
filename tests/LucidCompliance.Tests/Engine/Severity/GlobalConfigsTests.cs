using System.Linq;
using LucidCompliance.Diagnostics;
using LucidCompliance.Engine.Severity;
using LucidCompliance.Text;
using Xunit;

namespace LucidCompliance.Tests.Engine.Severity;

public sealed class GlobalConfigsTests
{
    private static DiagnosticSeverity? Find(params (string Path, string Content)[] files) =>
        GlobalConfigs.Merge([.. files.Select(static file => new SourceText(file.Path, file.Content))])
            .Find(TestRules.Create("LUCID1001"))?.Severity;

    private static string Set(string severity) => $"dotnet_diagnostic.LUCID1001.severity = {severity}\n";

    [Fact]
    public void The_file_s_name_or_its_property_makes_it_global()
    {
        Assert.Equal(DiagnosticSeverity.Error, Find(("/r/.globalconfig", Set("error"))));
        Assert.Equal(DiagnosticSeverity.Error, Find(("/r/strict.globalconfig", "is_global = true\n" + Set("error"))));
        Assert.Null(Find(("/r/strict.globalconfig", Set("error"))));
    }

    [Fact]
    public void The_higher_level_wins_whatever_the_order()
    {
        var package = ("/p/strict.globalconfig", "is_global = true\nglobal_level = -1\n" + Set("error"));
        var own = ("/r/.globalconfig", Set("none"));
        Assert.Equal(DiagnosticSeverity.None, Find(package, own));
        Assert.Equal(DiagnosticSeverity.None, Find(own, package));
    }

    [Fact]
    public void The_name_globalconfig_has_level_100()
    {
        var own = ("/r/.globalconfig", Set("none"));
        Assert.Equal(DiagnosticSeverity.None, Find(own, ("/p/a.globalconfig", "is_global = true\nglobal_level = 99\n" + Set("error"))));
        Assert.Equal(DiagnosticSeverity.Error, Find(own, ("/p/a.globalconfig", "is_global = true\nglobal_level = 101\n" + Set("error"))));
    }

    [Fact]
    public void Two_files_of_one_level_that_contradict_each_other_cancel_out()
    {
        var one = ("/a.globalconfig", "is_global = true\n" + Set("error"));
        var two = ("/b.globalconfig", "is_global = true\n" + Set("none"));
        Assert.Null(Find(one, two));
        Assert.Equal(DiagnosticSeverity.Error, Find(one, ("/c.globalconfig", "is_global = true\n" + Set("error"))));
        Assert.Equal(DiagnosticSeverity.Info, Find(one, two, ("/.globalconfig", Set("suggestion"))));
    }

    [Fact]
    public void Sections_name_source_files_and_are_not_read() =>
        Assert.Null(Find(("/r/.globalconfig", "[/r/Dockerfile]\n" + Set("error"))));
}
