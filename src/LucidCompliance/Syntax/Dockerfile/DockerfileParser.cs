using System;
using System.Collections.Immutable;
using LucidCompliance.Text;

namespace LucidCompliance.Syntax.Dockerfile;

/// <summary>Cuts a file into nodes. One use per instance.</summary>
internal sealed class DockerfileParser
{
    private readonly SourceText _source;
    private readonly string _text;
    private readonly ParseErrors _errors = new();
    private readonly ImmutableArray<DockerfileNode>.Builder _nodes = ImmutableArray.CreateBuilder<DockerfileNode>();
    private readonly ImmutableArray<InstructionSyntax>.Builder _instructions = ImmutableArray.CreateBuilder<InstructionSyntax>();
    private readonly ImmutableArray<CommentSyntax>.Builder _comments = ImmutableArray.CreateBuilder<CommentSyntax>();
    private readonly DirectiveReader _directives;
    private readonly LogicalLineReader _lines;

    // An instruction takes what it needs from here, so one for all is enough.
    private readonly InstructionParts _parts = new();
    private int _position;
    private int _blankStart = -1;
    private bool _hasStage;
    private bool _hasUnknownInstruction;
    private bool _mayNameFrontend = true;

    public DockerfileParser(SourceText source)
    {
        _source = source;
        _text = source.Content;
        _directives = new DirectiveReader(source, _errors);
        _lines = new LogicalLineReader(source);
    }

    public DockerfileSyntax Parse()
    {
        while (_position < _text.Length)
        {
            ReadNode();
        }

        EndBlank(_position);
        CheckStages();
        return new DockerfileSyntax(_source, _nodes.ToImmutable(), _instructions.ToImmutable(), _directives.Found, _directives.Escape, _errors.ToImmutable());
    }

    private void ReadNode()
    {
        var lineStart = _position;
        if (_mayNameFrontend && TryReadFrontend())
        {
            return;
        }

        var lineEnd = LogicalLineReader.FindLineEnd(_text, lineStart, out var next);
        var visible = LogicalLineReader.SkipBlanks(_text, lineStart, lineEnd);
        if (visible == lineEnd)
        {
            _blankStart = _blankStart < 0 ? lineStart : _blankStart;
            _comments.Clear();
            _directives.Close();
            _position = next;
            return;
        }

        EndBlank(lineStart);
        if (_text[visible] != '#')
        {
            _directives.Close();
            ReadInstruction(lineStart, visible);
            return;
        }

        _position = next;
        var fullSpan = TextSpan.FromBounds(lineStart, next);
        var span = TextSpan.FromBounds(visible, LogicalLineReader.TrimEnd(_text, visible, lineEnd));
        if (_directives.TryRead(fullSpan, span, lineEnd) is { } directive)
        {
            _nodes.Add(directive);
            return;
        }

        var comment = new CommentSyntax(_source, fullSpan, span);
        _nodes.Add(comment);
        _comments.Add(comment);
    }

    /// <summary>Reads the syntax directive of another language at the top of the file, below a <c>#!</c> line at most.</summary>
    private bool TryReadFrontend()
    {
        var start = _position;
        var isShebang = start == 0 && _text.StartsWith("#!", StringComparison.Ordinal);
        _mayNameFrontend = isShebang;
        if (isShebang)
        {
            return false;
        }

        var lineEnd = LogicalLineReader.FindLineEnd(_text, start, out var next);
        var directive = FrontendReader.TryReadSlashes(_source, start, lineEnd, next) ?? FrontendReader.TryReadObject(_source, start);
        if (directive is null)
        {
            return false;
        }

        _directives.Close();
        _directives.Add(directive);
        _nodes.Add(directive);
        _comments.Clear();
        _position = directive.FullSpan.End;
        _hasUnknownInstruction = true;
        if (FrontendReader.ReadsDockerfiles(directive))
        {
            _errors.Add(directive.Span, "The frontend of Dockerfiles is named in a form that it does not read itself. Its comments begin with a number sign. Write '# syntax=' and the frontend.");
        }
        else if (_position < _text.Length)
        {
            // What the file says is the frontend's business.
            var rest = TextSpan.FromBounds(_position, _text.Length);
            _nodes.Add(new BogusSyntax(rest, rest, new TextSpan(rest.Start, 0)));
            _position = _text.Length;
        }

        return true;
    }

    private void EndBlank(int end)
    {
        if (_blankStart >= 0)
        {
            _nodes.Add(new BlankSyntax(TextSpan.FromBounds(_blankStart, end)));
            _blankStart = -1;
        }
    }

    private void ReadInstruction(int fullStart, int start)
    {
        var joined = _lines.Read(start, _directives.Escape, out var line);
        _position = joined.Next;
        var parser = new InstructionParser(_source, line, _errors) { HeredocPosition = joined.Next };
        var parts = _parts;
        parts.Clear();
        parts.LeadingComments = _comments.ToImmutable();
        parts.InteriorComments = joined.Comments;
        parts.EmptyContinuationLines = joined.EmptyLines;
        _comments.Clear();
        var instruction = parser.Parse(parts, fullStart);
        _position = parser.HeredocPosition;
        if (instruction is null)
        {
            _hasUnknownInstruction = true;
            _nodes.Add(new BogusSyntax(TextSpan.FromBounds(fullStart, _position), parts.Span, parts.KeywordSpan));
            return;
        }

        CheckOrder(instruction);
        _nodes.Add(instruction);
        _instructions.Add(instruction);
    }

    private void CheckOrder(InstructionSyntax instruction)
    {
        if (instruction.Kind == InstructionKind.From)
        {
            _hasStage = true;
        }
        else if (!_hasStage && instruction.Kind != InstructionKind.Arg)
        {
            _errors.Add(instruction.KeywordSpan, $"{instruction.Keyword.ToUpperInvariant()} stands before the first FROM. Only ARG may, because no stage is there to hold the instruction. Move it below a FROM.");
        }
    }

    private void CheckStages()
    {
        if (_hasStage || _hasUnknownInstruction)
        {
            return;
        }

        if (_instructions.Count == 0)
        {
            _errors.Add(new TextSpan(0, 0), "The file has no instructions. A build needs at least one FROM. Add one.");
        }
        else if (AreAllArguments())
        {
            var last = _instructions[_instructions.Count - 1].Span;
            _errors.Add(last, "The file has no FROM. A build needs at least one stage. Add one.");
        }
    }

    // Any other instruction already has its own error for standing before the first FROM.
    private bool AreAllArguments()
    {
        foreach (var instruction in _instructions)
        {
            if (instruction.Kind != InstructionKind.Arg)
            {
                return false;
            }
        }

        return true;
    }
}
