using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using CsCheck;
using LucidCompliance.Text.Diffs;
using Xunit;

namespace LucidCompliance.Tests.Text.Diffs;

public sealed class UnifiedDiffTests
{
    private static string Lines(int from, int to) => string.Concat(Enumerable.Range(from, to - from + 1).Select(i => $"line {i}\n"));

    [Fact]
    public void Equal_texts_have_no_diff() => Assert.Equal("", UnifiedDiff.Create("a", "x\n", "x\n"));

    [Fact]
    public void A_new_file_comes_from_nowhere() =>
        Assert.Equal("--- /dev/null\n+++ b/.dockerignore\n@@ -0,0 +1 @@\n+a\n", UnifiedDiff.Create(".dockerignore", "", "a\n", isNew: true));

    [Fact]
    public void A_change_stands_between_three_lines_on_either_side() => Assert.Equal(
        "--- a/Dockerfile\n+++ b/Dockerfile\n@@ -2,7 +2,7 @@\n line 2\n line 3\n line 4\n-line 5\n+line V\n line 6\n line 7\n line 8\n",
        UnifiedDiff.Create("Dockerfile", Lines(1, 10), Lines(1, 10).Replace("line 5", "line V")));

    [Fact]
    public void Changes_that_share_context_share_a_hunk()
    {
        var before = Lines(1, 30);
        Assert.Equal(1, Hunks(UnifiedDiff.Create("a", before, before.Replace("line 10\n", "x\n").Replace("line 17\n", "y\n"))));
        Assert.Equal(2, Hunks(UnifiedDiff.Create("a", before, before.Replace("line 10\n", "x\n").Replace("line 18\n", "y\n"))));

        static int Hunks(string diff) => diff.Split("@@ -").Length - 1;
    }

    [Theory]
    [InlineData("a", "b\n", "@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+b\n")]
    [InlineData("a\n", "a", "@@ -1 +1 @@\n-a\n+a\n\\ No newline at end of file\n")]
    [InlineData("a", "a\nb", "@@ -1 +1,2 @@\n-a\n\\ No newline at end of file\n+a\n+b\n\\ No newline at end of file\n")]
    [InlineData("", "a\n", "@@ -0,0 +1 @@\n+a\n")]
    [InlineData("a\n", "", "@@ -1 +0,0 @@\n-a\n")]
    [InlineData("a\r\n", "a\n", "@@ -1 +1 @@\n-a\r\n+a\n")]
    public void Ends_of_texts_and_lines_are_told(string before, string after, string hunk) =>
        Assert.Equal("--- a/f\n+++ b/f\n" + hunk, UnifiedDiff.Create("f", before, after));

    [Theory]
    [InlineData("my file", "--- a/my file\t\n")]
    [InlineData("a\"b\n", "--- \"a/a\\\"b\\012\"\n")]
    public void A_name_cannot_break_its_line(string path, string line) =>
        Assert.StartsWith(line, UnifiedDiff.Create(path, "x\n", "y\n"), StringComparison.Ordinal);

    [Fact]
    public void Only_the_text_to_show_is_printed()
    {
        var diff = UnifiedDiff.Create("f", "key: secret\na\n", "key: secret\nb\n", text => text.Replace("secret", "(redacted)"));
        Assert.Contains(" key: (redacted)\n-a\n+b\n", diff);
        Assert.DoesNotContain("secret", diff);
        Assert.Throws<ArgumentException>(() => UnifiedDiff.Create("f", "a\nb\n", "c\n", _ => "x\n"));
    }

    [Fact]
    public void Applying_a_diff_gives_the_new_text()
    {
        var text = Gen.Select(Gen.Int[0, 5].Array[0, 40], Gen.Bool, (lines, ends) => string.Join('\n', lines) + (ends && lines.Length > 0 ? "\n" : ""));
        Gen.Select(text, text).Sample(
            (before, after) => Assert.Equal(after, Patch(before, UnifiedDiff.Create("f", before, after))),
            seed: "0000000000001",
            iter: 3000,
            threads: 1);
    }

    [Fact]
    public void Texts_that_have_nothing_in_common_cost_little()
    {
        var before = Lines(1, 20000);
        var after = Lines(30000, 50000);
        Assert.Equal(after, Patch(before, UnifiedDiff.Create("f", before, after)));
    }

    private static string Patch(string before, string diff)
    {
        if (diff.Length == 0)
        {
            return before;
        }

        var old = before.Split('\n').ToList();
        var result = new StringBuilder();
        var position = 0;
        var noNewLine = false;
        var lastIsNew = false;
        foreach (var line in diff.Split('\n').Skip(2).SkipLast(1))
        {
            if (line.StartsWith("@@ -", StringComparison.Ordinal))
            {
                var range = line.Split(' ')[1][1..].Split(',');
                var start = int.Parse(range[0], CultureInfo.InvariantCulture) - (range.Length == 2 && range[1] == "0" ? 0 : 1);
                Copy(start);
            }
            else if (line[0] == '\\')
            {
                noNewLine = lastIsNew;
            }
            else
            {
                if (line[0] != '+')
                {
                    Assert.Equal(old[position++], line[1..]);
                }

                if (line[0] != '-')
                {
                    result.Append(line[1..]).Append('\n');
                }

                lastIsNew = line[0] != '-';
            }
        }

        var rest = position < old.Count ? string.Join('\n', old.Skip(position)) : null;
        return noNewLine ? result.ToString()[..^1] : result + (rest ?? "");

        void Copy(int end)
        {
            for (; position < end; position++)
            {
                result.Append(old[position]).Append('\n');
            }
        }
    }
}
