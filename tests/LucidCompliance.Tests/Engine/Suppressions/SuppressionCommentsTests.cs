using System;
using System.Collections.Immutable;
using System.Linq;
using LucidCompliance.Engine.Suppressions;
using LucidCompliance.Subjects.Suppressions;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Syntax.DotEnv;
using LucidCompliance.Syntax.Yaml;
using LucidCompliance.Text;
using Xunit;

namespace LucidCompliance.Tests.Engine.Suppressions;

public sealed class SuppressionCommentsTests
{
    private static ImmutableArray<SuppressionComment> Docker(string content) =>
        SuppressionComments.Read(DockerfileSyntax.Parse(new SourceText("Dockerfile", content)));

    private static ImmutableArray<SuppressionComment> Yaml(string content) =>
        SuppressionComments.Read(YamlDocument.Parse(new SourceText("compose.yml", content)));

    private static ImmutableArray<SuppressionComment> Env(string content) =>
        SuppressionComments.Read(DotEnvFile.Parse(new SourceText(".env", content)));

    private static string? Target(SuppressionComment comment) =>
        comment.Target is { } target ? comment.Location.Text.GetText(target) : null;

    [Theory]
    [InlineData("# lucid:ignore LUCID1001 -- vendor image", "LUCID1001", "vendor image")]
    [InlineData("#lucid:ignore LUCID1001,LUCID3001 -- a -- b", "LUCID1001 LUCID3001", "a -- b")]
    [InlineData("#\tlucid:ignore  lucid1001 , LUCID3001--why", "LUCID1001 LUCID3001", "why")]
    [InlineData("# lucid:ignore LUCID1001 LUCID3001", "LUCID1001 LUCID3001", null)]
    [InlineData("# lucid:ignore LUCID1001", "LUCID1001", null)]
    [InlineData("# lucid:ignore LUCID1001 --", "LUCID1001", null)]
    [InlineData("# lucid:ignore LUCID1001 because of the vendor", "LUCID1001", null)]
    [InlineData("# lucid:ignore LUCID1001, DL3002 -- x", "LUCID1001 DL3002", "x")]
    [InlineData("# lucid:ignore", "", null)]
    [InlineData("# lucid:ignore -- why", "", "why")]
    public void A_comment_has_rules_and_a_reason(string line, string rules, string? reason)
    {
        var comment = Assert.Single(Docker(line + "\nFROM scratch\n"));
        Assert.Equal(rules, string.Join(" ", comment.Rules.Select(static rule => rule.Id)));
        Assert.All(comment.Rules, rule => Assert.Equal(rule.Id, comment.Location.Text.GetText(rule.Span), ignoreCase: true));
        Assert.Equal(reason, comment.Reason);
        Assert.Equal(line, comment.Location.Text.GetText(comment.Location.Span));
        Assert.False(comment.IsFileWide);
    }

    [Theory]
    [InlineData("# lucid:ignored LUCID1001")]
    [InlineData("# lucid:ignore-all LUCID1001")]
    [InlineData("# see lucid:ignore LUCID1001")]
    [InlineData("# ignore LUCID1001")]
    [InlineData("# lucid: ignore LUCID1001")]
    public void Other_comments_are_none(string line) => Assert.Empty(Docker(line + "\nFROM scratch\n"));

    [Fact]
    public void In_a_Dockerfile_it_applies_to_the_next_instruction_with_its_continued_lines()
    {
        var comments = Docker("""
            # syntax=docker/dockerfile:1
            # lucid:ignore-file LUCID1001 -- whole
            FROM scratch
            # lucid:ignore LUCID3001 -- one

            # another comment
            RUN a \
              # lucid:ignore LUCID2003
              && b
            # lucid:ignore LUCID3002

            """);
        Assert.Equal(4, comments.Length);
        Assert.True(comments[0].IsFileWide);
        Assert.StartsWith("RUN a", Target(comments[1]), StringComparison.Ordinal);
        Assert.EndsWith("&& b\n", Target(comments[1]), StringComparison.Ordinal);
        Assert.Equal(comments[1].Target, comments[2].Target);
        Assert.Null(comments[3].Target);
    }

