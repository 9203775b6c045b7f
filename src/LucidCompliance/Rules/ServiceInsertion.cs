using LucidCompliance.Diagnostics;
using LucidCompliance.Model.Compose;
using LucidCompliance.Syntax.Yaml;
using LucidCompliance.Text;

namespace LucidCompliance.Rules;

/// <summary>
/// The edit that gives a service a property which it lacks. There is none where the service has no lines of its own in its file (braces,
/// an anchor that others use, another file).
/// </summary>
internal static class ServiceInsertion
{
    /// <summary>Adds a key below the service's last one; null where that has no place, or the key is there.</summary>
    /// <param name="service">The service.</param>
    /// <param name="key">The key.</param>
    /// <param name="value">The value on the key's line.</param>
    public static FileEdit? AddKey(ComposeService service, string key, string value)
    {
        if (service.Node.GetValue(key) is not null || Body(service) is not { } body)
        {
            return null;
        }

        var end = body.Entries[body.Entries.Length - 1].FullSpan.End;
        var isLineEnd = end > 0 && body.Text.Content[end - 1] is '\n' or '\r';
        var line = new string(' ', body.Indentation) + key + ": " + value;
        return new FileEdit(body.Text, new TextEdit(new TextSpan(end, 0), isLineEnd ? line + body.Text.NewLine : body.Text.NewLine + line));
    }

    /// <summary>Adds an item to a list of the service, or begins the list; null where that has no place.</summary>
    /// <param name="service">The service.</param>
    /// <param name="key">The list's key.</param>
    /// <param name="item">The item as it is written.</param>
    public static FileEdit? AddItem(ComposeService service, string key, string item)
    {
        if (service.Node.GetValue(key) is not { } value)
        {
            return AddKey(service, key, "[" + item + "]");
        }

        // A list that comes through an anchor, a merge key or another file belongs to other services too.
        if (Body(service) is not { } body || value.Syntax is not YamlSequence { Anchor: null, Tag: null } list
            || !ReferenceEquals(list.Text, body.Text) || !body.Span.Contains(list.Span))
        {
            return null;
        }

        var last = list.Items.Length - 1;
        if (list.IsFlow || last < 0)
        {
            return last < 0
                ? new FileEdit(list.Text, new TextEdit(list.Span, "[" + item + "]"))
                : new FileEdit(list.Text, new TextEdit(new TextSpan(list.Items[last].Span.End, 0), ", " + item));
        }

        var place = list.GetItemSpan(0).Start;
        return new FileEdit(list.Text, new TextEdit(new TextSpan(place, 0), "- " + item + list.Text.NewLine + new string(' ', list.Indentation)));
    }

    private static YamlMapping? Body(ComposeService service) =>
        service.Node.Syntax is YamlMapping { IsFlow: false, Anchor: null, Tag: null, Entries.IsEmpty: false } body
        && string.Equals(body.Text.Path, service.KeyLocation.Path, System.StringComparison.Ordinal)
            ? body
            : null;
}
