using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using LucidCompliance.Model;
using LucidCompliance.Model.Projects;
using LucidCompliance.Subjects.Scripts;
using LucidCompliance.Text;

namespace LucidCompliance.Engine.Facts;

/// <summary>Reads what <see cref="FactsWriter"/> writes.</summary>
public sealed class FactsReader
{
    private readonly ImmutableArray<Artifact>.Builder _artifacts = ImmutableArray.CreateBuilder<Artifact>();
    private readonly ImmutableSortedDictionary<string, FileRead>.Builder _reads = ImmutableSortedDictionary.CreateBuilder<string, FileRead>(StringComparer.Ordinal);
    private readonly ImmutableSortedDictionary<string, SourceText>.Builder _configs = ImmutableSortedDictionary.CreateBuilder<string, SourceText>(StringComparer.Ordinal);
    private readonly ImmutableSortedDictionary<string, Fact<PathKind>>.Builder _kinds = ImmutableSortedDictionary.CreateBuilder<string, Fact<PathKind>>(StringComparer.Ordinal);
    private readonly ImmutableSortedDictionary<string, Fact<bool>>.Builder _tracked = ImmutableSortedDictionary.CreateBuilder<string, Fact<bool>>(StringComparer.Ordinal);
    private readonly ImmutableSortedDictionary<string, Fact<bool>>.Builder _ignored = ImmutableSortedDictionary.CreateBuilder<string, Fact<bool>>(StringComparer.Ordinal);
    private readonly ImmutableSortedDictionary<string, ImmutableArray<string>>.Builder _names = ImmutableSortedDictionary.CreateBuilder<string, ImmutableArray<string>>(StringComparer.Ordinal);
    private readonly ImmutableSortedDictionary<string, bool>.Builder _owned = ImmutableSortedDictionary.CreateBuilder<string, bool>(StringComparer.Ordinal);
    private readonly ImmutableSortedDictionary<string, FileReporter>.Builder _reporters = ImmutableSortedDictionary.CreateBuilder<string, FileReporter>(StringComparer.Ordinal);
    private readonly ArchiveFactsReader _archives = new();
    private AnalysisFacts _facts = AnalysisFacts.None;
    private SeverityOptions _severities = SeverityOptions.None;

    private FactsReader()
    {
    }

    /// <summary>Reads facts; null where the text is none of this version: facts that are half understood would be wrong.</summary>
    public static AnalysisFacts? TryRead(string text)
    {
        var lines = text.Split('\n');
        if (lines[0] != FactsWriter.Header || lines[lines.Length - 1].Length > 0)
        {
            return null;
        }

        var reader = new FactsReader();
        for (var i = 1; i < lines.Length - 1; i++)
        {
            var parts = lines[i].Split('\t');
            for (var j = 0; j < parts.Length; j++)
            {
                parts[j] = Unescape(parts[j]);
            }

            if (!reader.TryAdd(parts))
            {
                return null;
            }
        }

        return reader.Build();
    }

    private AnalysisFacts Build() => _facts with
    {
        Artifacts = _artifacts.ToImmutable(),
        Severities = _severities,
        Answers = new RepositoryAnswers
        {
            Reads = _reads.ToImmutable(),
            EditorConfigs = _configs.ToImmutable(),
            Archives = _archives.ToArchives(),
            Kinds = _kinds.ToImmutable(),
            Tracked = _tracked.ToImmutable(),
            Ignored = _ignored.ToImmutable(),
            Names = _names.ToImmutable(),
            Owned = _owned.ToImmutable(),
            Reporters = _reporters.ToImmutable(),
        },
    };

    private bool TryAdd(string[] parts)
    {
        switch (parts[0])
        {
            case "root" when parts.Length == 2:
                _facts = _facts with { Root = parts[1] };
                return true;
            case "date" when parts.Length == 2 && DateTime.TryParseExact(parts[1], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date):
                _facts = _facts with { Date = date };
                return true;
            case "policy" when parts.Length == 2:
                _facts = _facts with { PolicyPath = parts[1] };
                return true;
            case "project" when parts.Length == 3:
                _facts = _facts with { EvaluatedProjects = _facts.EvaluatedProjects.Add(EvaluatedProject.Parse(parts[1], parts[2])) };
                return true;
            case "never-fails":
                _facts = _facts with { NeverFails = true };
                return true;
            case "no-warn" when parts.Length == 2:
                _severities = _severities with { NoWarn = _severities.NoWarn.Add(parts[1]) };
                return true;
            case "as-error" when parts.Length == 2:
                _severities = _severities with { WarningsAsErrors = _severities.WarningsAsErrors.Add(parts[1]) };
                return true;
            case "not-as-error" when parts.Length == 2:
                _severities = _severities with { WarningsNotAsErrors = _severities.WarningsNotAsErrors.Add(parts[1]) };
                return true;
            case "all-as-errors":
                _severities = _severities with { TreatWarningsAsErrors = true };
                return true;
            case "global-config" when parts.Length == 3:
                _severities = _severities with { GlobalConfigs = _severities.GlobalConfigs.Add(new SourceText(parts[1], parts[2])) };
                return true;
            default:
                return parts[0].StartsWith("run", StringComparison.Ordinal) ? TryAddRun(parts)
                    : parts[0].StartsWith("archive", StringComparison.Ordinal) ? _archives.TryAdd(parts)
                    : TryAddFile(parts);
        }
    }

