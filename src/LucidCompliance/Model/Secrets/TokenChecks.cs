namespace LucidCompliance.Model.Secrets;

/// <summary>Checksums and structures that tell a real token from its look-alikes.</summary>
internal static class TokenChecks
{
    private const string Base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private static readonly uint[] CrcTable = BuildCrcTable();

    /// <summary>Whether the last six of 36 characters are the base62 CRC-32 of the first thirty.</summary>
    public static bool HasCrc32(string text, int start)
    {
        var crc = 0xFFFFFFFFu;
        for (var i = start; i < start + 30; i++)
        {
            crc = CrcTable[(crc ^ text[i]) & 0xFF] ^ (crc >> 8);
        }

        crc ^= 0xFFFFFFFFu;
        for (var i = start + 35; i >= start + 30; i--)
        {
            if (text[i] != Base62[(int)(crc % 62)])
            {
                return false;
            }

            crc /= 62;
        }

        return crc == 0;
    }

    /// <summary>Whether the text up to the first dot is the base64 of a decimal number.</summary>
    public static bool StartsWithSnowflake(string text, int start)
    {
        var dot = text.IndexOf('.', start);
        if (dot < 0 || !Base64Text.TryDecode(text, start, dot - start, 32, out var bytes))
        {
            return false;
        }

        foreach (var value in bytes)
        {
            if (value is < (byte)'0' or > (byte)'9')
            {
                return false;
            }
        }

        return bytes.Length is >= 17 and <= 20;
    }

    private static uint[] BuildCrcTable()
    {
        var table = new uint[256];
        for (var i = 0u; i < 256; i++)
        {
            var value = i;
            for (var bit = 0; bit < 8; bit++)
            {
                value = (value & 1) != 0 ? 0xEDB88320u ^ (value >> 1) : value >> 1;
            }

            table[i] = value;
        }

        return table;
    }
}
