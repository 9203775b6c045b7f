using LucidCompliance.Repository.Pages;
using LucidCompliance.Rules;
using LucidCompliance.Text;

namespace LucidCompliance.LanguageServer.Symbols;

/// <summary>The ids of rules, wherever they are written: in comments, in a policy, in an <c>.editorconfig</c>.</summary>
internal static class RuleIds
{
    /// <summary>The rule whose id stands at an offset.</summary>
    public static Symbol? Find(SourceText text, int offset)
    {
        var start = offset;
        while (start > 0 && char.IsAsciiLetterOrDigit(text.Content[start - 1]))
        {
            start--;
        }

        var end = offset;
        while (end < text.Length && char.IsAsciiLetterOrDigit(text.Content[end]))
        {
            end++;
        }

        var span = TextSpan.FromBounds(start, end);
        return RuleCatalogue.Find(text.GetText(span)) is { } rule
            ? new Symbol(span, RulePages.Shipped.Read(rule.Descriptor.Id) ?? "**" + rule.Descriptor.Id + "** " + rule.Descriptor.Name + "\n\n" + rule.Descriptor.Title)
            : null;
    }
}
