using System;
using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Rules.Commands;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.Dockerfile;

namespace LucidCompliance.Rules.Identity;

/// <summary>LUCID3018: a RUN sets or removes the password of a user, also in a builder.</summary>
public sealed class PasswordSetInImage : DockerfileRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID3018",
        Name = nameof(PasswordSetInImage),
        Title = "A password is set or removed while the image is built.",
        DefaultSeverity = DiagnosticSeverity.Error,
        PeerIds = ["CKV2_DOCKER_17", "dockle DKL-LI-0001", "CWE-798"],
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(DockerfileSubject dockerfile)
    {
        foreach (var instruction in dockerfile.Syntax.Instructions)
        {
            var run = instruction as RunInstruction ?? (instruction as OnbuildInstruction)?.Trigger as RunInstruction;
            if (run is null)
            {
                continue;
            }

            foreach (var command in ShellCommand.Of(run))
            {
                if (Find(command) is >= 0 and var index)
                {
                    yield return Finding(
                        dockerfile.At(command.Words[index].Span),
                        $"RUN sets or removes a password with {command.Name}: it is the same in every copy of the image, and whoever has the image can read or try it. Remove it; a container "
                        + "needs no login, and a secret comes at run time by a file.");
                }
            }
        }
    }

    // The word that does it; -1 where the command sets no password.
    private static int Find(ShellCommand command) => command.Name switch
    {
        "chpasswd" => 0,
        "passwd" => SetsPassword(command) ? 0 : -1,
        "usermod" or "useradd" => FindOption(command),
        _ => -1,
    };

    // Locking an account, expiring its password and asking for its state set nothing.
    private static bool SetsPassword(ShellCommand command)
    {
        for (var i = 1; i < command.Words.Length; i++)
        {
            if (command.TextOf(i) is "-l" or "--lock" or "-e" or "--expire" or "-S" or "--status" or "-x" or "-n" or "-w" or "-i" or "--help")
            {
                return false;
            }
        }

        return true;
    }

    private static int FindOption(ShellCommand command)
    {
        for (var i = 1; i < command.Words.Length; i++)
        {
            var text = command.TextOf(i);
            var value = text is "-p" or "--password" && i + 1 < command.Words.Length ? command.TextOf(i + 1)
                : text.StartsWith("--password=", StringComparison.Ordinal) ? text.Substring("--password=".Length)
                : null;

            // What no password hashes to locks the account.
            if (value is not null && !(value.Length > 0 && value[0] is '!' or '*') && value != "x")
            {
                return i;
            }
        }

        return -1;
    }
}
