using System;
using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Subjects;

namespace LucidCompliance.Rules.Labels;

/// <summary>LUCID5005: a label's key that Docker's guidelines refuse, or a label without a value.</summary>
public sealed class LabelKeyInvalid : ContainerRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID5005",
        Name = nameof(LabelKeyInvalid),
        Title = "A label's key has characters that tools do not expect, or the label has no value.",
        DefaultSeverity = DiagnosticSeverity.Info,
        PeerIds = ["hadolint DL3048", "hadolint DL3051"],
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ContainerSubject container)
    {
        foreach (var label in WrittenLabel.Of(container))
        {
            var message = FindDefect(label.Key) is { } defect
                ? $"The label's key {defect}. Tools that select or list by label may not find it. Write lower-case letters and digits, parted by '.', '-', '_' or '/'."
                : label.Value is { IsKnown: true, Value.Length: 0 }
                    ? $"The label '{label.Key}' has no value, so it says nothing to what reads it. Write a value, such as 'true', or remove the label."
                    : null;
            if (message is not null)
            {
                yield return Finding(label.KeyLocation, message) with { KeyPath = label.KeyPath };
            }
        }
    }

    private static string? FindDefect(string key)
    {
        var hasUpperCase = false;
        for (var i = 0; i < key.Length; i++)
        {
            var c = key[i];
            if (!(c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') || IsSeparator(c) || (c is '[' or ']' or '@' && IsOfTraefik(key))))
            {
                return c is ' ' or '\t' ? "has a blank" : "has a character that is no letter, digit, '.', '-', '_' or '/'";
            }

            hasUpperCase |= c is >= 'A' and <= 'Z';
            if (c is '.' or '-' && i > 0 && key[i - 1] == c)
            {
                return $"has '{c}' twice in a row";
            }
        }

        // Traefik puts names of routers and services into its keys, and Kubernetes' names behind the '/' keep their case.
        return IsSeparator(key[0]) || IsSeparator(key[key.Length - 1]) ? "begins or ends with a separator"
            : hasUpperCase && !IsOfTraefik(key) && key.IndexOf('/') < 0 ? "has upper-case letters"
            : null;
    }

    private static bool IsSeparator(char c) => c is '.' or '-' or '_' or '/';

    private static bool IsOfTraefik(string key) => key.StartsWith("traefik.", StringComparison.Ordinal);
}