    private bool TryAddRun(string[] parts)
    {
        if (_artifacts.Count == 0)
        {
            return false;
        }

        var artifact = _artifacts[_artifacts.Count - 1];
        var run = artifact.Run ?? new ComposeRun();
        switch (parts[0])
        {
            case "run":
                break;
            case "run-directory" when parts.Length == 2:
                run = run with { ProjectDirectory = parts[1] };
                break;
            case "run-env-file" when parts.Length == 2:
                run = run with { EnvFiles = run.EnvFiles.Add(parts[1]) };
                break;
            case "run-override" when parts.Length == 2:
                run = run with { Overrides = run.Overrides.Add(parts[1]) };
                break;
            case "run-profile" when parts.Length == 2:
                run = run with { Profiles = run.Profiles.Add(parts[1]) };
                break;
            default:
                return false;
        }

        _artifacts[_artifacts.Count - 1] = artifact with { Run = run };
        return true;
    }

    private bool TryAddFile(string[] parts)
    {
        switch (parts[0])
        {
            case "artifact" when parts.Length == 6 && Enum.TryParse<ArtifactKind>(parts[1], out var kind):
                _artifacts.Add(new Artifact(parts[5], kind) { IsInScope = parts[2] == "in", HasReporter = parts[3] == "reported", IsExplicit = parts[4] == "item" });
                return true;
            case "image-name" when parts.Length == 2 && _artifacts.Count > 0:
                _artifacts[_artifacts.Count - 1] = _artifacts[_artifacts.Count - 1] with { ImageName = parts[1] };
                return true;
            case "read" when parts.Length == 4 && Enum.TryParse<FileReadStatus>(parts[1], out var status) && Enum.TryParse<TextDefect>(parts[2], out var defect):
                _reads[parts[3]] = new FileRead(status, Defect: defect);
                return true;
            case "editor-config" when parts.Length == 3:
                _configs[parts[1]] = new SourceText(parts[1], parts[2]);
                return true;
            case "kind" when parts.Length == 3:
                _kinds[parts[2]] = Enum.TryParse<PathKind>(parts[1], out var path) ? Fact<PathKind>.Known(path) : Fact<PathKind>.Unknown;
                return true;
            case "tracked" when parts.Length == 3:
                _tracked[parts[2]] = ReadFlag(parts[1]);
                return true;
            case "ignored" when parts.Length == 3:
                _ignored[parts[2]] = ReadFlag(parts[1]);
                return true;
            case "owned" when parts.Length == 3:
                _owned[parts[2]] = parts[1] == "yes";
                return true;
            case "reporter" when parts.Length == 3 && Enum.TryParse<FileReporter>(parts[1], out var reporter):
                _reporters[parts[2]] = reporter;
                return true;
            case "name" when parts.Length >= 2:
                _names[parts[1]] = ImmutableArray.Create(parts, 2, parts.Length - 2);
                return true;
            default:
                return false;
        }
    }

    private static Fact<bool> ReadFlag(string word) => word switch
    {
        "yes" => Fact<bool>.Known(true),
        "no" => Fact<bool>.Known(false),
        nameof(FactKind.Absent) => Fact<bool>.Absent,
        _ => Fact<bool>.Unknown,
    };

    private static string Unescape(string part)
    {
        var backslash = part.IndexOf('\\');
        if (backslash < 0)
        {
            return part;
        }

        var text = new StringBuilder(part.Length);
        for (var i = 0; i < part.Length; i++)
        {
            if (part[i] == '\\' && i + 4 < part.Length
                && int.TryParse(part.Substring(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                text.Append((char)code);
                i += 4;
            }
            else
            {
                text.Append(part[i]);
            }
        }

        return text.ToString();
    }
}
