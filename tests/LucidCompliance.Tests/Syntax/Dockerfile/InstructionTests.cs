using System.Linq;
using LucidCompliance.Syntax.Dockerfile;
using Xunit;
using static LucidCompliance.Tests.Syntax.Dockerfile.DockerfileText;

namespace LucidCompliance.Tests.Syntax.Dockerfile;

public sealed class InstructionTests
{
    [Fact]
    public void From_has_image_alias_and_platform()
    {
        var syntax = Valid("FROM --platform=linux/amd64 a:1@sha256:0  as  Build-1_x.y");
        var from = Assert.IsType<FromInstruction>(syntax.Instructions[0]);
        Assert.Equal(("a:1@sha256:0", "Build-1_x.y", "linux/amd64"), (from.Image!.Text, from.Alias!.Text, from.Platform!.Value!.Text));
        Assert.Equal("as", syntax.Cover(from.AsKeywordSpan!.Value));
    }

    [Theory]
    [InlineData("FROM", "FROM")]
    [InlineData("FROM a b", "b")]
    [InlineData("FROM a AS", "AS")]
    [InlineData("FROM a is b", "is b")]
    [InlineData("FROM a AS b c", "c")]
    [InlineData("FROM a AS 1b", "1b")]
    [InlineData("FROM a AS b/c", "b/c")]
    public void Refused_from(string from, string text) => Assert.Equal(text, Parse(from).Cover(Parse(from).Errors.Single().Span));

    [Fact]
    public void Arg_declares_several_variables()
    {
        var arg = Single<ArgInstruction>("ARG A B=  C=\"x y\" D=a=b");
        Assert.Equal(["A", "B", "C", "D"], arg.Variables.Select(v => v.Name));
        Assert.Equal([null, "", "\"x y\"", "a=b"], arg.Variables.Select(v => v.Default?.Text));
    }

    [Theory]
    [InlineData("ENV A=1 B='x y' C=a\\ b", "A>1|B>'x y'|C>a\\ b", false)]
    [InlineData("ENV A x  'y' z=1 ", "A>x  'y' z=1", true)]
    [InlineData("ENV A=", "A>", false)]
    [InlineData("ENV A=\"open b", "A>\"open b", false)]
    [InlineData("ENV A=x\\\\", "A>x\\\\", false)]
    public void Env_has_two_forms(string instruction, string expected, bool isLegacy)
    {
        var env = Single<EnvInstruction>(instruction);
        Assert.Equal(expected, string.Join("|", env.Pairs.Select(p => p.Key.Text + ">" + p.Value.Text)));
        Assert.Equal(isLegacy, env.IsLegacyForm);
    }

    [Fact]
    public void Label_keys_keep_their_quotes() =>
        Assert.Equal("\"a b\"", Single<LabelInstruction>("LABEL \"a b\"=c").Pairs.Single().Key.Text);

    [Theory]
    [InlineData("[\"a\", \"b c\"]", CommandForm.Exec, true, "a|b c")]
    [InlineData(" [ ] ", CommandForm.Exec, true, "")]
    [InlineData("[\"\\u00e9\\n\\\"\\/\"]", CommandForm.Exec, true, "é\n\"/")]
    [InlineData("['a', 'b']", CommandForm.Shell, true, "['a',|'b']")]
    [InlineData("[\"a\"] x", CommandForm.Shell, true, "[\"a\"]|x")]
    [InlineData("[\"a\",]", CommandForm.Shell, true, "[\"a\",]")]
    [InlineData("[\"\\x\"]", CommandForm.Shell, true, "[\"\\x\"]")]
    [InlineData("[\"a\"", CommandForm.Shell, true, "[\"a\"")]
    [InlineData("[1, x]", CommandForm.Shell, true, "[1,|x]")]
    [InlineData("[ -f x ] && y", CommandForm.Shell, true, "[|-f|x|]|&&|y")]
    [InlineData("a 'b c' \"d \\\" e\" f\\ g;h", CommandForm.Shell, false, "a|'b c'|\"d \\\" e\"|f\\ g;h")]
    public void Commands(string text, CommandForm form, bool looksLikeJson, string words)
    {
        foreach (var command in new[]
        {
            Single<RunInstruction>("RUN " + text).Command!,
            Single<CmdInstruction>("CMD " + text).Command!,
            Single<EntrypointInstruction>("ENTRYPOINT " + text).Command!,
        })
        {
            Assert.Equal((form, looksLikeJson), (command.Form, command.LooksLikeJson));
            Assert.Equal(words, string.Join("|", command.Words.Select(w => w.Text)));
            Assert.Equal(text.Trim(), command.ShellText);
        }
    }

