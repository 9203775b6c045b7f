using LucidCompliance.Text;

namespace LucidCompliance.Model.Compose;

/// <summary>How a node combines with the node at the same place in an earlier file.</summary>
internal enum MergeMode
{
    /// <summary>By the rules of its key.</summary>
    Merge,

    /// <summary><c>!override</c>: it replaces the earlier one.</summary>
    Override,

    /// <summary><c>!reset</c>: the earlier one is removed.</summary>
    Reset,
}

/// <summary>What a file is loaded with; every node remembers it, because its paths and variables belong to it through all merges.</summary>
/// <param name="Text">The file.</param>
/// <param name="Directory">What its relative paths are relative to; relative to the repository root.</param>
/// <param name="Sources">Where its variables find their values.</param>
internal sealed record LoadContext(SourceText Text, string Directory, VariableSources Sources)
{
    public string Resolve(string path) => RepositoryPath.Combine(Directory, path);
}
