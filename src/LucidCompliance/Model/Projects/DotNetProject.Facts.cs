using System;
using System.Collections.Immutable;
using LucidCompliance.Text;

namespace LucidCompliance.Model.Projects;

/// <content>The facts that rules ask for, with the defaults of the SDKs.</content>
public sealed partial class DotNetProject
{
    private Fact<ImmutableArray<TargetFramework>>? _targetFrameworks;

    /// <summary>The target frameworks, in the order in which they are written; unknown where one of them is not a moniker.</summary>
    public Fact<ImmutableArray<TargetFramework>> TargetFrameworks => _targetFrameworks ??= FindTargetFrameworks();

    /// <summary>The only target framework; unknown where there are several, because a command line chooses.</summary>
    public Fact<TargetFramework> TargetFramework =>
        !TargetFrameworks.TryGet(out var all) ? TargetFrameworks.Select(static _ => default(TargetFramework))
        : all.Length == 1 ? Fact<TargetFramework>.Known(all[0], TargetFrameworks.Origin)
        : Fact<TargetFramework>.UnknownBecause("the project has several target frameworks", TargetFrameworks.Origin);

    /// <summary>The name of the produced assembly without its extension: the project's name by default.</summary>
    public Fact<string> AssemblyName
    {
        get
        {
            var stated = GetProperty("AssemblyName");
            return stated.IsAbsent ? Fact<string>.Known(Name) : stated;
        }
    }

    /// <summary><c>Exe</c>, <c>WinExe</c> or <c>Library</c>, as the SDK defaults it.</summary>
    public Fact<string> OutputType
    {
        get
        {
            var stated = GetProperty("OutputType");
            return !stated.IsAbsent ? stated
                : _scan.HasUnknownSdk ? Fact<string>.UnknownBecause("the project's SDK is not known")
                : Fact<string>.Known(HasSdk("Microsoft.NET.Sdk.Web") || HasSdk("Microsoft.NET.Sdk.Worker") || HasSdk("Microsoft.NET.Sdk.BlazorWebAssembly") ? "Exe" : "Library");
        }
    }

