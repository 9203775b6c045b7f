using System;
using System.Text.RegularExpressions;
using CsCheck;
using LucidCompliance.Policy;
using Xunit;

namespace LucidCompliance.Tests.Policy;

public sealed class WildcardPatternTests
{
    [Fact]
    public void It_agrees_with_a_regular_expression()
    {
        var pattern = Gen.OneOf(Array.ConvertAll(new[] { 'a', 'b', '*' }, Gen.Const)).Array[0, 7].Select(static chars => new string(chars));
        var text = Gen.OneOf(Array.ConvertAll(new[] { 'a', 'b' }, Gen.Const)).Array[0, 9].Select(static chars => new string(chars));
        Gen.Select(pattern, text).Sample(
            static (wildcard, value) =>
                Assert.Equal(
                    Regex.IsMatch(value, "^" + wildcard.Replace("*", ".*") + "$"),
                    new WildcardPattern(wildcard).IsMatch(value)),
            seed: "0000KOIPe036",
            iter: 20_000);
    }
}
