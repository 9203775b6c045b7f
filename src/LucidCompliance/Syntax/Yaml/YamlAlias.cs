using LucidCompliance.Text;

namespace LucidCompliance.Syntax.Yaml;

/// <summary>The use <c>*name</c> of an anchored node.</summary>
public sealed class YamlAlias : YamlNode
{
    internal YamlAlias(SourceText text, TextSpan span, string name, YamlNode? target)
        : base(text, span, default)
    {
        Name = name;
        Target = target;
        Weight = 1 + (target?.Weight ?? 0);
    }

    /// <summary>The name without the asterisk.</summary>
    public string Name { get; }

    /// <summary>The node with that anchor; null where there is none or where following it is refused (see <see cref="YamlDefect"/>).</summary>
    public YamlNode? Target { get; }

    internal override long Weight { get; }

    internal override int Height => Target?.Height ?? 0;

    /// <inheritdoc/>
    public override YamlNode? Resolve() => Target;
}
