using CsCheck;
using LucidCompliance.Diagnostics;
using LucidCompliance.Engine.Fixes;
using LucidCompliance.Text;
using Xunit;

namespace LucidCompliance.Tests.Engine.Fixes;

public sealed class EditBatchTests
{
    private static readonly SourceText Text = new("a", "0123456789");

    private static Fix Edit(int start, int end, string newText) =>
        Fix.Replace("Edit", FixSafety.Safe, new SourceLocation(Text, TextSpan.FromBounds(start, end)), newText);

    [Theory]
    [InlineData(0, 2, true)]
    [InlineData(9, 9, true)]
    [InlineData(1, 3, false)] // ends where the edit starts
    [InlineData(3, 3, false)]
    [InlineData(2, 4, false)]
    [InlineData(4, 5, false)]
    [InlineData(7, 9, false)]
    [InlineData(8, 8, false)] // starts where the edit ends
    [InlineData(0, 10, false)]
    public void An_edit_that_touches_another_is_refused(int start, int end, bool isFree)
    {
        var batch = new EditBatch();
        Assert.True(batch.TryAdd(Edit(3, 8, "x")));
        Assert.Equal(isFree, batch.TryAdd(Edit(start, end, "y")));
    }

    [Theory]
    [InlineData(0, 2, 0, 2)]
    [InlineData(7, 9, 9, 11)] // behind: moved by the growth
    [InlineData(3, 5, 3, 7)] // replaced: the whole replacement
    [InlineData(2, 6, 2, 8)]
    [InlineData(4, 8, 3, 10)] // half replaced
    [InlineData(5, 5, 7, 7)]
    public void A_span_moves_with_the_edits(int start, int end, int newStart, int newEnd)
    {
        var batch = new EditBatch();
        batch.TryAdd(Edit(3, 5, "abcd"));
        Assert.Equal(TextSpan.FromBounds(newStart, newEnd), batch.Map("a", TextSpan.FromBounds(start, end)));
        Assert.Equal(new TextSpan(4, 1), batch.Map("b", new TextSpan(4, 1)));
    }

    [Fact]
    public void A_span_that_no_edit_touches_keeps_its_characters() =>
        Gen.Select(Gen.Int[0, 10], Gen.Int[0, 10], Gen.Int[0, 10], Gen.Int[0, 10], Gen.String[Gen.Char['a', 'c'], 0, 4]).Sample(
            (a, b, c, d, newText) =>
            {
                var (start, end) = (System.Math.Min(a, b), System.Math.Max(a, b));
                var span = TextSpan.FromBounds(System.Math.Min(c, d), System.Math.Max(c, d));
                var batch = new EditBatch();
                batch.TryAdd(Edit(start, end, newText));
                if (!span.IsEmpty && (span.End <= start || span.Start >= end))
                {
                    var edited = TextEdit.Apply(Text.Content, [new TextEdit(TextSpan.FromBounds(start, end), newText)]);
                    var mapped = batch.Map("a", span);
                    Assert.Equal(Text.GetText(span), edited.Substring(mapped.Start, mapped.Length));
                }
            },
            seed: "0000000000001",
            iter: 2000,
            threads: 1);
}
