using LucidCompliance.Text;

namespace LucidCompliance.LanguageServer.Symbols;

/// <summary>Something with a meaning in a text.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Description">What is known about it, in Markdown; null where nothing is. Never a variable's value.</param>
/// <param name="Definition">Where it is defined; null where it is not in the repository.</param>
internal sealed record Symbol(TextSpan Span, string? Description, SourceLocation? Definition = null);
