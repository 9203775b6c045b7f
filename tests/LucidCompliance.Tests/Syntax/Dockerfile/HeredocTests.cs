using System.Linq;
using LucidCompliance.Syntax.Dockerfile;
using Xunit;
using static LucidCompliance.Tests.Syntax.Dockerfile.DockerfileText;

namespace LucidCompliance.Tests.Syntax.Dockerfile;

public sealed class HeredocTests
{
    [Fact]
    public void A_body_lies_between_marker_and_delimiter()
    {
        var syntax = Valid("FROM a\nRUN <<EOF bash\r\nFROM x\r\n  EOF\r\n# y\r\nEOF\r\nUSER b");
        var heredoc = syntax.Instructions[1].Heredocs.Single();
        Assert.Equal(("EOF", true, false, 0, true), (heredoc.Name, heredoc.Expands, heredoc.StripsTabs, heredoc.FileDescriptor, heredoc.IsTerminated));
        Assert.Equal("FROM x\r\n  EOF\r\n# y\r\n", heredoc.Body.Text);
        Assert.Equal("<<EOF", syntax.Cover(heredoc.MarkerSpan));
        Assert.Equal("EOF", syntax.Cover(heredoc.TerminatorSpan));
        Assert.Equal("RUN <<EOF bash", syntax.Cover(syntax.Instructions[1].Span));
        Assert.Equal(3, syntax.Instructions.Length);
    }

    [Fact]
    public void Several_bodies_follow_in_the_order_of_their_markers()
    {
        var copy = Single<CopyInstruction>("COPY <<A <<-\"B\" /d/\n1\nA\n\t2\n\tB\n");
        Assert.Equal(["1\n", "\t2\n"], copy.Heredocs.Select(h => h.Body.Text));
        Assert.Equal([true, false], copy.Heredocs.Select(h => h.Expands));
        Assert.Equal([false, true], copy.Heredocs.Select(h => h.StripsTabs));
        Assert.Equal(["<<A", "<<-\"B\""], copy.Sources.Texts());
        Assert.Equal("/d/", copy.Destination!.Text);
    }

    [Theory]
    [InlineData("<<EOF", "EOF", true)]
    [InlineData("<< EOF", "EOF", true)]
    [InlineData("<<'EOF'", "EOF", false)]
    [InlineData("<<E\"O\"F", "EOF", false)]
    [InlineData("<<\"A B\"", "A B", false)]
    [InlineData("<<\\EOF", "EOF", true)]
    [InlineData("<<$EOF", "$EOF", true)]
    [InlineData("cat 3<<EOF", "EOF", true)]
    [InlineData("(cat <<EOF)", "EOF)", true)]
    [InlineData("echo ${x:=y} \"$(a)\" <<EOF", "EOF", true)]
    public void Markers(string command, string name, bool expands)
    {
        var heredoc = Single<RunInstruction>($"RUN {command}\nx\n{name}\n").Heredocs.Single();
        Assert.Equal((name, expands), (heredoc.Name, heredoc.Expands));
        Assert.Equal(command.Contains('3') ? 3 : 0, heredoc.FileDescriptor);
    }

    [Theory]
    [InlineData("RUN echo <<<EOF")]
    [InlineData("RUN echo '<<EOF'")]
    [InlineData("RUN echo \"<<EOF\"")]
    [InlineData("RUN echo a<<EOF")]
    [InlineData("RUN echo <<")]
    [InlineData("RUN echo <<- EOF")]
    [InlineData("RUN echo \\<<EOF")]
    [InlineData("RUN echo ' <<EOF")]
    [InlineData("RUN echo ${x^} <<EOF")]
    [InlineData("RUN [\"<<EOF\"]")]
    [InlineData("CMD <<EOF")]
    [InlineData("ENTRYPOINT <<EOF")]
    public void No_markers(string instruction)
    {
        var syntax = Valid($"FROM a\n{instruction}\nUSER b");
        Assert.Empty(syntax.Instructions[1].Heredocs);
        Assert.Equal(InstructionKind.User, syntax.Instructions[2].Kind);
    }

    [Fact]
    public void Onbuild_shares_its_heredocs_with_the_trigger()
    {
        var onbuild = Single<OnbuildInstruction>("ONBUILD RUN <<EOF\nx\nEOF");
        Assert.Equal("x\n", onbuild.Heredocs.Single().Body.Text);
        Assert.Same(onbuild.Heredocs[0], onbuild.Trigger!.Heredocs[0]);
        Assert.Equal(onbuild.FullSpan.End, onbuild.Trigger.FullSpan.End);
    }

    [Fact]
    public void A_marker_behind_a_continuation_counts()
    {
        var run = Single<RunInstruction>("RUN a && \\\n  cat <<EOF\nx\nEOF");
        Assert.Equal("EOF", run.Heredocs.Single().Name);
    }

    [Fact]
    public void A_missing_delimiter_is_one_error_at_the_marker()
    {
        var syntax = Parse("FROM a\nRUN <<A <<B\nx\nA \n");
        Assert.Equal("<<A", syntax.Cover(syntax.Errors.Single().Span));
        Assert.Equal([false, false], syntax.Instructions[1].Heredocs.Select(h => h.IsTerminated));
    }

    [Fact]
    public void A_heredoc_cannot_be_a_destination() => Assert.Equal(["<<EOF"], ErrorTexts("COPY a <<EOF\nx\nEOF"));

    [Fact]
    public void An_empty_body_is_empty() => Assert.Equal("", Single<RunInstruction>("RUN <<E\nE").Heredocs[0].Body.Text);
}
