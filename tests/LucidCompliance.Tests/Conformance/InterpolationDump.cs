using System.Linq;
using System.Text;
using LucidCompliance.Syntax.Interpolation;
using LucidCompliance.Text;

namespace LucidCompliance.Tests.Conformance;

/// <summary>Dumps templates, one a line, and what they give where SET is "set", OTHER is "other" and EMPTY is empty.</summary>
internal static class InterpolationDump
{
    public static string Write(string templates)
    {
        var dump = new StringBuilder();
        foreach (var line in templates.TrimEnd('\n').Split('\n'))
        {
            Write(dump, line, InterpolationTemplate.Parse(line.Replace("\\n", "\n")));
        }

        return dump.ToString();
    }

    private static void Write(StringBuilder dump, string line, InterpolationTemplate template)
    {
        var result = template.Evaluate(name => name switch
        {
            "SET" => VariableValue.Known("set"),
            "OTHER" => VariableValue.Known("other"),
            "EMPTY" => VariableValue.Known(""),
            _ => VariableValue.Unset,
        });
        dump.Append(line).Append("  ->  ");
        dump.Append(result.IsInvalid ? "invalid template" : result.Missing.Length > 0 ? $"stops: {DumpWriter.Quote(result.Missing[0].Message)}" : DumpWriter.Quote(result.Value));
        dump.Append(string.Concat(result.Unset.Select(reference => $", warns of {reference.Name}"))).Append('\n');
        foreach (var reference in template.AllReferences())
        {
            dump.Append($"    {reference.Name} {reference.Operator} {Show(template, reference.Span)}{(reference.Operator == InterpolationOperator.None ? "" : " operand " + Show(template, reference.OperandSpan))}\n");
        }

        foreach (var error in template.Errors)
        {
            dump.Append($"    error {Show(template, error.Span)}\n");
        }
    }

    private static string Show(InterpolationTemplate template, TextSpan span) => DumpWriter.Quote(template.Source.Substring(span.Start, span.Length)) + $"@{span.Start + 1}";
}
