using System;
using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Rules.Commands;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.Shell;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Dockerfile;

/// <summary>LUCID8014: what a server sends is run at once.</summary>
public sealed class DownloadPipedToShell : ImageRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID8014",
        Name = nameof(DownloadPipedToShell),
        Title = "A download is run without a check.",
        DefaultSeverity = DiagnosticSeverity.Warning,
        PeerIds = ["CWE-494"],
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ImageSubject image)
    {
        foreach (var (_, _, script) in image.Build.RunScripts)
        {
            SimpleCommand? download = null;
            foreach (var command in script.Commands)
            {
                if (download is not null && IsInterpreter(command) && ReadsScriptFromInput(command))
                {
                    yield return Describe(image, TextSpan.FromBounds(download.Span.Start, command.Span.End), download.Name, command.Name);
                    download = null;
                }
                else if (FindSubstitution(command) is { } program)
                {
                    yield return Describe(image, command.Span, program, command.Name);
                }

                download = command.Next != ShellOperator.Pipe ? null : IsDownload(command.Name) ? command : IsCheck(command) ? null : download;
            }
        }
    }

    private Diagnostic Describe(ImageSubject image, TextSpan span, string download, string interpreter) => Finding(
        image.At(span),
        $"What {download} fetches goes straight into {interpreter}: the build runs whatever the server sends that day, also half a script when the connection breaks. "
        + "Download it to a file of a fixed version, check its SHA-256, and run it then.");

    private static bool IsDownload(string name) => name is "curl" or "wget" or "fetch" or "aria2c";

    private static bool IsCheck(SimpleCommand command) =>
        command.Name is "sha256sum" or "sha512sum" or "shasum" or "gpg" or "gpgv" or "cosign" or "minisign";

    private static bool IsInterpreter(SimpleCommand command) =>
        ShellScript.IsShell(command.Name) || command.Name is "node" or "perl" or "ruby" or "php" or "pwsh"
        || (command.Name.StartsWith("python", StringComparison.Ordinal) && command.Name.Length <= 10);

    // A script by name or text has the download as its data: python -m json.tool, bash install.sh, perl -ne '…'.
    private static bool ReadsScriptFromInput(SimpleCommand command)
    {
        var isShell = ShellScript.IsShell(command.Name);
        for (var i = 0; i < command.ArgumentCount; i++)
        {
            var text = command.GetArgument(i).Text;
            if (text is "-" or "/dev/stdin" or "--" || (isShell && text is ['-', not '-', ..] && text.IndexOf('s') > 0))
            {
                return true;
            }

            if (text is not ['-' or '+', ..])
            {
                return command.Name == "busybox" && ShellScript.IsShell(text);
            }

            if (text.IndexOf('c') > 0 && text[1] != '-' && (isShell || command.Name.StartsWith("python", StringComparison.Ordinal)))
            {
                return false;
            }

            if (!isShell && text.Length > 1 && text[1] != '-' && text.IndexOfAny(['m', 'e', 'n', 'p', 'r']) > 0)
            {
                return false;
            }

            i += isShell && text is "-o" or "+o" ? 1 : 0;
        }

        return true;
    }

    // sh -c "$(curl …)", bash <(curl …), eval "$(curl …)", . <(curl …)
    private static string? FindSubstitution(SimpleCommand command)
    {
        if (!IsInterpreter(command) && command.Name is not ("eval" or "source" or "."))
        {
            return null;
        }

        for (var i = 0; i < command.ArgumentCount; i++)
        {
            var raw = command.GetArgument(i).Raw;
            foreach (var opening in (string[])["$(", "<(", "`"])
            {
                var at = raw.IndexOf(opening, StringComparison.Ordinal);
                if (at < 0)
                {
                    continue;
                }

                var inner = raw.Substring(at + opening.Length).TrimStart(' ');
                foreach (var program in (string[])["curl", "wget"])
                {
                    if (inner.StartsWith(program + " ", StringComparison.Ordinal) && raw.IndexOf('\'', 0, at) < 0)
                    {
                        return program;
                    }
                }
            }
        }

        return null;
    }
}
