using System;
using System.Globalization;

namespace LucidCompliance.Model.Compose;

/// <summary>Typed readings of scalars, as Compose casts them after interpolation.</summary>
public static class ComposeScalarValues
{
    /// <summary>
    /// Reads a boolean: <c>true</c>, <c>1</c>, <c>t</c> and the YAML 1.1 words that Compose still takes; unknown for other text, absent for null.
    /// </summary>
    public static Fact<bool> AsBoolean(this ComposeScalar scalar)
    {
        if (scalar.IsNull)
        {
            return Fact<bool>.AbsentAt(scalar.Location);
        }

        return scalar.Value.TryGet(out var text) && TryParseBoolean(text, out var value)
            ? Fact<bool>.Known(value, scalar.Location)
            : Fact<bool>.UnknownBecause("the value is no known boolean", scalar.Location);
    }

    /// <summary>Reads an integer; unknown for other text, absent for null.</summary>
    public static Fact<long> AsInteger(this ComposeScalar scalar)
    {
        if (scalar.IsNull)
        {
            return Fact<long>.AbsentAt(scalar.Location);
        }

        return scalar.Value.TryGet(out var text) && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? Fact<long>.Known(value, scalar.Location)
            : Fact<long>.UnknownBecause("the value is no known integer", scalar.Location);
    }

    internal static bool TryParseBoolean(string text, out bool value)
    {
        value = text is "1" or "t" or "T" or "true" or "True" or "TRUE" || IsLegacy(text, "y", "yes", "on");
        return value || text is "0" or "f" or "F" or "false" or "False" or "FALSE" || IsLegacy(text, "n", "no", "off");
    }

    private static bool IsLegacy(string text, string letter, string word, string state) =>
        string.Equals(text, letter, StringComparison.OrdinalIgnoreCase)
        || string.Equals(text, word, StringComparison.OrdinalIgnoreCase)
        || string.Equals(text, state, StringComparison.OrdinalIgnoreCase);
}
