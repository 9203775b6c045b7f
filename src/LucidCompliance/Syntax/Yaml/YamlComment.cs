using LucidCompliance.Text;

namespace LucidCompliance.Syntax.Yaml;

/// <summary>A comment.</summary>
/// <param name="Span">From the number sign to the end of the line, without the line break.</param>
/// <param name="Text">What follows the number sign, trimmed.</param>
/// <param name="IsOwnLine">Whether only blanks stand in front of it.</param>
public sealed record YamlComment(TextSpan Span, string Text, bool IsOwnLine);

/// <summary>What stands below a comment.</summary>
/// <param name="Span">The whole mapping entry, the whole list item with its dash, or the whole root node.</param>
/// <param name="Node">The entry's value, the item or the root.</param>
/// <param name="Entry">The entry; null for an item or the root.</param>
public sealed record YamlCommentTarget(TextSpan Span, YamlNode Node, YamlEntry? Entry);
