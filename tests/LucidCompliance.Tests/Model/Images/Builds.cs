using System.Collections.Generic;
using System.Linq;
using LucidCompliance.Knowledge;
using LucidCompliance.Model;
using LucidCompliance.Model.Images;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Text;

namespace LucidCompliance.Tests.Model.Images;

/// <summary>Binds Dockerfiles of tests with the catalogue that ships.</summary>
internal static class Builds
{
    public static ImageBuild Bind(string content, ImageBuildOptions? options = null) =>
        ImageBinder.Bind(DockerfileSyntax.Parse(new SourceText("Dockerfile", content)), options ?? ImageBuildOptions.Default, BaseImageCatalogue.Default);

    public static Stage Ship(string content, ImageBuildOptions? options = null) => Bind(content, options).Shipping!;

    public static ImageConfig Config(string content, ImageBuildOptions? options = null) => Ship(content, options).Config;

    public static ImageBuildOptions Passing(string name, string value) =>
        new() { Arguments = new Dictionary<string, Fact<string>> { [name] = Fact<string>.Known(value) } };

    /// <summary>The text a location covers.</summary>
    public static string? Covered(this SourceLocation? location) => location?.Text.GetText(location.Span);

    /// <summary>The one-based line a location begins in.</summary>
    public static int Line(this SourceLocation? location) => location!.Start.Line + 1;

    /// <summary>A fact as its value, <c>unknown</c> or <c>absent</c>.</summary>
    public static string Show<T>(this Fact<T> fact)
        where T : notnull => fact.TryGet(out var value) ? value.ToString()!.ToLowerInvariant() : fact.Kind.ToString().ToLowerInvariant();

    /// <summary>A command as its arguments or its shell text.</summary>
    public static string Show(this Fact<ImageCommand> fact) => !fact.TryGet(out var command) ? fact.Kind.ToString().ToLowerInvariant()
        : command.Form == CommandForm.Shell ? "shell " + command.Syntax!.ShellText
        : string.Join(" ", command.Arguments);

    public static string Names(this IEnumerable<Stage> stages) => string.Join(" ", stages.Select(s => s.Name ?? s.Index.ToString()));
}
