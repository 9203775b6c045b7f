using System.Collections.Immutable;
using System.Linq;
using LucidCompliance.Syntax.Dockerfile;

namespace LucidCompliance.Tests.Conformance;

/// <summary>Dumps the tree of a Dockerfile.</summary>
internal sealed class DockerfileDump
{
    private readonly DockerfileSyntax _syntax;
    private readonly DumpWriter _writer;

    private DockerfileDump(DockerfileSyntax syntax)
    {
        _syntax = syntax;
        _writer = new DumpWriter(syntax.Text);
    }

    public static string Write(DockerfileSyntax syntax)
    {
        var dump = new DockerfileDump(syntax);
        dump.WriteAll();
        return dump._writer.ToString();
    }

    private void WriteAll()
    {
        _writer.Line(0, $"escape {_syntax.EscapeCharacter}{(_syntax.Text.HasByteOrderMark ? ", byte order mark" : "")}");
        foreach (var node in _syntax.Nodes)
        {
            switch (node)
            {
                case DirectiveSyntax directive:
                    _writer.Line(0, $"directive {directive.Name}", directive.Span, directive.Value);
                    break;
                case CommentSyntax comment:
                    _writer.Line(0, "comment", comment.Span, comment.Text);
                    break;
                case InstructionSyntax instruction:
                    WriteInstruction(0, instruction);
                    break;
                case BogusSyntax bogus:
                    _writer.Line(0, "bogus", bogus.Span);
                    break;
            }
        }

        foreach (var error in _syntax.Errors)
        {
            _writer.Line(0, $"error {_writer.Place(error.Span)}: {error.Message}");
        }
    }

    private void WriteInstruction(int depth, InstructionSyntax instruction)
    {
        var keyword = instruction.Keyword == instruction.Kind.ToString().ToUpperInvariant() ? "" : $" ({instruction.Keyword})";
        _writer.Line(depth, instruction.Kind.ToString().ToUpperInvariant() + keyword, instruction.Span);
        if (!instruction.LeadingComments.IsEmpty)
        {
            _writer.Line(depth + 1, $"below {instruction.LeadingComments.Length} comment(s)");
        }

        foreach (var flag in instruction.Flags)
        {
            _writer.Line(depth + 1, $"--{flag.Name}", flag.Span, flag.Value?.Text);
        }

        WriteArguments(depth + 1, instruction);
        foreach (var comment in instruction.InteriorComments)
        {
            _writer.Line(depth + 1, "comment inside", comment.Span, comment.Text);
        }

        foreach (var empty in instruction.EmptyContinuationLines)
        {
            _writer.Line(depth + 1, $"empty line {_writer.Place(empty)}");
        }

        // An ONBUILD shares those of its trigger.
        foreach (var heredoc in instruction is OnbuildInstruction ? [] : instruction.Heredocs)
        {
            var traits = (heredoc.Expands ? " expands" : "") + (heredoc.StripsTabs ? " strips-tabs" : "") + (heredoc.IsTerminated ? "" : " not-terminated");
            _writer.Line(depth + 1, $"heredoc {heredoc.Name} fd={heredoc.FileDescriptor}{traits}", heredoc.MarkerSpan);
            _writer.Line(depth + 2, "body", heredoc.ContentSpan, heredoc.Body.Text);
        }
    }

    private void WriteArguments(int depth, InstructionSyntax instruction)
    {
        switch (instruction)
        {
            case FromInstruction from:
                Word(depth, "image", from.Image);
                Word(depth, "as", from.Alias);
                break;
            case ArgInstruction arg:
                foreach (var variable in arg.Variables)
                {
                    _writer.Line(depth, "variable", variable.NameSpan, variable.Name);
                    Word(depth + 1, "default", variable.Default);
                }

                break;
            case EnvInstruction env:
                Pairs(depth, env.Pairs, env.IsLegacyForm);
                break;
            case LabelInstruction label:
                Pairs(depth, label.Pairs, label.IsLegacyForm);
                break;
            case RunInstruction run:
                Command(depth, run.Command);
                Mounts(depth, run.Mounts);
                break;
            case CmdInstruction cmd:
                Command(depth, cmd.Command);
                break;
            case EntrypointInstruction entrypoint:
                Command(depth, entrypoint.Command);
                break;
            case ShellInstruction shell:
                Command(depth, shell.Command);
                break;
            case HealthcheckInstruction healthcheck:
                Word(depth, "type", healthcheck.Type);
                Command(depth, healthcheck.Command);
                break;
            case FileTransferInstruction transfer:
                Words(depth, transfer.Form == CommandForm.Exec ? "json source" : "source", transfer.Sources);
                Word(depth, "destination", transfer.Destination);
                break;
            case VolumeInstruction volume:
                Words(depth, volume.Form == CommandForm.Exec ? "json path" : "path", volume.Paths);
                break;
            case ExposeInstruction expose:
                Words(depth, "port", expose.Ports);
                break;
            case UserInstruction user:
                Word(depth, "user", user.User);
                break;
            case WorkdirInstruction workdir:
                Word(depth, "path", workdir.Path);
                break;
            case StopsignalInstruction stopsignal:
                Word(depth, "signal", stopsignal.Signal);
                break;
            case MaintainerInstruction maintainer:
                Word(depth, "name", maintainer.Name);
                break;
            case OnbuildInstruction onbuild:
                _writer.Line(depth, onbuild.Trigger is null ? "no trigger" : onbuild.IsForbiddenTrigger ? "forbidden trigger" : "trigger");
                if (onbuild.Trigger is { } trigger)
                {
                    WriteInstruction(depth + 1, trigger);
                }

                break;
        }
    }

    private void Command(int depth, CommandSyntax? command)
    {
        if (command is null)
        {
            _writer.Line(depth, "no command");
            return;
        }

        _writer.Line(depth, command.Form == CommandForm.Exec ? "exec" : command.LooksLikeJson ? "shell (looks like JSON)" : "shell", command.Span, command.ShellText);
        if (command.Form == CommandForm.Exec)
        {
            Words(depth + 1, "element", command.Words);
        }
    }

    private void Mounts(int depth, ImmutableArray<MountSyntax> mounts)
    {
        foreach (var mount in mounts)
        {
            var options = string.Join(' ', mount.Options.Select(option => option.Name + (option.Value is null ? "" : "=" + DumpWriter.Quote(option.Value.Text))));
            _writer.Line(depth, $"mount {mount.Type}: {options}");
        }
    }

    private void Pairs(int depth, ImmutableArray<KeyValueSyntax> pairs, bool isLegacy)
    {
        foreach (var pair in pairs)
        {
            _writer.Line(depth, isLegacy ? "legacy key" : "key", pair.Key.Span, pair.Key.Text);
            Word(depth + 1, "value", pair.Value);
        }
    }

    private void Words(int depth, string label, ImmutableArray<DockerWord> words)
    {
        foreach (var word in words)
        {
            Word(depth, label, word);
        }
    }

    private void Word(int depth, string label, DockerWord? word)
    {
        if (word is not null)
        {
            _writer.Line(depth, label, word.Span, word.Text);
        }
    }
}
