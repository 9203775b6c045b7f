using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Diagnostics;
using LucidCompliance.Knowledge;
using LucidCompliance.Model.Compose;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.Yaml;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Identity;

/// <summary>LUCID3014: a service may write everywhere in its image.</summary>
public sealed class RootFilesystemWritable : ContainerRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID3014",
        Name = nameof(RootFilesystemWritable),
        Title = "A service's root file system is writable.",
        DefaultSeverity = DiagnosticSeverity.Info,
        Fix = FixSafety.Unsafe,
        PeerIds = ["Semgrep writable-filesystem-service", "CIS Docker 5.13"],
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ContainerSubject container)
    {
        if (LinuxService.WithoutMore(container) is not { } service || service.IsReadOnly is not { IsKnown: true, Value: false })
        {
            yield break;
        }

        var scalar = service.Node.GetScalar("read_only");
        yield return Finding(
            scalar?.Location ?? service.KeyLocation,
            $"The root file system of service '{service.Name}' is writable, so whoever breaks in can change its programs and leave new ones. Set 'read_only: true', with 'tmpfs' or volumes "
            + "where the program writes.") with
        {
            KeyPath = "services." + service.Name + ".read_only",
            Fixes = FixOf(container, service, scalar),
        };
    }

    private static ImmutableArray<Fix> FixOf(ContainerSubject container, ComposeService service, ComposeScalar? written)
    {
        var edits = ImmutableArray.CreateBuilder<FileEdit>();
        if (written is null)
        {
            if (ServiceInsertion.AddKey(service, "read_only", "true") is not { } edit)
            {
                return [];
            }

            edits.Add(edit);
        }
        else if (written is { IsInterpolated: false, Syntax: YamlScalar { Anchor: null, Tag: null, IsPlain: true } plain })
        {
            edits.Add(new FileEdit(plain.Text, new TextEdit(plain.Span, "true")));
        }
        else
        {
            return [];
        }

        // A runtime that needs /tmp gets one in the same step.
        if (ScratchSpace.Writer(container) is not null && ScratchSpace.Has(service) != Trilean.Yes)
        {
            if (ServiceInsertion.AddItem(service, "tmpfs", "/tmp") is not { } scratch)
            {
                return [];
            }

            edits.Add(scratch);
        }

        return [new Fix("Make the root file system read-only", FixSafety.Unsafe, edits.ToImmutable())];
    }
}
