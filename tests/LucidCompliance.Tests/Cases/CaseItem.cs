using System;
using System.Collections.Immutable;
using LucidCompliance.Model;

namespace LucidCompliance.Tests.Cases;

/// <summary>A <c>LucidArtifact</c> item of a case: <c>path Kind Metadata=value …</c>; lists are separated by semicolons.</summary>
internal static class CaseItem
{
    public static Artifact Parse(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var run = new ComposeRun();
        foreach (var word in words[2..])
        {
            var (name, value) = (word[..word.IndexOf('=')], word[(word.IndexOf('=') + 1)..]);
            run = name switch
            {
                "ProjectDirectory" => run with { ProjectDirectory = value },
                "EnvFiles" => run with { EnvFiles = [.. value.Split(';')] },
                "Overrides" => run with { Overrides = [.. value.Split(';')] },
                "Profiles" => run with { Profiles = [.. value.Split(';')] },
                _ => throw new FormatException($"Unknown metadata in .case: {name}"),
            };
        }

        var kind = Enum.Parse<ArtifactKind>(words[1]);
        return new Artifact(words[0], kind) { IsExplicit = true, Run = kind == ArtifactKind.Compose ? run : null };
    }
}
