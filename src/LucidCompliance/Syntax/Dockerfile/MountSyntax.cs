using System;
using System.Collections.Immutable;
using LucidCompliance.Text;

namespace LucidCompliance.Syntax.Dockerfile;

/// <summary>A <c>--mount</c> flag of RUN.</summary>
public sealed class MountSyntax
{
    internal MountSyntax(FlagSyntax flag, string type, ImmutableArray<MountOptionSyntax> options)
    {
        Flag = flag;
        Type = type;
        Options = options;
    }

    /// <summary>The flag.</summary>
    public FlagSyntax Flag { get; }

    /// <summary>
    /// The value of <c>type</c> in lower case, not expanded: <c>bind</c> (also where it is not written), <c>cache</c>,
    /// <c>tmpfs</c>, <c>secret</c> or <c>ssh</c>; another text is an error or holds a variable.
    /// </summary>
    public string Type { get; }

    /// <summary>The options in source order, <c>type</c> included.</summary>
    public ImmutableArray<MountOptionSyntax> Options { get; }

    /// <summary>The source: <c>source</c> or <c>src</c>.</summary>
    public DockerWord? Source => (Find("source") ?? Find("src"))?.Value;

    /// <summary>The place in the container: <c>target</c>, <c>dst</c> or <c>destination</c>.</summary>
    public DockerWord? Target => (Find("target") ?? Find("dst") ?? Find("destination"))?.Value;

    /// <summary>The last option of a lower-case name, which is the one that counts; null where there is none.</summary>
    public MountOptionSyntax? Find(string name)
    {
        for (var i = Options.Length - 1; i >= 0; i--)
        {
            if (string.Equals(Options[i].Name, name, StringComparison.Ordinal))
            {
                return Options[i];
            }
        }

        return null;
    }
}

/// <summary>One option of a mount: <c>name=value</c> or <c>name</c>.</summary>
public sealed class MountOptionSyntax
{
    internal MountOptionSyntax(string name, TextSpan nameSpan, DockerWord? value, TextSpan span)
    {
        Name = name;
        NameSpan = nameSpan;
        Value = value;
        Span = span;
    }

    /// <summary>The name in lower case.</summary>
    public string Name { get; }

    /// <summary>The name as written.</summary>
    public TextSpan NameSpan { get; }

    /// <summary>The text behind <c>=</c>, not expanded; null where there is no <c>=</c>.</summary>
    public DockerWord? Value { get; }

    /// <summary>The whole option.</summary>
    public TextSpan Span { get; }
}
