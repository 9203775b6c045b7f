using System.Collections.Generic;
using LucidCompliance.Model;
using LucidCompliance.Model.Secrets;
using LucidCompliance.Subjects.Scripts;
using LucidCompliance.Text;

namespace LucidCompliance.Subjects.Secrets;

/// <summary>A value in a script: an assignment, an option, a literal, a line of a here-document, or a text with a format of its own.</summary>
public sealed class ScriptSecret : SecretOccurrence
{
    private readonly ScriptValue _value;

    internal ScriptSecret(SecretCandidate candidate, SecretFile file, ScriptSubject script, ScriptValue value, SecretVerdict? verdict = null)
        : base(candidate, file, verdict)
    {
        Script = script;
        _value = value;
    }

    /// <summary>The script.</summary>
    public ScriptSubject Script { get; }

    /// <summary>The variable whose default the value is (<c>${NAME:=x}</c>); null where it is written by itself.</summary>
    public override string? DefaultOf => _value.DefaultOf ?? base.DefaultOf;

    /// <inheritdoc/>
    public override SourceLocation Locate(SecretRange range) => new(File.Text, _value.MapToSource(range.Start, range.Length));

    internal static IEnumerable<SecretOccurrence> In(ScriptSubject script, IRepositoryFiles files) =>
        new ScriptSecretWalk(script, new SecretFile(script.Text, script.Policy, files)).Collect();
}
