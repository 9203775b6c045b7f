using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace LucidCompliance.Knowledge;

/// <summary>What several rows say together: only that in which all of them agree.</summary>
internal static class FactAgreement
{
    /// <summary>The common facts of at least one row.</summary>
    public static BaseImageFacts Of(IReadOnlyList<BaseImageFacts> rows)
    {
        if (rows.Count == 1)
        {
            return rows[0];
        }

        var first = rows[0];
        return new BaseImageFacts
        {
            Id = CommonId(rows),
            Source = first.Source,
            Confidence = rows.Min(static row => row.Confidence),
            IsDistroless = Same(rows, static row => row.IsDistroless),
            Shell = Same(rows, static row => row.Shell),
            Shells = rows.All(row => row.Shells.SequenceEqual(first.Shells)) ? first.Shells : [],
            PackageManager = Same(rows, static row => row.PackageManager),
            DefaultUserId = Same(rows, static row => row.DefaultUserId),
            DefaultUserName = Same(rows, static row => row.DefaultUserName),
            FamilyUserId = Same(rows, static row => row.FamilyUserId),
            EntrypointStepsDownTo = Same(rows, static row => row.EntrypointStepsDownTo),
            Entrypoint = SameList(rows, static row => row.Entrypoint),
            Command = SameList(rows, static row => row.Command),
            Users = SameList(rows, static row => row.Users),
            Groups = SameList(rows, static row => row.Groups),
            IsDebugVariant = Same(rows, static row => row.IsDebugVariant),
            IsBuildImage = Same(rows, static row => row.IsBuildImage),
            IsWindows = Same(rows, static row => row.IsWindows),
            Runtime = Same(rows, static row => row.Runtime),
            RuntimeVersion = Same(rows, static row => row.RuntimeVersion),
            PythonMinor = Same(rows, static row => row.PythonMinor),
            Architectures = rows.All(row => row.Architectures.SequenceEqual(first.Architectures)) ? first.Architectures : [],
            Environment = CommonEnvironment(rows),
            EndOfLife = Same(rows, static row => row.EndOfLife),
            Distribution = Same(rows, static row => row.Distribution),
            Status = Same(rows, static row => row.Status),
            Replacement = Same(rows, static row => row.Replacement),
            ReplacementKeepsRuntime = Same(rows, static row => row.ReplacementKeepsRuntime),
            DistrolessVariant = Same(rows, static row => row.DistrolessVariant),
            HasIcu = Same(rows, static row => row.HasIcu),
            HasTimeZones = Same(rows, static row => row.HasTimeZones),
            WorkingDirectory = Same(rows, static row => row.WorkingDirectory),
            IsUsrMerged = Same(rows, static row => row.IsUsrMerged),
            Libc = Same(rows, static row => row.Libc),
            GlibcVersion = Same(rows, static row => row.GlibcVersion),
            Libraries = SameList(rows, static row => row.Libraries),
            MissingLibraries = rows.All(row => row.MissingLibraries.SequenceEqual(first.MissingLibraries)) ? first.MissingLibraries : [],
            Note = Same(rows, static row => row.Note),
            Built = Common(rows),
        };
    }

    private static T? Same<T>(IReadOnlyList<BaseImageFacts> rows, Func<BaseImageFacts, T> fact)
    {
        var value = fact(rows[0]);
        for (var i = 1; i < rows.Count; i++)
        {
            if (!EqualityComparer<T>.Default.Equals(value, fact(rows[i])))
            {
                return default;
            }
        }

        return value;
    }

    private static ImageFact<ImmutableArray<string>> SameList(
        IReadOnlyList<BaseImageFacts> rows, Func<BaseImageFacts, ImageFact<ImmutableArray<string>>> fact)
    {
        var value = fact(rows[0]);
        for (var i = 1; i < rows.Count; i++)
        {
            var other = fact(rows[i]);
            if (other.IsKnown != value.IsKnown || other.IsAbsent != value.IsAbsent
                || (value.IsKnown && !value.Value.SequenceEqual(other.Value)))
            {
                return default;
            }
        }

        return value;
    }

    // Of several platforms: the image itself where all are configured alike, without the files, which the other facts speak of.
    private static BuiltImage? Common(IReadOnlyList<BaseImageFacts> rows)
    {
        if (rows[0].Built is not { } first)
        {
            return null;
        }

        foreach (var row in rows)
        {
            if (row.Built is not { } other || !first.IsConfiguredAs(other))
            {
                return null;
            }
        }

        return first with { Files = null, HasTriggers = rows.Any(static row => row.Built!.HasTriggers) };
    }

    private static Dictionary<string, string> CommonEnvironment(IReadOnlyList<BaseImageFacts> rows)
    {
        var common = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var variable in rows[0].Environment)
        {
            if (rows.All(row => row.Environment.TryGetValue(variable.Key, out var value) && value == variable.Value))
            {
                common.Add(variable.Key, variable.Value);
            }
        }

        return common;
    }

    private static string CommonId(IReadOnlyList<BaseImageFacts> rows)
    {
        var id = rows[0].Id;
        foreach (var row in rows)
        {
            var length = 0;
            while (length < id.Length && length < row.Id.Length && id[length] == row.Id[length])
            {
                length++;
            }

            id = id.Substring(0, length);
        }

        return id.TrimEnd('-');
    }
}
