using System;
using System.Collections.Immutable;
using LucidCompliance.Syntax.Dockerfile;

namespace LucidCompliance.Model.Images;

/// <content>CMD, ENTRYPOINT, HEALTHCHECK and RUN.</content>
internal sealed partial class StepBinding
{
    /// <summary>Programs that write no shell, whatever their arguments.</summary>
    private static readonly string[] HarmlessPrograms = ["mkdir", "chmod", "chown", "touch", "true"];

    private Fact<ImageCommand> BindCommand(InstructionSyntax instruction, CommandSyntax? command)
    {
        if (command is null)
        {
            return Fact<ImageCommand>.AbsentAt(_build.Locate(instruction.KeywordSpan));
        }

        var location = _build.Locate(command.Span);
        var arguments = ImmutableArray<string>.Empty;
        if (command.Form == CommandForm.Exec)
        {
            if (command.Words.IsEmpty)
            {
                return Fact<ImageCommand>.AbsentAt(location);
            }

            var builder = ImmutableArray.CreateBuilder<string>(command.Words.Length);
            foreach (var word in command.Words)
            {
                builder.Add(word.Text);
            }

            arguments = builder.MoveToImmutable();
        }

        return Fact<ImageCommand>.Known(new ImageCommand(command, arguments, location, instruction, _stage, _config.ShellPath), location);
    }

    /// <summary>An ENTRYPOINT clears a command that was inherited, not one that this stage has set before.</summary>
    private void ApplyEntrypoint(EntrypointInstruction instruction)
    {
        _config.Entrypoint = BindCommand(instruction, instruction.Command);
        if (!_setsCommand)
        {
            _config.Command = Fact<ImageCommand>.AbsentAt(_config.Entrypoint.Origin);
        }
    }

    private void ApplyHealthcheck(HealthcheckInstruction instruction)
    {
        var location = _build.Locate(instruction.Span);
        if (instruction.IsNone)
        {
            _config.Healthcheck = Fact<ImageHealthcheck>.AbsentAt(location);
            return;
        }

        _config.Healthcheck = instruction.Command is not null && BindCommand(instruction, instruction.Command).TryGet(out var command)
            ? Fact<ImageHealthcheck>.Known(new ImageHealthcheck(instruction, command, location), location)
            : Fact<ImageHealthcheck>.UnknownBecause("the health check is not complete", location);
    }

    private void ApplyRun(RunInstruction run)
    {
        BindMounts(run);
        if (run.Command is not { } command)
        {
            return;
        }

        if (command.Form == CommandForm.Exec)
        {
            if (!command.Words.IsEmpty && Array.IndexOf(HarmlessPrograms, ImagePath.BaseName(command.Words[0].Text)) < 0)
            {
                _config.Files = _config.Files.AfterRun();
            }

            return;
        }

        // A command whose shell is proven to be missing writes nothing.
        if (_step.Shell.IsMissing && !HasOwnInterpreter(run))
        {
            return;
        }

        _config.Files = _config.Files.AfterRun();
        if (Removes(command.ShellText))
        {
            _config.Files = _config.Files.AfterRemoval();
        }
    }

    /// <summary>Whether a heredoc names its interpreter and so needs no shell.</summary>
    private static bool HasOwnInterpreter(RunInstruction run)
    {
        foreach (var heredoc in run.Heredocs)
        {
            if (heredoc.Body.Text.StartsWith("#!", StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a command may remove the shell it runs in: hardening scripts do.</summary>
    private bool Removes(string text) =>
        text.IndexOf("rm ", StringComparison.Ordinal) >= 0
        && (text.IndexOf(_config.ShellPath, StringComparison.Ordinal) >= 0
            || text.IndexOf("busybox", StringComparison.Ordinal) >= 0
            || text.IndexOf("/bin/", StringComparison.Ordinal) >= 0);

    private void BindMounts(RunInstruction run)
    {
        if (run.Mounts.IsEmpty)
        {
            return;
        }

        var origins = ImmutableArray.CreateBuilder<TransferOrigin>();
        foreach (var mount in run.Mounts)
        {
            if (mount.Find("from")?.Value is { } from)
            {
                var origin = _origins.Resolve(from, _stage);
                DependOn(origin);
                origins.Add(origin);
            }

            if (mount.Type is not ("tmpfs" or "secret" or "ssh") && mount.Target is { } target)
            {
                _step.MayMountShell |= MayHoldShell(Resolve(Expand(target)));
            }
        }

        _step.MountOrigins = origins.ToImmutable();
    }

    /// <summary>Whether a mount at the path may hold the stage's shell.</summary>
    private bool MayHoldShell(Fact<string> mount)
    {
        if (!mount.TryGet(out var path))
        {
            return true;
        }

        var shell = _config.ShellPath;
        if (shell.IndexOf('/') < 0)
        {
            return path is "/" or "/usr" or "/usr/local" || ImagePath.BaseName(path) is "bin" or "sbin" || ImagePath.BaseName(path) == shell;
        }

        return Covers(path, shell) || (ImagePath.MergedAlias(ImagePath.Combine("/", shell)) is { } alias && Covers(path, alias));
    }

    private static bool Covers(string directory, string path) =>
        directory == "/" || (path.StartsWith(directory, StringComparison.Ordinal)
            && (path.Length == directory.Length || path[directory.Length] == '/'));
}
