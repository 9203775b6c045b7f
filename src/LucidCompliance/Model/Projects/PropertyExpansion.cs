using System;
using System.Globalization;
using System.Text;
using LucidCompliance.Text;

namespace LucidCompliance.Model.Projects;

/// <summary>Resolves <c>$(Property)</c> in a text of an MSBuild file. Property functions, items and metadata are not resolved.</summary>
internal static class PropertyExpansion
{
    // A property that holds another one twice, and so on, would grow without end.
    private const int MaximumLength = 1 << 13;

    /// <summary>The text; unknown where a reference is. A property that is proven to be empty gives nothing.</summary>
    /// <param name="text">The text of an attribute or element.</param>
    /// <param name="find">Gives a property.</param>
    /// <param name="origin">The place that the result stands at.</param>
    public static Fact<string> Expand(string text, Func<string, Fact<string>> find, SourceLocation? origin)
    {
        if (text.IndexOf('$') < 0 && text.IndexOf('%') < 0 && text.IndexOf('@') < 0)
        {
            return Fact<string>.Known(text, origin);
        }

        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var next = i + 1 < text.Length ? text[i + 1] : '\0';
            if (c is '@' or '%' && next == '(')
            {
                return Fact<string>.UnknownBecause("the value is made from items", origin);
            }

            if (c == '$' && next == '(')
            {
                var close = text.IndexOf(')', i);
                if (close < 0 || !IsName(text, i + 2, close) || find(text.Substring(i + 2, close - i - 2)) is not { IsUnknown: false } fact)
                {
                    return Fact<string>.UnknownBecause("the value is made from a property that is not known", origin);
                }

                var value = fact.IsKnown ? fact.Value : string.Empty;
                if (result.Length + value.Length > MaximumLength)
                {
                    return Fact<string>.UnknownBecause("the value is too long", origin);
                }

                result.Append(value);
                i = close;
            }
            else if (c == '%' && i + 2 < text.Length
                && int.TryParse(text.Substring(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                result.Append((char)code);
                i += 2;
            }
            else
            {
                result.Append(c);
            }
        }

        return Fact<string>.Known(result.ToString(), origin);
    }

    private static bool IsName(string text, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (!char.IsLetterOrDigit(text[i]) && text[i] is not ('_' or '-'))
            {
                return false;
            }
        }

        return end > start;
    }
}
