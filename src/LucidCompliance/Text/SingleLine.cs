namespace LucidCompliance.Text;

/// <summary>Text for a log: it may quote a name from an artifact, and no control character of that reaches a terminal.</summary>
public static class SingleLine
{
    /// <summary>The text with a blank for each control character.</summary>
    public static string Of(string text)
    {
        char[]? clean = null;
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsControl(text[i]))
            {
                clean ??= text.ToCharArray();
                clean[i] = ' ';
            }
        }

        return clean is null ? text : new string(clean);
    }
}
