using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Model.Secrets;
using LucidCompliance.Text;

namespace LucidCompliance.Subjects.Secrets;

/// <summary>The one stream of candidate secrets of an analysis, over all kinds of artifacts.</summary>
public static class SecretCandidates
{
    /// <summary>
    /// All candidates: env files, Dockerfiles, Compose projects, settings files, <c>NuGet.config</c> files, scripts, in this order. Where one text is a candidate under two
    /// keys (a value and the variable whose default it is), the first one is the nearer.
    /// </summary>
    public static IEnumerable<SecretOccurrence> Of(AnalysisSubjects subjects)
    {
        foreach (var file in subjects.EnvFiles)
        {
            foreach (var occurrence in EnvFileSecret.In(file, subjects.Files))
            {
                yield return occurrence;
            }
        }

        var shipped = new ShippedStages(subjects.Images);
        foreach (var dockerfile in subjects.Dockerfiles)
        {
            foreach (var occurrence in DockerfileSecret.In(dockerfile, shipped, subjects.Files))
            {
                yield return occurrence;
            }
        }

        var compose = new ComposeSecretWalk(subjects.Policies, subjects.Files);
        foreach (var project in subjects.ComposeProjects)
        {
            foreach (var occurrence in compose.Collect(project.Project))
            {
                yield return occurrence;
            }
        }

        foreach (var file in subjects.SettingsFiles)
        {
            foreach (var occurrence in JsonSecret.In(file, subjects.Files))
            {
                yield return occurrence;
            }
        }

        foreach (var config in subjects.NuGetConfigs)
        {
            foreach (var occurrence in NuGetConfigSecret.In(config, subjects.Files))
            {
                yield return occurrence;
            }
        }

        foreach (var project in subjects.MsBuildFiles)
        {
            foreach (var occurrence in ContainerPropertySecret.In(project, subjects.Files))
            {
                yield return occurrence;
            }
        }

        foreach (var script in subjects.Scripts)
        {
            foreach (var occurrence in ScriptSecret.In(script, subjects.Files))
            {
                yield return occurrence;
            }
        }
    }

    /// <summary>The candidates that are more than innocent: well-known, weak or secret, each place once, in the order of the stream.</summary>
    internal static ImmutableArray<SecretOccurrence> Find(AnalysisSubjects subjects)
    {
        var found = ImmutableArray.CreateBuilder<SecretOccurrence>();
        var seen = new HashSet<Place>();
        foreach (var occurrence in Of(subjects))
        {
            if (occurrence.Verdict.Class >= SecretClass.WellKnown && occurrence.Location is var location && seen.Add(new Place(location)))
            {
                found.Add(occurrence);
            }
        }

        return found.ToImmutable();
    }

    // A location's equality goes by path; two texts of one path (a Dockerfile inside a Compose file) have places of their own.
    private sealed class Place(SourceLocation location) : IEquatable<Place>
    {
        private readonly SourceLocation _location = location;

        public bool Equals(Place? other) => other is not null && ReferenceEquals(_location.Text, other._location.Text) && _location.Span == other._location.Span;

        public override bool Equals(object? obj) => Equals(obj as Place);

        public override int GetHashCode() => _location.GetHashCode();
    }
}
