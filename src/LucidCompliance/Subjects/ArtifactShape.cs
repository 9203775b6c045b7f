using System;
using LucidCompliance.Model;
using LucidCompliance.Text;

namespace LucidCompliance.Subjects;

/// <summary>Whether a file that only its name suggests looks like its kind (RULES.md convention 21: no flood of errors on a template).</summary>
internal static class ArtifactShape
{
    private static readonly string[] InstructionNames =
    [
        "ADD", "ARG", "CMD", "COPY", "ENTRYPOINT", "ENV", "EXPOSE", "FROM", "HEALTHCHECK", "LABEL", "MAINTAINER", "ONBUILD", "RUN", "SHELL",
        "STOPSIGNAL", "USER", "VOLUME", "WORKDIR",
    ];

    public static bool LooksLike(Artifact artifact, SourceText text) => artifact.Kind switch
    {
        ArtifactKind.Dockerfile => !IsTemplate(text.Content) && LooksLikeDockerfile(text),
        ArtifactKind.Compose => !IsTemplate(text.Content),
        _ => true,
    };

    // A template's own marks at the beginning of a line: control blocks, or an instruction that is made by an expression.
    private static bool IsTemplate(string content)
    {
        for (var i = content.IndexOf('{'); i >= 0 && i + 1 < content.Length; i = content.IndexOf('{', i + 1))
        {
            if (content[i + 1] is '%' or '{' && IsAtLineStart(content, i))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsAtLineStart(string content, int index)
    {
        while (index > 0 && content[index - 1] is ' ' or '\t')
        {
            index--;
        }

        return index == 0 || content[index - 1] is '\n' or '\r';
    }

    // An empty file, a comment-only file and one whose first words are an instruction are Dockerfiles, if broken ones; prose is none.
    private static bool LooksLikeDockerfile(SourceText text)
    {
        var name = text.Path.Substring(text.Path.LastIndexOf('/') + 1);
        if (string.Equals(name, "Dockerfile", StringComparison.OrdinalIgnoreCase) || string.Equals(name, "Containerfile", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        for (var line = 0; line < text.LineCount; line++)
        {
            var content = text.GetText(text.GetLine(line)).TrimStart();
            if (content.Length > 0 && content[0] != '#')
            {
                return StartsWithInstruction(content);
            }
        }

        return true;
    }

    private static bool StartsWithInstruction(string line)
    {
        foreach (var name in InstructionNames)
        {
            if (line.StartsWith(name, StringComparison.OrdinalIgnoreCase) && line.Length > name.Length && line[name.Length] is ' ' or '\t')
            {
                return true;
            }
        }

        return false;
    }
}
