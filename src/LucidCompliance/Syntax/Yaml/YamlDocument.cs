using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using LucidCompliance.Text;

namespace LucidCompliance.Syntax.Yaml;

/// <summary>The gravest defect of a YAML file.</summary>
public enum YamlDefect
{
    /// <summary>The file is well-formed.</summary>
    None,

    /// <summary>The text breaks YAML's grammar or names an anchor that does not exist.</summary>
    InvalidSyntax,

    /// <summary>Following the aliases would visit too many nodes, or never end.</summary>
    AliasBomb,

    /// <summary>The nodes lie in each other deeper than <see cref="YamlDocument.MaximumDepth"/>.</summary>
    TooDeep,
}

/// <summary>
/// A YAML file as a tree that knows where everything is written. Parsing never throws; a broken file keeps the part
/// in front of its first error.
/// </summary>
public sealed class YamlDocument
{
    /// <summary>How many nodes aliases may make a reader visit in one file; Compose has the same limit.</summary>
    public const int MaximumVisits = 100_000;

    /// <summary>How deep nodes may lie in each other, aliases followed.</summary>
    public const int MaximumDepth = 256;

    private static readonly ConditionalWeakTable<SourceText, YamlDocument> Parsed = new();

    private ImmutableArray<YamlComment> _comments;
    private CommentTargets? _targets;

    internal YamlDocument(SourceText text, ImmutableArray<YamlNode> documents, ImmutableArray<SyntaxError> errors, YamlDefect defect)
    {
        Text = text;
        Documents = documents;
        Errors = errors;
        Defect = defect;
    }

    /// <summary>The file.</summary>
    public SourceText Text { get; }

    /// <summary>The root of the first document; null where the file has no content.</summary>
    public YamlNode? Root => Documents.IsEmpty ? null : Documents[0];

    /// <summary>The roots of all documents of the file, which <c>---</c> separates. Compose merges them in this order.</summary>
    public ImmutableArray<YamlNode> Documents { get; }

    /// <summary>What is wrong with the text, in its order.</summary>
    public ImmutableArray<SyntaxError> Errors { get; }

    /// <summary>The kind of the first error.</summary>
    public YamlDefect Defect { get; }

    /// <summary>All comments in the order of the text.</summary>
    public ImmutableArray<YamlComment> Comments =>
        _comments.IsDefault ? _comments = CommentScanner.Scan(this) : _comments;

    /// <summary>Parses a file.</summary>
    public static YamlDocument Parse(SourceText text) => new YamlTreeBuilder(text).Build();

    /// <summary>
    /// The tree of a file that several readers need: a Compose file is read for its outline, then for every project that it is part of. It is
    /// parsed once and lives as long as its text.
    /// </summary>
    internal static YamlDocument Of(SourceText text) => Parsed.GetValue(text, Parse);

    /// <summary>
    /// The entry or list item that begins the next line below a comment that is neither blank nor a comment: the
    /// outermost one, so above <c>- key: value</c> it is the item. Null where nothing follows.
    /// </summary>
    public YamlCommentTarget? NodeBelow(YamlComment comment) => (_targets ??= new CommentTargets(this)).Below(comment);
}
