using System;
using System.Collections.Immutable;
using LucidCompliance.Text;

namespace LucidCompliance.Model.Compose;

/// <summary>Finds files that a project names and that do not exist; silent where git ignores the path or an example file stands in for it.</summary>
internal sealed class FileCheck(ComposeProject project, ProblemList problems, IRepositoryFiles files)
{
    private const string Advice = "Create the file, or correct the path: it is relative to the project directory, in an extended file to that file.";

    public void Check()
    {
        foreach (var service in project.Services)
        {
            if (!service.IsActive)
            {
                continue;
            }

            Check(service.EnvFiles, "env_file", service.Name);
            Check(service.LabelFiles, "label_file", service.Name);
        }

        Check(project.Secrets, "secrets");
        Check(project.Configs, "configs");
    }

    private void Check(ImmutableArray<ComposeFileReference> references, string key, string service)
    {
        foreach (var reference in references)
        {
            if (reference.IsRequired is { IsKnown: true, Value: true } && reference.Path.TryGet(out var path) && IsMissing(files, path))
            {
                Report(reference.Location, path, key, "services." + service + "." + key);
            }
        }
    }

    private void Check(ImmutableArray<ComposeResource> resources, string key)
    {
        foreach (var resource in resources)
        {
            if (resource.Mapping?.GetScalar("file") is { } file && ServiceParts.PathOf(file).TryGet(out var path) && IsMissing(files, path))
            {
                Report(file.Location, path, key + "." + resource.Name + ".file", file.KeyPath);
            }
        }
    }

    /// <summary>
    /// Whether a file is proven to be missing: git does not ignore it, so that nobody creates it on another machine, and no example stands
    /// for it (RULES.md convention 10).
    /// </summary>
    public static bool IsMissing(IRepositoryFiles files, string path)
    {
        if (path.StartsWith("..", StringComparison.Ordinal) || files.GetKind(path) is not { IsKnown: true, Value: PathKind.Missing } || files.IsIgnored(path) is { IsKnown: true, Value: true })
        {
            return false;
        }

        foreach (var example in ExampleFiles.Of(path))
        {
            if (files.GetKind(example) is { IsKnown: true, Value: PathKind.File })
            {
                return false;
            }
        }

        return true;
    }

    private void Report(SourceLocation location, string path, string what, string keyPath) =>
        problems.Add(
            ComposeProblemKind.MissingFile,
            location,
            $"'{what}' leads to '{path}', which does not exist, so Compose refuses the project. {AdviceFor(files, path)}",
            null,
            keyPath);

    /// <summary>What to do about a missing file: the one file of that name, or where the path starts.</summary>
    public static string AdviceFor(IRepositoryFiles files, string path)
    {
        string? found = null;
        foreach (var candidate in files.FindByName(path.Substring(path.LastIndexOf('/') + 1)))
        {
            if (files.GetKind(candidate) is { IsKnown: true, Value: PathKind.File })
            {
                if (found is not null)
                {
                    return Advice;
                }

                found = candidate;
            }
        }

        return found is null ? Advice : $"A file of that name is '{found}': correct the path.";
    }
}
