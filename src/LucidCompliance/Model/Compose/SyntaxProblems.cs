using System;
using LucidCompliance.Syntax.Yaml;
using LucidCompliance.Text;

namespace LucidCompliance.Model.Compose;

/// <summary>Reports what is wrong with a file's YAML: each error once, also where the file is loaded several times.</summary>
internal static class SyntaxProblems
{
    public static void Add(YamlDocument document, ProblemList problems)
    {
        foreach (var error in document.Errors)
        {
            var kind = YamlSyntaxErrors.IsLimit(error) ? ComposeProblemKind.Limit : ComposeProblemKind.Syntax;
            problems.Add(kind, new SourceLocation(document.Text, error.Span), error.Message);
        }

        foreach (var root in document.Documents)
        {
            AddRepeatedKeys(root, problems);
        }
    }

    private static SourceLocation? FirstOf(YamlMapping mapping, YamlEntry repeated)
    {
        foreach (var entry in mapping.Entries)
        {
            if (!ReferenceEquals(entry, repeated) && string.Equals(entry.Name, repeated.Name, StringComparison.Ordinal))
            {
                return entry.Key.Location;
            }
        }

        return null;
    }

    // The depth of a document is bounded.
    private static void AddRepeatedKeys(YamlNode node, ProblemList problems)
    {
        if (node is YamlSequence sequence)
        {
            foreach (var item in sequence.Items)
            {
                AddRepeatedKeys(item, problems);
            }
        }

        if (node is not YamlMapping mapping)
        {
            return;
        }

        foreach (var entry in mapping.DuplicateKeys)
        {
            problems.Add(
                ComposeProblemKind.RepeatedKey,
                entry.Key.Location,
                $"The key '{entry.Name}' repeats a key of the same mapping, so Compose refuses the file. Remove one, or merge their values.",
                other: FirstOf(mapping, entry));
        }

        foreach (var entry in mapping.Entries)
        {
            AddRepeatedKeys(entry.Value, problems);
        }
    }
}
