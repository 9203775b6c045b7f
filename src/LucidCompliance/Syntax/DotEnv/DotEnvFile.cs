using System.Collections.Immutable;
using LucidCompliance.Text;

namespace LucidCompliance.Syntax.DotEnv;

/// <summary>
/// A .env file as Compose reads it (compose-go's dotenv package). Parsing never throws and goes on behind an error,
/// where Compose refuses the whole file.
/// </summary>
public sealed class DotEnvFile
{
    private readonly DotEnvLayout _layout;

    internal DotEnvFile(SourceText text, DotEnvLayout layout, ImmutableArray<DotEnvEntry> entries, ImmutableArray<SyntaxError> errors)
    {
        Text = text;
        _layout = layout;
        layout.Trim();
        Entries = entries;
        Errors = errors;
    }

    /// <summary>The file.</summary>
    public SourceText Text { get; }

    /// <summary>All parts of the text, in order and without gaps; made anew each time it is asked for.</summary>
    public ImmutableArray<DotEnvNode> Nodes => _layout.ToNodes(Entries);

    /// <summary>The statements in order, duplicates included: of equal keys the last counts.</summary>
    public ImmutableArray<DotEnvEntry> Entries { get; }

    /// <summary>What Compose refuses. No message repeats a value.</summary>
    public ImmutableArray<SyntaxError> Errors { get; }

    /// <summary>Parses a file.</summary>
    public static DotEnvFile Parse(SourceText text) => new DotEnvParser(text).Parse();

    /// <summary>
    /// Parses a file of the format <c>raw</c>, which <c>env_file</c> may ask for and <c>docker run --env-file</c> reads: a
    /// <c>KEY=value</c> or <c>KEY</c> per line, in which quotes, escapes, dollar signs and trailing blanks are ordinary text.
    /// </summary>
    public static DotEnvFile ParseRaw(SourceText text) => new RawDotEnvParser(text).Parse();

    /// <summary>The last entry with a key, which is the one that counts; null where there is none.</summary>
    public DotEnvEntry? Find(string key)
    {
        for (var i = Entries.Length - 1; i >= 0; i--)
        {
            if (string.Equals(Entries[i].Key, key, System.StringComparison.Ordinal))
            {
                return Entries[i];
            }
        }

        return null;
    }
}
