using LucidCompliance.Text;

namespace LucidCompliance.Syntax;

/// <summary>A place where a text breaks its format's grammar.</summary>
/// <param name="Span">The offending text; empty where something is missing.</param>
/// <param name="Message">What is wrong, why, and what to do. It never repeats a value of the file.</param>
public sealed record SyntaxError(TextSpan Span, string Message);
