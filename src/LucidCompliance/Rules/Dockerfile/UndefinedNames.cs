using System.Collections.Generic;
using LucidCompliance.Model.Images;
using LucidCompliance.Rules.Compose;
using LucidCompliance.Syntax.Dockerfile;

namespace LucidCompliance.Rules.Dockerfile;

/// <summary>What a reference to an undefined variable says, and which name it may have meant.</summary>
internal static class UndefinedNames
{
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

    /// <summary>The one variable among those declared, or the engine's platform arguments, that a name nearly is.</summary>
    public static string? FindNearest(string name, IEnumerable<string> declared) =>
        VariableNames.FindNearest(name, declared) ?? VariableNames.FindNearest(name, Platform);

    /// <summary>Whether the engine sets the variable by the platform, for an ARG without default.</summary>
    public static bool IsPlatform(string name) => System.Array.IndexOf(Platform, name) >= 0;
}
