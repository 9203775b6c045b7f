using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Subjects;

namespace LucidCompliance.Rules.Analysis;

/// <summary>LUCID0003: a line of an env file that Compose refuses. Informs only where nothing reads the file (RULES.md convention 35).</summary>
public sealed class EnvFileSyntaxError : EnvFileRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID0003",
        Name = nameof(EnvFileSyntaxError),
        Title = "An env file contains a line that Compose refuses.",
        DefaultSeverity = DiagnosticSeverity.Error,
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(EnvFileSubject file)
    {
        foreach (var error in file.Syntax.Errors)
        {
            yield return Finding(file.At(error.Span), error.Message) with
            {
                Severity = file.IsRead ? Descriptor.DefaultSeverity : DiagnosticSeverity.Info,
            };
        }
    }
}
