using System;
using System.Collections.Generic;
using LucidCompliance.Model.Secrets;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Syntax.Shell;
using LucidCompliance.Text;

namespace LucidCompliance.Subjects.Secrets;

/// <summary>A candidate in the text of an instruction.</summary>
/// <param name="Candidate">The candidate.</param>
/// <param name="Word">Its value in the source.</param>
/// <param name="Verdict">What it is, where it was found in a text without keys.</param>
internal readonly record struct CommandSecret(SecretCandidate Candidate, DecodedWord Word, SecretVerdict? Verdict);

/// <summary>
/// Collects the candidates of one instruction that has no pairs of key and value: the words of RUN, CMD, ENTRYPOINT and HEALTHCHECK,
/// here-documents, and the references of FROM, ADD and COPY.
/// </summary>
internal sealed class CommandSecretWalk
{
    private readonly SecretContext _context;
    private readonly List<CommandSecret> _found = [];

    public CommandSecretWalk(bool isExample) => _context = new SecretContext(SecretPlace.RunWord, isExample);

    /// <summary>The candidates of an instruction, until the next one is asked for.</summary>
    public IReadOnlyList<CommandSecret> Collect(InstructionSyntax instruction)
    {
        _found.Clear();
        switch (instruction)
        {
            case RunInstruction run:
                AddCommand(run.Command);
                AddBodies(instruction, IsScript(run));
                break;
            case CmdInstruction cmd:
                AddCommand(cmd.Command);
                break;
            case EntrypointInstruction entrypoint:
                AddCommand(entrypoint.Command);
                break;
            case HealthcheckInstruction healthcheck:
                AddCommand(healthcheck.Command);
                break;
            case FromInstruction { Image: { } image }:
                AddText(image);
                break;
            case FileTransferInstruction transfer:
                foreach (var source in transfer.Sources)
                {
                    AddText(source);
                }

                AddBodies(instruction, isScript: false);
                break;
        }

        return _found;
    }

    // RUN <<EOF: the body is the script. In any other command it is the input of a program.
    private static bool IsScript(RunInstruction run)
    {
        if (run.Command is not { Form: CommandForm.Shell } command || run.Heredocs.Length == 0)
        {
            return false;
        }

        foreach (var word in command.Words)
        {
            if (!word.Text.StartsWith("<<", StringComparison.Ordinal) && word.Text[0] != '-' && !ShellScript.IsShell(word.Text.Substring(word.Text.LastIndexOf('/') + 1)))
            {
                return false;
            }
        }

        return true;
    }

    private void AddCommand(CommandSyntax? command)
    {
        if (command is null)
        {
            return;
        }

        if (command.Form == CommandForm.Shell)
        {
            AddScript(command.ShellWord);
            return;
        }

        var flags = new CommandFlags(isShell: false);
        foreach (var word in command.Words)
        {
            var from = _found.Count;
            flags.VisitItem(word.Text, (key, start, length, user) => Add(word, key, start, length, user));
            AddText(word, from);
        }
    }

    private void AddBodies(InstructionSyntax instruction, bool isScript)
    {
        foreach (var heredoc in instruction.Heredocs)
        {
            var body = heredoc.Body;
            if (isScript)
            {
                AddScript(body);
                continue;
            }

            var from = _found.Count;
            ConfigLines.Visit(body.Text, (key, start, length) => Add(body, key, start, length, null));
            AddText(body, from);
        }
    }

    private void AddScript(DockerWord script)
    {
        var from = _found.Count;
        new CommandFlags(isShell: true).Visit(script.Text, (key, start, length, user) => Add(script, key, start, length, user));
        SqlPasswords.Visit(script.Text, (key, value, _, user) => Add(script, key, value.MapToSource(0, value.Text.Length).Start, value.Text.Length, user));
        InnerHeredocs.Visit(script.Text, (key, start, length) => Add(script, key, start, length, null));
        AddText(script, from);
    }

    private void Add(DockerWord word, string key, int start, int length, string? user)
    {
        if (SecretPrefilter.MayBeSecret(key, string.Empty, word.Text, new TextSpan(start, length)))
        {
            var candidate = new SecretCandidate(key, key, new SecretValue(word.Text.Substring(start, length)), _context, user);
            _found.Add(new CommandSecret(candidate, DecodedWord.AsWritten(word, start, length), null));
        }
    }

    // What has a format or a position of its own, unless a key gave it already.
    private void AddText(DockerWord word, int from = int.MaxValue)
    {
        var named = _found.Count;
        foreach (var match in SecretScanner.FindInText(word.Text))
        {
            var text = DecodedWord.AsWritten(word, match.Range.Start, match.Range.Length);
            if (IsCovered(text, from, named))
            {
                continue;
            }

            var candidate = new SecretCandidate(string.Empty, string.Empty, new SecretValue(text.Text), _context);
            var verdict = new SecretVerdict(match.Class, match.Kind, match.Confidence, [new SecretRange(0, match.Range.Length)]);
            _found.Add(new CommandSecret(candidate, text, verdict));
        }
    }

    private bool IsCovered(DecodedWord text, int from, int end)
    {
        var span = text.MapToSource(0, text.Text.Length);
        for (var i = from; i < end; i++)
        {
            if (SecretClassifier.Classify(_found[i].Candidate).Class >= SecretClass.WellKnown && _found[i].Word.MapToSource(0, _found[i].Word.Text.Length).Overlaps(span))
            {
                return true;
            }
        }

        return false;
    }
}
