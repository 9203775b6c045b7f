using System;
using System.Collections.Generic;
using LucidCompliance.Model;
using LucidCompliance.Model.Compose;
using LucidCompliance.Model.Secrets;
using LucidCompliance.Policy;
using LucidCompliance.Text;

namespace LucidCompliance.Subjects.Secrets;

/// <summary>
/// Collects the candidates of merged Compose projects. A text that several services or projects share is one candidate. What comes
/// through an env file is not here: it is judged where it is written.
/// </summary>
internal sealed class ComposeSecretWalk
{
    // YamlDocument bounds the depth; what lies deeper in a service is no setting.
    private const int MaximumDepth = 64;

    private readonly Dictionary<SourceText, SecretFile> _fileOf = [];
    private readonly HashSet<(SourceText Text, TextSpan Span)> _seen = [];
    private readonly List<SecretOccurrence> _found = [];
    private readonly PolicySet _policies;
    private readonly IRepositoryFiles _files;

    public ComposeSecretWalk(PolicySet policies, IRepositoryFiles files)
    {
        _policies = policies;
        _files = files;
    }

    public IReadOnlyList<SecretOccurrence> Collect(ComposeProject project)
    {
        _found.Clear();
        foreach (var service in project.Services)
        {
            VisitService(service);
        }

        foreach (var entry in project.Root.Entries)
        {
            if (IsExtension(entry.Name))
            {
                VisitKeyed(entry.Value, entry.Name, SecretPlace.ComposeOther, null, 0);
            }
            else if (entry.Name == "configs" && entry.Value is ComposeMapping configs)
            {
                VisitConfigs(configs);
            }
            else if (entry.Name != "services")
            {
                VisitTexts(entry.Value, null, 0);
            }
        }

        return _found.ToArray();
    }

    private static bool IsExtension(string key) => key.StartsWith("x-", StringComparison.Ordinal);

    private void VisitService(ComposeService service)
    {
        foreach (var entry in service.Node.Entries)
        {
            switch (entry.Name)
            {
                case "environment":
                    VisitKeyed(entry.Value, entry.Name, SecretPlace.ComposeEnvironment, service.Name, 0);
                    break;
                case "labels" or "annotations" or "logging":
                    VisitKeyed(entry.Value, entry.Name, SecretPlace.ComposeOther, service.Name, 0);
                    break;
                case "build" when entry.Value is ComposeMapping build:
                    VisitBuild(build, service.Name);
                    break;
                case "command" or "entrypoint" or "healthcheck" or "post_start" or "pre_stop" or "pre_start":
                    VisitCommand(entry.Value, service.Name, 0);
                    break;
                case var name when IsExtension(name):
                    VisitKeyed(entry.Value, entry.Name, SecretPlace.ComposeOther, service.Name, 0);
                    break;
                default:
                    VisitTexts(entry.Value, service.Name, 0);
                    break;
            }
        }
    }

    private void VisitBuild(ComposeMapping build, string service)
    {
        foreach (var entry in build.Entries)
        {
            switch (entry.Name)
            {
                case "args":
                    VisitKeyed(entry.Value, entry.Name, SecretPlace.ComposeBuildArgument, service, 0);
                    break;
                case "labels":
                    VisitKeyed(entry.Value, entry.Name, SecretPlace.ComposeOther, service, 0);
                    break;
                case "dockerfile_inline":
                    // A Dockerfile of its own, judged as one.
                    break;
                default:
                    VisitTexts(entry.Value, service, 0);
                    break;
            }
        }
    }

    private void VisitConfigs(ComposeMapping configs)
    {
        foreach (var config in configs.Entries)
        {
            if (config.Value is ComposeMapping mapping && mapping.GetScalar("content") is { } content)
            {
                Add(content, content.RawText, 0, string.Empty, SecretPlace.ComposeOther, null, null);
                AddLines(content, SecretPlace.ComposeOther, null);
            }
        }
    }

    private void AddWithLines(ComposeScalar scalar, string key, SecretPlace place, string? service, UserNames? users)
    {
        if (Add(scalar, key, place, service, users) && scalar.RawText.IndexOf('\n') >= 0)
        {
            AddLines(scalar, place, service);
        }
    }

    // A configuration file as the value.
    private void AddLines(ComposeScalar scalar, SecretPlace place, string? service) =>
        ConfigLines.Visit(scalar.RawText, (key, start, length) => Add(scalar, scalar.RawText.Substring(start, length), start, key, place, service, null));

