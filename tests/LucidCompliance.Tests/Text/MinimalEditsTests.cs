using System.Linq;
using CsCheck;
using LucidCompliance.Text;
using Xunit;

namespace LucidCompliance.Tests.Text;

public sealed class MinimalEditsTests
{
    [Fact]
    public void What_stays_is_not_repeated()
    {
        const string Content = "CMD app --password tr0ub4dor\n";
        var edits = MinimalEdits.Of(new TextEdit(new TextSpan(4, 24), "[\"app\", \"--password\", \"tr0ub4dor\"]"), Content)!.Value;
        Assert.Equal("[\"\",\"\",\"\"]", string.Concat(edits.Select(edit => edit.NewText.Replace(" ", ""))));
        Assert.Equal("CMD [\"app\", \"--password\", \"tr0ub4dor\"]\n", TextEdit.Apply(Content, edits));
    }

    [Fact]
    public void An_insertion_and_a_deletion_are_minimal()
    {
        Assert.Equal([new TextEdit(new TextSpan(1, 0), "x")], MinimalEdits.Of(new TextEdit(new TextSpan(1, 0), "x"), "ab")!.Value.ToArray());
        Assert.Equal([new TextEdit(new TextSpan(0, 2), "")], MinimalEdits.Of(new TextEdit(new TextSpan(0, 3), "b"), "a-b")!.Value.ToArray());
    }

    [Fact]
    public void Texts_that_are_too_long_are_not_compared() =>
        Assert.Null(MinimalEdits.Of(new TextEdit(new TextSpan(0, 3000), new string('-', 3000)), new string('+', 3000)));

    [Fact]
    public void The_result_is_the_same() => Gen.Select(Gen.String[Gen.Char["ab -"], 0, 30], Gen.String[Gen.Char["ab -"], 0, 30]).Sample(
        (oldText, newText) => TextEdit.Apply("-" + oldText + "-", MinimalEdits.Of(new TextEdit(new TextSpan(1, oldText.Length), newText), "-" + oldText + "-")!.Value)
            == "-" + newText + "-",
        iter: 2000, seed: "0N0XIzNsQ0O2");
}
