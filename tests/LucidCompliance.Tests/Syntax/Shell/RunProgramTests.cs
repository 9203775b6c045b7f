using System.Linq;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Syntax.Shell;
using LucidCompliance.Text;
using Xunit;

namespace LucidCompliance.Tests.Syntax.Shell;

/// <summary>How a RUN is split into simple commands.</summary>
public sealed class RunProgramTests
{
    [Theory]
    [InlineData("a b && c; d | e & f", "a b", "c", "d", "e", "f")]
    [InlineData("if ! test -f x; then sudo make; fi", "test -f x", "make")]
    [InlineData("A=1 B=2 go build # not this", "go build")]
    [InlineData("echo 'a && b' \"c; d\"", "echo a && b c; d")]
    [InlineData("a > f 2>&1 < g b", "a b")]
    [InlineData("(cd /x && make)", "cd /x", "make")]
    [InlineData("echo $(pip install x; y) z", "echo $(pip install x; y) z")]
    [InlineData("[\"sh\", \"-c\", \"a && b\"]", "sh -c a && b", "a", "b")]
    [InlineData("[\"a\", \"b;c\"]", "a b;c")]
    [InlineData("<<EOF\na\nb c \\\n  d\nEOF", "a", "b c d")]
    [InlineData("bash -ec 'a; b' && c", "bash -ec a; b", "c", "a", "b")]
    [InlineData("python3 <<EOF\nimport os\nEOF", "python3")]
    public void A_run_has_these_commands(string run, params string[] commands) =>
        Assert.Equal(commands, Of(run).Select(command => string.Join(' ', command.Words.Skip(command.Words.Length - command.ArgumentCount - 1).Select(word => word.Text))));

    [Fact]
    public void Assignments_stand_in_front_of_the_program() =>
        Assert.Equal(["A=1", "B=2"], Of("A=1 B=2 go build C=3").Single().Assignments.Select(word => word.Text));

    [Theory]
    [InlineData("(")]
    [InlineData("\"")]
    [InlineData("$(")]
    [InlineData("a;")]
    [InlineData("<")]
    public void Long_hostile_lines_take_linear_time(string part) =>
        Assert.NotNull(Of("a " + string.Concat(Enumerable.Repeat(part, 100_000))));

    private static SimpleCommand[] Of(string run)
    {
        var file = DockerfileSyntax.Parse(new SourceText("Dockerfile", "FROM a\nRUN " + run + "\n"));
        return [.. file.Instructions.OfType<RunInstruction>().Single().Programs];
    }
}