    /// <summary>Whether the project gives a program and no library.</summary>
    public Fact<bool> IsExecutable => OutputType.Select(static type => type.EndsWith("Exe", StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// Whether the program needs the ASP.NET Core runtime. Known to be so with the Web SDK or a framework reference; known not to be so only
    /// where the project has no reference that may bring one.
    /// </summary>
    public Fact<bool> UsesAspNetCore
    {
        get
        {
            const string Framework = "Microsoft.AspNetCore.App";
            if (HasSdk("Microsoft.NET.Sdk.Web") || GetFlag("UsingMicrosoftNETSdkWeb") is { IsKnown: true, Value: true })
            {
                return Fact<bool>.Known(true, Location);
            }

            foreach (var reference in GetItems("FrameworkReference"))
            {
                if (reference.IsCertain && string.Equals(reference.Include, Framework, StringComparison.OrdinalIgnoreCase))
                {
                    return Fact<bool>.Known(true, reference.Location);
                }
            }

            if ((EvaluatedNames("FrameworkReference") is { } names && Contains(names, Framework)) || Assets is { UsesAspNetCore: true })
            {
                return Fact<bool>.Known(true);
            }

            // A package or another project may bring the framework along; what NuGet resolved tells.
            var isComplete = Assets is not null
                || (HasAllItems("FrameworkReference") && HasAllItems("PackageReference") && HasAllItems("ProjectReference") && Packages.IsEmpty && ProjectReferences.IsEmpty);
            return isComplete && !_scan.HasUnknownSdk ? Fact<bool>.Known(false) : Fact<bool>.UnknownBecause("a reference may bring ASP.NET Core");
        }
    }

    /// <summary>
    /// Whether publishing gives a program with its own runtime: <c>PublishSelfContained</c>, <c>SelfContained</c> or <c>PublishAot</c>; where none is
    /// set, from .NET 8 on, <c>PublishTrimmed</c> or <c>PublishSingleFile</c>.
    /// </summary>
    public Fact<bool> SelfContained
    {
        get
        {
            Fact<bool> unknown = default;
            var isUnknown = false;
            foreach (var name in new[] { "PublishSelfContained", "PublishAot", "SelfContained" })
            {
                var flag = GetFlag(name);
                if (flag.TryGet(out var value))
                {
                    // SelfContained=false beside PublishSelfContained=true publishes with the runtime.
                    if (value || name == "SelfContained")
                    {
                        return isUnknown ? unknown : flag;
                    }
                }
                else if (flag.IsUnknown && name != "SelfContained")
                {
                    unknown = flag;
                    isUnknown = true;
                }
                else if (flag.IsUnknown)
                {
                    return flag;
                }
            }

            // A runtime identifier implied it before .NET 6.
            return isUnknown ? unknown
                : FindImplication() is { IsAbsent: false } implied ? implied
                : GetProperty("RuntimeIdentifier").IsAbsent || (TargetFrameworks.TryGet(out var all) && IsAtLeast(all, 6)) ? Fact<bool>.Known(false)
                : Fact<bool>.UnknownBecause("a runtime identifier may imply it");
        }
    }

    // What the SDK infers where neither property of the kind is set; absent where it infers nothing.
    private Fact<bool> FindImplication()
    {
        if (!GetFlag("PublishSelfContained").IsAbsent)
        {
            return Fact<bool>.Absent;
        }

        var cause = PublishTrimmed is { IsKnown: true, Value: false } ? PublishSingleFile : PublishTrimmed;
        return cause.IsUnknown ? cause
            : !cause.Value ? Fact<bool>.Absent
            : !TargetFrameworks.TryGet(out var all) ? Fact<bool>.UnknownBecause("the target framework is not known")
            : IsAtLeast(all, 8) ? cause
            : all.Length == 1 ? Fact<bool>.Absent
            : Fact<bool>.UnknownBecause("the target frameworks differ");
    }

    /// <summary><c>PublishAot</c>; false where it is not set.</summary>
    public Fact<bool> PublishAot => OrFalse(GetFlag("PublishAot"));

    /// <summary><c>PublishTrimmed</c>, which <c>PublishAot</c> implies; false where it is not set.</summary>
    public Fact<bool> PublishTrimmed => PublishAot is { IsKnown: true, Value: true } aot ? aot : OrFalse(GetFlag("PublishTrimmed"));

    /// <summary><c>PublishSingleFile</c>; false where it is not set.</summary>
    public Fact<bool> PublishSingleFile => OrFalse(GetFlag("PublishSingleFile"));

    /// <summary><c>InvariantGlobalization</c>; absent where the project does not say.</summary>
    public Fact<bool> InvariantGlobalization => GetFlag("InvariantGlobalization");

    /// <summary><c>RuntimeIdentifier</c>; absent where the project names none.</summary>
    public Fact<string> RuntimeIdentifier => GetProperty("RuntimeIdentifier");

    /// <summary>The runtime identifiers that the project names: <c>RuntimeIdentifiers</c>, else the one of <c>RuntimeIdentifier</c>; absent without either.</summary>
    public Fact<ImmutableArray<string>> RuntimeIdentifiers
    {
        get
        {
            var several = GetProperty("RuntimeIdentifiers");
            return (several.IsAbsent ? RuntimeIdentifier : several).Select(SplitList);
        }
    }

    /// <summary>
    /// The publish profile; absent also where only the SDK names its <c>Default</c>, which it takes if the file exists
    /// (Microsoft.NET.Sdk.Publish.props), and the project has no such file.
    /// </summary>
    public Fact<string> PublishProfile
    {
        get
        {
            var stated = GetProperty("PublishProfile");
            return stated.TryGet(out var name) && stated.Origin is null && string.Equals(name, "Default", StringComparison.OrdinalIgnoreCase)
                && IsMissing("Properties/PublishProfiles/Default.pubxml") && IsMissing("My Project/PublishProfiles/Default.pubxml")
                ? Fact<string>.Absent
                : stated;
        }
    }

    /// <summary>Whether the project names an SDK.</summary>
    public bool HasSdk(string name)
    {
        foreach (var sdk in Sdks)
        {
            if (string.Equals(sdk, name, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    internal static ImmutableArray<string> SplitList(string list)
    {
        var parts = ImmutableArray.CreateBuilder<string>();
        foreach (var part in list.Split(';'))
        {
            if (part.Trim() is { Length: > 0 } trimmed)
            {
                parts.Add(trimmed);
            }
        }

        return parts.ToImmutable();
    }

    private bool IsMissing(string file) => _files.GetKind(RepositoryPath.Combine(Directory, file)) is { IsKnown: true, Value: PathKind.Missing };

    private static Fact<bool> OrFalse(Fact<bool> fact) => fact.IsAbsent ? Fact<bool>.Known(false) : fact;

    private static bool IsAtLeast(ImmutableArray<TargetFramework> frameworks, int major)
    {
        foreach (var framework in frameworks)
        {
            if (!framework.IsNetCore || framework.Major < major)
            {
                return false;
            }
        }

        return true;
    }

    private Fact<ImmutableArray<TargetFramework>> FindTargetFrameworks()
    {
        var several = GetProperty("TargetFrameworks");
        var single = GetProperty("TargetFramework");

        // A file that was not read may say TargetFrameworks too, but a project that states the one does not have the other.
        var stated = several.IsAbsent || (several.IsUnknown && single.IsKnown && FindPropertyElement("TargetFrameworks") is null) ? single : several;
        if (!stated.TryGet(out var text))
        {
            return stated.Select(static _ => ImmutableArray<TargetFramework>.Empty);
        }

        var frameworks = ImmutableArray.CreateBuilder<TargetFramework>();
        foreach (var moniker in SplitList(text))
        {
            if (!Projects.TargetFramework.TryParse(moniker, out var framework))
            {
                return Fact<ImmutableArray<TargetFramework>>.UnknownBecause("a target framework is no moniker", stated.Origin);
            }

            frameworks.Add(framework);
        }

        return Fact<ImmutableArray<TargetFramework>>.Known(frameworks.ToImmutable(), stated.Origin);
    }
}
