using System.Collections.Immutable;

namespace LucidCompliance.Model.Compose;

/// <summary>Finds files that a project names and that do not exist; silent where git ignores the path or an example file stands in for it.</summary>
internal sealed class FileCheck(ComposeProject project, ProblemList problems, IRepositoryFiles files)
{
    public void Check()
    {
        foreach (var service in project.Services)
        {
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
            if (reference.IsRequired is { IsKnown: true, Value: true } && reference.Path.TryGet(out var path) && IsMissing(path))
            {
                Report(reference.Location, path, key, "services." + service + "." + key);
            }
        }
    }

    private void Check(ImmutableArray<ComposeResource> resources, string key)
    {
        foreach (var resource in resources)
        {
            if (resource.Mapping?.GetScalar("file") is { } file && ServiceParts.PathOf(file).TryGet(out var path) && IsMissing(path))
            {
                Report(file.Location, path, key + "." + resource.Name + ".file", file.KeyPath);
            }
        }
    }

    private bool IsMissing(string path)
    {
        if (files.GetKind(path) is not { IsKnown: true, Value: PathKind.Missing } || files.IsIgnored(path) is { IsKnown: true, Value: true })
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

    private void Report(Text.SourceLocation location, string path, string what, string keyPath) =>
        problems.Add(ComposeProblemKind.MissingFile, location, $"'{path}', which '{what}' names, does not exist, so Compose refuses the project. Create the file or correct the path: it is relative to the project directory.", null, keyPath);
}
