using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model.Compose;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.Yaml;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Identity;

/// <summary>LUCID3013: a service switches off seccomp, AppArmor, SELinux or the masking of system paths.</summary>
public sealed class SecurityProfileDisabled : ContainerRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID3013",
        Name = nameof(SecurityProfileDisabled),
        Title = "A service switches a security profile off.",
        DefaultSeverity = DiagnosticSeverity.Warning,
        Fix = FixSafety.Unsafe,
        IsErrorUnderStrict = true,
        PeerIds = ["Semgrep seccomp-confinement-disabled", "Semgrep selinux-separation-disabled", "CIS Docker 5.2", "CIS Docker 5.3", "CIS Docker 5.22"],
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ContainerSubject container)
    {
        if (LinuxService.Of(container) is not { } service)
        {
            yield break;
        }

        foreach (var option in service.SecurityOpt)
        {
            if (option.Value.TryGet(out var text) && Profile(SecurityOption.Parse(text)) is { } profile)
            {
                yield return Finding(
                    option.Location,
                    $"Service '{service.Name}' switches off {profile}. Remove the option; a program that fails under the default profile needs one of its own that allows what it does.") with
                {
                    KeyPath = option.KeyPath,
                    Fixes = FixOf(service, option),
                };
            }
        }
    }

    private static string? Profile(SecurityOption option) => (option.Key, option.Value) switch
    {
        ("seccomp", "unconfined") => "seccomp, which keeps dangerous system calls from the kernel",
        ("apparmor", "unconfined") => "AppArmor, which keeps the container from the host's files and devices",
        ("label", "disable") => "SELinux labels, which keep containers and the host apart",
        ("systempaths", "unconfined") => "the masking of the kernel's files in /proc and /sys",
        _ => null,
    };

    private static ImmutableArray<Fix> FixOf(ComposeService service, ComposeScalar option)
    {
        const string Title = "Remove the option";
        if (option.IsInterpolated || option.Syntax is not YamlScalar { Anchor: null } scalar || !service.Node.TryGet("security_opt", out var entry)
            || entry.Value.Syntax is not YamlSequence list)
        {
            return [];
        }

        var index = list.Items.IndexOf(scalar);
        var span = index < 0 ? (TextSpan?)null : list.Items.Length > 1 ? list.GetItemFullSpan(index) : entry.Syntax?.FullSpan;
        return span is { } removed ? [new Fix(Title, FixSafety.Unsafe, [new FileEdit(scalar.Text, new TextEdit(removed, string.Empty))])] : [];
    }
}
