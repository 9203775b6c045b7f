using LucidCompliance.Model;
using LucidCompliance.Policy;
using LucidCompliance.Syntax.Json;
using LucidCompliance.Text;

namespace LucidCompliance.Subjects;

/// <summary>An <c>appsettings*.json</c> or a <c>launchSettings.json</c>.</summary>
/// <param name="Artifact">The file; its kind tells which of the two.</param>
/// <param name="Syntax">Its tree.</param>
/// <param name="Policy">The policy that holds for it.</param>
public sealed record SettingsFileSubject(Artifact Artifact, JsonDocument Syntax, PolicyDocument Policy)
{
    /// <summary>A place in the file.</summary>
    public SourceLocation At(TextSpan span) => new(Syntax.Text, span);
}
