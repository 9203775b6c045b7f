using System.Text;

namespace LucidCompliance.Text;

/// <summary>Encodes an edited text as its file was encoded: the way back of <see cref="TextDecoder"/>.</summary>
public static class TextEncoder
{
    /// <summary>The bytes of a text.</summary>
    /// <param name="content">The characters, without byte order mark.</param>
    /// <param name="like">
    /// The bytes that the file had: their byte order mark (UTF-8, UTF-16 of either order) is kept; without one the text is UTF-8.
    /// </param>
    public static byte[] Encode(string content, byte[] like)
    {
        var encoding = TextDecoder.DetectEncoding(like, out var markLength);
        var result = new byte[markLength + encoding.GetByteCount(content)];
        System.Array.Copy(like, result, markLength);
        encoding.GetBytes(content, 0, content.Length, result, markLength);
        return result;
    }
}
