using System;
using LucidCompliance.Text;

namespace LucidCompliance.Knowledge;

/// <summary>The grammar of image references as the engines read it (distribution/reference, normalised form).</summary>
internal static class ImageReferenceGrammar
{
    private const int MaximumTagLength = 128;
    private const int MaximumPathLength = 255;

    /// <summary>Parses the text; returns the problem, or null.</summary>
    public static string? Parse(string text, out ImageReference? reference)
    {
        reference = null;
        if (text.Length == 0)
        {
            return "The image reference is empty.";
        }

        if (text.IndexOf("://", StringComparison.Ordinal) >= 0)
        {
            return "An image reference has no URL scheme.";
        }

        var at = text.IndexOf('@');
        var headEnd = at < 0 ? text.Length : at;
        var lastSlash = headEnd == 0 ? -1 : text.LastIndexOf('/', headEnd - 1);
        var colon = text.IndexOf(':', lastSlash + 1, headEnd - lastSlash - 1);
        var nameEnd = colon < 0 ? headEnd : colon;
        var pathStart = RegistryGrammar.FindEnd(text, nameEnd);
        if (pathStart > 0 && !RegistryGrammar.IsValid(text, pathStart - 1))
        {
            return "The registry is not a host name with an optional port.";
        }

        var path = TextSpan.FromBounds(pathStart, nameEnd);
        var problem = CheckPath(text, path)
            ?? (colon < 0 ? null : CheckTag(text, colon + 1, headEnd))
            ?? (at < 0 ? null : CheckDigest(text, at + 1));
        if (problem is not null)
        {
            return problem;
        }

        if (text.Length == 64 && IsHex(text, 0, 64))
        {
            return "64 hexadecimal digits are an image id, not a name.";
        }

        reference = Normalise(text, pathStart, path, colon, headEnd, at);
        return null;
    }

    private static ImageReference Normalise(string text, int pathStart, TextSpan pathSpan, int colon, int headEnd, int at)
    {
        var registry = pathStart == 0 ? ImageReference.DockerHub : text.Substring(0, pathStart - 1).ToLowerInvariant();
        if (registry == "index.docker.io")
        {
            registry = ImageReference.DockerHub;
        }

        var path = text.Substring(pathSpan.Start, pathSpan.Length);
        if (registry == ImageReference.DockerHub && path.IndexOf('/') < 0)
        {
            path = "library/" + path;
        }

        return new ImageReference(
            text,
            registry,
            path,
            pathStart == 0 ? null : new TextSpan(0, pathStart - 1),
            pathSpan,
            colon < 0 ? null : TextSpan.FromBounds(colon + 1, headEnd),
            at < 0 ? null : TextSpan.FromBounds(at + 1, text.Length));
    }

    private static string? CheckPath(string text, TextSpan path)
    {
        if (path.IsEmpty)
        {
            return "The image reference has no repository name.";
        }

        for (var i = path.Start; i < path.End; i++)
        {
            if (text[i] is >= 'A' and <= 'Z')
            {
                return "A repository name must be lower case.";
            }
        }

        if (path.Length > MaximumPathLength)
        {
            return "A repository name has at most 255 characters.";
        }

        var componentStart = path.Start;
        for (var i = path.Start; i <= path.End; i++)
        {
            if (i == path.End || text[i] == '/')
            {
                if (!IsPathComponent(text, componentStart, i))
                {
                    return "A part of a repository name consists of lower-case letters and digits, with single '.', '_', '__' or dashes between them.";
                }

                componentStart = i + 1;
            }
        }

        return null;
    }

    private static bool IsPathComponent(string text, int start, int end)
    {
        var i = start;
        while (true)
        {
            var run = i;
            while (i < end && text[i] is (>= 'a' and <= 'z') or (>= '0' and <= '9'))
            {
                i++;
            }

            if (i == run)
            {
                return false;
            }

            if (i == end)
            {
                return true;
            }

            var separator = text[i++];
            if (separator == '-')
            {
                while (i < end && text[i] == '-')
                {
                    i++;
                }
            }
            else if (separator == '_')
            {
                i += i < end && text[i] == '_' ? 1 : 0;
            }
            else if (separator != '.')
            {
                return false;
            }
        }
    }

    private static string? CheckTag(string text, int start, int end)
    {
        if (start == end)
        {
            return "The tag behind ':' is missing.";
        }

        if (end - start > MaximumTagLength)
        {
            return "A tag has at most 128 characters.";
        }

        for (var i = start; i < end; i++)
        {
            if (!IsLetterOrDigit(text[i]) && text[i] != '_' && (i == start || text[i] is not ('.' or '-')))
            {
                return "A tag consists of letters, digits, '_', '.' and '-', and begins with none of the last two.";
            }
        }

        return null;
    }

    private static string? CheckDigest(string text, int start)
    {
        var colon = text.IndexOf(':', start);
        var algorithm = colon < 0 ? string.Empty : text.Substring(start, colon - start);
        var expected = algorithm switch { "sha256" => 64, "sha384" => 96, "sha512" => 128, _ => 0 };
        if (expected == 0)
        {
            return "A digest is sha256, sha384 or sha512, a colon and hexadecimal digits.";
        }

        return text.Length - colon - 1 == expected && IsHex(text, colon + 1, text.Length)
            ? null
            : "The digest does not have the number of lower-case hexadecimal digits that its algorithm asks for.";
    }

    internal static bool IsLetterOrDigit(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');

    private static bool IsHex(string text, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (text[i] is not ((>= '0' and <= '9') or (>= 'a' and <= 'f')))
            {
                return false;
            }
        }

        return true;
    }
}