    [Fact]
    public void Elements_cover_their_quotes_and_map_through_escapes()
    {
        var syntax = Valid("FROM a\nCMD [\"a\\u0062c\", \\\n \"d\"]");
        var words = Assert.IsType<CmdInstruction>(syntax.Instructions[1]).Command!.Words;
        Assert.Equal("\"a\\u0062c\"", syntax.Cover(words[0].Span));
        Assert.Equal("\\u0062", syntax.Cover(words[0].MapToSource(1, 1)));
        Assert.Equal("a\\u0062c", syntax.Cover(words[0].MapToSource(0, 3)));
        Assert.Equal("\"d\"", syntax.Cover(words[1].Span));
    }

    [Fact]
    public void Copy_splits_at_blanks_without_regard_to_quotes_and_takes_json()
    {
        Assert.Equal(["\"a", "b\""], Single<CopyInstruction>("COPY \"a b\" c").Sources.Texts());
        var copy = Single<CopyInstruction>("COPY [\"a b\", \"c\", \"d\"]");
        Assert.Equal(["a b", "c"], copy.Sources.Texts());
        Assert.Equal("d", copy.Destination!.Text);
        Assert.Equal(CommandForm.Exec, copy.Form);
        Assert.Equal(["[a,"], Single<AddInstruction>("ADD [a, b]").Sources.Texts());
    }

    [Fact]
    public void Arguments_that_are_the_rest_of_the_line()
    {
        Assert.Equal("a b", Single<UserInstruction>("USER  a b ").User!.Text);
        Assert.Equal("C:\\x y", Single<WorkdirInstruction>("WORKDIR C:\\x y").Path!.Text);
        Assert.Equal("SIGTERM", Single<StopsignalInstruction>("STOPSIGNAL SIGTERM").Signal!.Text);
        Assert.Equal("a <b>", Single<MaintainerInstruction>("MAINTAINER a <b>").Name!.Text);
    }

    [Fact]
    public void Lists_of_ports_and_volumes()
    {
        Assert.Equal(["80", "443/tcp", "$P"], Single<ExposeInstruction>("EXPOSE 80 443/tcp\t$P").Ports.Texts());
        Assert.Equal(["/a", "/b"], Single<VolumeInstruction>("VOLUME /a /b").Paths.Texts());
        Assert.Equal(["/a b"], Single<VolumeInstruction>("VOLUME [\"/a b\"]").Paths.Texts());
    }

    [Fact]
    public void Healthcheck_has_a_command_or_none()
    {
        Assert.True(Single<HealthcheckInstruction>("HEALTHCHECK none").IsNone);
        var exec = Single<HealthcheckInstruction>("HEALTHCHECK --retries=3 cmd [\"a\"]");
        Assert.Equal(CommandForm.Exec, exec.Command!.Form);
        Assert.Equal("a || exit 1", Single<HealthcheckInstruction>("HEALTHCHECK CMD a || exit 1").Command!.ShellText);
    }

    [Fact]
    public void Onbuild_nests_one_instruction()
    {
        var syntax = Valid("FROM a\nONBUILD  RUN --network=none b");
        var onbuild = Assert.IsType<OnbuildInstruction>(syntax.Instructions[1]);
        var run = Assert.IsType<RunInstruction>(onbuild.Trigger);
        Assert.Equal("RUN", syntax.Cover(run.KeywordSpan));
        Assert.Equal("b", run.Command!.ShellText);
        Assert.False(onbuild.IsForbiddenTrigger);
    }

    [Theory]
    [InlineData("ONBUILD ONBUILD RUN a")]
    [InlineData("ONBUILD FROM a")]
    [InlineData("ONBUILD MAINTAINER a")]
    public void Forbidden_triggers_are_marked(string instruction) => Assert.True(Single<OnbuildInstruction>(instruction).IsForbiddenTrigger);
}
