using System;
using System.Collections.Generic;
using System.Globalization;
using LucidCompliance.Syntax.Yaml;
using LucidCompliance.Text;

namespace LucidCompliance.Model.Compose;

/// <summary>Checks one file's tree against <see cref="ComposeSchema"/>, in front of extends and merge, so that every violation stands where it is written.</summary>
/// <param name="problems">Where violations go.</param>
/// <param name="isOverride">Whether the file is merged onto another one: a value that is left out then keeps the other file's.</param>
internal sealed class SchemaChecker(ProblemList problems, bool isOverride)
{
    private readonly List<(string Text, bool IsIndex)> _path = [];
    private readonly List<SourceLocation> _keys = [];

    /// <summary>Checks a value.</summary>
    public void Check(ComposeNode node, SchemaType type)
    {
        // A value that the reader could not follow has been reported, and what it is nobody knows.
        if (node.Mode == MergeMode.Reset || (type.Forms & SchemaForms.Any) != 0 || node is ComposeScalar { Syntax: null, IsNull: true })
        {
            return;
        }

        switch (node)
        {
            case ComposeMapping mapping when (type.Forms & SchemaForms.Mapping) != 0:
                if (type.Object is { } shape)
                {
                    Check(mapping, shape);
                }

                break;
            case ComposeSequence sequence when (type.Forms & SchemaForms.List) != 0:
                CheckItems(sequence, type.Items);
                break;
            case ComposeScalar scalar when Accepts(scalar, type):
                CheckText(scalar, type);
                break;
            default:
                Report(ComposeProblemKind.Schema, node, SubjectOf() + " is " + SchemaMessages.Describe(node) + ", and Compose accepts only " + SchemaMessages.Describe(type) + " here. " + Advice(node, type));
                break;
        }
    }

    private bool Accepts(ComposeScalar scalar, SchemaType type) => scalar.Kind switch
    {
        ComposeScalarKind.Null => (isOverride && _path.Count > 1) || (type.Forms & SchemaForms.Null) != 0,
        ComposeScalarKind.Boolean => (type.Forms & SchemaForms.Boolean) != 0,
        ComposeScalarKind.Integer => (type.Forms & (SchemaForms.Integer | SchemaForms.Number)) != 0,
        ComposeScalarKind.Float => (type.Forms & (SchemaForms.Integer | SchemaForms.Number)) != 0,
        _ => (type.Forms & (SchemaForms.Text | SchemaForms.Boolean | SchemaForms.Integer | SchemaForms.Number)) != 0,
    };

    private static string Advice(ComposeNode node, SchemaType type)
    {
        var isQuotable = node is ComposeScalar { Kind: ComposeScalarKind.Integer or ComposeScalarKind.Float or ComposeScalarKind.Boolean };
        return isQuotable && (type.Forms & SchemaForms.Text) != 0 ? "Put the value in quotes."
            : node is ComposeScalar { IsNull: true } ? "Write a value, or remove the key."
            : "Change the value to that form.";
    }

    private void CheckItems(ComposeSequence sequence, SchemaType? items)
    {
        for (var i = 0; items is not null && i < sequence.Items.Length; i++)
        {
            _path.Add(("[" + i.ToString(CultureInfo.InvariantCulture) + "]", true));
            Check(sequence.Items[i], items);
            _path.RemoveAt(_path.Count - 1);
        }
    }

    private void Check(ComposeMapping mapping, SchemaObject shape)
    {
        var isFirstFormat = _path.Count == 0 && mapping.IndexOf("services") < 0 && mapping.IndexOf("include") < 0;
        var hasServices = false;
        foreach (var entry in mapping.Entries)
        {
            if (isFirstFormat && IsServiceOfFirstFormat(entry, shape))
            {
                if (!hasServices)
                {
                    ReportFirstFormat(entry);
                }

                hasServices = true;
                continue;
            }

            _path.Add((entry.Name, false));
            _keys.Add(entry.KeyLocation);
            if (shape.Values is { } values)
            {
                CheckName(entry, shape);
                Check(entry.Value, values);
            }
            else if (shape.Properties.TryGetValue(entry.Name, out var type))
            {
                Check(entry.Value, type);
            }
            else if (!entry.Name.StartsWith("x-", StringComparison.Ordinal))
            {
                ReportUnknown(entry, mapping, shape);
            }

            _path.RemoveAt(_path.Count - 1);
            _keys.RemoveAt(_keys.Count - 1);
        }

        foreach (var key in shape.Required)
        {
            if (mapping.IndexOf(key) < 0)
            {
                Report(ComposeProblemKind.Schema, mapping, $"'{key}' is missing, and Compose does not accept {shape.Name} without it. Add '{key}'.");
            }
        }
    }

