using LucidCompliance.Knowledge;
using LucidCompliance.Model;
using LucidCompliance.Model.Projects;
using Xunit;

namespace LucidCompliance.Tests.Model.Projects;

public sealed class ConditionReaderTests
{
    [Theory]
    [InlineData("'a' == 'A'", Trilean.Yes)]
    [InlineData("'a' != 'b'", Trilean.Yes)]
    [InlineData("'$(Known)' == 'value'", Trilean.Yes)]
    [InlineData("$(Known) == value", Trilean.Yes)]
    [InlineData("'$(Empty)' == ''", Trilean.Yes)]
    [InlineData("'$(Other)' == ''", Trilean.Unknown)]
    [InlineData("'$(Other)' == '' and 'a' == 'b'", Trilean.No)]
    [InlineData("'$(Other)' == '' or 'a' == 'a'", Trilean.Yes)]
    [InlineData("!('a' == 'a')", Trilean.No)]
    [InlineData("!Exists('there')", Trilean.No)]
    [InlineData("Exists('missing')", Trilean.No)]
    [InlineData("Exists('hidden')", Trilean.Unknown)]
    [InlineData("true", Trilean.Yes)]
    [InlineData("'$(Known)'", Trilean.Unknown)]
    [InlineData("1 < 2", Trilean.Unknown)]
    [InlineData("'$(Known.EndsWith('e'))' == 'true'", Trilean.Unknown)]
    [InlineData("HasTrailingSlash('a/')", Trilean.Unknown)]
    [InlineData("'a' ==", Trilean.Unknown)]
    [InlineData("('a' == 'a'", Trilean.Unknown)]
    [InlineData("'a", Trilean.Unknown)]
    [InlineData("", Trilean.Unknown)]
    public void A_condition_is_decided_or_unknown(string condition, Trilean expected) => Assert.Equal(expected, Decide(condition));

    [Fact]
    public void Deep_nesting_is_unknown_and_no_stack_overflow() =>
        Assert.Equal(Trilean.Unknown, Decide(new string('(', 100_000) + "'a' == 'a'" + new string(')', 100_000)));

    private static Trilean Decide(string condition) => ConditionReader.Decide(
        condition,
        text => PropertyExpansion.Expand(text, name => name == "Known" ? Fact<string>.Known("value") : name == "Empty" ? Fact<string>.Absent : Fact<string>.Unknown, null),
        path => path == "there" ? Trilean.Yes : path == "missing" ? Trilean.No : Trilean.Unknown);
}
