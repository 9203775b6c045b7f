using System;
using LucidCompliance.Model;
using LucidCompliance.Policy;
using LucidCompliance.Text;

namespace LucidCompliance.Subjects.Secrets;

/// <summary>The file of a candidate, and who can read what stands in it.</summary>
public sealed class SecretFile
{
    private readonly IRepositoryFiles _files;
    private Fact<bool>? _isTracked;
    private Fact<bool>? _isIgnored;

    internal SecretFile(SourceText text, PolicyDocument policy, IRepositoryFiles files)
    {
        _files = files;
        Text = text;
        Policy = policy;
        var name = text.Path.Substring(text.Path.LastIndexOf('/') + 1);
        IsExample = ArtifactDiscovery.IsExampleName(name);
        IsOverride = name.IndexOf(".override.", StringComparison.OrdinalIgnoreCase) >= 0;
        IsDevelopment = name.EndsWith(".Development.json", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The text that the candidates' spans refer to.</summary>
    public SourceText Text { get; }

    /// <summary>The policy that holds for the file.</summary>
    public PolicyDocument Policy { get; }

    /// <summary>Whether the name says that the file is an example (<c>.example</c>, <c>.sample</c>, <c>.template</c>, <c>.dist</c>).</summary>
    public bool IsExample { get; }

    /// <summary>Whether the name says <c>*.override.*</c>: what a developer merges on top.</summary>
    public bool IsOverride { get; }

    /// <summary>Whether the name is <c>*.Development.json</c>.</summary>
    public bool IsDevelopment { get; }

    /// <summary>Whether git tracks the file. Git is asked only when a finding needs the answer.</summary>
    public Fact<bool> IsTracked => _isTracked ??= _files.IsTracked(Text.Path);

    /// <summary>Whether git ignores the file; known false outside a repository (RULES.md convention 12).</summary>
    public Fact<bool> IsIgnored => _isIgnored ??= _files.IsIgnored(Text.Path);

    /// <summary>Whether the content provably is, or with the next commit comes, into the repository.</summary>
    public bool IsExposed => IsTracked is { IsKnown: true, Value: true } || IsIgnored is { IsKnown: true, Value: false };

    /// <summary>Whether git ignores the file and does not track it all the same, or may do so as far as is known.</summary>
    public bool IsPrivate => !IsExposed;
}
