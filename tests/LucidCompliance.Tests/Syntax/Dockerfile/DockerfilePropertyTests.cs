using System.Linq;
using CsCheck;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Text;
using Xunit;
using static LucidCompliance.Tests.Syntax.Dockerfile.DockerfileText;

namespace LucidCompliance.Tests.Syntax.Dockerfile;

public sealed class DockerfilePropertyTests
{
    private const string Seed = "0000KD2Nre82";

    private static readonly string[] Fragments =
    [
        "FROM ", "from a AS b\n", "RUN ", "COPY ", "ADD ", "ENV ", "ARG ", "LABEL ", "CMD ", "HEALTHCHECK ", "ONBUILD ", "SHELL ", "USER ",
        "VOLUME ", "EXPOSE ", "\n", "\r\n", "\r", " ", "\t", "\\\n", "\\ \r\n", "`\n", "\\", "`", "# c\n", "#", "# escape=`\n", "# syntax=x\n",
        "<<EOF ", "<<-'EOF'", "3<<E", "EOF\n", "\tEOF\n", "E\n", "[\"a\", ", "\"b\\u0041\"]", "[", "]", "{", "}", "1", "--mount=type=secret,id=a ",
        "--from=\"b", "--x", "-- ", "=", "K=v ", "'", "\"", "$V", "${V:-", "${V//a/", ":", "$", "\uFEFF", "\u00a0", "\u2028", "é", "CMD", "NONE ", "--interval=5s ", "a b",
    ];

    private static readonly Gen<string> Content = Gen.OneOf(Fragments.Select(Gen.Const).ToArray()).Array[0, 40].Select(string.Concat);

    [Fact]
    public void Every_character_belongs_to_exactly_one_node() => Content.Sample(content => Check(Parse(content)), seed: Seed, iter: 20_000, threads: 1);

    [Fact]
    public void Mutations_of_a_real_file_keep_the_properties() =>
        Gen.Select(Gen.Int[0, Real.Length], Gen.Int[0, 12], Gen.OneOf(Fragments.Select(Gen.Const).ToArray())).Sample(
            (at, length, text) => Check(Parse(Real.Remove(at, System.Math.Min(length, Real.Length - at)).Insert(at, text))),
            seed: Seed,
            iter: 5_000,
            threads: 1);

    [Fact]
    public void Every_prefix_of_a_real_file_keeps_the_properties()
    {
        for (var length = 0; length <= Real.Length; length++)
        {
            Check(Parse(Real.Substring(0, length)));
        }
    }

    [Fact]
    public void A_real_file_has_no_errors() => Check(Valid(Real));

    internal static void Check(DockerfileSyntax syntax)
    {
        var position = 0;
        foreach (var node in syntax.Nodes)
        {
            Assert.Equal(position, node.FullSpan.Start);
            Assert.False(node.FullSpan.IsEmpty);
            AssertIn(node.FullSpan, node.Span);
            position = node.FullSpan.End;
        }

        Assert.Equal(syntax.Text.Length, position);
        Assert.Equal(syntax.Instructions, syntax.Nodes.OfType<InstructionSyntax>());
        Assert.Equal(syntax.Directives, syntax.Nodes.OfType<DirectiveSyntax>());
        Assert.All(syntax.Errors, error => AssertIn(syntax.Text.FullSpan, error.Span));
        Assert.Equal(syntax.Errors.OrderBy(e => e.Span), syntax.Errors);
        foreach (var instruction in syntax.Instructions)
        {
            CheckInstruction(syntax, instruction);
        }
    }

    private static void CheckInstruction(DockerfileSyntax syntax, InstructionSyntax instruction)
    {
        AssertIn(instruction.Span, instruction.KeywordSpan);
        AssertIn(instruction.Span, instruction.ArgumentsSpan);
        AssertOrdered(instruction.Span, [.. instruction.Flags.Select(f => f.Span)]);
        AssertOrdered(instruction.FullSpan, [.. instruction.InteriorComments.Select(c => c.FullSpan)]);
        AssertOrdered(instruction.FullSpan, [.. instruction.Heredocs.Select(h => h.ContentSpan.Union(h.TerminatorSpan))]);
        AssertOrdered(instruction.Span, [.. instruction.Heredocs.Select(h => h.MarkerSpan)]);
        foreach (var flag in instruction.Flags)
        {
            AssertIn(flag.Span, flag.NameSpan);
            CheckWord(syntax, flag.Span, flag.Value);
        }

        switch (instruction)
        {
            case RunInstruction run:
                CheckCommand(syntax, run, run.Command);
                Assert.All(run.Mounts.SelectMany(m => m.Options), option => AssertIn(run.Span, option.Span));
                break;
            case CmdInstruction cmd: CheckCommand(syntax, cmd, cmd.Command); break;
            case HealthcheckInstruction health: CheckCommand(syntax, health, health.Command); break;
            case EnvInstruction env: CheckWords(syntax, env, [.. env.Pairs.SelectMany(p => new[] { p.Key, p.Value })]); break;
            case LabelInstruction label: CheckWords(syntax, label, [.. label.Pairs.SelectMany(p => new[] { p.Key, p.Value })]); break;
            case ArgInstruction arg: CheckWords(syntax, arg, [.. arg.Variables.Select(v => v.Word)]); break;
            case FileTransferInstruction copy: CheckWords(syntax, copy, [.. copy.Sources, .. copy.Destination is null ? [] : new[] { copy.Destination }]); break;
            case VolumeInstruction volume: CheckWords(syntax, volume, [.. volume.Paths]); break;
            case ExposeInstruction expose: CheckWords(syntax, expose, [.. expose.Ports]); break;
            case UserInstruction { User: not null } user: CheckWords(syntax, user, [user.User]); break;
            case OnbuildInstruction { Trigger: { } trigger } onbuild:
                AssertIn(onbuild.FullSpan, trigger.FullSpan);
                CheckInstruction(syntax, trigger);
                break;
        }
    }

