using LucidCompliance.Knowledge;

namespace LucidCompliance.Policy;

/// <summary>
/// A pattern for image references: <c>name</c>, <c>name:tag</c>, <c>name@digest</c> or all three, where <c>*</c> stands for any
/// characters. Without a tag in the pattern every tag and digest matches; a reference without tag has the tag <c>latest</c>.
/// The name matches with or without <c>docker.io/</c> and <c>library/</c>.
/// </summary>
public sealed class ImagePattern
{
    private readonly WildcardPattern _name;
    private readonly WildcardPattern? _tag;
    private readonly WildcardPattern? _digest;

    private ImagePattern(string pattern, string name, string? tag, string? digest)
    {
        Pattern = pattern;
        _name = new WildcardPattern(name);
        _tag = tag is null ? null : new WildcardPattern(tag);
        _digest = digest is null ? null : new WildcardPattern(digest);
    }

    /// <summary>The pattern as it was written.</summary>
    public string Pattern { get; }

    /// <summary>Reads a pattern.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="result">The pattern, or null.</param>
    /// <param name="problem">What is wrong, as one sentence; null on success.</param>
    public static bool TryParse(string pattern, out ImagePattern? result, out string? problem)
    {
        result = null;
        problem = null;
        foreach (var c in pattern)
        {
            if (c is <= ' ' or '\\' or '"' or '\'' or '$' or '?' or '[' or ']' or '{' or '}')
            {
                problem = "An image pattern is a reference in which only '*' stands for other characters.";
                return false;
            }
        }

        var at = pattern.IndexOf('@');
        var nameAndTag = at < 0 ? pattern : pattern.Substring(0, at);
        var colon = nameAndTag.LastIndexOf(':');
        if (colon >= 0 && nameAndTag.IndexOf('/', colon) >= 0)
        {
            colon = -1;
        }

        var name = colon < 0 ? nameAndTag : nameAndTag.Substring(0, colon);
        var tag = colon < 0 ? null : nameAndTag.Substring(colon + 1);
        var digest = at < 0 ? null : pattern.Substring(at + 1);
        if (name.Length == 0 || tag is "" || digest is "")
        {
            problem = "An image pattern needs a name, and a tag behind ':' or a digest behind '@' where it has one of them.";
            return false;
        }

        result = new ImagePattern(pattern, name, tag, digest);
        return true;
    }

    /// <summary>
    /// Whether the image matches; <see cref="Trilean.Unknown"/> where only the tag decides and the reference has none but
    /// a digest.
    /// </summary>
    public Trilean Match(ImageReference image)
    {
        if (!MatchesName(image) || (_digest is not null && (image.Digest is null || !_digest.IsMatch(image.Digest))))
        {
            return Trilean.No;
        }

        if (_tag is null || _tag.Pattern == "*")
        {
            return Trilean.Yes;
        }

        if (image.Tag is null && image.Digest is not null)
        {
            return Trilean.Unknown;
        }

        return _tag.IsMatch(image.Tag ?? "latest") ? Trilean.Yes : Trilean.No;
    }

    /// <summary>The pattern.</summary>
    public override string ToString() => Pattern;

    private bool MatchesName(ImageReference image) =>
        _name.IsMatch(image.Repository)
        || (image.Registry == ImageReference.DockerHub
            && (_name.IsMatch(image.Path) || _name.IsMatch(image.Registry + "/" + image.Path) || _name.IsMatch(image.Registry + "/" + image.Repository)));
}
