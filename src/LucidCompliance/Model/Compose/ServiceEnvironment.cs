using System.Collections.Immutable;
using LucidCompliance.Syntax.DotEnv;
using LucidCompliance.Syntax.Interpolation;
using LucidCompliance.Text;

namespace LucidCompliance.Model.Compose;

/// <summary>Computes a container's variables: env files in order, then <c>environment</c>.</summary>
internal static class ServiceEnvironment
{
    /// <summary>What a variable or build argument gets; one without value gets the variable of that name, if there is one.</summary>
    public static Fact<string> TextOf(ComposeEntry entry)
    {
        if (entry.Value is not ComposeScalar scalar)
        {
            return Fact<string>.UnknownBecause("the value is no text", entry.Value.Location);
        }

        return scalar.IsNull ? scalar.Context.Sources.Lookup(entry.Name) : scalar.Value;
    }

    public static ImmutableArray<ComposeVariable> Read(ComposeMapping service, ImmutableArray<ComposeFileReference> envFiles, IRepositoryFiles files, out bool hasUnknown)
    {
        var variables = new NamedList<ComposeVariable>(variable => variable.Name);
        hasUnknown = false;
        var sources = service.Context.Sources;
        foreach (var reference in envFiles)
        {
            hasUnknown |= !AddFile(reference, files, sources, variables);
        }

        if (service.GetMapping("environment") is { } environment)
        {
            hasUnknown |= environment.HasUnknownEntries;
            foreach (var entry in environment.Entries)
            {
                var text = TextOf(entry);
                var value = entry.Value as ComposeScalar;
                variables.Set(new ComposeVariable(entry.Name, entry.KeyLocation, value, text, value is { IsNull: false } ? value.Location : entry.KeyLocation, null));
            }
        }

        return variables.ToImmutable();
    }

    // False where the file may hold variables that are not known.
    private static bool AddFile(ComposeFileReference reference, IRepositoryFiles files, VariableSources sources, NamedList<ComposeVariable> variables)
    {
        if (!reference.Path.TryGet(out var path) || reference.Format.IsUnknown)
        {
            return false;
        }

        var read = files.Read(path);
        if (read.Text is not { } text)
        {
            return read.Status == FileReadStatus.Missing;
        }

        if (reference.Format.TryGet(out var format) && format == "raw")
        {
            RawEnvFile.Read(text, path, sources, variables.Set);
            return true;
        }

        var values = DotEnvEvaluator.Evaluate([DotEnvFile.Parse(text)], name => Find(name, sources, variables));
        foreach (var value in values.All)
        {
            if (value.Value.State == VariableState.Unset)
            {
                continue;
            }

            var entry = value.Entry;
            var location = new SourceLocation(text, entry.HasValue ? entry.ValueSpan : entry.KeySpan);
            variables.Set(new ComposeVariable(
                entry.Key,
                new SourceLocation(text, entry.KeySpan),
                null,
                value.Value.IsKnown ? Fact<string>.Known(value.Value.Value, location) : Fact<string>.UnknownBecause("the value of a variable is not known", location),
                location,
                path));
        }

        return true;
    }

    // Env files see the project's variables first, then what earlier files set.
    private static VariableValue Find(string name, VariableSources sources, NamedList<ComposeVariable> variables)
    {
        var outer = sources.LookupValue(name);
        return outer.State != VariableState.Unset || !variables.TryGet(name, out var variable) ? outer
            : variable!.Text.TryGet(out var text) ? VariableValue.Known(text)
            : VariableValue.Unknown;
    }
}
