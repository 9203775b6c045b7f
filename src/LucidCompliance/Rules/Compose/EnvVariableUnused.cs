using System;
using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model.Compose;
using LucidCompliance.Policy;
using LucidCompliance.Subjects;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Compose;

/// <summary>
/// LUCID6017: a variable of an env file that no Compose file of its readers mentions. A file that a service has as <c>env_file</c> gives all
/// of its variables to the container, so that nothing is known about their use (RULES.md convention 35).
/// </summary>
public sealed class EnvVariableUnused : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID6017",
        Name = nameof(EnvVariableUnused),
        Title = "A variable of an env file is used nowhere.",
        DefaultSeverity = DiagnosticSeverity.Info,
        Tag = RuleTag.Unnecessary,
    };

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Check(AnalysisSubjects subjects)
    {
        foreach (var file in subjects.EnvFiles)
        {
            var readers = EnvFileReaders.Of(file, subjects);
            if (file.IsExample || readers.Projects.Count == 0 || readers.Services.Count > 0 || !AreComplete(file, readers))
            {
                continue;
            }

            var used = Words(readers);
            foreach (var entry in file.Syntax.Entries)
            {
                if (entry.Key.Length > 0 && !VariableWords.IsOfProcess(entry.Key) && !IsNamed(file.Policy, entry.Key) && used.Add(entry.Key))
                {
                    yield return Finding(
                        file.At(entry.KeySpan),
                        $"No Compose file that reads this file uses '{entry.Key}', and a container gets only what 'environment' or 'env_file' gives it. Use it, or remove the line.") with
                    {
                        KeyPath = entry.Key,
                    };
                }
            }
        }
    }

    // What cannot be read may use it, and so may a program in a container that has the file itself.
    private static bool AreComplete(EnvFileSubject file, EnvFileReaders readers)
    {
        foreach (var project in readers.Projects)
        {
            if (project.Project.IsIncomplete || project.Project.IsFragment || Mounts(project.Project, file.Artifact.Path))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Mounts(ComposeProject project, string path)
    {
        foreach (var service in project.Services)
        {
            foreach (var mount in service.Volumes)
            {
                if (mount.SourcePath.TryGet(out var source)
                    && (source is "." || string.Equals(source, path, StringComparison.Ordinal) || path.StartsWith(source + "/", StringComparison.Ordinal)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool IsNamed(PolicyDocument policy, string name)
    {
        foreach (var list in new[] { policy.Environment.Required, policy.Environment.Provided })
        {
            foreach (var item in list)
            {
                if (string.Equals(item.Value, name, StringComparison.Ordinal))
                {
                    return true;
                }
            }
        }

        return false;
    }

    // Every word of the readers' Compose files, and of the values of their env files: a name that is there in any form counts as used.
    private static HashSet<string> Words(EnvFileReaders readers)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<SourceText>();
        foreach (var project in readers.Projects)
        {
            foreach (var composeFile in project.Project.Files)
            {
                if (seen.Add(composeFile.Text))
                {
                    AddWords(composeFile.Text.Content, composeFile.Text.FullSpan, words);
                }
            }

            foreach (var source in project.Project.Sources.Files)
            {
                foreach (var entry in source.Document?.Entries ?? [])
                {
                    if (entry.Template is { HasReferences: true })
                    {
                        AddWords(entry.Text.Content, entry.ValueSpan, words);
                    }
                }
            }
        }

        return words;
    }

    private static void AddWords(string content, TextSpan span, HashSet<string> words)
    {
        for (var i = span.Start; i < span.End;)
        {
            var start = i;
            while (i < span.End && (content[i] == '_' || char.IsLetterOrDigit(content[i])))
            {
                i++;
            }

            if (i > start)
            {
                words.Add(content.Substring(start, i - start));
            }
            else
            {
                i++;
            }
        }
    }
}
