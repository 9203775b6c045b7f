using LucidCompliance.Model;
using LucidCompliance.Subjects;

namespace LucidCompliance.Rules.DotNet;

/// <summary>How the program starts that the SDK publishes in a container.</summary>
internal static class PublishedProgram
{
    // What replaces "dotnet X.dll", or adds arguments to it.
    private static readonly string[] StartItems = ["ContainerAppCommand", "ContainerAppCommandArgs", "ContainerEntrypoint", "ContainerEntrypointArgs", "ContainerDefaultArgs"];

    /// <summary>Whether the project says itself what is started, or with which arguments.</summary>
    public static bool HasOwnStart(ProjectSubject project)
    {
        foreach (var type in StartItems)
        {
            foreach (var _ in project.Project!.GetItems(type))
            {
                return true;
            }
        }

        return !project.Project!.GetProperty("ContainerAppCommandInstruction").IsAbsent;
    }

    /// <summary>
    /// Whether the program is proven to need the runtime of the image: it brings none, nothing implies that it does, and nothing leads the host
    /// to another runtime or version.
    /// </summary>
    public static bool NeedsRuntime(ProjectSubject project) =>
        project.Project is { SelfContained: { IsKnown: true, Value: false } } facts
        && facts.PublishTrimmed is { IsKnown: true, Value: false } && facts.PublishSingleFile is { IsKnown: true, Value: false }
        && facts.PublishProfile is var profile && (profile.IsAbsent || (profile.TryGet(out var name) && name == "DefaultContainer"))
        && facts.FindPropertyElement("RuntimeFrameworkVersion") is null
        && PublishedVariable.Find(project, "DOTNET_ROOT").IsAbsent
        && !HasOwnStart(project);
}