    // Values under names that mean something.
    private void VisitKeyed(ComposeNode node, string key, SecretPlace place, string? service, int depth)
    {
        switch (node)
        {
            case ComposeMapping mapping when depth < MaximumDepth:
                var users = UserNames.Of(mapping);
                foreach (var entry in mapping.Entries)
                {
                    if (entry.Value is ComposeScalar value)
                    {
                        AddWithLines(value, entry.Name, place, service, users);
                    }
                    else
                    {
                        VisitKeyed(entry.Value, entry.Name, place, service, depth + 1);
                    }
                }

                break;
            case ComposeSequence list when depth < MaximumDepth:
                foreach (var item in list.Items)
                {
                    VisitKeyed(item, string.Empty, place, service, depth + 1);
                }

                break;
            case ComposeScalar scalar:
                Add(scalar, key, place, service, null);
                break;
        }
    }

    // Values whose place says what they are (an image, a path, the name of a secret): only a known format is a secret there.
    private void VisitTexts(ComposeNode node, string? service, int depth)
    {
        switch (node)
        {
            case ComposeMapping mapping when depth < MaximumDepth:
                foreach (var entry in mapping.Entries)
                {
                    if (IsExtension(entry.Name) || entry.Name is "driver_opts" or "options")
                    {
                        VisitKeyed(entry.Value, entry.Name, SecretPlace.ComposeOther, service, depth + 1);
                    }
                    else
                    {
                        VisitTexts(entry.Value, service, depth + 1);
                    }
                }

                break;
            case ComposeSequence list when depth < MaximumDepth:
                foreach (var item in list.Items)
                {
                    VisitTexts(item, service, depth + 1);
                }

                break;
            case ComposeScalar scalar:
                Add(scalar, string.Empty, SecretPlace.ComposeOther, service, null);
                break;
        }
    }

    private void VisitCommand(ComposeNode node, string service, int depth)
    {
        var flags = new CommandFlags(isShell: node.Key == "test");
        switch (node)
        {
            case ComposeMapping mapping when depth < MaximumDepth:
                foreach (var entry in mapping.Entries)
                {
                    if (entry.Name == "environment")
                    {
                        VisitKeyed(entry.Value, entry.Name, SecretPlace.ComposeEnvironment, service, depth + 1);
                    }
                    else
                    {
                        VisitCommand(entry.Value, service, depth + 1);
                    }
                }

                break;
            case ComposeSequence list when depth < MaximumDepth:
                foreach (var item in list.Items)
                {
                    if (item is ComposeScalar word)
                    {
                        AddWords(word, flags.VisitItem, service);
                    }
                    else
                    {
                        VisitCommand(item, service, depth + 1);
                    }
                }

                break;
            case ComposeScalar scalar:
                AddWords(scalar, flags.Visit, service);
                break;
        }
    }

    private void AddWords(ComposeScalar scalar, Action<string, CommandValue> visit, string service)
    {
        if (!Add(scalar, string.Empty, SecretPlace.ComposeOther, service, null))
        {
            return;
        }

        var words = ContainerText.Create(scalar.RawText);
        visit(words.Text, (key, start, length, user) =>
            Add(scalar, words.Text.Substring(start, length), start, key, SecretPlace.ComposeOther, service, user, words));
    }

    // False where the text was seen before, in another service or project.
    private bool Add(ComposeScalar scalar, string key, SecretPlace place, string? service, UserNames? users)
    {
        if (scalar.IsNull || !_seen.Add((scalar.Location.Text, scalar.Location.Span)))
        {
            return false;
        }

        Add(scalar, scalar.RawText, 0, key, place, service, users?.Find(key));
        foreach (var reference in scalar.References)
        {
            if (reference.HasDefault && SecretPrefilter.MayBeSecret(reference.Name, string.Empty, reference.Operand, new TextSpan(0, reference.Operand.Length)))
            {
                var candidate = new SecretCandidate(
                    reference.Name, scalar.KeyPath, new SecretValue(reference.Operand), Context(place, scalar), users?.Find(reference.Name) ?? users?.Find(key));
                _found.Add(new ComposeSecret(candidate, FileOf(scalar), scalar, 0, reference) { Service = service });
            }
        }

        return true;
    }

    private void Add(ComposeScalar scalar, string text, int start, string key, SecretPlace place, string? service, string? user, ContainerText? words = null)
    {
        if (SecretPrefilter.MayBeSecret(key, scalar.Parent?.Key ?? string.Empty, text, new TextSpan(0, text.Length)))
        {
            var candidate = new SecretCandidate(key, scalar.KeyPath, new SecretValue(text), Context(place, scalar), user);
            _found.Add(new ComposeSecret(candidate, FileOf(scalar), scalar, start, null) { Service = service, Words = words });
        }
    }

    private SecretContext Context(SecretPlace place, ComposeScalar scalar) => new(place, FileOf(scalar).IsExample);

    private SecretFile FileOf(ComposeScalar scalar)
    {
        var text = scalar.Location.Text;
        if (!_fileOf.TryGetValue(text, out var file))
        {
            _fileOf[text] = file = new SecretFile(text, _policies.For(text.Path), _files);
        }

        return file;
    }
}
