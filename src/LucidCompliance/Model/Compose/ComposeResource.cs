using LucidCompliance.Text;

namespace LucidCompliance.Model.Compose;

/// <summary>A network, volume, secret or config that the top level declares.</summary>
public sealed class ComposeResource
{
    internal ComposeResource(string name, SourceLocation keyLocation, ComposeNode node)
    {
        Name = name;
        KeyLocation = keyLocation;
        Node = node;
    }

    /// <summary>The key under which services refer to it.</summary>
    public string Name { get; }

    /// <summary>Where the key is written.</summary>
    public SourceLocation KeyLocation { get; }

    /// <summary>Its value: a mapping, or a null scalar where only the key is written.</summary>
    public ComposeNode Node { get; }

    /// <summary>The value where it is a mapping.</summary>
    public ComposeMapping? Mapping => Node as ComposeMapping;

    /// <summary>The name outside Compose: <c>name</c>; absent where it has none (then <c>project_key</c>, or the key if external).</summary>
    public Fact<string> ExternalName => Mapping?.GetScalar("name")?.Value ?? Mapping?.GetMapping("external")?.GetScalar("name")?.Value ?? Fact<string>.Absent;

    /// <summary>Whether it lives outside the project; known false where nothing says so.</summary>
    public Fact<bool> IsExternal =>
        Mapping?.GetValue("external") switch
        {
            ComposeScalar { IsNull: false } scalar => scalar.AsBoolean(),
            ComposeMapping mapping => Fact<bool>.Known(true, mapping.Location),
            _ => Fact<bool>.Known(false, KeyLocation),
        };

    /// <summary>The driver; absent where none is written.</summary>
    public ComposeScalar? Driver => Mapping?.GetScalar("driver");
}
