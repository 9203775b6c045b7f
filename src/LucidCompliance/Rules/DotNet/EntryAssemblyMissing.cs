using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model;
using LucidCompliance.Model.DotNet;
using LucidCompliance.Model.Images;
using LucidCompliance.Model.Projects;
using LucidCompliance.Subjects;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.DotNet;

/// <summary>LUCID7005: the container starts an assembly or executable that the published project does not produce.</summary>
public sealed class EntryAssemblyMissing : ContainerRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID7005",
        Name = nameof(EntryAssemblyMissing),
        Title = "The container starts an assembly that the project does not produce.",
        DefaultSeverity = DiagnosticSeverity.Error,
        Fix = FixSafety.Unsafe,
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ContainerSubject container)
    {
        if (container.Image is not { Shipping: { } shipping } image || EntryProgram.Find(container) is not { } entry || !entry.Path.TryGet(out var path)
            || DotNetApplication.Of(image, entry) is not { Publish: { } publish, Project: { } project } application
            || ImagePath.Parent(path) != publish.Directory
            || !Assembly(application).TryGet(out var assembly)
            || project.IsExecutable is not { IsKnown: true, Value: true })
        {
            yield break;
        }

        var file = ImagePath.BaseName(path);
        if (entry.IsByHost && application.HasNoAssembly is { } reason)
        {
            if (string.Equals(file, assembly + ".dll", StringComparison.OrdinalIgnoreCase) && !MayComeFromElsewhere(shipping, path, publish, project, file))
            {
                yield return CheckOneFile(entry, file, assembly, application, reason);
            }

            yield break;
        }

        var expected = entry.IsByHost ? assembly + ".dll" : assembly;
        if (string.Equals(file, expected, StringComparison.Ordinal) || MayComeFromElsewhere(shipping, path, publish, project, file))
        {
            yield break;
        }

        if (!entry.IsByHost && (HasNoExecutable(application) || file.EndsWith(".sh", StringComparison.OrdinalIgnoreCase) || file.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)))
        {
            yield break;
        }

        var isLetterCase = string.Equals(file, expected, StringComparison.OrdinalIgnoreCase);
        var literal = LiteralValue.Find(entry.Location, entry.File);
        var replacement = entry.File.Substring(0, entry.File.Length - file.Length) + expected;
        yield return Finding(
            entry.Location,
            $"{entry.Title} starts '{file}', but project '{project.Name}' produces '{expected}'{(isLetterCase ? " (letter case counts)" : string.Empty)}: "
            + $"the container stops at its start because the file does not exist. Write '{replacement}', or set AssemblyName in the project.") with
        {
            KeyPath = entry.KeyPath,
            Related = [new RelatedLocation(Assembly(application).Origin ?? project.Location, "The project names its assembly here."), new RelatedLocation(publish.Command.Location, "The project is published here.")],
            Fixes = literal is not null && entry.File.EndsWith(file, StringComparison.Ordinal)
                ? [Fix.Replace("Start '" + expected + "'", FixSafety.Unsafe, literal, replacement)]
                : ImmutableArray<Fix>.Empty,
        };
    }

    private Diagnostic CheckOneFile(EntryProgram entry, string file, string assembly, DotNetApplication application, Fact<string> reason) =>
        Finding(
            entry.Location,
            $"{entry.Title} starts '{file}' by dotnet, but project '{application.Project!.Name}' {reason.Value}, so that its output is the executable '{assembly}' and no '{file}': "
            + $"the container stops at its start. Start './{assembly}' without dotnet.") with
        {
            KeyPath = entry.KeyPath,
            Related = [new RelatedLocation(reason.Origin ?? application.Project.Location, "This decides what the output is."), new RelatedLocation(application.Publish!.Command.Location, "The project is published here.")],
            Fixes = FixOf(entry, assembly),
        };

    // ["dotnet", "X.dll"] in one line: from one quote to the other.
    private static ImmutableArray<Fix> FixOf(EntryProgram entry, string assembly)
    {
        if (entry.HostLocation is not { } host || entry.KeyPath is not null)
        {
            return [];
        }

        var text = host.Text;
        var span = TextSpan.FromBounds(host.Span.Start, entry.Location.Span.End);
        var written = text.GetText(span);
        return written[0] == '"' && written[written.Length - 1] == '"' && written.IndexOf('\n') < 0
            ? [Fix.Replace("Start './" + assembly + "'", FixSafety.Unsafe, new SourceLocation(text, span), "\"./" + assembly + "\"")]
            : [];
    }

    private static Fact<string> Assembly(DotNetApplication application)
    {
        var stated = application.Publish!.Command.Get("AssemblyName");
        return stated.IsAbsent ? application.Project!.AssemblyName : stated;
    }

    // UseAppHost=false gives no executable: what "./X" then names is another matter.
    private static bool HasNoExecutable(DotNetApplication application) => !application.Get("UseAppHost").IsAbsent;

    // Another COPY may bring the file; a project that is referred to, or a package, may be a program of its own.
    private static bool MayComeFromElsewhere(Stage shipping, string path, DotNetPublish publish, DotNetProject project, string file)
    {
        if (shipping.Files.MayHoldMore && !ReferenceEquals(publish.Step.Stage, shipping))
        {
            return true;
        }

        foreach (var arrival in shipping.Files.FindArrivals(path))
        {
            if (!ReferenceEquals(arrival.Step, publish.Step))
            {
                return true;
            }
        }

        var name = file.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) ? file.Substring(0, file.Length - 4) : file;
        foreach (var reference in project.ProjectReferences)
        {
            if (string.Equals(NameOf(reference.Path), name, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return project.UsesPackage(name) is { IsKnown: true, Value: true };
    }

    private static string NameOf(string path)
    {
        var name = path.Substring(path.LastIndexOf('/') + 1);
        var dot = name.LastIndexOf('.');
        return dot < 0 ? name : name.Substring(0, dot);
    }
}
