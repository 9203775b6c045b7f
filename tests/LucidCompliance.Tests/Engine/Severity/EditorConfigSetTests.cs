using LucidCompliance.Diagnostics;
using LucidCompliance.Engine.Severity;
using LucidCompliance.Model;
using LucidCompliance.Syntax.EditorConfig;
using LucidCompliance.Text;
using Xunit;

namespace LucidCompliance.Tests.Engine.Severity;

public sealed class EditorConfigSetTests
{
    private static readonly RuleDescriptor Rule = TestRules.Create("LUCID1001");

    private static DiagnosticSeverity? Find(IRepositoryFiles files, string path) => new EditorConfigSet(files).For(path).Find(Rule)?.Severity;

    private static string Section(string name, string severity) => $"[{name}]\ndotnet_diagnostic.LUCID1001.severity = {severity}\n";

    [Fact]
    public void The_nearest_file_wins()
    {
        var files = new MemoryFiles((".editorconfig", Section("*", "error")), ("src/.editorconfig", Section("*", "none")));
        Assert.Equal(DiagnosticSeverity.Error, Find(files, "Dockerfile"));
        Assert.Equal(DiagnosticSeverity.None, Find(files, "src/api/Dockerfile"));
    }

    [Fact]
    public void The_last_section_of_a_file_wins()
    {
        var files = new MemoryFiles((".editorconfig", Section("Dockerfile", "error") + Section("*", "suggestion")));
        Assert.Equal(DiagnosticSeverity.Info, Find(files, "Dockerfile"));
    }

    [Fact]
    public void A_section_further_up_still_speaks_for_other_files()
    {
        var files = new MemoryFiles((".editorconfig", Section("*.yml", "error")), ("src/.editorconfig", Section("Dockerfile", "none")));
        Assert.Equal(DiagnosticSeverity.Error, Find(files, "src/compose.yml"));
    }

    [Fact]
    public void The_search_ends_at_a_root_file()
    {
        var files = new MemoryFiles((".editorconfig", Section("*", "error")), ("src/.editorconfig", "ROOT = True\n"));
        Assert.Null(Find(files, "src/Dockerfile"));
    }

    [Fact]
    public void A_section_is_relative_to_its_file()
    {
        var files = new MemoryFiles(("src/.editorconfig", Section("api/**.Dockerfile", "error")));
        Assert.Equal(DiagnosticSeverity.Error, Find(files, "src/api/x/web.Dockerfile"));
        Assert.Null(Find(files, "src/src/api/web.Dockerfile"));
    }

    [Fact]
    public void The_preamble_and_global_files_say_nothing_about_artifacts()
    {
        Assert.Null(Find(new MemoryFiles((".editorconfig", "dotnet_diagnostic.LUCID1001.severity = error\n")), "Dockerfile"));
        Assert.Null(Find(new MemoryFiles((".editorconfig", "is_global = true\n" + Section("*", "error"))), "Dockerfile"));
    }

    [Fact]
    public void Each_file_is_read_once()
    {
        var files = new MemoryFiles((".editorconfig", Section("*", "error")));
        var set = new EditorConfigSet(files);
        Assert.Same(set.For("a/b/Dockerfile"), set.For("a/b/Dockerfile"));
        set.For("a/b/compose.yml");
        set.For("a/Dockerfile");
        Assert.All(files.Asked.Values, static count => Assert.Equal(1, count));
        Assert.Equal(3, files.Asked.Count);
    }

    [Theory]
    [InlineData("[Dockerfile]", "Dockerfile")]
    [InlineData("  [Dockerfile]  ", "Dockerfile")]
    [InlineData("[Dockerfile] # note", "Dockerfile")]
    [InlineData("[Dockerfile] ; note [x]", "Dockerfile")]
    [InlineData("[[!x]ompose.yml]", "[!x]ompose.yml")]
    [InlineData("[a#b]", "a#b")]
    public void A_section_name_ends_at_its_last_bracket(string line, string name)
    {
        var document = EditorConfigDocument.Parse(new SourceText(".editorconfig", line + "\nkey = value\n"));
        Assert.Equal(2, document.Sections.Length);
        Assert.Equal(name, document.Sections[1].Name);
        Assert.Equal(name, document.Text.GetText(document.Sections[1].NameSpan));
    }

    [Theory]
    [InlineData("Key = Value", "key", "Value")]
    [InlineData("key=value # note", "key", "value")]
    [InlineData("key : value;note", "key", "value")]
    [InlineData("key =", "key", "")]
    public void A_property_has_a_lower_case_key_and_a_trimmed_value(string line, string key, string value)
    {
        var property = Assert.Single(EditorConfigDocument.Parse(new SourceText(".editorconfig", line)).Sections[0].Properties);
        Assert.Equal((key, value), (property.Key, property.Value));
    }

    [Theory]
    [InlineData("# a = b")]
    [InlineData("; a = b")]
    [InlineData("= b")]
    [InlineData("[unclosed")]
    [InlineData("[]")]
    [InlineData("words")]
    public void Other_lines_are_skipped(string line)
    {
        var document = EditorConfigDocument.Parse(new SourceText(".editorconfig", line + "\r\nroot = true\r"));
        Assert.True(document.IsRoot);
        Assert.Single(document.Sections);
    }
}
