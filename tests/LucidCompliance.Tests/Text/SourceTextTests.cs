using LucidCompliance.Text;
using Xunit;

namespace LucidCompliance.Tests.Text;

public sealed class SourceTextTests
{
    [Theory]
    [InlineData("", 0, 0, 0)]
    [InlineData("a\nb", 2, 1, 0)]
    [InlineData("a\r\nb", 3, 1, 0)]
    [InlineData("a\r\nb", 2, 0, 2)]
    [InlineData("a\rb", 2, 1, 0)]
    [InlineData("é\t\U0001F600x", 4, 0, 4)]
    public void An_offset_has_a_line_and_a_column_in_code_units(string content, int offset, int line, int column) =>
        Assert.Equal(new LinePosition(line, column), new SourceText("f", content).GetPosition(offset));

    [Fact]
    public void Edits_apply_in_any_order_and_insertions_keep_theirs() =>
        Assert.Equal("1aXbc2", TextEdit.Apply("abc", [new(new(3, 0), "2"), new(new(0, 0), "1"), new(new(1, 0), "X")]));

    [Fact]
    public void Overlapping_edits_are_refused() =>
        Assert.Throws<System.ArgumentException>(() => TextEdit.Apply("abc", [new(new(0, 2), ""), new(new(1, 1), "")]));
}
