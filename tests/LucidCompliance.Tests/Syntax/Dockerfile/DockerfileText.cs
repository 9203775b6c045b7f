using System.Linq;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Text;
using Xunit;

namespace LucidCompliance.Tests.Syntax.Dockerfile;

internal static class DockerfileText
{
    public static DockerfileSyntax Parse(string content) => DockerfileSyntax.Parse(new SourceText("Dockerfile", content));

    /// <summary>Parses text that BuildKit accepts.</summary>
    public static DockerfileSyntax Valid(string content)
    {
        var syntax = Parse(content);
        Assert.Equal([], syntax.Errors.Select(error => error.Message));
        return syntax;
    }

    /// <summary>The instruction of a type in a valid stage that holds only it.</summary>
    public static T Single<T>(string instruction)
        where T : InstructionSyntax => Valid("FROM a\n" + instruction).Instructions.OfType<T>().Single();

    /// <summary>The texts that the errors of a stage's only instruction cover.</summary>
    public static string[] ErrorTexts(string instruction)
    {
        var syntax = Parse("FROM a\n" + instruction);
        return syntax.Errors.Select(error => syntax.Text.GetText(error.Span)).ToArray();
    }

    public static string Cover(this DockerfileSyntax syntax, TextSpan span) => syntax.Text.GetText(span);

    public static string[] Texts(this System.Collections.Immutable.ImmutableArray<DockerWord> words) => words.Select(word => word.Text).ToArray();

    /// <summary>A word as the parser would give it to an instruction that expands.</summary>
    public static DockerWord Word(string text, string prefix = "") =>
        Parse($"{prefix}FROM a\nUSER {text}").Instructions.OfType<UserInstruction>().Single().User!;
}
