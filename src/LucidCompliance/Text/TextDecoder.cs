using System;
using System.Text;

namespace LucidCompliance.Text;

/// <summary>Why the bytes of a file give no text.</summary>
public enum TextDefect
{
    /// <summary>The bytes are text.</summary>
    None,

    /// <summary>The bytes contain NUL, so the file is no text.</summary>
    Binary,

    /// <summary>The bytes are not valid UTF-8, nor UTF-16 with a byte order mark.</summary>
    InvalidEncoding,

    /// <summary>The file is larger than <see cref="TextDecoder.MaximumBytes"/>.</summary>
    TooLarge,
}

/// <summary>Decodes the bytes of an artifact: UTF-8 with or without byte order mark, UTF-16 with one.</summary>
public static class TextDecoder
{
    /// <summary>The largest artifact that is analysed: 4 MiB.</summary>
    public const int MaximumBytes = 4 * 1024 * 1024;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Decodes bytes.</summary>
    /// <param name="path">The path that the text shall have.</param>
    /// <param name="bytes">The file's bytes.</param>
    /// <param name="text">The text, or null where there is a defect.</param>
    /// <returns>The defect; <see cref="TextDefect.None"/> where the bytes are text.</returns>
    public static TextDefect TryDecode(string path, byte[] bytes, out SourceText? text)
    {
        text = null;
        if (bytes.Length > MaximumBytes)
        {
            return TextDefect.TooLarge;
        }

        try
        {
            if (StartsWith(bytes, 0xFF, 0xFE))
            {
                text = new SourceText(path, new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true).GetString(bytes, 2, bytes.Length - 2), true);
            }
            else if (StartsWith(bytes, 0xFE, 0xFF))
            {
                text = new SourceText(path, new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true).GetString(bytes, 2, bytes.Length - 2), true);
            }
            else if (Array.IndexOf(bytes, (byte)0) >= 0)
            {
                return TextDefect.Binary;
            }
            else
            {
                var mark = bytes.Length >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0;
                text = new SourceText(path, Utf8.GetString(bytes, mark, bytes.Length - mark), mark > 0);
            }
        }
        catch (ArgumentException)
        {
            return TextDefect.InvalidEncoding;
        }

        if (text.Content.IndexOf('\0') >= 0)
        {
            text = null;
            return TextDefect.Binary;
        }

        return TextDefect.None;
    }

    private static bool StartsWith(byte[] bytes, byte first, byte second) =>
        bytes.Length >= 2 && bytes[0] == first && bytes[1] == second;
}
