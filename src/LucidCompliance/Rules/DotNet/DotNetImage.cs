using System;
using System.Collections.Immutable;
using LucidCompliance.Diagnostics;
using LucidCompliance.Knowledge;
using LucidCompliance.Model.Images;
using LucidCompliance.Policy;
using LucidCompliance.Subjects;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.DotNet;

/// <summary>What an image of .NET holds.</summary>
internal enum DotNetImageKind
{
    /// <summary>The native libraries that .NET needs, without .NET.</summary>
    RuntimeDeps,

    /// <summary>The runtime.</summary>
    Runtime,

    /// <summary>The runtime and ASP.NET Core.</summary>
    AspNet,

    /// <summary>The SDK.</summary>
    Sdk,
}

/// <summary>A base image of .NET, and how its reference is changed.</summary>
internal sealed class DotNetImage
{
    private static readonly (string Name, DotNetImageKind Kind)[] Names =
    [
        ("runtime-deps", DotNetImageKind.RuntimeDeps), ("runtime", DotNetImageKind.Runtime), ("aspnet", DotNetImageKind.AspNet), ("sdk", DotNetImageKind.Sdk),
        ("dotnet-deps", DotNetImageKind.RuntimeDeps), ("dotnet-runtime", DotNetImageKind.Runtime), ("dotnet-aspnet", DotNetImageKind.AspNet),
    ];

    private readonly StageBase? _root;
    private readonly Func<TextSpan, SourceLocation?> _locate;

    private DotNetImage(StageBase? root, Func<TextSpan, SourceLocation?> locate, ImageReference reference, BaseImageFacts facts, DotNetImageKind kind)
    {
        _root = root;
        _locate = locate;
        Reference = reference;
        Facts = facts;
        Kind = kind;
    }

    /// <summary>The base that names it.</summary>
    /// <exception cref="InvalidOperationException">A project's property names it.</exception>
    public StageBase Root => _root ?? throw new InvalidOperationException("The image is not that of a stage.");

    /// <summary>The reference.</summary>
    public ImageReference Reference { get; }

    /// <summary>What is known of it.</summary>
    public BaseImageFacts Facts { get; }

    /// <summary>What it holds.</summary>
    public DotNetImageKind Kind { get; }

    /// <summary>Major and minor version; null where the tag does not say.</summary>
    public Version? Version => Version.TryParse(Facts.RuntimeVersion ?? string.Empty, out var version) ? version : null;

    /// <summary>Whether this is one of Microsoft's images, whose variants are known by their tags.</summary>
    public bool IsMicrosofts => Reference.Registry == "mcr.microsoft.com";

    /// <summary>The image of .NET that a stage builds on, through its parents; null where it is another one, or not known.</summary>
    public static DotNetImage? Of(Stage? stage)
    {
        if (stage?.Base.Root is not { IsReplacedByContext: false, IsWindows: false, Facts: { IsWindows: false } facts } root
            || !root.Image.TryGet(out var reference) || KindOf(reference) is not { } kind)
        {
            return null;
        }

        // In FROM, in an ARG whose default is the image, or in one whose default is this part of it.
        return new DotNetImage(
            root,
            span => root.Locate(span) ?? root.LocateInArgument(span)
                ?? (root.ArgumentDefaultLocation is { } argument ? LiteralValue.Find(argument, reference.Text.Substring(span.Start, span.Length)) : null),
            reference, facts, kind);
    }

    /// <summary>The image of .NET that a project's <c>ContainerBaseImage</c> names; null where it names none, another one, or one that is not known.</summary>
    public static DotNetImage? Of(ProjectSubject project)
    {
        if (project.Publishing?.BaseImage.IsKnown != true)
        {
            return null;
        }

        foreach (var candidate in PublishedBase.Of(project))
        {
            return candidate is { Facts: { IsWindows: false } facts, Reference: var reference } && KindOf(reference) is { } kind
                ? new DotNetImage(null, span => LocateInProperty(project, reference, span), reference, facts, kind)
                : null;
        }

        return null;
    }

    /// <summary>Where a part of the reference is written; null where variables make it.</summary>
    public SourceLocation? Locate(TextSpan span) => _locate(span);

    /// <summary>A fix that takes the variant with ICU and time zones: <c>-extra</c> behind the tag's variant. None where there is no such image.</summary>
    public ImmutableArray<Fix> UseExtra(PolicyDocument policy)
    {
        if (!IsMicrosofts || Reference.Tag is not { } tag || Reference.TagSpan is not { } span || IndexOfExtra(tag) is not { } index)
        {
            return [];
        }

        var insertion = span.Start + index;
        return IsKnown(Reference.Text.Insert(insertion, "-extra"), policy) && Locate(new TextSpan(insertion - 1, 1)) is { } before
            ? [new Fix("Use the variant with ICU and time zones (-extra)", FixSafety.Safe, [new FileEdit(before.Text, new TextEdit(new TextSpan(before.Span.End, 0), "-extra"))])]
            : [];
    }

