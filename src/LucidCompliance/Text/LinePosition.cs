namespace LucidCompliance.Text;

/// <summary>A zero-based line and a zero-based column in UTF-16 code units, as editors and MSBuild count before adding one.</summary>
public readonly record struct LinePosition(int Line, int Column);
