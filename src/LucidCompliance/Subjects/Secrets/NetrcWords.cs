using System;

namespace LucidCompliance.Subjects.Secrets;

/// <summary>Follows the words <c>login NAME password VALUE</c>, which only a <c>.netrc</c> has in this order.</summary>
internal sealed class NetrcWords
{
    private int _sinceLogin = int.MaxValue;

    /// <summary>Reads a word; true where the next one is the password.</summary>
    public bool IsPasswordNext(string text, int start, int end)
    {
        if (Is(text, start, end, "login"))
        {
            _sinceLogin = 0;
            return false;
        }

        _sinceLogin = _sinceLogin == int.MaxValue ? _sinceLogin : _sinceLogin + 1;
        return _sinceLogin == 2 && Is(text, start, end, "password");
    }

    private static bool Is(string text, int start, int end, string word) =>
        end - start == word.Length && string.CompareOrdinal(text, start, word, 0, word.Length) == 0;
}
