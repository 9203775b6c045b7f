using LucidCompliance.Text;

namespace LucidCompliance.Model.DotNet;

/// <summary>One option of a <c>dotnet</c> command line.</summary>
/// <param name="Name">
/// The MSBuild property that it sets (<c>Configuration</c> for <c>-c</c>, any name for <c>-p:</c>), or one of the names of
/// <see cref="DotNetOptionNames"/> for what is no property.
/// </param>
/// <param name="Value">The value with variables put in; its origin is where the value is written, also as the default of an ARG.</param>
/// <param name="Location">The whole option: <c>-c Debug</c>.</param>
/// <param name="ValueLocation">The value where it literally stands in the option; null where a variable brings it or there is none.</param>
public sealed record DotNetOption(string Name, Fact<string> Value, SourceLocation Location, SourceLocation? ValueLocation)
{
    /// <summary>The name only.</summary>
    public override string ToString() => Name;
}

/// <summary>Names of options that set no property of that name.</summary>
public static class DotNetOptionNames
{
    /// <summary><c>-o</c>, <c>--output</c>.</summary>
    public const string Output = "--output";

    /// <summary><c>-a</c>, <c>--arch</c>.</summary>
    public const string Architecture = "--arch";

    /// <summary><c>--os</c>.</summary>
    public const string OperatingSystem = "--os";

    /// <summary><c>--no-restore</c>.</summary>
    public const string NoRestore = "--no-restore";

    /// <summary><c>--no-build</c>.</summary>
    public const string NoBuild = "--no-build";
}
