using System.IO;

namespace LucidCompliance.Tool.Commands;

/// <summary>Where a command runs and speaks; tests put doubles in their place.</summary>
/// <param name="Directory">The absolute path that relative paths refer to.</param>
/// <param name="Output">What was asked for.</param>
/// <param name="Error">What went wrong.</param>
internal sealed record CommandContext(string Directory, TextWriter Output, TextWriter Error);
