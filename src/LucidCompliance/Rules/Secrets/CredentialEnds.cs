using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Model.Compose;
using LucidCompliance.Subjects;
using LucidCompliance.Subjects.Secrets;

namespace LucidCompliance.Rules.Secrets;

/// <summary>
/// Tells two ends of one credential from two uses of one value: a service that names another one in its environment logs in there, so it
/// holds that one's password and cannot have another.
/// </summary>
internal sealed class CredentialEnds
{
    private readonly ImmutableArray<ComposeSubject> _projects;
    private Dictionary<string, List<ComposeService>>? _services;

    public CredentialEnds(ImmutableArray<ComposeSubject> projects) => _projects = projects;

    /// <summary>Whether the two belong to services of which one names the other as its host.</summary>
    public bool AreOfOneCredential(SecretOccurrence first, SecretOccurrence second) =>
        first.Service is { } one && second.Service is { } other
        && !string.Equals(one, other, StringComparison.Ordinal)
        && (Names(one, other) || Names(other, one));

    // Whether the environment of the client has the server's name as a word.
    private bool Names(string client, string server)
    {
        foreach (var service in ServicesCalled(client))
        {
            foreach (var variable in service.Environment)
            {
                if (variable.Value is { IsNull: false } value && HasWord(value.RawText, server))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private List<ComposeService> ServicesCalled(string name)
    {
        if (_services is null)
        {
            _services = new Dictionary<string, List<ComposeService>>(StringComparer.Ordinal);
            foreach (var project in _projects)
            {
                foreach (var container in project.Containers)
                {
                    if (container.Service is { } service)
                    {
                        if (!_services.TryGetValue(service.Name, out var known))
                        {
                            _services.Add(service.Name, known = []);
                        }

                        known.Add(service);
                    }
                }
            }
        }

        return _services.TryGetValue(name, out var found) ? found : [];
    }

    private static bool HasWord(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            var end = at + word.Length;
            if ((at == 0 || !IsOfName(text[at - 1])) && (end == text.Length || !IsOfName(text[end])))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOfName(char c) => char.IsLetterOrDigit(c) || c is '_' or '-';
}
