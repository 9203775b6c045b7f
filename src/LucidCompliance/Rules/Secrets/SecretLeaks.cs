using System;
using System.Collections.Generic;
using LucidCompliance.Model.Images;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Syntax.Shell;

namespace LucidCompliance.Rules.Secrets;

/// <summary>A place where a RUN puts a mounted secret into a file of its layer.</summary>
/// <param name="Word">The file, or the argument that a program keeps.</param>
/// <param name="File">The file as the script or the manual names it.</param>
/// <param name="Store">The command that keeps its argument; null where the script writes the file itself.</param>
internal readonly record struct SecretLeak(ShellWord Word, string File, string? Store);

/// <summary>Follows the mounted secrets of one RUN through its scripts.</summary>
internal sealed class SecretLeaks
{
    private readonly StageStep _step;
    private readonly RunInstruction _run;
    private readonly MountedSecrets _secrets;
    private readonly KeptFiles _files;
    private readonly StoredSecrets _stored;
    private readonly List<SecretLeak> _found = [];
    private string? _directory;

    private SecretLeaks(StageStep step, RunInstruction run, MountedSecrets secrets)
    {
        _step = step;
        _run = run;
        _secrets = secrets;
        _files = new KeptFiles(step, run);
        _stored = new StoredSecrets(step, run, secrets, _files);
    }

    /// <summary>The leaks of a RUN in source order of their scripts.</summary>
    public static IReadOnlyList<SecretLeak> Of(StageStep step, RunInstruction run) =>
        MountedSecrets.Of(step, run) is { } secrets ? Of(step, run, secrets) : [];

    /// <summary>Whether a RUN would put a secret into its layer if it got it by a mount, as the variable of that name.</summary>
    public static bool WouldKeep(Stage stage, RunInstruction run, string name)
    {
        foreach (var step in stage.Steps)
        {
            if (ReferenceEquals(step.Instruction, run))
            {
                return step.IsPosix && Of(step, run, MountedSecrets.OfVariable(step, name)).Count > 0;
            }
        }

        return false;
    }

    private static IReadOnlyList<SecretLeak> Of(StageStep step, RunInstruction run, MountedSecrets secrets)
    {
        var leaks = new SecretLeaks(step, run, secrets);
        foreach (var script in run.Scripts)
        {
            leaks.Follow(script);
        }

        return leaks._found;
    }

    private void Follow(ShellScript script)
    {
        var bodies = new HeredocBodies(_run, script);
        var isCertain = !RunFiles.HasGroups(script);
        _directory = _step.WorkingDirectory.TryGet(out var known) ? known : null;
        var printed = script.GroupRedirections.IsEmpty ? null : new int[script.Commands.Length + 1];
        var isCarried = false;
        for (var i = 0; i < script.Commands.Length; i++)
        {
            var command = script.Commands[i];
            var input = (isCarried && script.Commands[i - 1].Next == ShellOperator.Pipe) || _secrets.IsInput(command, bodies);
            _directory = RunFiles.Enter(command, _directory, isCertain);
            _secrets.Learn(command, input);

            // A program that uses the secret may print anything; these print what they read.
            var isPrinter = SecretPrinters.PassOn(command.Name);
            isCarried = isPrinter ? input || _secrets.IsRead(command, bodies) : input && !SecretPrinters.AnswerOtherwise(command.Name);
            if (isPrinter && isCarried)
            {
                AddOutputs(command);
            }

            AddCopies(command);
            AddInPlace(command);
            if (_stored.Find(command, input, _directory) is { } stored)
            {
                _found.Add(stored);
            }

            if (printed is not null)
            {
                printed[i + 1] = printed[i] + (isPrinter && isCarried && command.Next != ShellOperator.Pipe && !IsRedirected(command) ? 1 : 0);
            }
        }

        AddGroups(script, printed);
    }

    private void AddOutputs(SimpleCommand command)
    {
        foreach (var redirection in command.Redirections)
        {
            if (redirection.TakesOutput)
            {
                Add(redirection.Target);
            }
        }

        for (var i = 0; command.Name == "tee" && i < command.ArgumentCount; i++)
        {
            if (command.GetArgument(i) is { Text: not ['-', ..] } file)
            {
                Add(file);
            }
        }
    }