    private void CheckName(ComposeEntry entry, SchemaObject shape)
    {
        if (!shape.HasResourceNames)
        {
            return;
        }

        var isValid = entry.Name.Length > 0;
        foreach (var c in entry.Name)
        {
            isValid &= c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '.' or '_' or '-';
        }

        if (!isValid)
        {
            problems.Add(ComposeProblemKind.Schema, entry.KeyLocation, $"A name under '{shape.Name}' has only letters, digits and the characters '.', '_' and '-', so Compose refuses this one. Rename it.", null, PathText());
        }
    }

    private void ReportUnknown(ComposeEntry entry, ComposeMapping mapping, SchemaObject shape)
    {
        var suggestion = Suggestions.Find(entry.Name, shape.Properties.Keys, mapping);
        var advice = suggestion is null ? "Remove it, correct it, or begin it with 'x-' if it is an extension." : $"Did you mean '{suggestion}'?";
        problems.Add(
            ComposeProblemKind.UnknownKey,
            entry.KeyLocation,
            $"'{entry.Name}' is no key of {shape.Name} in the Compose Specification, and Compose refuses keys that it does not know. {advice}",
            suggestion,
            PathText());
    }

    // Version 1 of the format had its services at the top.
    private static bool IsServiceOfFirstFormat(ComposeEntry entry, SchemaObject shape) =>
        entry.Value is ComposeMapping service
        && (service.IndexOf("image") >= 0 || service.IndexOf("build") >= 0)
        && !shape.Properties.ContainsKey(entry.Name)
        && !entry.Name.StartsWith("x-", StringComparison.Ordinal);

    private void ReportFirstFormat(ComposeEntry entry) =>
        problems.Add(
            ComposeProblemKind.Schema,
            entry.KeyLocation,
            $"'{entry.Name}' is a service at the top level, as the first version of the format had it: Compose refuses such a file. Write 'services:' in front, and its services indented below.",
            null,
            entry.Name);

    private void CheckText(ComposeScalar scalar, SchemaType type)
    {
        if (!scalar.Value.TryGet(out var text))
        {
            return;
        }

        if (scalar.Kind == ComposeScalarKind.String)
        {
            CheckCast(scalar, text, type);
        }
        else if (type.Range is { } range && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && (number < range.Least || number > range.Most))
        {
            Report(ComposeProblemKind.Schema, scalar, SubjectOf() + $" is out of range: Compose accepts only {SchemaMessages.Describe(type)}. Correct the number.");
        }
    }

    private void CheckCast(ComposeScalar scalar, string text, SchemaType type)
    {
        if ((type.Forms & SchemaForms.Text) != 0)
        {
            if (type.Words is { } words && !Matches(text, words))
            {
                var suggestion = Suggestions.Find(text, words, null);
                Report(ComposeProblemKind.Schema, scalar, SubjectOf() + " is none of the values that Compose accepts here. Write " + SchemaMessages.Quote(words) + ".", scalar.IsInterpolated ? null : suggestion);
            }

            if (type.IsDuration && !ComposeDuration.IsValid(text))
            {
                Report(ComposeProblemKind.Schema, scalar, SubjectOf() + " is no duration, so Compose refuses the file. Write numbers with units, such as '30s', '1m30s' or '500ms'.");
            }

            return;
        }

        var fits = ((type.Forms & SchemaForms.Boolean) != 0 && ComposeScalarValues.TryParseBoolean(text, out _))
            || ((type.Forms & SchemaForms.Integer) != 0 && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
            || ((type.Forms & SchemaForms.Number) != 0 && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _));
        if (!fits)
        {
            Report(ComposeProblemKind.Schema, scalar, SubjectOf() + " cannot be read as " + SchemaMessages.Describe(type) + ", so Compose refuses the file. Correct the value.");
        }
    }

    private static bool Matches(string text, string[] words)
    {
        foreach (var word in words)
        {
            if (string.Equals(word, text, StringComparison.Ordinal)
                || (word[word.Length - 1] == '*' && text.Length >= word.Length && string.CompareOrdinal(word, 0, text, 0, word.Length - 1) == 0))
            {
                return true;
            }
        }

        return false;
    }

    private void Report(ComposeProblemKind kind, ComposeNode node, string message, string? suggestion = null)
    {
        // A value that is left out has no text: the finding then stands at its key.
        var isLeftOut = node.Syntax is YamlScalar { Span.IsEmpty: true } && _keys.Count > 0;
        problems.Add(kind, isLeftOut ? _keys[_keys.Count - 1] : node.Location, message, suggestion, PathText());
    }

    private string SubjectOf() => "'" + (_path.Count == 0 ? "the file" : Last()) + "'";

    private string Last()
    {
        var index = _path.Count - 1;
        var suffix = string.Empty;
        while (index > 0 && _path[index].IsIndex)
        {
            suffix = _path[index].Text + suffix;
            index--;
        }

        return _path[index].Text + suffix;
    }

    private string PathText()
    {
        var result = string.Empty;
        foreach (var (text, isIndex) in _path)
        {
            result += isIndex || result.Length == 0 ? text : "." + text;
        }

        return result;
    }
}
