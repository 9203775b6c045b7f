using System.Collections.Immutable;
using LucidCompliance.Text;

namespace LucidCompliance.Syntax.Dockerfile;

/// <content>The bodies of here-documents.</content>
internal sealed partial class InstructionParser
{
    private ImmutableArray<HeredocSyntax> ReadHeredocs()
    {
        if (!HeredocMarkerReader.MayContain(_text, _line.Start, _end))
        {
            return ImmutableArray<HeredocSyntax>.Empty;
        }

        var markers = HeredocMarkerReader.Read(_text, _line.Start, _end);
        var heredocs = ImmutableArray.CreateBuilder<HeredocSyntax>(markers.Count);
        var isReported = false;
        foreach (var marker in markers)
        {
            var heredoc = ReadHeredoc(marker);
            heredocs.Add(heredoc);
            if (!heredoc.IsTerminated && !isReported)
            {
                isReported = true;
                _errors.Add(heredoc.MarkerSpan, "The here-document has no end. The rest of the file belongs to it, because no line consists of its delimiter alone. Add a line with the delimiter, without blanks around it.");
            }
        }

        return heredocs.ToImmutable();
    }

    private HeredocSyntax ReadHeredoc(HeredocMarker marker)
    {
        var content = _source.Content;
        var bodyStart = HeredocPosition;
        var markerSpan = _line.MapToSource(marker.Start, marker.End);
        while (HeredocPosition < content.Length)
        {
            var lineStart = HeredocPosition;
            var lineEnd = LogicalLineReader.FindLineEnd(content, lineStart, out var next);
            HeredocPosition = next;
            var delimiterStart = lineStart;
            while (marker.StripsTabs && delimiterStart < lineEnd && content[delimiterStart] == '\t')
            {
                delimiterStart++;
            }

            if (lineEnd - delimiterStart == marker.Name.Length
                && string.CompareOrdinal(content, delimiterStart, marker.Name, 0, marker.Name.Length) == 0)
            {
                return new HeredocSyntax(_source, marker, markerSpan, TextSpan.FromBounds(bodyStart, lineStart), TextSpan.FromBounds(delimiterStart, lineEnd), true);
            }
        }

        return new HeredocSyntax(_source, marker, markerSpan, TextSpan.FromBounds(bodyStart, content.Length), new TextSpan(content.Length, 0), false);
    }
}
