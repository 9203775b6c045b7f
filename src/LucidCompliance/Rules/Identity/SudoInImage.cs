using System;
using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Rules.Commands;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.Dockerfile;

namespace LucidCompliance.Rules.Identity;

/// <summary>LUCID3016: sudo is installed in the shipping image, or used to build it.</summary>
public sealed class SudoInImage : ImageRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID3016",
        Name = nameof(SudoInImage),
        Title = "sudo is installed in the image or used to build it.",
        DefaultSeverity = DiagnosticSeverity.Warning,
        PeerIds = ["hadolint DL3004", "Trivy DS-0010", "CKV2_DOCKER_1", "KICS 8ada6e80", "dockle DKL-DI-0001"],
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ImageSubject image)
    {
        foreach (var step in image.ShippingSteps())
        {
            if (step.Instruction is not RunInstruction run || FindWord(run) is not { } word)
            {
                continue;
            }

            yield return Finding(
                step.Locate(word.Span),
                "RUN installs or calls sudo: in the image it makes every user who may call it root again, and the build runs as root anyway. Remove it; change the user with USER, "
                + "and step down at start with gosu or setpriv where that must be.");
        }
    }

    private static DockerWord? FindWord(RunInstruction run)
    {
        if (run.Command is { } line && FindCall(line.ShellWord) is { } call)
        {
            return call;
        }

        foreach (var heredoc in run.Heredocs)
        {
            if (FindCall(heredoc.Body) is { } inBody)
            {
                return inBody;
            }
        }

        foreach (var command in ShellCommand.Of(run))
        {
            if (command.Name is "apt" or "apt-get" or "aptitude" or "apk" or "dnf" or "yum" or "microdnf" or "tdnf" or "zypper"
                && (command.IndexOf("install") > 0 || command.IndexOf("add") > 0)
                && command.IndexOf("sudo") is > 0 and var index)
            {
                return command.Words[index];
            }
        }

        return null;
    }

    // "sudo" where a command begins: at the start, behind an operator or a keyword.
    private static DockerWord? FindCall(DockerWord script)
    {
        var text = script.Text;
        for (var at = text.IndexOf("sudo", StringComparison.Ordinal); at >= 0; at = text.IndexOf("sudo", at + 4, StringComparison.Ordinal))
        {
            var end = at + 4;
            if (end < text.Length && text[end] is ' ' or '\t' && IsCommandStart(text, at))
            {
                return script.Slice(at, 4);
            }
        }

        return null;
    }

    private static bool IsCommandStart(string text, int at)
    {
        var i = at - 1;
        while (i >= 0 && text[i] is ' ' or '\t')
        {
            i--;
        }

        if (i < 0 || text[i] is '&' or '|' or ';' or '(' or '{' or '!' or '\n')
        {
            return true;
        }

        foreach (var keyword in new[] { "then", "do", "else" })
        {
            var start = i - keyword.Length + 1;
            if (i < at - 1 && start >= 0 && string.CompareOrdinal(text, start, keyword, 0, keyword.Length) == 0 && (start == 0 || char.IsWhiteSpace(text[start - 1]) || text[start - 1] == ';'))
            {
                return true;
            }
        }

        return false;
    }
}
