using System.IO;

namespace LucidCompliance.Text;

/// <summary>Writes texts as JSON strings that every reader takes as they are meant.</summary>
internal static class JsonQuotation
{
    private const string Digits = "0123456789abcdef";

    /// <summary>Writes the text in double quotes; what a terminal or an encoder could stumble over is escaped.</summary>
    public static void Write(TextWriter writer, string value)
    {
        writer.Write('"');
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            switch (c)
            {
                case '"' or '\\':
                    writer.Write('\\');
                    writer.Write(c);
                    break;
                case '\n':
                    writer.Write("\\n");
                    break;
                case '\r':
                    writer.Write("\\r");
                    break;
                case '\t':
                    writer.Write("\\t");
                    break;
                case < ' ' or (>= '\u007f' and <= '\u009f') or '\u2028' or '\u2029':
                    Escape(writer, c);
                    break;
                default:
                    WriteCharacter(writer, value, ref i);
                    break;
            }
        }

        writer.Write('"');
    }

    // A lone surrogate cannot be encoded as UTF-8.
    private static void WriteCharacter(TextWriter writer, string value, ref int i)
    {
        var c = value[i];
        if (!char.IsSurrogate(c))
        {
            writer.Write(c);
        }
        else if (char.IsHighSurrogate(c) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1]))
        {
            writer.Write(c);
            writer.Write(value[++i]);
        }
        else
        {
            Escape(writer, c);
        }
    }

    private static void Escape(TextWriter writer, char c)
    {
        writer.Write("\\u");
        for (var shift = 12; shift >= 0; shift -= 4)
        {
            writer.Write(Digits[(c >> shift) & 15]);
        }
    }
}
