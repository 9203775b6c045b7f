using System;
using LucidCompliance.Model;
using LucidCompliance.Model.DotNet;
using LucidCompliance.Model.Images;
using LucidCompliance.Model.Projects;
using LucidCompliance.Subjects;

namespace LucidCompliance.Rules.DotNet;

/// <summary>
/// The .NET program of an image: how it is published, and its project as far as it is known. What the publishing command says beats the
/// project (RULES.md convention 24).
/// </summary>
internal sealed class DotNetApplication
{
    private static readonly string[] ImplySelfContained = ["PublishTrimmed", "PublishSingleFile", "PublishAot"];

    private DotNetApplication(DotNetPublish? publish, ProjectSubject? subject)
    {
        Publish = publish;
        Subject = subject;
        Project = subject?.Project;
    }

    /// <summary>The publish whose output ships; null where the program is published outside the Dockerfile.</summary>
    public DotNetPublish? Publish { get; }

    /// <summary>The project; null where it is not known.</summary>
    public ProjectSubject? Subject { get; }

    /// <summary>What is known of the project; null where it is not known.</summary>
    public DotNetProject? Project { get; }

    /// <summary>The target framework that is published.</summary>
    public Fact<TargetFramework> Framework
    {
        get
        {
            var chosen = Publish is null ? Fact<string>.Absent : Publish.Command.Get("TargetFramework");
            return chosen.TryGet(out var moniker) ? TargetFramework.TryParse(moniker, out var framework) ? Fact<TargetFramework>.Known(framework, chosen.Origin) : default
                : chosen.IsUnknown || Project is null ? default
                : Project.TargetFramework;
        }
    }

    /// <summary>Whether what is published has its own runtime.</summary>
    public Fact<bool> IsSelfContained
    {
        get
        {
            if (Publish is null)
            {
                return default;
            }

            // A global property cannot be changed by the project any more.
            var command = Publish.Command;
            if (!command.Get("SelfContained").IsAbsent)
            {
                return Flag(command.Get("SelfContained"));
            }

            // A profile may set anything.
            if (!command.Get("PublishProfile").IsAbsent || Project is not { PublishProfile.IsAbsent: true })
            {
                return default;
            }

            if (Get("PublishAot") is { IsAbsent: false } aot && (!Flag(aot).TryGet(out var isNative) || isNative))
            {
                return Flag(aot);
            }

            if (Get("PublishSelfContained") is { IsAbsent: false } own)
            {
                return Flag(own);
            }

            if (Get("SelfContained") is { IsAbsent: false } plain)
            {
                return Flag(plain);
            }

            return ImpliedSelfContained();
        }
    }

    /// <summary>Whether what is published is native code.</summary>
    public Fact<bool> IsNative => Publish is null ? default : Get("PublishAot") is { IsAbsent: false } aot ? Flag(aot) : Fact<bool>.Known(false);

    /// <summary>
    /// Why the output has an executable and no assembly that <c>dotnet</c> can start, as a clause with the place that decides; null where it has one,
    /// or where that is not known.
    /// </summary>
    public Fact<string>? HasNoAssembly =>
        IsNative is { IsKnown: true, Value: true } native ? native.Select(static _ => "is compiled to native code")
        : Publish is not null && Flag(Get("PublishSingleFile")) is { IsKnown: true, Value: true } single ? single.Select(static _ => "is published as a single file")
        : null;

    /// <summary>The runtime identifier as it is written: in the command, else in the project; absent where neither names one.</summary>
    public Fact<string> RuntimeIdentifier => Publish is null ? default : Get("RuntimeIdentifier");

    /// <summary>A property: what the command sets, else what the project says; unknown where the project is not known.</summary>
    public Fact<string> Get(string property)
    {
        var stated = Publish is null ? Fact<string>.Absent : Publish.Command.Get(property);
        return !stated.IsAbsent ? stated
            : Project is null ? Fact<string>.UnknownBecause("the project is not known")
            : Project.GetProperty(property);
    }

    /// <summary>Whether the command or the project's files speak of a property at all.</summary>
    public bool Mentions(string property) =>
        Publish?.Command.FindOption(property) is not null || Publish is { Command.MayHaveMore: true } || Project?.FindPropertyElement(property) is not null;

    /// <summary>The program of an image; null where none is published, or several are and nothing says which one the image starts.</summary>
    public static DotNetApplication? Of(ImageSubject image, EntryProgram? entry)
    {
        DotNetPublish? found = null;
        foreach (var publish in image.Publishes)
        {
            if (!publish.Command.IsCertain || !publish.IsWhole)
            {
                return null;
            }

            if (found is not null && !ReferenceEquals(found.Command, publish.Command))
            {
                found = entry is not null && entry.Path.TryGet(out var path) ? OfDirectory(image, ImagePath.Parent(path)) : null;
                if (found is null)
                {
                    return null;
                }

                break;
            }

            found = publish;
        }

        var subject = image.Project.TryGet(out var project) && (found is null || Matches(found, project)) ? project : null;
        return found is null && subject is null ? null : new DotNetApplication(found, subject);
    }

    private static DotNetPublish? OfDirectory(ImageSubject image, string? directory)
    {
        DotNetPublish? found = null;
        foreach (var publish in image.Publishes)
        {
            if (publish.Directory == directory)
            {
                if (found is not null)
                {
                    return null;
                }

                found = publish;
            }
        }

        return found;
    }

    // "dotnet publish Api/Api.csproj" beside "Web.csproj" publishes another project than the folder's.
    private static bool Matches(DotNetPublish publish, ProjectSubject project)
    {
        if (!publish.ProjectPath.TryGet(out var path))
        {
            return false;
        }

        var name = ImagePath.BaseName(path);
        return DotNetPublish.IsProjectFile(path)
            ? string.Equals(name, ImagePath.BaseName(project.Path), StringComparison.Ordinal)
            : !name.EndsWith(".sln", StringComparison.OrdinalIgnoreCase) && !name.EndsWith(".slnx", StringComparison.OrdinalIgnoreCase);
    }

    private static Fact<bool> Flag(Fact<string> fact) =>
        !fact.TryGet(out var text) ? fact.Select(static _ => false)
        : string.Equals(text, "true", StringComparison.OrdinalIgnoreCase) ? Fact<bool>.Known(true, fact.Origin)
        : string.Equals(text, "false", StringComparison.OrdinalIgnoreCase) ? Fact<bool>.Known(false, fact.Origin)
        : default;

    // Since .NET 8 a runtime identifier alone no longer implies it, but these properties do (Microsoft.NET.RuntimeIdentifierInference.targets).
    private Fact<bool> ImpliedSelfContained()
    {
        var isCurrent = Framework is { IsKnown: true, Value: { IsNetCore: true, Major: >= 8 } };
        foreach (var name in ImplySelfContained)
        {
            var value = Get(name);
            if (value.IsAbsent)
            {
                continue;
            }

            var flag = Flag(value);
            if (!flag.TryGet(out var isSet) || isSet)
            {
                return flag.IsKnown && isCurrent ? flag : default;
            }
        }

        return isCurrent || (Get("RuntimeIdentifier").IsAbsent && Publish!.Command.Get(DotNetOptionNames.Architecture).IsAbsent && Publish.Command.Get(DotNetOptionNames.OperatingSystem).IsAbsent)
            ? Fact<bool>.Known(false)
            : default;
    }
}
