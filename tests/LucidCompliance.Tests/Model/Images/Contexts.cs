using System.Linq;
using LucidCompliance.Model;
using LucidCompliance.Model.Images;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Tests.Cases;
using LucidCompliance.Text;

namespace LucidCompliance.Tests.Model.Images;

/// <summary>Builds with a build context in memory.</summary>
internal static class Contexts
{
    /// <summary>A repository; a path may carry its content behind a colon.</summary>
    public static MemoryRepository Repository(params string[] files)
    {
        var repository = new MemoryRepository();
        foreach (var file in files)
        {
            var colon = file.IndexOf(':');
            repository.Add(colon < 0 ? file : file[..colon], colon < 0 ? "" : file[(colon + 1)..]);
        }

        return repository;
    }

    /// <summary>A build in a context that its caller names.</summary>
    public static ImageBuild In(this IRepositoryFiles files, string directory, string content, string dockerfile = "Dockerfile") =>
        Bind(files, Fact<string>.Known(directory), content, dockerfile);

    /// <summary>A build of a Dockerfile that nobody names.</summary>
    public static ImageBuild Unbuilt(this IRepositoryFiles files, string content, string dockerfile = "Dockerfile") =>
        Bind(files, Fact<string>.Absent, content, dockerfile);

    public static ImageBuild Bind(IRepositoryFiles files, Fact<string> directory, string content, string? dockerfile) =>
        Builds.Bind(content, new ImageBuildOptions { Context = new BuildContextOptions(files, directory, dockerfile) });

    /// <summary>What the context tells about the first source of the first COPY or ADD.</summary>
    public static string FirstSource(this ImageBuild build)
    {
        var transfer = build.Stages.SelectMany(stage => stage.Steps).Select(step => step.Transfer).First(t => t is not null)!;
        return build.Context.Brings(transfer, transfer.Sources[0]).Show();
    }

    public static string Contains(this ImageBuild build, string path) => build.Shipping!.Files.Contains(path).Show();
}
