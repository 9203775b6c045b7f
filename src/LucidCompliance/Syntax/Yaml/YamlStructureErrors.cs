using LucidCompliance.Text;

namespace LucidCompliance.Syntax.Yaml;

/// <summary>The part of <see cref="YamlSyntaxErrors"/> about lines, indentation and what may stand where.</summary>
internal static class YamlStructureErrors
{
    public static SyntaxError Describe(string content, string message, int start, int end, int lastEnd)
    {
        if (YamlSyntaxErrors.Has(message, "expected key") || YamlSyntaxErrors.Has(message, "expected '-'"))
        {
            return Line(content, start, lastEnd);
        }

        if (YamlSyntaxErrors.Has(message, "expected ':'"))
        {
            return Line(content, YamlCharacters.SkipTrivia(content, lastEnd), lastEnd);
        }

        if (YamlSyntaxErrors.Has(message, "expected node content") || YamlSyntaxErrors.Has(message, "Invalid key indicator"))
        {
            return new(YamlSyntaxErrors.One(content, start), "No value can begin with this character here. Remove it, or quote the value that it belongs to.");
        }

        if (YamlSyntaxErrors.Has(message, "document start"))
        {
            return new(YamlSyntaxErrors.RestOfLine(content, start), "This text stands behind the end of the document. Indent it like its siblings, or remove it.");
        }

        if (YamlSyntaxErrors.Has(message, "more than one anchor"))
        {
            return new(TextSpan.FromBounds(start, end), "A node has one anchor, and this is a second one. Remove one of them.");
        }

        if (YamlSyntaxErrors.Has(message, "anchor or alias"))
        {
            return new(TextSpan.FromBounds(start, end), "The name behind '&' or '*' is missing or has a character that YAML does not allow there. Correct it, or quote the value.");
        }

        if (YamlSyntaxErrors.Has(message, "tag"))
        {
            return new(NotEmpty(content, start, end), "This tag is not well-formed, or its prefix is not declared. Correct the tag, or quote the value if it is text that begins with '!'.");
        }

        if (YamlSyntaxErrors.Has(message, "block scalar"))
        {
            return YamlSyntaxErrors.Has(message, "extra spaces") || YamlSyntaxErrors.Has(message, "more spaces")
                ? new(YamlSyntaxErrors.One(content, start), "A blank line in front of this text block has more blanks than the text is indented by. Remove the blanks of that line.")
                : new(YamlSyntaxErrors.RestOfLine(content, start), "Behind '|' or '>' only '+', '-', a digit from 1 to 9 and a comment may follow on the same line. Move the text to the next line.");
        }

        if (YamlSyntaxErrors.Has(message, "wrong indentation"))
        {
            return new(YamlSyntaxErrors.One(content, start), "The quoted text that begins here is never closed, or goes on in a line that is not indented deeper than its key. Add the closing quote, or indent that line.");
        }

        if (YamlSyntaxErrors.Has(message, "comment"))
        {
            return new(YamlSyntaxErrors.One(content, start), "A comment needs a blank in front of its number sign. Add one.");
        }

        if (YamlSyntaxErrors.Has(message, "irective") || YamlSyntaxErrors.Has(message, "document"))
        {
            return new(YamlSyntaxErrors.RestOfLine(content, start), "A directive or document marker is not well-formed here. Correct it, or remove it: Compose needs none.");
        }

        return new(YamlSyntaxErrors.RestOfLine(content, start), "This is not valid YAML, so the file is read only up to here. Check quotes, brackets and indentation.");
    }

    private static SyntaxError Line(string content, int start, int lastEnd)
    {
        var span = YamlSyntaxErrors.RestOfLine(content, start);
        if (start > 0 && lastEnd > 0 && OnOneLine(content, lastEnd, start))
        {
            return new(span, "This text follows a value that is already complete. Put the whole value in quotes, or move this text to a line of its own.");
        }

        if (start + 1 < content.Length && content[start] == '-' && YamlCharacters.IsBlank(content[start + 1]))
        {
            return new(span, "A list item stands where the keys of a mapping are expected. Indent it under the key it belongs to.");
        }

        return HasColon(content, span)
            ? new(span, "The indentation of this line fits none of the levels above it. Give it the indentation of its siblings.")
            : new(span, "A key with a colon is expected here. Add the colon, or indent this line if it continues the value above.");
    }

    private static bool HasColon(string content, TextSpan span)
    {
        for (var i = span.Start; i < span.End; i++)
        {
            if (content[i] == ':' && (i + 1 >= span.End || YamlCharacters.IsBlank(content[i + 1])))
            {
                return true;
            }
        }

        return false;
    }

    private static bool OnOneLine(string content, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (YamlCharacters.IsBreak(content[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static TextSpan NotEmpty(string content, int start, int end) =>
        end > start ? TextSpan.FromBounds(start, end) : YamlSyntaxErrors.One(content, start);
}
