using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model.Images;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Syntax.Yaml;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Identity;

/// <summary>LUCID3004: a user or group name that the image's <c>/etc/passwd</c> or <c>/etc/group</c> is proven not to have.</summary>
public sealed class UserUnknownToImage : ContainerRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID3004",
        Name = nameof(UserUnknownToImage),
        Title = "A user or group name is not known to the image.",
        DefaultSeverity = DiagnosticSeverity.Error,
        Fix = FixSafety.Safe,
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ContainerSubject container)
    {
        if (CheckUser(container) is { } user)
        {
            yield return user;
        }

        if (container.Image is not { } image)
        {
            yield break;
        }

        foreach (var step in image.ShippingSteps())
        {
            if (step.Instruction is FileTransferInstruction { Chown.Value: { } word } transfer && step.Expand(word).TryGet(out var owner)
                && PasswdFile.FindUnknownName(owner, step.Stage.Base.Root, step.FilesBefore) is { } name)
            {
                yield return Report(
                    step.Locate(word.Span), owner, name, transfer.Kind.ToString().ToUpperInvariant() + " --chown names", step.Stage.Base.Root, "the build fails");
            }
        }
    }

    private Diagnostic? CheckUser(ContainerSubject container)
    {
        if (container.User.IsFromBase || !container.User.Value.TryGet(out var user) || container.Image?.Shipping is not { } shipping)
        {
            return null;
        }

        var location = container.User.Location;
        var root = shipping.Base.Root;
        if (PasswdFile.FindUnknownName(user.Text, root, shipping.Files) is not { } name)
        {
            return null;
        }

        if (container.Service?.User is not { IsNull: false } scalar)
        {
            return Report(location, user.Text, name, "USER names", root, "the container does not start");
        }

        var finding = Report(location, user.Text, name, $"Service '{container.Service.Name}' names", root, "the container does not start");
        var isPlain = scalar is { IsInterpolated: false, Syntax: YamlScalar { Anchor: null, Tag: null, IsPlain: true } };
        return finding with
        {
            KeyPath = scalar.KeyPath,
            // A plain "65532:65532" would be a number in base 60 for readers of YAML 1.1.
            Fixes = isPlain && PasswdFile.Numbers(user.Text, root) is { } numbers ? [Fix.Replace("Write the numbers", FixSafety.Safe, location, "\"" + numbers + "\"")] : [],
        };
    }

    private Diagnostic Report(SourceLocation location, string owner, string name, string what, StageBase root, string consequence)
    {
        var numbers = PasswdFile.Numbers(owner, root);
        return Finding(
            location,
            $"{what} '{name}', which the image on {Wording.NameWithLine(root, location)} does not know: {consequence}. Write numbers"
            + (numbers is null ? ", or COPY a passwd and a group file that have the name." : ": " + numbers + ".")) with
        {
            Related = Wording.RelatedBase(root, location, "The base image without that name is named here."),
            Fixes = numbers is not null && location.Text.GetText(location.Span) == owner
                ? [Fix.Replace("Write the numbers", FixSafety.Safe, location, numbers)]
                : ImmutableArray<Fix>.Empty,
        };
    }
}
