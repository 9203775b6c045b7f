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

    /// <summary>Whether 58 characters are base32 of 36 bytes whose last two are the CRC-16 (XMODEM) of the others, the low byte first.</summary>
    public static bool IsNKeySeed(string text, int start)
    {
        const int Length = 58;
        var crc = 0;
        var stored = 0;
        var (bits, count, bytes) = (0, 0, 0);
        for (var i = start; i < start + Length; i++)
        {
            var c = text[i];
            var value = c is >= 'A' and <= 'Z' ? c - 'A' : c is >= '2' and <= '7' ? c - '2' + 26 : -1;
            if (value < 0)
            {
                return false;
            }

            bits = ((bits << 5) | value) & 0xFFF;
            count += 5;
            if (count < 8)
            {
                continue;
            }

            count -= 8;
            var octet = (bits >> count) & 0xFF;
            if (bytes < 34)
            {
                crc = NextCrc16(crc, octet);
            }
            else
            {
                stored |= octet << (bytes == 34 ? 0 : 8);
            }

            bytes++;
        }

        return stored == crc;
    }

    private static int NextCrc16(int crc, int octet)
    {
        crc ^= octet << 8;
        for (var bit = 0; bit < 8; bit++)
        {
            crc = ((crc << 1) ^ ((crc & 0x8000) != 0 ? 0x1021 : 0)) & 0xFFFF;
        }

        return crc;
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
