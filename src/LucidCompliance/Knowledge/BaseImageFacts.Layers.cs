using System;
using System.Collections.Generic;
using System.Collections.Immutable;

namespace LucidCompliance.Knowledge;

/// <content>Facts from several sources.</content>
public sealed partial class BaseImageFacts
{
    /// <summary>These facts, and those of a weaker source where these say nothing.</summary>
    internal BaseImageFacts Over(BaseImageFacts? weaker)
    {
        if (weaker is null)
        {
            return this;
        }

        // What belongs together comes from one source.
        var support = EndOfLife is not null || Status != BaseImageStatus.Unknown ? this : weaker;
        var runtime = Runtime is not null ? this : weaker;
        var libraries = !Libraries.IsUnknown || !MissingLibraries.IsEmpty ? this : weaker;
        var libc = !Libc.IsUnknown ? this : weaker;
        return new BaseImageFacts
        {
            Id = Id,
            Source = Source,
            Confidence = Confidence,
            IsDistroless = Or(IsDistroless, weaker.IsDistroless),
            Shell = Or(Shell, weaker.Shell),
            Shells = Shell.IsUnknown ? weaker.Shells : Shells,
            PackageManager = Or(PackageManager, weaker.PackageManager),
            DefaultUserId = Or(DefaultUserId, weaker.DefaultUserId),
            DefaultUserName = DefaultUserId.IsUnknown ? weaker.DefaultUserName ?? DefaultUserName : DefaultUserName,
            FamilyUserId = FamilyUserId ?? weaker.FamilyUserId,
            EntrypointStepsDownTo = EntrypointStepsDownTo ?? weaker.EntrypointStepsDownTo,
            Entrypoint = Or(Entrypoint, weaker.Entrypoint),
            Command = Or(Command, weaker.Command),
            Users = Or(Users, weaker.Users),
            Groups = Or(Groups, weaker.Groups),
            IsDebugVariant = IsDebugVariant || weaker.IsDebugVariant,
            IsBuildImage = IsBuildImage || weaker.IsBuildImage,
            IsWindows = IsWindows || weaker.IsWindows,
            Runtime = runtime.Runtime,
            RuntimeVersion = runtime.RuntimeVersion,
            PythonMinor = PythonMinor ?? weaker.PythonMinor,
            Architectures = Architectures.IsEmpty ? weaker.Architectures : Architectures,
            Environment = Built is not null ? Environment : Union(Environment, weaker.Environment),
            EndOfLife = support.EndOfLife,
            LaterVersions = support.LaterVersions,
            Status = support.Status,
            Replacement = support.Replacement,
            ReplacementKeepsRuntime = support.ReplacementKeepsRuntime,
            DistrolessVariant = DistrolessVariant ?? weaker.DistrolessVariant,
            ReleaseTag = ReleaseTag ?? weaker.ReleaseTag,
            HasIcu = Or(HasIcu, weaker.HasIcu),
            HasTimeZones = Or(HasTimeZones, weaker.HasTimeZones),
            WorkingDirectory = WorkingDirectory ?? weaker.WorkingDirectory,
            IsUsrMerged = Or(IsUsrMerged, weaker.IsUsrMerged),
            Libc = libc.Libc,
            GlibcVersion = libc.GlibcVersion ?? (weaker.Libc.IsKnown && libc.Libc.IsKnown && libc.Libc.Value == weaker.Libc.Value ? weaker.GlibcVersion : null),
            Libraries = libraries.Libraries,
            MissingLibraries = libraries.MissingLibraries,
            Note = Note ?? weaker.Note,
            Built = Built ?? (weaker.Built is { } built ? Corrected(built, weaker) : null),
        };
    }

    // What these facts state otherwise, the image's own configuration and files say no more.
    private BuiltImage Corrected(BuiltImage built, BaseImageFacts weaker)
    {
        var contradictsFiles = (IsDistroless != Trilean.Unknown && IsDistroless != weaker.IsDistroless)
            || (!Shell.IsUnknown && (Shell.IsKnown != weaker.Shell.IsKnown || (Shell.IsKnown && Shell.Value != weaker.Shell.Value)));
        return built with
        {
            User = DefaultUserId.IsUnknown ? built.User : null,
            Files = contradictsFiles ? null : built.Files,
        };
    }

    private static Trilean Or(Trilean stronger, Trilean weaker) => stronger == Trilean.Unknown ? weaker : stronger;

    private static ImageFact<T> Or<T>(ImageFact<T> stronger, ImageFact<T> weaker)
        where T : notnull => stronger.IsUnknown ? weaker : stronger;

    private static Dictionary<string, string> Union(IReadOnlyDictionary<string, string> stronger, IReadOnlyDictionary<string, string> weaker)
    {
        var union = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var variable in weaker)
        {
            union[variable.Key] = variable.Value;
        }

        foreach (var variable in stronger)
        {
            union[variable.Key] = variable.Value;
        }

        return union;
    }
}
