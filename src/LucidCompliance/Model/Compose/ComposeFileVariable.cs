using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Syntax.DotEnv;

namespace LucidCompliance.Model.Compose;

/// <summary>
/// <c>COMPOSE_FILE</c> in the <c>.env</c> of a directory: the files that Compose takes there when the command line names none
/// (Docker's documentation, "Pre-defined environment variables"). It replaces the search by name, so <c>*.override.*</c> is not merged unless it is listed.
/// </summary>
internal static class ComposeFileVariable
{
    private const string Name = "COMPOSE_FILE";
    private const string SeparatorName = "COMPOSE_PATH_SEPARATOR";

    /// <summary>The listed files in merge order, relative to the repository root; empty where the directory's <c>.env</c> lists none, or not only known ones.</summary>
    public static ImmutableArray<string> Read(string directory, IRepositoryFiles files)
    {
        var text = files.Read(RepositoryPath.Combine(directory, ".env")).Text;
        if (text is null || text.Content.IndexOf(Name, StringComparison.Ordinal) < 0)
        {
            return [];
        }

        var values = DotEnvEvaluator.Evaluate([DotEnvFile.Parse(text)], static _ => default);
        if (Value(values, Name) is not { Length: > 0 } list)
        {
            return [];
        }

        var paths = ImmutableArray.CreateBuilder<string>();
        foreach (var part in list.Split([Separator(values, list)], StringSplitOptions.None))
        {
            // An address of a remote file, an absolute path and standard input are not files of the repository.
            if (part.Trim() is not { Length: > 0 } path || path == "-" || path[0] is '/' or '~' || path.IndexOf(':') >= 0)
            {
                return [];
            }

            paths.Add(RepositoryPath.Combine(directory, path.Replace('\\', '/')));
        }

        return paths.ToImmutable();
    }

    // The default is the list separator of the machine that runs Compose; only the text can tell which one that is.
    private static string Separator(DotEnvValues values, string list) =>
        Value(values, SeparatorName) is { Length: > 0 } separator ? separator : list.IndexOf(';') >= 0 ? ";" : ":";

    private static string? Value(DotEnvValues values, string name) => values.Get(name) is { IsKnown: true } value ? value.Value : null;
}