    // { echo a; cat /run/secrets/x; } > f
    private void AddGroups(ShellScript script, int[]? printed)
    {
        foreach (var group in script.GroupRedirections)
        {
            if (printed is not null && group.Redirection.TakesOutput && printed[group.End] > printed[group.First])
            {
                Add(group.Redirection.Target);
            }
        }
    }

    private static bool IsRedirected(SimpleCommand command)
    {
        foreach (var redirection in command.Redirections)
        {
            if (redirection.TakesOutput || redirection is { Kind: ShellRedirectionKind.Duplicate, Descriptor: 1 })
            {
                return true;
            }
        }

        return false;
    }

    // The last word, where a source is the secret or a directory around it.
    private void AddCopies(SimpleCommand command)
    {
        if (command.Name == "dd")
        {
            AddDeviceCopy(command);
        }

        if (command.Name is not ("cp" or "mv" or "install" or "rsync"))
        {
            return;
        }

        ShellWord? last = null;
        ShellWord? directory = null;
        var isSecret = false;
        for (var i = 0; i < command.ArgumentCount; i++)
        {
            var word = command.GetArgument(i);
            if (word.Text is "-t" or "--target-directory" && i + 1 < command.ArgumentCount)
            {
                directory = command.GetArgument(++i);
            }
            else if (word.Text is not ['-', ..])
            {
                isSecret |= last is not null && IsSource(last.Text);
                last = word;
            }
        }

        isSecret |= directory is not null && last is not null && IsSource(last.Text);
        if (isSecret && (directory ?? last) is { } target)
        {
            Add(target);
        }
    }

    private void AddDeviceCopy(SimpleCommand command)
    {
        ShellWord? target = null;
        var isSecret = false;
        for (var i = 0; i < command.ArgumentCount; i++)
        {
            var word = command.GetArgument(i);
            isSecret |= word.Text.StartsWith("if=", StringComparison.Ordinal) && IsSource(word.Text.Substring(3));
            target = word.Text.StartsWith("of=", StringComparison.Ordinal) ? word : target;
        }

        if (isSecret && target is not null && _files.Contains(target.Text.Substring(3), _directory))
        {
            _found.Add(new SecretLeak(target, target.Text.Substring(3), null));
        }
    }

    // sed -i "s/TOKEN/$(cat …)/" file
    private void AddInPlace(SimpleCommand command)
    {
        if (command.Name is not ("sed" or "yq" or "perl") || command.ArgumentCount < 2)
        {
            return;
        }

        var isInPlace = false;
        var isSecret = false;
        for (var i = 0; i < command.ArgumentCount - 1; i++)
        {
            var word = command.GetArgument(i);
            isInPlace |= IsInPlaceOption(word.Text);
            isSecret |= _secrets.IsIn(word);
        }

        var last = command.GetArgument(command.ArgumentCount - 1);
        if (isInPlace && isSecret && last.Text is not ['-', ..])
        {
            Add(last);
        }
    }

    private static bool IsInPlaceOption(string text)
    {
        if (text.StartsWith("--in-place", StringComparison.Ordinal) || text == "--inplace")
        {
            return true;
        }

        var at = text is ['-', not '-', ..] ? text.IndexOf('i') : -1;
        for (var i = 1; i < at; i++)
        {
            at = text[i] is 'n' or 'E' or 'r' or 's' or 'u' or 'z' or 'p' ? at : -1;
        }

        return at > 0;
    }

    private bool IsSource(string word)
    {
        foreach (var secret in _secrets.Paths)
        {
            if (word is ['/', _, ..] && RunFiles.Covers(word, secret))
            {
                return true;
            }
        }

        return false;
    }

    private void Add(ShellWord file)
    {
        if (_files.Contains(file.Text, _directory))
        {
            _found.Add(new SecretLeak(file, file.Text, null));
        }
    }
}
