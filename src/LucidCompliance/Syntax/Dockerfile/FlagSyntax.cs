using LucidCompliance.Text;

namespace LucidCompliance.Syntax.Dockerfile;

/// <summary>A flag of an instruction: <c>--name</c> or <c>--name=value</c> before the arguments.</summary>
public sealed class FlagSyntax
{
    internal FlagSyntax(string name, TextSpan nameSpan, DockerWord? value, TextSpan span)
    {
        Name = name;
        NameSpan = nameSpan;
        Value = value;
        Span = span;
    }

    /// <summary>The name without dashes, as written: names are case-sensitive.</summary>
    public string Name { get; }

    /// <summary>The span of <see cref="Name"/>.</summary>
    public TextSpan NameSpan { get; }

    /// <summary>The text behind <c>=</c> without quotes; null where there is no <c>=</c>.</summary>
    public DockerWord? Value { get; }

    /// <summary>The whole flag with its dashes.</summary>
    public TextSpan Span { get; }
}
