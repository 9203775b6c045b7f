using System.Linq;
using LucidCompliance.Syntax.DotEnv;
using LucidCompliance.Syntax.Interpolation;

namespace LucidCompliance.Tests.Conformance;

/// <summary>Dumps an env file: its entries, what they set where OUTER is "outer" and nothing else is set, and the errors.</summary>
internal static class DotEnvDump
{
    public static string Write(DotEnvFile file)
    {
        var writer = new DumpWriter(file.Text);
        var values = DotEnvEvaluator.Evaluate([file], name => name == "OUTER" ? VariableValue.Known("outer") : VariableValue.Unset);
        foreach (var value in values.All)
        {
            var entry = value.Entry;
            var traits = (entry.Exported ? " exported" : "") + (entry.HasValue ? entry.Quote == DotEnvQuote.None ? "" : $" {entry.Quote.ToString().ToLowerInvariant()}-quoted" : " inherits");
            writer.Line(0, $"{DumpWriter.Quote(entry.Key)}{traits}  @{writer.Place(entry.KeySpan)}");
            if (entry.HasValue)
            {
                writer.Line(1, "written", entry.ValueSpan, entry.RawValue);
            }

            writer.Line(1, "sets " + (value.Value.IsKnown ? DumpWriter.Quote(value.Value.Value) : value.Value.State.ToString().ToLowerInvariant()));
            foreach (var reference in value.Interpolation?.Unset ?? [])
            {
                writer.Line(1, "warns that it is not set", null, reference.Name);
            }

            foreach (var missing in value.Interpolation?.Missing ?? [])
            {
                writer.Line(1, "stops: required", null, missing.Reference.Name);
            }

            if (value.Interpolation?.IsInvalid == true)
            {
                writer.Line(1, "stops: invalid template");
            }
        }

        foreach (var node in file.Nodes.Where(node => node.Kind is DotEnvNodeKind.Comment or DotEnvNodeKind.Bogus))
        {
            writer.Line(0, node.Kind.ToString().ToLowerInvariant(), node.Span, file.Text.GetText(node.Span));
        }

        foreach (var error in file.Errors)
        {
            writer.Line(0, $"error {writer.Place(error.Span)}: {error.Message}");
        }

        return writer.ToString();
    }
}
