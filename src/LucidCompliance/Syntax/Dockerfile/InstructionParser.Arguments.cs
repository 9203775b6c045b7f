using System;
using System.Collections.Immutable;

namespace LucidCompliance.Syntax.Dockerfile;

/// <content>The arguments of each instruction.</content>
internal sealed partial class InstructionParser
{
    private FromInstruction ParseFrom(InstructionParts parts, int position)
    {
        var words = WordReader.SplitAtBlanks(_line, position, _end);
        if (words.Length == 0)
        {
            ReportMissing(parts, "an image, or 'image AS name'");
            return new FromInstruction(parts, null, null, null);
        }

        var isNamed = words.Length >= 2 && string.Equals(words[1].Text, "as", StringComparison.OrdinalIgnoreCase);
        if (words.Length == 2 && isNamed)
        {
            _errors.Add(words[1].Span, "FROM lacks the stage's name behind AS. BuildKit takes 'image' or 'image AS name'. Write a name or remove AS.");
        }
        else if (words.Length > 1 && (words.Length != 3 || !isNamed))
        {
            var first = words[words.Length > 3 && isNamed ? 3 : 1].Span;
            _errors.Add(first.Union(words[words.Length - 1].Span), "FROM has arguments that it does not take. BuildKit takes 'image' or 'image AS name'. Remove them.");
        }

        var alias = isNamed && words.Length >= 3 ? words[2] : null;
        if (alias is not null && !IsStageName(alias.Text))
        {
            _errors.Add(alias.Span, "The stage's name is not valid. A name begins with a letter; letters, digits, '-', '_' and '.' follow. Rename the stage.");
        }

        return new FromInstruction(parts, words[0], isNamed ? words[1].Span : null, alias);
    }

    private static bool IsStageName(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var isLetter = c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');
            if (!isLetter && (i == 0 || c is not ((>= '0' and <= '9') or '-' or '_' or '.')))
            {
                return false;
            }
        }

