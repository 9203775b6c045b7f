using System;
using System.Collections.Generic;
using LucidCompliance.Model;
using LucidCompliance.Model.Secrets;
using LucidCompliance.Syntax.Json;
using LucidCompliance.Text;

namespace LucidCompliance.Subjects.Secrets;

/// <summary>Which files of the repository hold a secret, by their content.</summary>
internal sealed class SecretFileContents
{
    private readonly Dictionary<string, Judgement> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<ImageSubject, IReadOnlyList<CopiedSecretFile>> _copied = [];
    private readonly IRepositoryFiles _files;
    private readonly List<string> _artifacts = [];
    private readonly Dictionary<string, List<string>> _byFolder = new(StringComparer.Ordinal);
    private readonly string[] _sortedPaths;
    private readonly int[] _sortedOrders;

    public SecretFileContents(AnalysisSubjects subjects)
    {
        _files = subjects.Files;
        foreach (var secret in subjects.Secrets)
        {
            // A Dockerfile and a Compose file have rules of their own.
            if (secret is EnvFileSecret or JsonSecret or NuGetConfigSecret && secret.Verdict.Class == SecretClass.Secret && !secret.File.IsExample && !_known.ContainsKey(secret.File.Text.Path))
            {
                _known[secret.File.Text.Path] = new Judgement(true);
                Add(secret.File.Text.Path);
            }
        }

        _sortedPaths = [.. _artifacts];
        _sortedOrders = new int[_artifacts.Count];
        for (var i = 0; i < _sortedOrders.Length; i++)
        {
            _sortedOrders[i] = i;
        }

        Array.Sort(_sortedPaths, _sortedOrders, StringComparer.Ordinal);
    }

    /// <summary>The secret files that the COPY and ADD instructions of an image name.</summary>
    public IReadOnlyList<CopiedSecretFile> CopiedBy(ImageSubject image)
    {
        if (!_copied.TryGetValue(image, out var copied))
        {
            _copied.Add(image, copied = [.. CopiedSecretFiles.Of(image, this)]);
        }

        return copied;
    }

    /// <summary>The env files and settings files in a directory that hold a secret, in the order of the analysis.</summary>
    /// <param name="directory">Relative to the repository root.</param>
    public IReadOnlyList<string> ArtifactsIn(string directory) => _byFolder.TryGetValue(directory, out var files) ? files : [];

    /// <summary>The same for a directory and all those below it.</summary>
    /// <param name="directory">Relative to the repository root.</param>
    public IReadOnlyList<string> ArtifactsBelow(string directory)
    {
        if (directory == ".")
        {
            return _artifacts;
        }

        var prefix = directory + "/";
        var orders = new List<int>();
        for (var i = FirstNotBefore(prefix); i < _sortedPaths.Length && _sortedPaths[i].StartsWith(prefix, StringComparison.Ordinal); i++)
        {
            orders.Add(_sortedOrders[i]);
        }

        orders.Sort();
        var files = new List<string>(orders.Count);
        foreach (var order in orders)
        {
            files.Add(_artifacts[order]);
        }

        return files;
    }

    private int FirstNotBefore(string path)
    {
        var low = 0;
        var high = _sortedPaths.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (string.CompareOrdinal(_sortedPaths[middle], path) < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private void Add(string path)
    {
        _artifacts.Add(path);
        var directory = RepositoryPath.DirectoryOf(path);
        if (!_byFolder.TryGetValue(directory, out var files))
        {
            _byFolder.Add(directory, files = []);
        }

        files.Add(path);
    }

    /// <summary>Whether the file holds a secret; null where its content is not known or no text.</summary>
    public bool? HoldSecret(string path)
    {
        if (!_known.TryGetValue(path, out var known))
        {
            _known[path] = known = new Judgement(_files.Read(path).Text is { } text ? HoldsSecret(text.Content) : null);
        }

        return known.HoldsSecret;
    }

    /// <summary>Whether it is not known what the file holds, and not even whether it is there.</summary>
    /// <param name="path">The file; null where the front end may be the reason that it cannot be named.</param>
    public bool IsHidden(string? path) =>
        path is null ? _files is IPartialRepositoryFiles { HasOpenQuestions: true } : _files.Read(path).Status == FileReadStatus.Unknown;

    /// <summary>
    /// Judges a file whose name says that it holds secrets: true where it does or cannot be read as a text, null where its content proves that
    /// it holds none (empty, public, a key's name without a key, a login that a credential helper keeps), false where only the name speaks.
    /// </summary>
    public bool? JudgeStore(string path)
    {
        if (_files.Read(path).Text is not { } text)
        {
            return true;
        }

        if (IsPublic(path) || string.IsNullOrWhiteSpace(text.Content))
        {
            return null;
        }

        if (HoldSecret(path) == true)
        {
            return true;
        }

        return SecretFileName.IsLoginFile(path) ? (HasLogin(text) ? true : null)
            : SecretFileName.IsPrivateKey(path) ? null
            : SecretFileName.IsTextStore(path) ? false
            : true;
    }

    // { "auths": { "registry": { "auth": "…" } } }; the oldest form has no "auths". What is no JSON is in doubt a login.
    private static bool HasLogin(SourceText text)
    {
        if (JsonDocument.Parse(text).Root is not JsonObject root)
        {
            return true;
        }

        foreach (var (_, value) in Properties(root))
        {
            foreach (var (name, inner) in Properties(value))
            {
                if (IsLogin(name, inner))
                {
                    return true;
                }

                foreach (var (innerName, innermost) in Properties(inner))
                {
                    if (IsLogin(innerName, innermost))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    private static bool IsLogin(string name, JsonNode? value) => name is "auth" or "password" or "identitytoken" or "registrytoken" && value is JsonString { Value.Length: > 0 };

    private static IEnumerable<(string Name, JsonNode? Value)> Properties(JsonNode? node)
    {
        if (node is JsonObject block)
        {
            foreach (var property in block.Properties)
            {
                yield return (property.Name.Value, property.Value);
            }
        }
    }

    /// <summary>Whether the file is there and is nothing but public: certificates, public keys.</summary>
    public bool IsPublic(string path) =>
        _files.Read(path).Text is { } text
        && text.Content.IndexOf("-----BEGIN ", StringComparison.Ordinal) >= 0
        && text.Content.IndexOf("PRIVATE KEY", StringComparison.Ordinal) < 0;

    private static bool HoldsSecret(string text)
    {
        foreach (var match in SecretScanner.FindInText(text))
        {
            if (match.Class == SecretClass.Secret)
            {
                return true;
            }
        }

        var isFound = false;
        void Judge(string key, int start, int length)
        {
            if (!isFound && SecretPrefilter.MayBeSecret(key, string.Empty, text, new TextSpan(start, length)))
            {
                var candidate = new SecretCandidate(key, key, new SecretValue(text.Substring(start, length)), new SecretContext(SecretPlace.EnvFile));
                isFound = SecretClassifier.Classify(candidate).Class == SecretClass.Secret;
            }
        }

        ConfigLines.Visit(text, Judge);
        if (!isFound)
        {
            new CommandFlags(isShell: false).Visit(text, (key, start, length, _) => Judge(key, start, length));
        }

        if (!isFound)
        {
            // As a text that a command quotes, so that the words of a .netrc are known.
            new CommandFlags(isShell: false).VisitItem(text, (key, start, length, _) => Judge(key, start, length));
        }

        return isFound;
    }

    private sealed record Judgement(bool? HoldsSecret);
}
