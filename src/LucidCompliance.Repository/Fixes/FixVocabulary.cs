namespace LucidCompliance.Repository.Fixes;

/// <summary>How a front end calls what it offers, so that a report names what its reader can type.</summary>
/// <param name="Fix">What writes fixes.</param>
/// <param name="Preview">What shows them.</param>
/// <param name="Again">The advice to run it once more, without a period.</param>
/// <param name="Unsafe">The switch that includes unsafe fixes.</param>
internal sealed record FixVocabulary(string Fix, string Preview, string Again, string Unsafe)
{
    /// <summary>The build's targets.</summary>
    public static FixVocabulary Targets { get; } = new("LucidFix", "LucidFixPreview", "Run the target again", "-p:LucidFixUnsafe=true");

    /// <summary>The command line.</summary>
    public static FixVocabulary Commands { get; } = new("lucid fix", "lucid fix --diff", "Run the command again", "--unsafe");
}