    private static void CheckCommand(DockerfileSyntax syntax, InstructionSyntax instruction, CommandSyntax? command)
    {
        if (command is not null)
        {
            AssertIn(instruction.ArgumentsSpan, command.Span);
            CheckWords(syntax, instruction, [.. command.Words]);
        }
    }

    private static void CheckWords(DockerfileSyntax syntax, InstructionSyntax instruction, DockerWord[] words)
    {
        AssertOrdered(instruction.ArgumentsSpan, [.. words.Select(w => w.Span)]);
        foreach (var word in words)
        {
            CheckWord(syntax, instruction.ArgumentsSpan, word);
        }
    }

    private static void CheckWord(DockerfileSyntax syntax, TextSpan outer, DockerWord? word)
    {
        if (word is null)
        {
            return;
        }

        AssertIn(outer, word.Span);
        for (var i = 0; i < word.Text.Length; i++)
        {
            var span = word.MapToSource(i, 1);
            AssertIn(word.Span, span);
            Assert.True(span.Length != 1 || syntax.Cover(span)[0] == word.Text[i]);
        }

        var result = WordExpander.Expand(word, name => name == "V" ? VariableValue.Known("v") : VariableValue.Unset);
        Assert.Equal(result.State == ExpansionState.Error, result.Error is not null);
        Assert.All(result.References, reference => AssertIn(word.Span, reference.Span));
        if (result.Error is { } error)
        {
            AssertIn(word.Span, error.Span);
        }
    }

    private static void AssertIn(TextSpan outer, TextSpan inner) => Assert.True(outer.Contains(inner), $"{inner} leaves {outer}");

    private static void AssertOrdered(TextSpan outer, TextSpan[] spans)
    {
        var position = outer.Start;
        foreach (var span in spans)
        {
            Assert.True(span.Start >= position, $"{span} begins before {position}");
            AssertIn(outer, span);
            position = span.End;
        }
    }

    internal const string Real = """
        # syntax=docker/dockerfile:1
        # escape=\
        ARG DOTNET=10.0

        FROM --platform=$BUILDPLATFORM mcr.microsoft.com/dotnet/sdk:${DOTNET} AS build
        ARG TARGETARCH
        WORKDIR /src
        # the project first
        COPY --link ["src/App/App.csproj", "src/App/"]
        COPY Directory.*.props ./
        RUN --mount=type=cache,target=/root/.nuget/packages,sharing=locked \
            --mount=type=secret,id=feed,target=/run/secrets/feed \
            dotnet restore src/App/App.csproj \
            # for one platform only
            -a "$TARGETARCH"

        COPY . .
        RUN <<EOF
        set -e
        dotnet publish src/App/App.csproj -c Release -o /out --no-restore
        EOF
        COPY <<-"SETTINGS" /out/appsettings.json
        	{ "Logging": "$none" }
        	SETTINGS

        FROM mcr.microsoft.com/dotnet/aspnet:${DOTNET}-noble-chiseled AS final
        LABEL org.lucid.security="distroless" \
              org.lucid.user="65532:65532" org.lucid.shell=false
        ENV ASPNETCORE_HTTP_PORTS=8080 \
            DOTNET_EnableDiagnostics=0
        ENV LEGACY some value
        WORKDIR /app
        COPY --from=build --chown=65532:65532 /out .
        EXPOSE 8080/tcp
        USER 65532:65532
        STOPSIGNAL SIGTERM
        VOLUME ["/data"]
        ONBUILD RUN echo child
        HEALTHCHECK --interval=30s --timeout=3s --retries=3 CMD ["/app/App", "--health"]
        ENTRYPOINT ["/app/App"]
        CMD []
        """;
}
