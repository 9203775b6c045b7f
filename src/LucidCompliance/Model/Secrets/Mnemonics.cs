namespace LucidCompliance.Model.Secrets;

/// <summary>Recognises the words from which a wallet's keys are derived (BIP-39): twelve to twenty-four of them, in lower case.</summary>
internal static class Mnemonics
{
    // What Hardhat, Anvil and Ganache print for everyone.
    private const string Published = "test test ";

    public static bool IsPhrase(string text, KeyName key)
    {
        if (!(key.Has("mnemonic") || key.Has("phrase") && (key.Has("seed") || key.Has("recovery") || key.Has("wallet"))) || text.StartsWith(Published, System.StringComparison.Ordinal))
        {
            return false;
        }

        var words = 0;
        for (var at = 0; at < text.Length; words++)
        {
            var end = Alphabet.Lower.EndOfRun(text, at, text.Length);
            if (end - at is < 3 or > 8 || end < text.Length && text[end] != ' ')
            {
                return false;
            }

            at = end + 1;
        }

        return words is 12 or 15 or 18 or 21 or 24;
    }
}
