using System;
using System.Text;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model.Compose;
using LucidCompliance.Subjects;

namespace LucidCompliance.Rules.Compose;

/// <summary>What LUCID6001 and LUCID6002 say alike about a variable that has no value.</summary>
internal static class VariableWords
{
    /// <summary>
    /// The level of RULES.md convention 10: an error where the policy or the item lists the env files, a warning where only <c>.env</c>
    /// is there, an information where there is neither, because a clean clone has no ignored <c>.env</c>.
    /// </summary>
    public static DiagnosticSeverity LevelOf(VariableSources sources) =>
        sources.HasList ? DiagnosticSeverity.Error : sources.HasDotEnv ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info;

    /// <summary>The env files that were read: <c>'a.env'</c>, <c>'a.env' and 'b.env'</c>; null where none was.</summary>
    public static string? NameFiles(VariableSources sources)
    {
        var names = new StringBuilder();
        var count = 0;
        foreach (var file in sources.Files)
        {
            if (file.Text is not null)
            {
                names.Append(count++ == 0 ? "'" : ", '").Append(file.Path).Append('\'');
            }
        }

        return count == 0 ? null : names.ToString();
    }

    /// <summary>
    /// The subject that the findings about one variable of one project share: where a policy line or another place demands it
    /// (LUCID6002), that it is undefined elsewhere (LUCID6001) is the same defect.
    /// </summary>
    public static string SubjectOf(ComposeProject project, string name) => "variable " + name + " of " + project.Artifact.Path;

    /// <summary>Whether the place lies in the base file of another project, which judges it with its own env files.</summary>
    public static bool BelongsElsewhere(AnalysisSubjects subjects, ComposeProject project, string path)
    {
        if (string.Equals(path, project.Artifact.Path, StringComparison.Ordinal))
        {
            return false;
        }

        foreach (var other in subjects.ComposeProjects)
        {
            if (string.Equals(other.Project.Artifact.Path, path, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Whether Compose or the shell that runs it defines the variable always: that no env file has it means nothing.
    /// <c>UID</c> and <c>GID</c> are not among them, because no shell exports them.
    /// </summary>
    public static bool IsOfProcess(string name) =>
        name is "HOME" or "PWD" or "USER" or "LOGNAME" or "PATH" or "SHELL" or "TMPDIR" or "TEMP" or "TMP" or "LANG" or "USERPROFILE" or "APPDATA"
            or "LOCALAPPDATA" or "ProgramData" or "SSH_AUTH_SOCK" or "DISPLAY" or "XDG_RUNTIME_DIR"
        || name.StartsWith("COMPOSE_", StringComparison.Ordinal)
        || name.StartsWith("DOCKER_", StringComparison.Ordinal);
}
