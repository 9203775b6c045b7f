using LucidCompliance.Text;

namespace LucidCompliance.Model.Compose;

/// <summary>An environment variable of a service's container.</summary>
public sealed class ComposeVariable
{
    internal ComposeVariable(string name, SourceLocation nameLocation, ComposeScalar? value, Fact<string> text, SourceLocation valueLocation, string? envFile)
    {
        Name = name;
        NameLocation = nameLocation;
        Value = value;
        Text = text;
        ValueLocation = valueLocation;
        EnvFile = envFile;
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>Where the name is written: in the Compose file, or in the env file.</summary>
    public SourceLocation NameLocation { get; }

    /// <summary>The value as <c>environment</c> writes it; null for a variable of an <c>env_file</c>.</summary>
    public ComposeScalar? Value { get; }

    /// <summary>
    /// What the container gets: of a pass-through (<c>KEY</c> without value) what the variable sources say, absent where they have none.
    /// It may be a secret.
    /// </summary>
    public Fact<string> Text { get; }

    /// <summary>Where the value is written; the name where there is none.</summary>
    public SourceLocation ValueLocation { get; }

    /// <summary>The env file that defines it; null where <c>environment</c> does.</summary>
    public string? EnvFile { get; }

    /// <summary>Whether <c>environment</c> names it without a value.</summary>
    public bool IsPassedThrough => Value is { IsNull: true };
}

/// <summary>A label.</summary>
public sealed class ComposeLabel
{
    internal ComposeLabel(string key, SourceLocation location, ComposeScalar? value, Fact<string> text, SourceLocation valueLocation, string? labelFile)
    {
        Key = key;
        Location = location;
        Value = value;
        Text = text;
        ValueLocation = valueLocation;
        LabelFile = labelFile;
    }

    /// <summary>The key.</summary>
    public string Key { get; }

    /// <summary>Where the key is written.</summary>
    public SourceLocation Location { get; }

    /// <summary>The value as <c>labels</c> writes it; null for a label of a <c>label_file</c>.</summary>
    public ComposeScalar? Value { get; }

    /// <summary>The label's value; empty where the key stands alone.</summary>
    public Fact<string> Text { get; }

    /// <summary>Where the value is written; the key where there is none.</summary>
    public SourceLocation ValueLocation { get; }

    /// <summary>The label file that defines it; null where <c>labels</c> does.</summary>
    public string? LabelFile { get; }
}
