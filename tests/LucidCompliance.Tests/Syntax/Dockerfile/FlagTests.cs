using System.Linq;
using LucidCompliance.Syntax.Dockerfile;
using Xunit;
using static LucidCompliance.Tests.Syntax.Dockerfile.DockerfileText;

namespace LucidCompliance.Tests.Syntax.Dockerfile;

public sealed class FlagTests
{
    [Fact]
    public void Flags_stand_before_the_arguments()
    {
        var syntax = Valid("FROM a\nCOPY --from=b --link --chown=\"1:2\" --chmod=0\\7 -- --x y");
        var copy = Assert.IsType<CopyInstruction>(syntax.Instructions[1]);
        Assert.Equal(["from", "link", "chown", "chmod"], copy.Flags.Select(f => f.Name));
        Assert.Equal("b", copy.From!.Value!.Text);
        Assert.Null(copy.Link!.Value);
        Assert.Equal("1:2", copy.Chown!.Value!.Text);
        Assert.Equal("1:2", syntax.Cover(copy.Chown.Value.MapToSource(0, 3)));
        Assert.Equal("07", copy.Chmod!.Value!.Text);
        Assert.Equal("--from=b", syntax.Cover(copy.From.Span));
        Assert.Equal("from", syntax.Cover(copy.From.NameSpan));
        Assert.Equal(["--x"], copy.Sources.Texts());
        Assert.Equal("--x y", syntax.Cover(copy.ArgumentsSpan));
    }

    [Theory]
    [InlineData("ADD --chown=1 --chmod=2 --link=false --keep-git-dir --checksum=sha256:0 --unpack=True --exclude=a --exclude=b x y")]
    [InlineData("COPY --parents --exclude=a --exclude=b x y")]
    [InlineData("RUN --network=none --security=insecure --device=a --device=b x")]
    [InlineData("HEALTHCHECK --interval=1m30s --timeout=0 --start-period=1.5h --start-interval=1ms --retries=0 CMD x")]
    [InlineData("ARG --anything x")]
    [InlineData("STOPSIGNAL --anything x")]
    [InlineData("HEALTHCHECK --anything NONE")]
    [InlineData("COPY --from= x y")]
    public void Accepted(string instruction) => Valid("FROM --platform=$BUILDPLATFORM a\n" + instruction);

    [Theory]
    [InlineData("COPY --form=a x y", "--form")]
    [InlineData("COPY --From=a x y", "--From")]
    [InlineData("COPY --from=a --from=b x y", "--from=b")]
    [InlineData("COPY --from x y", "--from")]
    [InlineData("COPY --link= x y", "--link=")]
    [InlineData("COPY --link=yes x y", "yes")]
    [InlineData("CMD --x y", "--x")]
    [InlineData("USER --x y", "--x")]
    [InlineData("RUN --network=bridge x", "bridge")]
    [InlineData("RUN --security=none x", "none")]
    [InlineData("HEALTHCHECK --interval=30 CMD x", "30")]
    [InlineData("HEALTHCHECK --interval=-1s CMD x", "-1s")]
    [InlineData("HEALTHCHECK --timeout=1us CMD x", "1us")]
    [InlineData("HEALTHCHECK --timeout=99999999999999999999h CMD x", "99999999999999999999h")]
    [InlineData("HEALTHCHECK --retries=-1 CMD x", "-1")]
    [InlineData("HEALTHCHECK --interval 5s CMD x", "--interval|5s")]
    public void Refused(string instruction, string texts) => Assert.Equal(texts.Split('|'), ErrorTexts(instruction));

    [Fact]
    public void Mounts_are_parsed_into_options()
    {
        var syntax = Valid("FROM a\nRUN --mount=type=secret,ID=x,target=/run/x,required --mount=target=/a,ro cmd");
        var mounts = Assert.IsType<RunInstruction>(syntax.Instructions[1]).Mounts;
        Assert.Equal(["secret", "bind"], mounts.Select(m => m.Type));
        Assert.Equal("x", mounts[0].Find("id")!.Value!.Text);
        Assert.Equal("ID", syntax.Cover(mounts[0].Find("id")!.NameSpan));
        Assert.Equal("target=/run/x", syntax.Cover(mounts[0].Find("target")!.Span));
        Assert.Equal("/run/x", syntax.Cover(mounts[0].Target!.Span));
        Assert.Null(mounts[0].Find("required")!.Value);
        Assert.Equal("/a", mounts[1].Target!.Text);
    }

    [Fact]
    public void Mount_values_may_be_quoted_as_csv()
    {
        var syntax = Valid("FROM a\nRUN --mount=type=bind,\\\"target=/a,b\\\",source=s cmd");
        var mount = Assert.IsType<RunInstruction>(syntax.Instructions[1]).Mounts.Single();
        Assert.Equal("/a,b", mount.Target!.Text);
        Assert.Equal("/a,b", syntax.Cover(mount.Target.Span));
        Assert.Equal("s", mount.Source!.Text);
    }

    [Theory]
    [InlineData("type=volume,target=/a", "volume")]
    [InlineData("type=cache,targt=/a", "targt")]
    [InlineData("type=bind,target", "target")]
    [InlineData("type=cache,target=/a,sharing=all", "all")]
    [InlineData("type=bind,target=/a,sharing=locked", "sharing=locked")]
    [InlineData("type=bind,target=/a,uid=1", "uid=1")]
    [InlineData("type=cache,target=/a,mode=0789", "0789")]
    [InlineData("type=bind,target=/a,required=true", "required=true")]
    [InlineData("type=bind,target=/a,ro=maybe", "maybe")]
    [InlineData("type=bind,from=$x,target=/a", "$x")]
    [InlineData("type=secret", "--mount=type=secret")]
    [InlineData("type=secret,id=a,source=b", "id=a")]
    [InlineData("type=secret,id=a,from=b", "from=b")]
    [InlineData("type=bind,\\\"a", "type=bind,\\\"a|a")]
    public void Refused_mounts(string value, string texts) => Assert.Equal(texts.Split('|'), ErrorTexts($"RUN --mount={value} cmd"));

    [Fact]
    public void A_mount_with_variables_is_not_judged() =>
        Valid("FROM a\nRUN --mount=type=$t,target=/a,sharing=$s,uid=1,mode=$m cmd");
}
