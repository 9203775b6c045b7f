namespace LucidCompliance.Syntax.DotEnv;

/// <summary>The character classes of compose-go's .env parser.</summary>
internal static class DotEnvCharacters
{
    /// <summary>A blank inside a line: a line feed is none, a carriage return is one.</summary>
    public static bool IsSpace(char c) => c is ' ' or '\t' or '\v' or '\f' or '\r' or '\u0085' or '\u00A0';

    /// <summary>Whether a key may have the character at an offset (a letter or number of any script, or one of <c>_.-[]</c>).</summary>
    /// <param name="content">The text.</param>
    /// <param name="offset">The character's offset.</param>
    /// <param name="length">1, or 2 for a character outside the basic plane.</param>
    public static bool IsKeyCharacter(string content, int offset, out int length)
    {
        length = offset + 1 < content.Length && char.IsSurrogatePair(content[offset], content[offset + 1]) ? 2 : 1;
        return content[offset] is '_' or '.' or '-' or '[' or ']' || char.IsLetter(content, offset) || char.IsNumber(content, offset);
    }

    public static int LineEnd(string content, int offset)
    {
        var end = content.IndexOf('\n', offset);
        return end < 0 ? content.Length : end;
    }
}
