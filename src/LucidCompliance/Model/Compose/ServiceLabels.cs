using System.Collections.Immutable;
using LucidCompliance.Syntax.DotEnv;
using LucidCompliance.Syntax.Interpolation;
using LucidCompliance.Text;

namespace LucidCompliance.Model.Compose;

/// <summary>Computes labels: label files in order, then <c>labels</c>.</summary>
internal static class ServiceLabels
{
    public static ImmutableArray<ComposeLabel> Of(ComposeMapping? labels)
    {
        var result = new NamedList<ComposeLabel>(label => label.Key);
        Add(labels, result);
        return result.ToImmutable();
    }

    public static ImmutableArray<ComposeLabel> Read(ComposeMapping service, ImmutableArray<ComposeFileReference> labelFiles, IRepositoryFiles files, out bool hasUnknown)
    {
        var result = new NamedList<ComposeLabel>(label => label.Key);
        hasUnknown = false;
        foreach (var reference in labelFiles)
        {
            hasUnknown |= !AddFile(reference, files, service.Context.Sources, result);
        }

        var labels = service.GetMapping("labels");
        hasUnknown |= labels is { HasUnknownEntries: true };
        Add(labels, result);
        return result.ToImmutable();
    }

    private static void Add(ComposeMapping? labels, NamedList<ComposeLabel> result)
    {
        if (labels is null)
        {
            return;
        }

        foreach (var entry in labels.Entries)
        {
            var value = entry.Value as ComposeScalar;
            var text = value is null ? Fact<string>.UnknownBecause("the value is no text", entry.Value.Location)
                : value.IsNull ? Fact<string>.Known(string.Empty, entry.KeyLocation)
                : value.Value;
            result.Set(new ComposeLabel(entry.Name, entry.KeyLocation, value, text, value is { IsNull: false } ? value.Location : entry.KeyLocation, null));
        }
    }

    private static bool AddFile(ComposeFileReference reference, IRepositoryFiles files, VariableSources sources, NamedList<ComposeLabel> result)
    {
        if (!reference.Path.TryGet(out var path))
        {
            return false;
        }

        var read = files.Read(path);
        if (read.Text is not { } text)
        {
            return read.Status == FileReadStatus.Missing;
        }

        foreach (var value in DotEnvEvaluator.Evaluate([DotEnvFile.Parse(text)], sources.LookupValue).All)
        {
            var entry = value.Entry;
            if (value.Value.State == VariableState.Unset)
            {
                continue;
            }

            var location = new SourceLocation(text, entry.HasValue ? entry.ValueSpan : entry.KeySpan);
            var label = value.Value.IsKnown ? Fact<string>.Known(value.Value.Value, location) : Fact<string>.UnknownBecause("the value of a variable is not known", location);
            result.Set(new ComposeLabel(entry.Key, new SourceLocation(text, entry.KeySpan), null, label, location, path));
        }

        return true;
    }
}
