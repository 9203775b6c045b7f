using System;
using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Syntax.Shell;

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

            foreach (var command in run.Programs)
            {
                if (Find(command) is { } word)
                {
                    yield return Finding(
                        dockerfile.At(word.Span),
                        $"RUN sets or removes a password with {command.Name}: it is the same in every copy of the image, and whoever has the image can read or try it. Remove it; a container "
                        + "needs no login, and a secret comes at run time by a file.");
                }
            }
        }
    }

    // The word that does it; null where the command sets no password.
    private static ShellWord? Find(SimpleCommand command) => command.Name switch
    {
        "chpasswd" => command.Program,
        "passwd" => SetsPassword(command) ? command.Program : null,
        "usermod" or "useradd" => FindOption(command),
        _ => null,
    };

    // Locking an account, expiring its password and asking for its state set nothing.
    private static bool SetsPassword(SimpleCommand command)
    {
        for (var i = 0; i < command.ArgumentCount; i++)
        {
            if (command.GetArgument(i).Text is "-l" or "--lock" or "-e" or "--expire" or "-S" or "--status" or "-x" or "-n" or "-w" or "-i" or "--help")
            {
                return false;
            }
        }

        return true;
    }

    private static ShellWord? FindOption(SimpleCommand command)
    {
        for (var i = 0; i < command.ArgumentCount; i++)
        {
            var text = command.GetArgument(i).Text;
            var value = text is "-p" or "--password" && i + 1 < command.ArgumentCount ? command.GetArgument(i + 1).Text
                : text.StartsWith("--password=", StringComparison.Ordinal) ? text.Substring("--password=".Length)
                : null;

            // What no password hashes to locks the account.
            if (value is not null && !(value.Length > 0 && value[0] is '!' or '*') && value != "x")
            {
                return command.GetArgument(i);
            }
        }

        return null;
    }
}
