using System.Linq;
using System.Text;
using LucidCompliance.Syntax.Yaml;
using LucidCompliance.Text;
using Xunit;

namespace LucidCompliance.Tests.Syntax.Yaml;

public sealed class YamlMappingTests
{
    [Fact]
    public void An_own_key_wins_over_a_merged_one_wherever_it_stands()
    {
        var b = Effective("a: &a {x: 1, y: 2}\nb:\n  <<: *a\n  x: 3\n");
        Assert.Equal("x=3 y=2", b);
    }

    [Fact]
    public void In_a_list_of_merges_the_earlier_mapping_wins() =>
        Assert.Equal("x=1 y=2", Effective("a: [&a {x: 1}, &c {x: 4, y: 2}]\nb:\n  <<: [*a, *c]\n"));

    [Fact]
    public void Merges_of_merged_mappings_count() =>
        Assert.Equal("z=3 y=2 x=1", Effective("a: [&a {x: 1}, &c {<<: *a, y: 2}]\nb:\n  <<: *c\n  z: 3\n"));

    [Fact]
    public void A_quoted_merge_key_is_a_common_key() =>
        Assert.Equal("<<=1", Effective("b:\n  '<<': 1\n"));

    [Fact]
    public void Merged_entries_keep_the_place_where_they_are_written()
    {
        var root = YamlSpanTests.Root("a: &a {x: 1}\nb:\n  <<: *a\n");
        Assert.True(((YamlMapping)root.GetValue("b")!).TryGet("x", out var entry));
        Assert.Equal(7, entry.Key.Span.Start);
        Assert.Equal(["<<"], ((YamlMapping)root.GetValue("b")!).Entries.Select(own => own.Name));
    }

    [Fact]
    public void A_duplicate_key_is_kept_and_listed_and_the_last_one_counts()
    {
        var root = YamlSpanTests.Root("a: 1\nb: 2\na: 3\n");
        Assert.Equal(3, root.Entries.Length);
        Assert.Equal([10], root.DuplicateKeys.Select(entry => entry.Span.Start));
        Assert.Equal("3", ((YamlScalar)root.GetValue("a")!).Value);
    }

    [Fact]
    public void A_large_mapping_finds_every_key()
    {
        var content = new StringBuilder();
        for (var i = 0; i < 50; i++)
        {
            content.Append("key").Append(i).Append(": ").Append(i).Append('\n');
        }

        var root = YamlSpanTests.Root(content.ToString());
        Assert.Equal("41", ((YamlScalar)root.GetValue("key41")!).Value);
        Assert.False(root.TryGet("key50", out _));
    }

    [Fact]
    public void An_alias_stays_in_the_tree_and_resolves_to_the_last_anchor_above_it()
    {
        var root = YamlSpanTests.Root("a: &x 1\nb: &x 2\nc: *x\nd: &x 3\n");
        var alias = Assert.IsType<YamlAlias>(root.Entries[2].Value);
        Assert.Equal("x", alias.Name);
        Assert.Equal("*x", root.Text.GetText(alias.Span));
        Assert.Equal("2", Assert.IsType<YamlScalar>(alias.Resolve()).Value);
        Assert.Equal("x", alias.Target!.Anchor!.Name);
        Assert.Equal("&x", root.Text.GetText(alias.Target.Anchor.Span));
    }

    [Fact]
    public void Comments_are_found_outside_of_texts_only()
    {
        var content = "# one\na: 'x # no' # two\nb: | # three\n  # no\nc: x#no\nd: \"\n  # no\" #four\n";
        var comments = YamlDocument.Parse(new SourceText("f", content)).Comments;
        Assert.Equal(["one", "two", "three", "four"], comments.Select(comment => comment.Text));
        Assert.Equal([true, false, false, false], comments.Select(comment => comment.IsOwnLine));
        Assert.Equal("# two", content.Substring(comments[1].Span.Start, comments[1].Span.Length));
    }

    [Theory]
    [InlineData("# c\na: 1\nb: 2\n", "a: 1")]
    [InlineData("a:\n  # c\n\n  # d\n  b: 2\n  e: 1\n", "b: 2")]
    [InlineData("a:\n  # c\n  - x: 2\n    y: 1\n", "- x: 2\n    y: 1")]
    [InlineData("a:\n- b\n# c\n- d\n", "- d")]
    [InlineData("# c\n---\na: 1\n", "a: 1")]
    [InlineData("# c\nplain\n", "plain")]
    [InlineData("a: 1 # c\nb:\n  d: 1\n", "b:\n  d: 1")]
    [InlineData("a: 1\n# c\n", null)]
    public void A_comment_stands_above_the_outermost_node_that_begins_below_it(string content, string? expected)
    {
        var document = YamlDocument.Parse(new SourceText("f", content));
        var target = document.NodeBelow(document.Comments[0]);
        Assert.Equal(expected, target is null ? null : document.Text.GetText(target.Span));
    }

    private static string Effective(string content)
    {
        var mapping = (YamlMapping)YamlSpanTests.Root(content).GetValue("b")!;
        return string.Join(" ", mapping.EffectiveEntries.Select(entry => $"{entry.Name}={((YamlScalar)entry.Value).Value}"));
    }
}
