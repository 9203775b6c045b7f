using System;
using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Subjects;

namespace LucidCompliance.Rules.Labels;

/// <summary>LUCID5004: a label in a namespace that Docker keeps for itself.</summary>
public sealed class LabelKeyReserved : ContainerRule
{
    private static readonly string[] Reserved = ["com.docker.", "io.docker.", "org.dockerproject."];

    // What Docker documents for the authors of extensions.
    private static readonly string[] Documented = ["com.docker.extension.", "com.docker.desktop."];

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID5004",
        Name = nameof(LabelKeyReserved),
        Title = "A label's key lies in a namespace that is reserved for Docker.",
        DefaultSeverity = DiagnosticSeverity.Error,
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ContainerSubject container)
    {
        foreach (var label in WrittenLabel.Of(container))
        {
            if (Find(label.Key, Reserved) is { } prefix && Find(label.Key, Documented) is null)
            {
                yield return Finding(
                    label.KeyLocation,
                    $"The key '{label.Key}' begins with '{prefix}', which Docker keeps for its own labels{(label.Key.StartsWith("com.docker.compose.", StringComparison.Ordinal) ? ": Compose finds its containers by them, and refuses or overwrites this one" : ": its tools may read, overwrite or refuse it")}. Take a namespace of your own, such as a reversed domain name.") with
                {
                    KeyPath = label.KeyPath,
                };
            }
        }
    }

    private static string? Find(string key, string[] prefixes)
    {
        foreach (var prefix in prefixes)
        {
            if (key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            {
                return prefix;
            }
        }

        return null;
    }
}
