using System;
using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Knowledge;
using LucidCompliance.Model.Images;
using LucidCompliance.Subjects;

namespace LucidCompliance.Rules.Distroless;

/// <summary>LUCID1018: packages in a <c>site-packages</c> directory of the system, where Debian's Python does not look.</summary>
public sealed class PythonPackagesNotOnPath : ImageRule
{
    private const string SitePackages = "site-packages";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID1018",
        Name = nameof(PythonPackagesNotOnPath),
        Title = "Python packages are copied to a directory where the image's Python does not look.",
        DefaultSeverity = DiagnosticSeverity.Error,
        Fix = FixSafety.Safe,
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ImageSubject image)
    {
        if (image.Shipping is not { } shipping
            || shipping.Base.Root is not { IsReplacedByContext: false, Facts: { IsDistroless: Trilean.Yes, PythonMinor: { } minor } } root
            || !root.Image.TryGet(out var reference)
            || reference.Path.IndexOf("distroless/python3", StringComparison.Ordinal) < 0
            || SetsPythonPath(image, shipping))
        {
            yield break;
        }

        foreach (var transfer in PythonTransfer.Of(image))
        {
            if (transfer is { IsPrefix: true, Destination: "/usr/local" or "/usr", Builder: { } builder, Step.Transfer.Instruction.Destination: { } target } && PythonTransfer.IsOfficial(builder))
            {
                var location = transfer.Step.Locate(target.Span);
                yield return Finding(
                    location,
                    $"'pip install --prefix' put the packages into lib/python3.{transfer.Minor ?? minor}/site-packages, which becomes {transfer.Destination}/lib/python3.{transfer.Minor ?? minor}/site-packages here: the Python of {Wording.NameWithLine(root, location)} "
                    + $"is Debian's and reads dist-packages, so that every import fails. Copy that directory to /usr/local/lib/python3.{minor}/dist-packages, or set PYTHONPATH.") with
                {
                    Related = Wording.RelatedBase(root, location, "The image with Debian's Python is named here."),
                };
            }
        }

        foreach (var step in image.ShippingSteps())
        {
            if (step.Transfer is not { Instruction.Destination: { } word } transfer
                || !transfer.Destination.TryGet(out var destination)
                || !IsSystemDirectory(destination))
            {
                continue;
            }

            var location = step.Locate(word.Span);
            var right = FormattableString.Invariant($"/usr/local/lib/python3.{minor}/dist-packages");
            var finding = Finding(
                location,
                $"Packages are copied to {destination}, where the Python of {Wording.NameWithLine(root, location)} does not look: it is Debian's and reads dist-packages, so that "
                + $"every import fails. Copy them to {right}, or set PYTHONPATH.") with
            {
                Related = Wording.RelatedBase(root, location, "The image with Debian's Python is named here."),
            };
            var at = word.Text.LastIndexOf(SitePackages, StringComparison.Ordinal);
            yield return at >= 0 && destination == right.Replace("dist-packages", SitePackages)
                ? finding with
                {
                    Fixes = [Fix.Replace("Copy to the directory that Debian's Python reads", FixSafety.Safe, step.Locate(word.MapToSource(at, SitePackages.Length)), "dist-packages")],
                }
                : finding;
        }
    }

    private static bool IsSystemDirectory(string path) =>
        path.EndsWith("/" + SitePackages, StringComparison.Ordinal)
        && (path.StartsWith("/usr/local/lib/python3", StringComparison.Ordinal) || path.StartsWith("/usr/lib/python3", StringComparison.Ordinal));

    private static bool SetsPythonPath(ImageSubject image, Stage shipping)
    {
        foreach (var name in shipping.Config.Environment.Keys)
        {
            if (name is "PYTHONPATH" or "PYTHONHOME")
            {
                return true;
            }
        }

        foreach (var container in image.Containers)
        {
            if (container.Service is not { } service)
            {
                continue;
            }

            if (service.HasUnknownEnvironment)
            {
                return true;
            }

            foreach (var variable in service.Environment)
            {
                if (variable.Name is "PYTHONPATH" or "PYTHONHOME")
                {
                    return true;
                }
            }
        }

        return false;
    }
}
