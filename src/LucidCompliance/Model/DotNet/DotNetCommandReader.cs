using System;
using System.Collections.Immutable;
using LucidCompliance.Model.Images;
using LucidCompliance.Syntax.Shell;
using LucidCompliance.Text;

namespace LucidCompliance.Model.DotNet;

/// <summary>Reads the command line of the .NET CLI: options with blank, colon or equals sign, properties, and the project.</summary>
internal sealed class DotNetCommandReader
{
    private const string Yes = "true";

    // Options that take the next word and set nothing of interest.
    private static readonly string[] Valued =
    [
        "-v", "--verbosity", "-s", "--source", "--configfile", "--version-suffix", "--manifest", "--packages", "--lock-file-path", "--project",
        "--launch-profile", "--artifacts-path", "--filter", "--logger", "--settings", "--results-directory", "--tl", "-tl",
    ];

    private static readonly string[] Flags =
    [
        "--nologo", "-nologo", "--no-dependencies", "--no-incremental", "--interactive", "--force", "--no-cache", "--disable-parallel", "--ucr", "--use-current-runtime",
        "--disable-build-servers", "--ignore-failed-sources", "--use-lock-file", "--locked-mode", "--force-evaluate", "-m", "-bl", "--no-launch-profile", "-maxcpucount",
    ];

    private readonly StageStep _step;
    private readonly SimpleCommand _command;
    private readonly ScriptWords _words;
    private readonly ImmutableArray<DotNetOption>.Builder _options = ImmutableArray.CreateBuilder<DotNetOption>();
    private Fact<string> _project = Fact<string>.Absent;
    private bool _mayHaveMore;
    private int _index = 1;

    public DotNetCommandReader(StageStep step, SimpleCommand command, ScriptWords words)
    {
        _step = step;
        _command = command;
        _words = words;
    }

    /// <summary>The call; null where no verb is written.</summary>
    public DotNetCommand? Read(Fact<string> workingDirectory)
    {
        if (_command.ArgumentCount == 0 || _command.GetArgument(0).Text is not { Length: > 0 } verb || !IsVerb(verb))
        {
            return null;
        }

        for (; _index < _command.ArgumentCount; _index++)
        {
            var word = _command.GetArgument(_index);
            if (word.Text == "--")
            {
                break;
            }

            if (IsOption(word.Text))
            {
                ReadOption(word);
            }
            else if (word.Text.StartsWith("@", StringComparison.Ordinal))
            {
                _mayHaveMore = true;
            }
            else
            {
                ReadOperand(word);
            }
        }

        return new DotNetCommand(_step, _command, verb, workingDirectory, _project, _options.ToImmutable(), _mayHaveMore, !_words.HasConditions);
    }

    private static bool IsVerb(string text)
    {
        foreach (var c in text)
        {
            if (c is not ('-' or (>= 'a' and <= 'z')))
            {
                return false;
            }
        }

        return text[0] != '-';
    }

    // "/p:Name=value" is an option, "/src/Web.csproj" is not.
    private static bool IsOption(string text)
    {
        if (text.Length == 0 || text[0] is not ('-' or '/'))
        {
            return false;
        }

        var colon = text.IndexOf(':');
        return text[0] == '-' || (colon > 1 && text.IndexOf('/', 1, colon - 1) < 0) || text is "/nologo" or "/restore" or "/m";
    }

    private void ReadOperand(ShellWord word)
    {
        var text = _words.Expand(word);
        if (text.TryGet(out var path) && path.Length > 0)
        {
            _project = _project.IsAbsent ? text : Fact<string>.UnknownBecause("several projects are named");
        }
        else if (text.IsUnknown)
        {
            // It may be the project, or an option, or both.
            _project = Fact<string>.UnknownBecause("a variable may name the project");
            _mayHaveMore = true;
        }
    }

