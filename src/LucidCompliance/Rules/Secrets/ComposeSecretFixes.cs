using System;
using System.Collections.Immutable;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model.Compose;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.Yaml;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Secrets;

/// <summary>Fixes that take a secret out of a service's <c>environment</c>. Where the text has a form that they do not know, there is none.</summary>
internal static class ComposeSecretFixes
{
    /// <summary>Leaves the name alone, so that Compose passes on what its own environment says.</summary>
    public static ImmutableArray<Fix> PassThrough(ComposeScalar value)
    {
        const string Title = "Take the value from the environment of Compose";
        if (Entry(value) is { } entry)
        {
            return entry.Value is YamlScalar { Style: not (YamlScalarStyle.Literal or YamlScalarStyle.Folded), Anchor: null } scalar
                ? [Fix.Replace(Title, FixSafety.Unsafe, new SourceLocation(scalar.Text, TextSpan.FromBounds(entry.Key.Span.End, scalar.Span.End)), ":")]
                : [];
        }

        return value is { Syntax: YamlScalar { Anchor: null } item, Key: { } name } && IsPlainName(name)
            ? [Fix.Replace(Title, FixSafety.Unsafe, item.Location, name)]
            : [];
    }

    /// <summary>
    /// Moves a variable to a secret file: <c>NAME_FILE</c> in the environment, a grant in the service, and a top-level secret that Compose
    /// fills from a variable of its own.
    /// </summary>
    /// <param name="project">The project.</param>
    /// <param name="service">The service, written in the project's own file.</param>
    /// <param name="value">The variable's value.</param>
    /// <param name="source">The variable of Compose's environment that has the secret.</param>
    public static ImmutableArray<Fix> MoveToFile(ComposeSubject project, ComposeService service, ComposeScalar value, string source)
    {
        if (value.Key is not { } name
            || !IsPlainName(name)
            || service.Node.Syntax is not YamlMapping { IsFlow: false, Anchor: null } body
            || project.Project.Root.Syntax is not YamlMapping { IsFlow: false } root
            || body.Text != root.Text
            || value.Location.Text != root.Text
            || !body.Span.Contains(value.Location.Span))
        {
            return [];
        }

        var secret = name.ToLowerInvariant();
        if (Variable(value, name, "/run/secrets/" + secret) is not { } variable
            || Grant(service, body, secret) is not { } grant
            || Declaration(project.Project, root, secret, source) is not { } declaration)
        {
            return [];
        }

        // A service at the end of the file ends where the top level does.
        if (grant.Span == declaration.Span)
        {
            grant = new TextEdit(grant.Span, grant.NewText + declaration.NewText);
            return [new Fix("Move the value to a secret file", FixSafety.Unsafe, [new FileEdit(root.Text, variable), new FileEdit(root.Text, grant)])];
        }

        return [new Fix("Move the value to a secret file", FixSafety.Unsafe, [new FileEdit(root.Text, variable), new FileEdit(root.Text, grant), new FileEdit(root.Text, declaration)])];
    }

    private static YamlEntry? Entry(ComposeScalar value) =>
        value.Parent is ComposeMapping parent && value.Key is { } key && parent.TryGet(key, out var entry) ? entry.Syntax : null;

    private static TextEdit? Variable(ComposeScalar value, string name, string path)
    {
        if (Entry(value) is { } entry)
        {
            return entry.Value is YamlScalar { Style: not (YamlScalarStyle.Literal or YamlScalarStyle.Folded), Anchor: null } scalar && scalar.Span.End >= entry.Key.Span.End
                ? new TextEdit(TextSpan.FromBounds(entry.Key.Span.Start, scalar.Span.IsEmpty ? entry.Span.End : scalar.Span.End), name + "_FILE: " + path)
                : null;
        }

        return value.Syntax is YamlScalar { Anchor: null } item ? new TextEdit(item.Span, name + "_FILE=" + path) : null;
    }

    private static TextEdit? Grant(ComposeService service, YamlMapping body, string secret)
    {
        if (service.Node.GetValue("secrets") is not { } existing)
        {
            var indent = new string(' ', body.Indentation);
            return Insert(body.Text, body.Entries[body.Entries.Length - 1].FullSpan.End, indent + "secrets:", indent + "  - " + secret);
        }

        return existing.Syntax is YamlSequence { IsFlow: false, Anchor: null, Items.IsEmpty: false } list && list.Text == body.Text
            ? Insert(list.Text, list.GetItemFullSpan(list.Items.Length - 1).End, new string(' ', list.Indentation) + "- " + secret)
            : null;
    }

    private static TextEdit? Declaration(ComposeProject project, YamlMapping root, string secret, string source)
    {
        if (project.Root.GetValue("secrets") is not { } existing)
        {
            return Insert(root.Text, root.Entries[root.Entries.Length - 1].FullSpan.End, "secrets:", "  " + secret + ":", "    environment: " + source);
        }

        if (existing is not ComposeMapping declared || declared.TryGet(secret, out _) || declared.Syntax is not YamlMapping { IsFlow: false, Anchor: null, Entries.IsEmpty: false } map || map.Text != root.Text)
        {
            return null;
        }

        var indent = new string(' ', map.Indentation);
        return Insert(map.Text, map.Entries[map.Entries.Length - 1].FullSpan.End, indent + secret + ":", indent + "  environment: " + source);
    }

    private static TextEdit Insert(SourceText text, int position, params string[] lines)
    {
        var isLineEnd = position > 0 && text.Content[position - 1] is '\n' or '\r';
        var joined = string.Join(text.NewLine, lines);
        return new TextEdit(new TextSpan(position, 0), isLineEnd ? joined + text.NewLine : text.NewLine + joined);
    }

    private static bool IsPlainName(string name)
    {
        foreach (var c in name)
        {
            if (c is not ((>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_'))
            {
                return false;
            }
        }

        return name.Length > 0 && !char.IsDigit(name[0]);
    }
}
