using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using LucidCompliance.Policy;
using LucidCompliance.Syntax.Json;
using LucidCompliance.Text;

namespace LucidCompliance.Baselines;

/// <summary>Reads a baseline file. A part that makes no sense is an error and holds nothing back; the rest counts.</summary>
internal sealed class BaselineReader
{
    internal static readonly string[] FileKeys = ["version", "findings"];
    internal static readonly string[] EntryKeys = ["path", "rule", "key", "kind", "ordinal"];
    private readonly SourceText _text;
    private readonly string _directory;
    private readonly ImmutableArray<BaselineEntry>.Builder _entries = ImmutableArray.CreateBuilder<BaselineEntry>();
    private readonly ImmutableArray<PolicyError>.Builder _errors = ImmutableArray.CreateBuilder<PolicyError>();

    private int _brokenAt = int.MaxValue;

    private BaselineReader(SourceText text, string directory)
    {
        _text = text;
        _directory = directory;
    }

    public static BaselineFile Read(SourceText text)
    {
        var directory = PolicyPath.DirectoryOf(text.Path);
        var reader = new BaselineReader(text, directory);
        reader.ReadDocument(JsonDocument.Parse(text));
        return new BaselineFile
        {
            Path = text.Path,
            BaseDirectory = directory,
            Text = text,
            Entries = reader._entries.ToImmutable(),
            Errors = reader._errors.ToImmutable(),
        };
    }

    private void ReadDocument(JsonDocument document)
    {
        if (document.Error is { } error)
        {
            Report(error.Span, "The baseline is no JSON from here on. " + error.Message);
            _brokenAt = error.Span.Start;
        }

        if (document.Root is not JsonObject root)
        {
            if (document.Root is { } other)
            {
                Report(other.Span, "A baseline is an object with 'version' and 'findings'. Write it anew with the target LucidBaseline.");
            }

            return;
        }

        var hasVersion = false;
        foreach (var property in Properties(root, "the baseline", FileKeys))
        {
            if (property.Name.Value == "version")
            {
                hasVersion = true;
                if (_text.GetText(property.Value!.Span) != "1")
                {
                    Report(property.Value.Span, "This is a baseline of a version that is not known here, so it may mean something else. Use the package that wrote it, or write 1.");
                }
            }
            else if (property.Value is JsonArray findings)
            {
                ReadEntries(findings);
            }
            else
            {
                Report(property.Value!.Span, "'findings' is a list of entries. Write it anew with the target LucidBaseline.");
            }
        }

        if (!hasVersion && document.Error is null)
        {
            Report(new TextSpan(root.Span.Start, 1), "The baseline does not say its version. Write \"version\": 1.");
        }
    }

    private void ReadEntries(JsonArray findings)
    {
        for (var i = 0; i < findings.Items.Length; i++)
        {
            if (findings.Items[i] is JsonObject item)
            {
                if (ReadKey(item) is { } key)
                {
                    _entries.Add(new BaselineEntry(key, new SourceLocation(_text, item.Span), RemovalOf(findings, i)));
                }
            }
            else
            {
                Report(findings.Items[i].Span, "An entry of a baseline is an object with 'path' and 'rule'.");
            }
        }
    }

    private BaselineKey? ReadKey(JsonObject item)
    {
        var isSound = true;
        var texts = new Dictionary<string, string>();
        var ordinal = 0;
        foreach (var property in Properties(item, "an entry", EntryKeys))
        {
            var name = property.Name.Value;
            if (name == "ordinal")
            {
                if (property.Value is not JsonLiteral number
                    || !int.TryParse(_text.GetText(number.Span), NumberStyles.None, CultureInfo.InvariantCulture, out ordinal))
                {
                    isSound = false;
                    Report(property.Value!.Span, "An ordinal is a number from 0.");
                }
            }
            else if (property.Value is JsonString value)
            {
                texts[name] = value.Value;
            }
            else
            {
                isSound = false;
                Report(property.Value!.Span, $"'{name}' is text in double quotes.");
            }
        }

        texts.TryGetValue("key", out var keyPath);
        texts.TryGetValue("kind", out var kind);
        if (texts.TryGetValue("path", out var path) && texts.TryGetValue("rule", out var rule))
        {
            if (PolicyPath.TryResolve(_directory, path, out var resolved))
            {
                return isSound && HasKnownKeys(item) ? new BaselineKey(resolved, rule, keyPath, kind, ordinal) : null;
            }

            Report(item.Span, "The path of an entry is relative to the baseline's folder, has '/' as separator, and does not leave the repository.");
        }
        else if (isSound && HasKnownKeys(item))
        {
            Report(item.Span, "An entry needs at least 'path' and 'rule', or it holds nothing back.");
        }

        return null;
    }

    private static bool HasKnownKeys(JsonObject item)
    {
        foreach (var property in item.Properties)
        {
            if (Array.IndexOf(EntryKeys, property.Name.Value) < 0)
            {
                return false;
            }
        }

        return true;
    }

    private IEnumerable<JsonProperty> Properties(JsonObject node, string owner, string[] keys)
    {
        foreach (var property in node.Properties)
        {
            var name = property.Name.Value;
            if (Array.IndexOf(keys, name) < 0)
            {
                var guess = NearMiss.Find(name, keys);
                Report(
                    property.Name.Span,
                    $"This is no key of {owner}. " + (guess is null ? $"Its keys are {string.Join(", ", keys)}." : $"Did you mean '{guess}'?"));
            }
            else if (property.Value is not null)
            {
                yield return property;
            }
        }
    }

    // An entry takes the comma behind it along, the last one the comma before it, the only one all that stands between the brackets.
    private TextSpan RemovalOf(JsonArray findings, int index)
    {
        var items = findings.Items;
        if (index + 1 < items.Length)
        {
            return TextSpan.FromBounds(items[index].Span.Start, items[index + 1].Span.Start);
        }

        if (index > 0)
        {
            return TextSpan.FromBounds(items[index - 1].Span.End, items[index].Span.End);
        }

        var start = items[0].Span.Start;
        var end = items[0].Span.End;
        while (char.IsWhiteSpace(_text.Content[start - 1]))
        {
            start--;
        }

        while (end < _text.Length && (char.IsWhiteSpace(_text.Content[end]) || _text.Content[end] == ','))
        {
            end++;
        }

        return TextSpan.FromBounds(start, end);
    }

    // Behind a place that is no JSON nothing is known for sure, and one error is enough.
    private void Report(TextSpan span, string message)
    {
        if (span.Start < _brokenAt)
        {
            _errors.Add(new PolicyError(new SourceLocation(_text, span), message));
        }
    }
}
