using System.Text;

namespace LucidCompliance.Subjects.Secrets;

/// <summary>
/// The text of a Compose command as the container gets it: <c>$$</c> is one dollar sign, with which a shell inside reads a variable or
/// runs a command (<c>-p"$$(cat /run/secrets/root)"</c>). Variables of Compose itself stay as they stand.
/// </summary>
internal sealed class ContainerText
{
    // The index in the written text of each character, and of the end; null where nothing was dropped.
    private readonly int[]? _indexes;

    private ContainerText(string text, int[]? indexes)
    {
        Text = text;
        _indexes = indexes;
    }

    public string Text { get; }

    public static ContainerText Create(string written)
    {
        if (written.IndexOf("$$", System.StringComparison.Ordinal) < 0)
        {
            return new ContainerText(written, null);
        }

        var text = new StringBuilder(written.Length);
        var indexes = new int[written.Length + 1];
        for (var i = 0; i < written.Length; i++)
        {
            indexes[text.Length] = i;
            text.Append(written[i]);
            if (written[i] == '$' && i + 1 < written.Length && written[i + 1] == '$')
            {
                i++;
            }
        }

        indexes[text.Length] = written.Length;
        return new ContainerText(text.ToString(), indexes);
    }

    /// <summary>The index in the written text of a character of <see cref="Text"/>, or of its end.</summary>
    public int ToWritten(int index) => _indexes is null ? index : _indexes[index];
}
