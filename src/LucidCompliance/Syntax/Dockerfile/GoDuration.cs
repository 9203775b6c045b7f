using System;

namespace LucidCompliance.Syntax.Dockerfile;

/// <summary>Durations in Go's notation, such as <c>1h30m</c> or <c>1.5s</c>, which Docker uses for health checks.</summary>
public static class GoDuration
{
    /// <summary>Nanoseconds in a millisecond: the smallest duration that a health check takes.</summary>
    public const long NanosecondsPerMillisecond = 1_000_000;

    /// <summary>Parses a duration; the units are ns, us, µs, ms, s, m and h.</summary>
    /// <param name="text">The text, without blanks.</param>
    /// <param name="nanoseconds">The duration in nanoseconds; may be negative.</param>
    /// <returns>False where the text is malformed or exceeds about 292 years.</returns>
    public static bool TryParse(string text, out long nanoseconds)
    {
        nanoseconds = 0;
        var position = 0;
        var isNegative = text.Length > 0 && text[0] == '-';
        if (text.Length > 0 && text[0] is '-' or '+')
        {
            position++;
        }

        if (position + 1 == text.Length && text[position] == '0')
        {
            return true;
        }

        if (position == text.Length)
        {
            return false;
        }

        var total = 0m;
        while (position < text.Length)
        {
            if (!TryReadNumber(text, ref position, out var number) || !TryReadUnit(text, ref position, out var unit))
            {
                return false;
            }

            if (number > long.MaxValue / unit)
            {
                return false;
            }

            // The fraction of a nanosecond is dropped per part.
            total += decimal.Truncate(number * unit);
            if (total > long.MaxValue)
            {
                return false;
            }
        }

        nanoseconds = isNegative ? -(long)total : (long)total;
        return true;
    }

    private static bool TryReadNumber(string text, ref int position, out decimal number)
    {
        number = 0;
        var digits = 0;
        for (; position < text.Length && text[position] is >= '0' and <= '9'; position++, digits++)
        {
            number = (number * 10) + (text[position] - '0');
            if (number > long.MaxValue)
            {
                return false;
            }
        }

        if (position < text.Length && text[position] == '.')
        {
            position++;
            var scale = 0.1m;
            for (; position < text.Length && text[position] is >= '0' and <= '9'; position++, digits++)
            {
                // Digits beyond the nanosecond of an hour carry no weight.
                if (scale > 1e-16m)
                {
                    number += (text[position] - '0') * scale;
                    scale /= 10;
                }
            }
        }

        return digits > 0;
    }

    private static bool TryReadUnit(string text, ref int position, out decimal unit)
    {
        var start = position;
        while (position < text.Length && text[position] is not ('.' or (>= '0' and <= '9')))
        {
            position++;
        }

        unit = text.Substring(start, Math.Min(position - start, 3)) switch
        {
            "ns" => 1m,
            "us" or "\u00B5s" or "\u03BCs" => 1_000m,
            "ms" => NanosecondsPerMillisecond,
            "s" => 1_000_000_000m,
            "m" => 60_000_000_000m,
            "h" => 3_600_000_000_000m,
            _ => 0m,
        };
        return unit > 0;
    }
}
