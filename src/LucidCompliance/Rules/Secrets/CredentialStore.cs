using System;
using System.Collections.Immutable;
using LucidCompliance.Syntax.Shell;

namespace LucidCompliance.Rules.Secrets;

/// <summary>Which words of a command are kept.</summary>
internal enum StoredPart
{
    /// <summary>Every argument behind the verb.</summary>
    Arguments,

    /// <summary>The values of <see cref="CredentialStore.Options"/>.</summary>
    Options,

    /// <summary>Every argument that is a URL, and the values of <see cref="CredentialStore.Options"/>.</summary>
    Url,

    /// <summary>The content of a file that an argument or an option names.</summary>
    File,
}

/// <summary>Where a command keeps its configuration.</summary>
/// <param name="Path">A path; relative to the working directory where it does not begin with a slash or <c>~</c>.</param>
/// <param name="Flag">The option that asks for it; null for what holds without one. Its value is the path where <paramref name="Path"/> is empty.</param>
/// <param name="Value">The value that the option must have; null for any.</param>
internal readonly record struct StorePlace(string Path, string? Flag = null, string? Value = null);

/// <summary>A command that keeps a credential of its command line, or of its input, in a file.</summary>
/// <param name="Program">The program's name.</param>
/// <param name="Verb">The words behind it, options left out: <c>config set</c>.</param>
/// <param name="Part">What is kept.</param>
/// <param name="Places">Where: the first one whose option is there, or that has none.</param>
internal sealed record CredentialStore(string Program, string Verb, StoredPart Part, ImmutableArray<StorePlace> Places)
{
    /// <summary>Options whose value is kept, or names the file.</summary>
    public ImmutableArray<string> Options { get; init; } = [];

    /// <summary>The option that makes the command read the credential from its input; empty where the verb alone does, null where nothing does.</summary>
    public string? Input { get; init; }

    /// <summary>The variable that moves the file, or the directory around it.</summary>
    public string? Variable { get; init; }

    /// <summary>Verbs of the same program that take the credential out again; one that ends with an option asks for it anywhere.</summary>
    public ImmutableArray<string> Undo { get; init; } = [];

    /// <summary>The words of the verb.</summary>
    public string[] Words { get; } = Verb.Length == 0 ? [] : Verb.Split(' ');

    /// <summary>The name for messages: <c>npm config set</c>.</summary>
    public string Name => Verb.Length == 0 ? Program : Program + " " + Verb;

    /// <summary>The place that the command writes to; null where the command does not say it literally.</summary>
    /// <param name="call">The command.</param>
    public string? FindPlace(StoreCall call)
    {
        foreach (var place in Places)
        {
            if (place.Flag is null)
            {
                return place.Path;
            }

            if (place.Path.Length == 0)
            {
                if (call.FindValue(place.Flag) is { } value)
                {
                    return value;
                }
            }
            else if (place.Value is null ? call.HasOption(place.Flag) : call.FindValue(place.Flag) == place.Value)
            {
                return place.Path;
            }
        }

        return null;
    }
}

/// <summary>A command that may call one of the stores: <c>python -m pip</c> counts as <c>pip</c>.</summary>
internal readonly struct StoreCall
{
    // Options in front of a verb whose value is another word: git -C dir, npm --prefix dir.
    private static readonly ImmutableArray<string> LeadingOptions = ["-c", "-C", "--prefix", "--cwd", "--git-dir", "--work-tree", "--config", "--registry"];

    private readonly SimpleCommand _command;
    private readonly int _start;

    public StoreCall(SimpleCommand command)
    {
        _command = command;
        Program = command.Name;
        if (Program.StartsWith("python", StringComparison.Ordinal) && command.ArgumentCount > 1 && command.GetArgument(0).Text == "-m")
        {
            Program = command.GetArgument(1).Text;
            _start = 2;
        }

        Program = Program is "pip3" || Program.StartsWith("pip3.", StringComparison.Ordinal) ? "pip" : Program;
    }

    /// <summary>The program's name.</summary>
    public string Program { get; }

    /// <summary>The index of the argument behind the words of a verb; -1 where the command has another one.</summary>
    public int FindEndOfVerb(string[] words)
    {
        var next = 0;
        var i = _start;
        for (; i < _command.ArgumentCount && next < words.Length; i++)
        {
            var text = _command.GetArgument(i).Text;
            if (text is ['-', ..] && words[next][0] != '-')
            {
                i += LeadingOptions.IndexOf(text) >= 0 ? 1 : 0;
            }
            else if (words[next][0] == '-' ? HasOption(words[next]) : text == words[next])
            {
                next++;
            }
            else
            {
                return -1;
            }
        }

        return next == words.Length ? i : -1;
    }

    /// <summary>Whether an option is there, with or without a value.</summary>
    public bool HasOption(string option) => _command.HasArgument(option) || (option.Length > 2 && FindValue(option) is not null);

    /// <summary>The value of an option; null where it is not there.</summary>
    public string? FindValue(string option) => _command.FindValue(option);
}
