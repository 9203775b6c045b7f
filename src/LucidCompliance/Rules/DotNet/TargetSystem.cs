using System;
using LucidCompliance.Model.DotNet;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.DotNet;

/// <summary>The system that a program is published for.</summary>
/// <param name="Libc"><c>musl</c> or <c>glibc</c>; <c>Windows</c> or <c>macOS</c> where it is for another system.</param>
/// <param name="Text">What decides, for messages: <c>linux-musl-x64</c>, <c>the system of the SDK image</c>.</param>
/// <param name="Identifier">The runtime identifier; null where none is written.</param>
/// <param name="Location">Where it is written in the command or as an argument's default; null where it stands in the project, or nowhere.</param>
internal sealed record TargetSystem(string Libc, string Text, string? Identifier, SourceLocation? Location)
{
    /// <summary>The system of a program; null where it is not known.</summary>
    public static TargetSystem? Of(DotNetApplication application)
    {
        if (application.Publish is not { Command: { } command } || application.Mentions("StaticExecutable"))
        {
            return null;
        }

        var identifier = application.RuntimeIdentifier;
        if (identifier.TryGet(out var text))
        {
            var option = command.FindOption("RuntimeIdentifier");
            return LibcOf(text) is { } libc
                ? new TargetSystem(libc, text, text, option is null ? null : option.ValueLocation ?? option.Value.Origin ?? option.Location)
                : null;
        }

        if (identifier.IsUnknown)
        {
            return null;
        }

        var system = command.Get(DotNetOptionNames.OperatingSystem);
        if (system.TryGet(out var name))
        {
            var option = command.FindOption(DotNetOptionNames.OperatingSystem)!;
            return LibcOf(name + "-") is { } libc ? new TargetSystem(libc, name, null, option.ValueLocation ?? option.Location) : null;
        }

        // Without one, and with an architecture alone, the SDK publishes for its own system.
        return system.IsAbsent && !command.Get(DotNetOptionNames.Architecture).IsUnknown | command.FindOption(DotNetOptionNames.Architecture) is not null
            && DotNetImage.Of(command.Step.Stage) is { Kind: DotNetImageKind.Sdk, IsMicrosofts: true, Facts: { } facts } sdk
            && facts.Libc.TryGet(out var own) && own is "musl" or "glibc"
                ? new TargetSystem(own, "the system of " + Wording.Name(sdk.Root), null, command.FindOption("SelfContained")?.Location)
                : null;
    }

    /// <summary>The C library or system of a runtime identifier; null for one that is not known.</summary>
    public static string? LibcOf(string identifier) =>
        identifier.StartsWith("linux-musl-", StringComparison.OrdinalIgnoreCase) || identifier.StartsWith("alpine", StringComparison.OrdinalIgnoreCase) ? "musl"
        : identifier.StartsWith("linux-bionic", StringComparison.OrdinalIgnoreCase) ? null
        : identifier.StartsWith("linux-", StringComparison.OrdinalIgnoreCase) ? "glibc"
        : identifier.StartsWith("win", StringComparison.OrdinalIgnoreCase) ? "Windows"
        : identifier.StartsWith("osx", StringComparison.OrdinalIgnoreCase) ? "macOS"
        : null;
}
