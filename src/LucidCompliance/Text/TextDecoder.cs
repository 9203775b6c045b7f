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
    private static readonly UnicodeEncoding Utf16LittleEndian = new(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding Utf16BigEndian = new(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true);

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
            var encoding = DetectEncoding(bytes, out var mark);
            text = new SourceText(path, encoding.GetString(bytes, mark, bytes.Length - mark), mark > 0);
        }
        catch (ArgumentException)
        {
            return IsBinary(bytes) ? TextDefect.Binary : TextDefect.InvalidEncoding;
        }

        if (text.Content.IndexOf('\0') >= 0)
        {
            text = null;
            return TextDefect.Binary;
        }

        return TextDefect.None;
    }

    /// <summary>The encoding that the byte order mark tells, UTF-8 without one; all refuse what is invalid.</summary>
    internal static Encoding DetectEncoding(byte[] bytes, out int markLength)
    {
        markLength = 2;
        if (StartsWith(bytes, 0xFF, 0xFE))
        {
            return Utf16LittleEndian;
        }

        if (StartsWith(bytes, 0xFE, 0xFF))
        {
            return Utf16BigEndian;
        }

        markLength = StartsWith(bytes, 0xEF, 0xBB) && bytes.Length >= 3 && bytes[2] == 0xBF ? 3 : 0;
        return Utf8;
    }

    // UTF-16 has zeros among its bytes.
    private static bool IsBinary(byte[] bytes)
    {
        if (DetectEncoding(bytes, out _) != Utf8)
        {
            return false;
        }

        foreach (var b in bytes)
        {
            if (b == 0)
            {
                return true;
            }
        }

        return false;
    }

    private static bool StartsWith(byte[] bytes, byte first, byte second) =>
        bytes.Length >= 2 && bytes[0] == first && bytes[1] == second;
}
