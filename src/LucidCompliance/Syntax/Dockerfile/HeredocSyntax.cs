using LucidCompliance.Text;

namespace LucidCompliance.Syntax.Dockerfile;

/// <summary>A here-document of RUN, COPY or ADD: the marker <c>&lt;&lt;NAME</c> in the line and the body below it.</summary>
public sealed class HeredocSyntax
{
    // BuildKit expands bodies with the backslash, whatever the escape directive says.
    private const char Escape = '\\';

    private readonly SourceText _text;
    private DockerWord? _body;

    internal HeredocSyntax(SourceText text, HeredocMarker marker, TextSpan markerSpan, TextSpan contentSpan, TextSpan terminatorSpan, bool isTerminated)
    {
        _text = text;
        Name = marker.Name;
        FileDescriptor = marker.FileDescriptor;
        Expands = marker.Expands;
        StripsTabs = marker.StripsTabs;
        MarkerSpan = markerSpan;
        ContentSpan = contentSpan;
        TerminatorSpan = terminatorSpan;
        IsTerminated = isTerminated;
    }

    /// <summary>The delimiter without quotes.</summary>
    public string Name { get; }

    /// <summary>The number before <c>&lt;&lt;</c>; 0 where none was written.</summary>
    public int FileDescriptor { get; }

    /// <summary>Whether variables in the body are expanded: no part of the delimiter is quoted.</summary>
    public bool Expands { get; }

    /// <summary>Whether leading tabs are dropped: <c>&lt;&lt;-</c>.</summary>
    public bool StripsTabs { get; }

    /// <summary>The marker in the instruction's line, from file descriptor to delimiter.</summary>
    public TextSpan MarkerSpan { get; }

    /// <summary>The body's lines with their line breaks.</summary>
    public TextSpan ContentSpan { get; }

    /// <summary>The delimiter that ends the body; empty, at the end of the file, where it is missing.</summary>
    public TextSpan TerminatorSpan { get; }

    /// <summary>Whether the delimiter was found.</summary>
    public bool IsTerminated { get; }

    /// <summary>The body as it is written; leading tabs are kept, see <see cref="StripsTabs"/>.</summary>
    public DockerWord Body =>
        _body ??= new DockerWord(new LogicalLine(_text, ContentSpan.Start, ContentSpan.End, Escape), ContentSpan.Start, ContentSpan.End);
}