    private void ReadOption(ShellWord word)
    {
        var sign = word.Text.IndexOfAny(Signs);
        var name = sign < 0 ? word.Text : word.Text.Substring(0, sign);
        var inline = sign < 0 ? null : word.Text.Substring(sign + 1);
        if (name.IndexOf('$') >= 0)
        {
            _mayHaveMore = true;
            return;
        }

        switch (name[0] == '/' ? "-" + name.Substring(1) : name)
        {
            case "-c" or "--configuration":
                AddValue("Configuration", word, inline);
                break;
            case "-f" or "--framework":
                AddValue("TargetFramework", word, inline);
                break;
            case "-r" or "--runtime":
                AddValue("RuntimeIdentifier", word, inline);
                break;
            case "-o" or "--output":
                AddValue(DotNetOptionNames.Output, word, inline);
                break;
            case "-a" or "--arch":
                AddValue(DotNetOptionNames.Architecture, word, inline);
                break;
            case "--os":
                AddValue(DotNetOptionNames.OperatingSystem, word, inline);
                break;
            case "--sc" or "--self-contained":
                AddSwitch("SelfContained", word, inline);
                break;
            case "--no-self-contained":
                Add("SelfContained", Fact<string>.Known("false", _step.Locate(word.Span)), word, null);
                break;
            case "--no-restore":
                Add(DotNetOptionNames.NoRestore, Fact<string>.Known(Yes, _step.Locate(word.Span)), word, null);
                break;
            case "--no-build":
                Add(DotNetOptionNames.NoBuild, Fact<string>.Known(Yes, _step.Locate(word.Span)), word, null);
                break;
            case "-p" or "--property" or "-property":
                if (inline is not null)
                {
                    AddProperties(word, word.Text.Substring(sign + 1), word);
                }
                else if (Next() is { } next)
                {
                    AddProperties(next, next.Text, word);
                }

                break;
            case var other:
                SkipValue(other, inline is not null);
                break;
        }
    }

    private static readonly char[] Signs = [':', '='];

    private ShellWord? Next() => _index + 1 < _command.ArgumentCount ? _command.GetArgument(++_index) : null;

    private void SkipValue(string name, bool hasValue)
    {
        if (hasValue || Array.IndexOf(Flags, name) >= 0)
        {
            return;
        }

        if (_index + 1 < _command.ArgumentCount && !IsOption(_command.GetArgument(_index + 1).Text))
        {
            _index++;
            if (Array.IndexOf(Valued, name) < 0)
            {
                // An option that is not known here: the word behind it may be its value or the project.
                _project = Fact<string>.UnknownBecause("a word may be the project or the value of an option");
            }
        }
    }

    private void AddValue(string name, ShellWord option, string? inline)
    {
        if (inline is not null)
        {
            Add(name, ExpandPart(option, inline), option, _words.Locate(option, inline));
        }
        else if (Next() is { } value)
        {
            Add(name, _words.Expand(value), option, _words.Locate(value, value.Text), value);
        }
    }

    private void AddSwitch(string name, ShellWord option, string? inline)
    {
        if (inline is not null)
        {
            Add(name, ExpandPart(option, inline), option, _words.Locate(option, inline));
        }
        else if (_index + 1 < _command.ArgumentCount && _command.GetArgument(_index + 1) is { } next && (IsBoolean(next.Text) || next.Text.IndexOf('$') >= 0))
        {
            _index++;
            Add(name, _words.Expand(next), option, _words.Locate(next, next.Text), next);
        }
        else
        {
            Add(name, Fact<string>.Known(Yes, _step.Locate(option.Span)), option, null);
        }
    }

    private static bool IsBoolean(string text) =>
        string.Equals(text, Yes, StringComparison.OrdinalIgnoreCase) || string.Equals(text, "false", StringComparison.OrdinalIgnoreCase);

    // "A=1;B=2" in one option.
    private void AddProperties(ShellWord word, string list, ShellWord option)
    {
        foreach (var pair in list.Split(';'))
        {
            var equals = pair.IndexOf('=');
            if (equals <= 0 || pair.IndexOf('$', 0, equals) >= 0)
            {
                _mayHaveMore |= pair.IndexOf('$') >= 0;
                continue;
            }

            var value = pair.Substring(equals + 1);
            Add(pair.Substring(0, equals).Trim(), ExpandPart(word, value), option, _words.Locate(word, value), ReferenceEquals(word, option) ? null : word);
        }
    }

    // The variable is expanded as a word of its own, with the quotes of the whole.
    private Fact<string> ExpandPart(ShellWord word, string part) =>
        _words.Expand(word with { Text = part }) is var fact && fact.IsKnown && part.IndexOf('$') < 0
            ? Fact<string>.Known(fact.Value, _words.Locate(word, part) ?? _step.Locate(word.Span))
            : fact;

    private void Add(string name, Fact<string> value, ShellWord option, SourceLocation? valueLocation, ShellWord? end = null) =>
        _options.Add(new DotNetOption(name, value, _step.Locate(end is null ? option.Span : option.Span.Union(end.Span)), valueLocation));
}