    [Fact]
    public void In_a_heredoc_it_is_text() => Assert.Empty(Docker("FROM a\nRUN <<E\n# lucid:ignore LUCID1001\nE\n"));

    [Fact]
    public void In_yaml_it_applies_to_the_node_below_or_to_its_own_line()
    {
        var comments = Yaml("""
            services:
              # lucid:ignore LUCID3014 -- node
              db:
                image: mongo:7 # lucid:ignore LUCID1001 -- line
                ports:
                  # lucid:ignore LUCID4013 -- item
                  - "5000:80"
              api:
                image: "# lucid:ignore LUCID1001"
            # lucid:ignore LUCID1002
            """);
        Assert.Equal(4, comments.Length);
        Assert.StartsWith("db:\n", Target(comments[0]), StringComparison.Ordinal);
        Assert.EndsWith("\"5000:80\"", Target(comments[0]), StringComparison.Ordinal);
        Assert.StartsWith("    image: mongo:7 #", Target(comments[1]), StringComparison.Ordinal);
        Assert.EndsWith("\"5000:80\"", Target(comments[2]), StringComparison.Ordinal);
        Assert.Null(Target(comments[3]));
        Assert.Equal(" # lucid:ignore LUCID1001 -- line", comments[1].Location.Text.GetText(comments[1].RemovalSpan));
        Assert.Equal("  # lucid:ignore LUCID3014 -- node\n", comments[0].Location.Text.GetText(comments[0].RemovalSpan));
    }

    [Fact]
    public void In_an_env_file_it_applies_to_the_next_statement()
    {
        var comments = Env("# lucid:ignore LUCID2010 -- local\n\nPASSWORD='a\n# lucid:ignore LUCID2010\nb'\nX=1 # lucid:ignore LUCID6017\n");
        var comment = Assert.Single(comments);
        Assert.Equal("PASSWORD='a\n# lucid:ignore LUCID2010\nb'", Target(comment));
    }

    [Fact]
    public void In_json_with_comments_it_applies_to_the_next_line()
    {
        var text = new SourceText("appsettings.json", "{\n  // lucid:ignore LUCID2012 -- x\n  // more\n\n  \"Key\": \"value\",\n}");
        Assert.Equal("\"Key\": \"value\",", Target(Assert.Single(SuppressionComments.ReadLines(text, "//"))));
    }

    [Theory]
    [InlineData("# hadolint ignore=DL3006,DL3008", "DL3006 DL3008", false)]
    [InlineData("# hadolint global ignore=DL3006", "DL3006", true)]
    [InlineData("# trivy:ignore:AVD-DS-0002", "DS-0002", false)]
    [InlineData("#trivy:ignore:DS002", "DS-0002", false)]
    [InlineData("# checkov:skip=CKV_DOCKER_2:no health check needed", "CKV_DOCKER_2", true)]
    [InlineData("# check=skip=JSONArgsRecommended,StageNameCasing;error=true", "JSONArgsRecommended StageNameCasing", true)]
    [InlineData("# check=error=true;skip=all", "BuildKit *", true)]
    public void Comments_of_other_tools_are_known_as_such(string line, string ids, bool isFileWide)
    {
        var comment = Assert.Single(Docker(line + "\nFROM scratch\n"));
        Assert.True(comment.IsForeign);
        Assert.Equal(ids, string.Join(" ", comment.Rules.Select(static rule => rule.Id)));
        Assert.Equal(isFileWide, comment.IsFileWide);
    }

    [Fact]
    public void Reading_never_throws()
    {
        const string Content = "# check=skip=all\n# lucid:ignore-file LUCID1001 -- a\nFROM x\n# hadolint ignore=DL1,\n# lucid:ignore LUCID1,LUCID2\nRUN a \\\n # lucid:ignore\n b";
        for (var i = 0; i <= Content.Length; i++)
        {
            Docker(Content[..i]);
            Yaml(Content[..i]);
            Env(Content[..i]);
            Docker(Content[i..]);
            Yaml(Content[i..]);
        }
    }
}
