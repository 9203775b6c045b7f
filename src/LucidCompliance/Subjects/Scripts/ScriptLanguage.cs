using System;
using LucidCompliance.Model.Images;
using LucidCompliance.Syntax.Shell;

namespace LucidCompliance.Subjects.Scripts;

/// <summary>How a script is read.</summary>
public enum ScriptLanguage
{
    /// <summary>A POSIX shell and its relatives.</summary>
    Shell,

    /// <summary>A program whose comments begin with <c>#</c>: Python, Ruby, Perl.</summary>
    Python,

    /// <summary>A program whose comments begin with <c>//</c>: JavaScript, TypeScript, PHP.</summary>
    JavaScript,

    /// <summary>PowerShell.</summary>
    PowerShell,

    /// <summary>A batch file of Windows.</summary>
    Batch,

    /// <summary>Statements for a database.</summary>
    Sql,

    /// <summary>A list of packages for pip, or another file of options and URLs.</summary>
    Requirements,

    /// <summary>Lines of keys and values.</summary>
    Configuration,
}

/// <summary>Tells a script's language by its name and its first line.</summary>
internal static class ScriptLanguages
{
    private static readonly (string Extension, ScriptLanguage Language)[] Extensions =
    [
        (".sh", ScriptLanguage.Shell), (".bash", ScriptLanguage.Shell), (".ash", ScriptLanguage.Shell), (".dash", ScriptLanguage.Shell), (".ksh", ScriptLanguage.Shell),
        (".zsh", ScriptLanguage.Shell), (".envsh", ScriptLanguage.Shell),
        (".py", ScriptLanguage.Python), (".rb", ScriptLanguage.Python), (".pl", ScriptLanguage.Python),
        (".js", ScriptLanguage.JavaScript), (".mjs", ScriptLanguage.JavaScript), (".cjs", ScriptLanguage.JavaScript), (".ts", ScriptLanguage.JavaScript), (".php", ScriptLanguage.JavaScript),
        (".ps1", ScriptLanguage.PowerShell), (".psm1", ScriptLanguage.PowerShell), (".psd1", ScriptLanguage.PowerShell),
        (".bat", ScriptLanguage.Batch), (".cmd", ScriptLanguage.Batch), (".sql", ScriptLanguage.Sql),
    ];

    /// <summary>The language that the name's extension tells; null where it tells none.</summary>
    public static ScriptLanguage? OfName(string path)
    {
        var name = ImagePath.BaseName(path);
        foreach (var (extension, language) in Extensions)
        {
            if (name.Length > extension.Length && name.EndsWith(extension, StringComparison.OrdinalIgnoreCase))
            {
                return language;
            }
        }

        return name.EndsWith(".txt", StringComparison.OrdinalIgnoreCase) && (name.StartsWith("requirements", StringComparison.OrdinalIgnoreCase) || name.StartsWith("constraints", StringComparison.OrdinalIgnoreCase))
            ? ScriptLanguage.Requirements
            : null;
    }

    /// <summary>The language of a file that something runs; null for one that is no script, or of a language that is not read.</summary>
    public static ScriptLanguage? OfProgram(string path, string text) => OfName(path) ?? OfShebang(text);

    /// <summary>The language of a file that an item lists: what has no other one is a configuration file, or a shell script without extension.</summary>
    public static ScriptLanguage OfItem(string path, string text) =>
        OfProgram(path, text) ?? (ImagePath.BaseName(path).IndexOf('.') < 0 ? ScriptLanguage.Shell : ScriptLanguage.Configuration);

    private static ScriptLanguage? OfShebang(string text) => Shebang.FindInterpreter(text) is { Length: > 0 } interpreter ? OfInterpreter(ImagePath.BaseName(interpreter)) : null;

    private static ScriptLanguage? OfInterpreter(string program) =>
        ShellScript.IsShell(program) ? ScriptLanguage.Shell
        : program.StartsWith("python", StringComparison.Ordinal) || program is "ruby" or "perl" ? ScriptLanguage.Python
        : program is "node" or "deno" or "bun" or "php" ? ScriptLanguage.JavaScript
        : program is "pwsh" or "powershell" ? ScriptLanguage.PowerShell
        : null;
}
