using System;

namespace LucidCompliance.Model.Secrets;

/// <summary>Decodes base64 and base64url, with or without padding, without exceptions.</summary>
internal static class Base64Text
{
    /// <summary>Decodes a range.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">First character.</param>
    /// <param name="length">Number of characters.</param>
    /// <param name="maximum">Bytes to decode at most; the rest is ignored.</param>
    /// <param name="bytes">The bytes.</param>
    /// <returns>False where a character or the length is none of base64.</returns>
    public static bool TryDecode(string text, int start, int length, int maximum, out byte[] bytes)
    {
        var end = start + length;
        while (end > start && start + length - end < 2 && text[end - 1] == '=')
        {
            end--;
        }

        bytes = [];
        var count = end - start;
        if (count == 0 || count % 4 == 1)
        {
            return false;
        }

        var size = (int)Math.Min(maximum, (long)count * 3 / 4);
        var result = new byte[size];
        var (buffer, bits, written) = (0, 0, 0);
        for (var i = start; i < end && written < size; i++)
        {
            var value = ValueOf(text[i]);
            if (value < 0)
            {
                return false;
            }

            buffer = ((buffer << 6) | value) & 0xFFFFFF;
            bits += 6;
            if (bits >= 8)
            {
                bits -= 8;
                result[written++] = (byte)(buffer >> bits);
            }
        }

        bytes = result;
        return true;
    }

    /// <summary>Decodes a range to text; false where the bytes are not printable ASCII with blanks and line breaks.</summary>
    public static bool TryDecodeText(string text, int start, int length, int maximum, out string decoded)
    {
        decoded = "";
        if (!TryDecode(text, start, length, maximum, out var bytes))
        {
            return false;
        }

        var characters = new char[bytes.Length];
        for (var i = 0; i < bytes.Length; i++)
        {
            var value = bytes[i];
            if (value is < 32 or > 126 && value is not ((byte)'\n' or (byte)'\r' or (byte)'\t'))
            {
                return false;
            }

            characters[i] = (char)value;
        }

        decoded = new string(characters);
        return true;
    }

    private static int ValueOf(char c) => c switch
    {
        >= 'A' and <= 'Z' => c - 'A',
        >= 'a' and <= 'z' => c - 'a' + 26,
        >= '0' and <= '9' => c - '0' + 52,
        '+' or '-' => 62,
        '/' or '_' => 63,
        _ => -1,
    };
}
