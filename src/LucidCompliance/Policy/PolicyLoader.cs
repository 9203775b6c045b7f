using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model;
using LucidCompliance.Syntax.Yaml;
using LucidCompliance.Text;

namespace LucidCompliance.Policy;

/// <summary>Reads policy files and what they extend, and collects their errors.</summary>
internal sealed class PolicyLoader
{
    // Bounds what a hostile policy can make us read.
    private const int MaximumFiles = 32;

    private readonly IRepositoryFiles _files;
    private readonly RuleNames _rules;
    private readonly PolicyNodes _nodes;
    private readonly HashSet<PolicyError> _known = new();
    private readonly ImmutableArray<PolicyError>.Builder _errors = ImmutableArray.CreateBuilder<PolicyError>();
    private readonly ImmutableArray<PolicyDocument>.Builder _documents = ImmutableArray.CreateBuilder<PolicyDocument>();

    public PolicyLoader(IRepositoryFiles files, ImmutableArray<RuleDescriptor> rules)
    {
        _files = files ?? throw new ArgumentNullException(nameof(files));
        _rules = new RuleNames(rules.IsDefault ? [] : rules);
        _nodes = new PolicyNodes(Report);
    }

    public ImmutableArray<PolicyError> Errors => _errors.ToImmutable();

    public ImmutableArray<PolicyDocument> Documents => _documents.ToImmutable();

    /// <summary>Reads a policy; null where there is no such file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="baseDirectory">See <see cref="PolicyDocument.BaseDirectory"/>.</param>
    /// <param name="isRequired">Whether a missing file is an error.</param>
    public PolicyDocument? TryLoad(string path, string baseDirectory, bool isRequired = false)
    {
        var read = _files.Read(path);
        if (read.Status is FileReadStatus.Missing or FileReadStatus.Unknown && !isRequired)
        {
            return null;
        }

        if (read.Text is not { } text)
        {
            Report(new PolicyError(new SourceLocation(new SourceText(path, string.Empty), default), Explain(read.Status)));
            return null;
        }

        var chain = new Chain(new PolicyReader(_nodes, _rules, baseDirectory));
        var document = Apply(text, PolicyDocument.Default with { Text = text, BaseDirectory = baseDirectory }, chain);
        _documents.Add(document);
        return document;
    }

    private PolicyDocument Apply(SourceText text, PolicyDocument inherited, Chain chain)
    {
        chain.Active.Add(text.Path);
        chain.Count++;
        var yaml = YamlDocument.Parse(text);
        foreach (var error in yaml.Errors)
        {
            Report(new PolicyError(new SourceLocation(text, error.Span), error.Message));
        }

        var root = yaml.Root?.Resolve();
        if (root is not null and not YamlScalar { IsNullLike: true })
        {
            if (root is YamlMapping mapping && mapping.TryGet("extends", out var entry) && entry.Value.Resolve() is { } extends)
            {
                inherited = Extend(text, extends, inherited, chain);
            }

            inherited = chain.Reader.Read(root, inherited);
        }

        chain.Active.Remove(text.Path);
        return inherited;
    }

    private PolicyDocument Extend(SourceText text, YamlNode extends, PolicyDocument inherited, Chain chain)
    {
        if (extends is YamlScalar { IsNullLike: true })
        {
            return inherited;
        }

        var items = extends is YamlScalar single && _nodes.Text(single, "extends") is { } one
            ? [one]
            : _nodes.List(extends, "extends") ?? [];
        foreach (var item in items)
        {
            var location = item.Location!;
            if (Array.IndexOf(PolicyKeys.Presets, item.Value) >= 0)
            {
                inherited = Presets.Apply(item.Value, location, inherited);
            }
            else if (!IsFile(item.Value))
            {
                var guess = NearMiss.Find(item.Value, PolicyKeys.Presets);
                _nodes.Report(
                    location,
                    $"There is no preset '{item.Value}'. "
                    + (guess is null ? $"Write one of {string.Join(", ", PolicyKeys.Presets)}, or a file as './name.yml'." : $"Did you mean '{guess}'?"));
            }
            else
            {
                inherited = ExtendFile(text, item.Value, location, inherited, chain);
            }
        }

        return inherited;
    }

    private PolicyDocument ExtendFile(SourceText text, string item, SourceLocation location, PolicyDocument inherited, Chain chain)
    {
        var path = item;
        if (!RepositoryPath.IsAbsolute(item) && !PolicyPath.TryResolve(PolicyPath.DirectoryOf(text.Path), item, out path))
        {
            _nodes.Report(location, Explain(FileReadStatus.OutsideRoot));
            return inherited;
        }

        if (chain.Active.Contains(path))
        {
            _nodes.Report(location, "The policies extend each other in a circle. Remove one of the links.");
            return inherited;
        }

        if (chain.Count >= MaximumFiles)
        {
            _nodes.Report(location, $"The policy extends more than {MaximumFiles - 1} files.");
            return inherited;
        }

        var read = _files.Read(path);
        if (read.Text is { } extended)
        {
            return Apply(extended, inherited, chain);
        }

        if (read.Status != FileReadStatus.Unknown)
        {
            _nodes.Report(location, Explain(read.Status));
        }

        return inherited;
    }

    private static bool IsFile(string item) =>
        item.IndexOf('/') >= 0
        || item.EndsWith(".yml", StringComparison.OrdinalIgnoreCase)
        || item.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase);

    private static string Explain(FileReadStatus status) => status switch
    {
        FileReadStatus.NotText => "The policy file is no UTF-8 text, or too large.",
        FileReadStatus.AccessDenied => "The policy file cannot be read: the operating system denies access.",
        FileReadStatus.LinkCycle => "The policy file cannot be read: its links form a cycle.",
        FileReadStatus.OutsideRoot => "The path leads out of the repository. Copy the policy into it, or name it by the build's property.",
        _ => "There is no such policy file. The path is relative to the file that names it.",
    };

    private void Report(PolicyError error)
    {
        // A file that several policies extend has its errors once.
        if (_known.Add(error))
        {
            _errors.Add(error);
        }
    }

    private sealed class Chain
    {
        public Chain(PolicyReader reader) => Reader = reader;

        public PolicyReader Reader { get; }

        public HashSet<string> Active { get; } = new(StringComparer.Ordinal);

        public int Count { get; set; }
    }
}