    /// <summary>A fix that takes the same tag of another image of .NET: <c>aspnet</c> for <c>runtime</c>. None where there is no such image.</summary>
    public ImmutableArray<Fix> UseKind(DotNetImageKind kind, PolicyDocument policy)
    {
        if (!IsMicrosofts)
        {
            return [];
        }

        var name = NameOf(kind);
        var path = Reference.PathSpan;
        var old = ImagePath.BaseName(Reference.Path);
        var span = new TextSpan(path.End - old.Length, old.Length);
        return IsKnown(Replace(span, name), policy) && Locate(span) is { } place
            ? [Fix.Replace("Use the image '" + name + "'", FixSafety.Safe, place, name)]
            : [];
    }

    /// <summary>A fix that takes another version of the same image. None where its variant does not exist there, or is out of support.</summary>
    /// <param name="version">Such as <c>10.0</c>.</param>
    /// <param name="policy">The policy, which must allow the image.</param>
    /// <param name="day">The day of the build.</param>
    public ImmutableArray<Fix> UseVersion(string version, PolicyDocument policy, DateTime day)
    {
        if (!IsMicrosofts || Reference.Tag is not { } tag || Reference.TagSpan is not { } span)
        {
            return [];
        }

        // The whole version, patch and preview included, is up to the first variant.
        var end = 0;
        while (end < tag.Length && (tag[end] is '.' or (>= '0' and <= '9')))
        {
            end++;
        }

        var rest = tag.Substring(end);
        if (end == 0 || rest.StartsWith("-preview", StringComparison.Ordinal) || rest.StartsWith("-rc", StringComparison.Ordinal) || !DotNetSuites.HaveVersion(rest, version))
        {
            return [];
        }

        var range = new TextSpan(span.Start, end);
        return IsKnown(Replace(range, version), policy, day) && Locate(range) is { } place
            ? [Fix.Replace("Use version " + version + " of the image", FixSafety.Safe, place, version)]
            : [];
    }

    /// <summary>The image's name without registry and tag: <c>aspnet</c>.</summary>
    public static string NameOf(DotNetImageKind kind)
    {
        foreach (var (name, known) in Names)
        {
            if (known == kind)
            {
                return name;
            }
        }

        throw new ArgumentOutOfRangeException(nameof(kind));
    }

    private string Replace(TextSpan span, string text) =>
        Reference.Text.Substring(0, span.Start) + text + Reference.Text.Substring(span.End);

    private static DotNetImageKind? KindOf(ImageReference reference)
    {
        if (!reference.Repository.StartsWith("mcr.microsoft.com/dotnet/", StringComparison.Ordinal) && !reference.Repository.StartsWith("ubuntu/dotnet-", StringComparison.Ordinal))
        {
            return null;
        }

        var name = ImagePath.BaseName(reference.Repository);
        foreach (var (known, kind) in Names)
        {
            if (name == known)
            {
                return kind;
            }
        }

        return null;
    }

    private static SourceLocation? LocateInProperty(ProjectSubject project, ImageReference reference, TextSpan span) =>
        project.Project!.FindPropertyElement("ContainerBaseImage") is { Content: { } content } element && ProjectEdits.IsPlain(project, element)
        && string.Equals(content.Value, reference.Text, StringComparison.Ordinal) && content.ValueSpan.Length == content.Value.Length
            ? element.Locate(new TextSpan(content.ValueSpan.Start + span.Start, span.Length))
            : null;

    // Behind "chiseled", "distroless" and "alpine3.22", and behind "composite", in front of the architecture.
    private static int? IndexOfExtra(string tag)
    {
        foreach (var variant in new[] { "-chiseled", "-distroless", "-alpine" })
        {
            var index = tag.IndexOf(variant, StringComparison.Ordinal);
            if (index < 0 || tag.IndexOf("-extra", StringComparison.Ordinal) >= 0)
            {
                continue;
            }

            index += variant.Length;
            while (variant == "-alpine" && index < tag.Length && (tag[index] is '.' or (>= '0' and <= '9')))
            {
                index++;
            }

            const string Composite = "-composite";
            return string.CompareOrdinal(tag, index, Composite, 0, Composite.Length) == 0 ? index + Composite.Length : index;
        }

        return null;
    }

    private bool IsKnown(string text, PolicyDocument policy, DateTime? day = null) =>
        Reference.Digest is null
        && ImageReference.TryParse(text, out var reference, out _)
        && BaseImageCatalogue.Default.Find(reference!) is { Status: not BaseImageStatus.Removed, Confidence: not BaseImageConfidence.Low } facts
        && (day is not { } date || !facts.IsEndOfLifeOn(date))
        && policy.BaseImages.Allows(reference!) == Trilean.Yes;
}