        return text.Length > 0;
    }

    private ArgInstruction ParseArg(InstructionParts parts, int position)
    {
        var words = WordReader.SplitQuoted(_line, position, _end);
        if (words.Length == 0)
        {
            ReportMissing(parts, "one or more names, each with or without '=default'");
        }

        var variables = ImmutableArray.CreateBuilder<VariableDeclaration>(words.Length);
        foreach (var word in words)
        {
            var equals = word.Text.IndexOf('=');
            if (equals == 0)
            {
                ReportBlankName(parts, word);
                continue;
            }

            variables.Add(equals < 0
                ? new VariableDeclaration(word, word, null)
                : new VariableDeclaration(word, word.Slice(0, equals), word.Slice(equals + 1, word.Text.Length - equals - 1)));
        }

        return new ArgInstruction(parts, variables.ToImmutable());
    }

    private InstructionSyntax ParsePairs(InstructionParts parts, int position)
    {
        var words = WordReader.SplitQuoted(_line, position, _end);
        var isLegacy = words.Length > 0 && words[0].Text.IndexOf('=') < 0;
        ImmutableArray<KeyValueSyntax> pairs;
        if (words.Length == 0)
        {
            ReportMissing(parts, "one or more pairs 'key=value'");
            pairs = ImmutableArray<KeyValueSyntax>.Empty;
        }
        else
        {
            pairs = isLegacy ? ParseLegacyPair(parts, position) : ParseModernPairs(parts, words);
        }

        return parts.Kind == InstructionKind.Env
            ? new EnvInstruction(parts, pairs, isLegacy)
            : new LabelInstruction(parts, pairs, isLegacy);
    }

    private ImmutableArray<KeyValueSyntax> ParseLegacyPair(InstructionParts parts, int position)
    {
        var keyEnd = position;
        while (keyEnd < _end && !WordReader.IsSeparator(_text[keyEnd]))
        {
            keyEnd++;
        }

        var valueStart = keyEnd;
        while (valueStart < _end && WordReader.IsSeparator(_text[valueStart]))
        {
            valueStart++;
        }

        if (valueStart == _end)
        {
            _errors.Add(_line.MapToSource(position, keyEnd), $"{Name(parts.Kind)} has a key without value. It takes pairs 'key=value'. Write '=' and a value behind the key.");
            return ImmutableArray<KeyValueSyntax>.Empty;
        }

        return ImmutableArray.Create(new KeyValueSyntax(
            new DockerWord(_line, position, _end), new DockerWord(_line, position, keyEnd), new DockerWord(_line, valueStart, _end)));
    }

    private ImmutableArray<KeyValueSyntax> ParseModernPairs(InstructionParts parts, ImmutableArray<DockerWord> words)
    {
        var pairs = ImmutableArray.CreateBuilder<KeyValueSyntax>(words.Length);
        foreach (var word in words)
        {
            var equals = word.Text.IndexOf('=');
            if (equals < 0)
            {
                _errors.Add(word.Span, $"{Name(parts.Kind)} has a word without '='. Behind a first 'key=value' every word is such a pair. Quote a value that holds blanks, or write '='.");
            }
            else if (equals == 0)
            {
                ReportBlankName(parts, word);
            }
            else
            {
                pairs.Add(new KeyValueSyntax(word, word.Slice(0, equals), word.Slice(equals + 1, word.Text.Length - equals - 1)));
            }
        }

        return pairs.ToImmutable();
    }

    private void ReportBlankName(InstructionParts parts, DockerWord word) =>
        _errors.Add(word.Span, $"{Name(parts.Kind)} has a pair without name. A name stands before every '='. Write the name, or remove the blank before '='.");

    private InstructionSyntax ParseCopy(InstructionParts parts, int position, JsonArrayKind json, ImmutableArray<DockerWord> elements)
    {
        var form = json == JsonArrayKind.Strings ? CommandForm.Exec : CommandForm.Shell;
        var words = json switch
        {
            JsonArrayKind.Strings => elements,
            JsonArrayKind.MixedArray => ImmutableArray<DockerWord>.Empty,
            _ => WordReader.SplitAtBlanks(_line, position, _end),
        };
        var destination = words.Length >= 2 ? words[words.Length - 1] : null;
        if (destination is null && json != JsonArrayKind.MixedArray)
        {
            _errors.Add(parts.ArgumentsSpan.IsEmpty ? parts.KeywordSpan : parts.ArgumentsSpan, $"{Name(parts.Kind)} lacks {(words.Length == 0 ? "its arguments" : "its destination")}. It takes one or more sources and, last, a destination. Write what is missing.");
        }
        else if (destination is not null && HeredocMarker.TryParse(destination.Text, 0, destination.Text.Length, out _))
        {
            _errors.Add(destination.Span, $"The destination of {Name(parts.Kind)} is a here-document. Only sources can be one. Write the destination as last argument.");
        }

        var sources = destination is null ? words : words.RemoveAt(words.Length - 1);
        return parts.Kind == InstructionKind.Copy
            ? new CopyInstruction(parts, sources, destination, form)
            : new AddInstruction(parts, sources, destination, form);
    }

    private VolumeInstruction ParseVolume(InstructionParts parts, int position, JsonArrayKind json, ImmutableArray<DockerWord> elements)
    {
        var form = json == JsonArrayKind.Strings ? CommandForm.Exec : CommandForm.Shell;
        var words = json switch
        {
            JsonArrayKind.Strings => elements,
            JsonArrayKind.MixedArray => ImmutableArray<DockerWord>.Empty,
            _ => WordReader.SplitAtBlanks(_line, position, _end),
        };
        if (words.Length == 0 && json != JsonArrayKind.MixedArray)
        {
            ReportMissing(parts, "one or more paths");
        }

        foreach (var word in words)
        {
            if (string.IsNullOrWhiteSpace(word.Text))
            {
                _errors.Add(word.Span, "VOLUME has an empty path. A volume needs a directory in the image. Write its path.");
            }
        }

        return new VolumeInstruction(parts, words, form);
    }

    private ExposeInstruction ParseExpose(InstructionParts parts, int position)
    {
        var ports = WordReader.SplitAtBlanks(_line, position, _end);
        if (ports.Length == 0)
        {
            ReportMissing(parts, "one or more ports");
        }

        return new ExposeInstruction(parts, ports);
    }

    private ShellInstruction ParseShell(InstructionParts parts, int position, JsonArrayKind json, ImmutableArray<DockerWord> elements)
    {
        if (json == JsonArrayKind.NotArray && position < _end)
        {
            _errors.Add(parts.ArgumentsSpan, "SHELL has no valid JSON array. It takes the exec form only. Write [\"executable\", \"argument\"] with double quotes.");
        }
        else if (position >= _end || (json == JsonArrayKind.Strings && elements.Length == 0))
        {
            ReportMissing(parts, "a JSON array of at least one string");
        }

        return new ShellInstruction(parts, CreateCommand(position, json, elements));
    }
}
