using System.Collections.Immutable;
using LucidCompliance.Text;

namespace LucidCompliance.Model.Compose;

/// <summary>A word of a command.</summary>
/// <param name="Value">The word; unknown where a variable without known value is part of it.</param>
/// <param name="Location">Where it is written.</param>
public sealed record ComposeWord(Fact<string> Value, SourceLocation Location);

/// <summary>A <c>command</c>, an <c>entrypoint</c> or a hook's command. Compose never runs one through a shell: a string is only split into words.</summary>
public sealed class ComposeCommand
{
    internal ComposeCommand(ComposeNode node, SourceLocation keyLocation, bool isList, ImmutableArray<ComposeWord> words, bool isComplete)
    {
        Node = node;
        KeyLocation = keyLocation;
        IsList = isList;
        Words = words;
        IsComplete = isComplete;
    }

    /// <summary>The value.</summary>
    public ComposeNode Node { get; }

    /// <summary>Where the value is written.</summary>
    public SourceLocation Location => Node.Location;

    /// <summary>Where the key is written.</summary>
    public SourceLocation KeyLocation { get; }

    /// <summary>Whether it is a list; otherwise a string.</summary>
    public bool IsList { get; }

    /// <summary>The words; none for an empty string or list, which resets what the image has.</summary>
    public ImmutableArray<ComposeWord> Words { get; }

    /// <summary>Whether the number of words is proven: false where an unknown variable may hold blanks in an unquoted place, or quotes are not closed.</summary>
    public bool IsComplete { get; }
}
