using System.Collections.Generic;
using LucidCompliance.Model.Images;
using LucidCompliance.Rules.Compose;
using LucidCompliance.Syntax.Dockerfile;

namespace LucidCompliance.Rules.Dockerfile;

/// <summary>What a reference to an undefined variable says, and which name it may have meant.</summary>
internal static class UndefinedNames
{
    // Each reference is compared with each declared name: a file with more of them gets no advice on slips of the pen.
    private const int MaximumReferences = 200;

    private static readonly string[] Platform =
    [
        "BUILDPLATFORM", "BUILDOS", "BUILDARCH", "BUILDVARIANT", "TARGETPLATFORM", "TARGETOS", "TARGETARCH", "TARGETVARIANT",
    ];

    /// <summary>
    /// Whether a reference is a mistake if its variable is unset: one with a default or an alternative of its own is prepared for that, and
    /// a required one is refused (LUCID0001).
    /// </summary>
    public static bool Counts(UndefinedVariable variable) =>
        variable.Reference.Operator is not (VariableOperator.Default or VariableOperator.Alternative or VariableOperator.Required);

    /// <summary>Whether the file has so few undefined references that each may be looked at with all declared names.</summary>
    public static bool AreFew(ImageBuild build) => build.UndefinedVariables.Length <= MaximumReferences;

    /// <summary>Whether the file has so few stages that each name may be looked up among all.</summary>
    public static bool AreFewStages(ImageBuild build) => build.Stages.Length <= MaximumReferences;

    /// <summary>The one variable among those declared, or the engine's platform arguments, that a name nearly is.</summary>
    public static string? FindNearest(string name, IEnumerable<string> declared) =>
        VariableNames.FindNearest(name, declared) ?? VariableNames.FindNearest(name, Platform);

    /// <summary>Whether the engine sets the variable by the platform, for an ARG without default.</summary>
    public static bool IsPlatform(string name) => System.Array.IndexOf(Platform, name) >= 0;
}
