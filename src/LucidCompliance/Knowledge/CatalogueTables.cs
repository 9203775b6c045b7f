using System;
using System.Collections.Generic;

namespace LucidCompliance.Knowledge;

/// <summary>The small tables at the head of a catalogue, which rows refer to by name.</summary>
internal sealed class CatalogueTables
{
    /// <summary>Creates tables that begin with the entries of others.</summary>
    public CatalogueTables(CatalogueTables? inherited)
    {
        Lifecycles = inherited is null ? new(StringComparer.Ordinal) : new(inherited.Lifecycles, StringComparer.Ordinal);
        Distributions = inherited is null ? new(StringComparer.Ordinal) : new(inherited.Distributions, StringComparer.Ordinal);
        Glibc = inherited is null ? new(StringComparer.Ordinal) : new(inherited.Glibc, StringComparer.Ordinal);
    }

    /// <summary>Last day of support by lifecycle name, then by version.</summary>
    public Dictionary<string, Dictionary<string, string>> Lifecycles { get; }

    /// <summary>Releases of Linux distributions by the part of a tag that names them.</summary>
    public Dictionary<string, DistributionRelease> Distributions { get; }

    /// <summary>The version of glibc by the suite's name.</summary>
    public Dictionary<string, string> Glibc { get; }

    /// <summary>Reads <c>yyyy-MM-dd</c>; by hand, because the framework's parser first loads the culture data.</summary>
    /// <exception cref="FormatException">Anything else.</exception>
    public static DateTime Date(string text)
    {
        if (text.Length == 10 && text[4] == '-' && text[7] == '-'
            && Number(text, 0, 4) is >= 1 and var year
            && Number(text, 5, 2) is >= 1 and <= 12 and var month
            && Number(text, 8, 2) is >= 1 and var day
            && day <= DateTime.DaysInMonth(year, month))
        {
            return new DateTime(year, month, day);
        }

        throw new FormatException("A date is written yyyy-MM-dd.");
    }

    /// <summary>Reads a number of decimal digits; -1 where there is anything else.</summary>
    public static int Number(string text, int start, int length)
    {
        if (length is 0 or > 9)
        {
            return -1;
        }

        var number = 0;
        for (var i = start; i < start + length; i++)
        {
            if (text[i] is < '0' or > '9')
            {
                return -1;
            }

            number = (number * 10) + (text[i] - '0');
        }

        return number;
    }
}
