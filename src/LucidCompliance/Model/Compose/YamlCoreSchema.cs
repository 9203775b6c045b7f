using System;
using System.Globalization;
using System.Text;
using LucidCompliance.Syntax.Yaml;

namespace LucidCompliance.Model.Compose;

/// <summary>
/// Reads plain scalars as Compose's YAML library does: the core schema, with the octal <c>0644</c>, binary numbers and digit
/// separators of YAML 1.1, and without its booleans and base-60 numbers.
/// </summary>
internal static class YamlCoreSchema
{
    /// <summary>The scalar's kind and the text that Compose makes of it.</summary>
    public static ComposeScalarKind Read(YamlScalar scalar, out string text)
    {
        text = scalar.Value;
        if (scalar.IsNullLike)
        {
            return ComposeScalarKind.Null;
        }

        return scalar.IsPlain && scalar.Tag is not ("!!str" or "!") ? Read(scalar.Value, out text) : ComposeScalarKind.String;
    }

    private static ComposeScalarKind Read(string value, out string text)
    {
        text = value;
        var first = value[0];
        if (value is "true" or "True" or "TRUE" or "false" or "False" or "FALSE")
        {
            text = first is 't' or 'T' ? "true" : "false";
            return ComposeScalarKind.Boolean;
        }

        if (first is not ((>= '0' and <= '9') or '-' or '+' or '.'))
        {
            return ComposeScalarKind.String;
        }

        if (TryReadInteger(value, out var integer))
        {
            text = integer;
            return ComposeScalarKind.Integer;
        }

        return TryReadFloat(value, out text) ? ComposeScalarKind.Float : ComposeScalarKind.String;
    }

    private static bool TryReadInteger(string value, out string text)
    {
        text = value;
        var digits = value.IndexOf('_') < 0 ? value : value.Replace("_", string.Empty);
        var start = digits.Length > 0 && digits[0] is '-' or '+' ? 1 : 0;
        var numberBase = 10;
        if (digits.Length - start > 1 && digits[start] == '0')
        {
            numberBase = (digits[start + 1] | 0x20) switch { 'x' => 16, 'o' => 8, 'b' => 2, _ => 8 };
            start += digits[start + 1] is >= '0' and <= '9' ? 1 : 2;
        }

        if (start >= digits.Length)
        {
            return false;
        }

        ulong number = 0;
        for (var i = start; i < digits.Length; i++)
        {
            var digit = digits[i] is >= '0' and <= '9' ? digits[i] - '0'
                : (digits[i] | 0x20) is >= 'a' and <= 'f' ? (digits[i] | 0x20) - 'a' + 10
                : 99;
            if (digit >= numberBase || number > (ulong.MaxValue - (ulong)digit) / (ulong)numberBase)
            {
                return false;
            }

            number = (number * (ulong)numberBase) + (ulong)digit;
        }

        text = (digits[0] == '-' && number > 0 ? "-" : string.Empty) + number.ToString(CultureInfo.InvariantCulture);
        return true;
    }

    private static bool TryReadFloat(string value, out string text)
    {
        text = value;
        switch (value)
        {
            case ".inf" or ".Inf" or ".INF" or "+.inf" or "+.Inf" or "+.INF":
                text = "+Inf";
                return true;
            case "-.inf" or "-.Inf" or "-.INF":
                text = "-Inf";
                return true;
            case ".nan" or ".NaN" or ".NAN":
                text = "NaN";
                return true;
        }

        var digits = value.IndexOf('_') < 0 ? value : value.Replace("_", string.Empty);
        if (!IsFloat(digits) || !double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || double.IsInfinity(number))
        {
            return false;
        }

        text = Format(number);
        return true;
    }

    private static bool IsFloat(string value)
    {
        var i = value[0] is '-' or '+' ? 1 : 0;
        var whole = SkipDigits(value, ref i);
        var fraction = 0;
        if (i < value.Length && value[i] == '.')
        {
            i++;
            fraction = SkipDigits(value, ref i);
        }

        if (whole + fraction == 0)
        {
            return false;
        }

        if (i < value.Length && value[i] is 'e' or 'E')
        {
            i++;
            i += i < value.Length && value[i] is '-' or '+' ? 1 : 0;
            return SkipDigits(value, ref i) > 0 && i == value.Length;
        }

        return i == value.Length;
    }

    private static int SkipDigits(string value, ref int i)
    {
        var start = i;
        while (i < value.Length && value[i] is >= '0' and <= '9')
        {
            i++;
        }

        return i - start;
    }

    // Go's %v: the shortest digits that read back, with an exponent below 1e-4 and from 1e21 on.
    private static string Format(double number)
    {
        if (number == 0)
        {
            return "0";
        }

        var shortest = number.ToString("E16", CultureInfo.InvariantCulture);
        for (var precision = 0; precision < 16; precision++)
        {
            var candidate = number.ToString("E" + precision.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
            if (double.Parse(candidate, NumberStyles.Float, CultureInfo.InvariantCulture).Equals(number))
            {
                shortest = candidate;
                break;
            }
        }

        var mark = shortest.IndexOf('E');
        var exponent = int.Parse(shortest.Substring(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var sign = shortest[0] == '-' ? "-" : string.Empty;
        var mantissa = shortest.Substring(sign.Length, mark - sign.Length).Replace(".", string.Empty);
        if (exponent is < -4 or >= 21)
        {
            var tail = mantissa.Length > 1 ? "." + mantissa.Substring(1) : string.Empty;
            var power = Math.Abs(exponent).ToString("00", CultureInfo.InvariantCulture);
            return sign + mantissa[0] + tail + "e" + (exponent < 0 ? "-" : "+") + power;
        }

        var result = new StringBuilder(sign);
        if (exponent < 0)
        {
            return result.Append("0.").Append('0', -exponent - 1).Append(mantissa).ToString();
        }

        if (mantissa.Length <= exponent + 1)
        {
            return result.Append(mantissa).Append('0', exponent + 1 - mantissa.Length).ToString();
        }

        return result.Append(mantissa, 0, exponent + 1).Append('.').Append(mantissa, exponent + 1, mantissa.Length - exponent - 1).ToString();
    }
}
