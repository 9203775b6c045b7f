using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Diagnostics;
using LucidCompliance.Knowledge;
using LucidCompliance.Model.Compose;
using LucidCompliance.Model.Images;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Syntax.Yaml;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Distroless;

/// <summary>LUCID1006: a command that begins with the interpreter that the image's entrypoint already is.</summary>
public sealed class InterpreterRepeated : ContainerRule
{
    private const string Title = "Remove the repeated interpreter";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID1006",
        Name = nameof(InterpreterRepeated),
        Title = "The command repeats the interpreter that the base image's entrypoint already is.",
        DefaultSeverity = DiagnosticSeverity.Error,
        Fix = FixSafety.Safe,
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ContainerSubject container)
    {
        if (EntrypointFacts(container) is not { } facts)
        {
            yield break;
        }

        if (container.Service?.Command is { } command)
        {
            if (CheckCompose(container, facts, command) is { } finding)
            {
                yield return finding;
            }
        }
        else if (container.Image?.Shipping is { } shipping
            && shipping.Config.Command.TryGet(out var start)
            && start is { Form: CommandForm.Exec, Syntax: not null }
            && facts.CountRepeatedInterpreter(start.Arguments) is > 0 and var count)
        {
            yield return CheckDockerfile(shipping.Base.Root, facts, start, count);
        }
    }

    // The facts of the image whose entrypoint runs; null where another entrypoint does.
    private static BaseImageFacts? EntrypointFacts(ContainerSubject container)
    {
        if (container.Service is { Entrypoint: not null })
        {
            return null;
        }

        return container.Config is not { } config ? container.BaseFacts
            : config.Entrypoint.TryGet(out var entrypoint) && entrypoint.Instruction is null ? container.BaseFacts
            : null;
    }

    private Diagnostic CheckDockerfile(StageBase root, BaseImageFacts facts, ImageCommand start, int count)
    {
        var words = start.Syntax!.Words;
        var text = start.Location.Text;
        var location = new SourceLocation(text, words[0].Span.Union(words[count - 1].Span));
        var isFixable = CanRemove(facts, count, words.Length) && start.Instruction is { InteriorComments.IsEmpty: true, EmptyContinuationLines.IsEmpty: true };
        return Finding(location, Message("CMD", Wording.NameWithLine(root, location), facts, start.Arguments, count)) with
        {
            Related = Wording.RelatedBase(root, location, "The base image whose entrypoint is the interpreter is named here."),
            Fixes = isFixable
                ? [Fix.Replace(Title, FixSafety.Safe, new SourceLocation(text, TextSpan.FromBounds(words[0].Span.Start, words[count].Span.Start)), string.Empty)]
                : [],
        };
    }

    private Diagnostic? CheckCompose(ContainerSubject container, BaseImageFacts facts, ComposeCommand command)
    {
        var words = ImmutableArray.CreateBuilder<string>();
        foreach (var word in command.Words)
        {
            if (!word.Value.TryGet(out var value))
            {
                break;
            }

            words.Add(value);
        }

        var count = facts.CountRepeatedInterpreter(words);
        if (count == 0)
        {
            return null;
        }

        var first = command.Words[0].Location;
        var last = command.Words[count - 1].Location;
        var location = ReferenceEquals(first.Text, last.Text) && last.Span.End > first.Span.Start
            ? new SourceLocation(first.Text, first.Span.Union(last.Span))
            : first;
        var name = Wording.BaseOf(container, location) ?? "the image";
        return Finding(location, Message("The command of service '" + container.Service!.Name + "'", name, facts, words.ToImmutable(), count)) with
        {
            KeyPath = command.Node.KeyPath,
            Related = container.Image?.Shipping is { } shipping
                ? Wording.RelatedBase(shipping.Base.Root, location, "The base image whose entrypoint is the interpreter is named here.")
                : [],
            Fixes = CanRemove(facts, count, command.Words.Length) && Removal(command, count) is { } span
                ? [Fix.Replace(Title, FixSafety.Safe, new SourceLocation(first.Text, span), string.Empty)]
                : [],
        };
    }

    private static string Message(string what, string image, BaseImageFacts facts, IReadOnlyList<string> words, int count)
    {
        var entrypoint = string.Join(" ", facts.Entrypoint.Value);
        var repeated = words[0];
        for (var i = 1; i < count; i++)
        {
            repeated += " " + words[i];
        }

        var advice = count == facts.Entrypoint.Value.Length ? $"Remove '{repeated}'." : "Make the whole command the entrypoint.";
        return $"{what} begins with '{repeated}', but the entrypoint of {image} already is '{entrypoint}'. The container runs "
            + $"'{entrypoint} {repeated} …', finds no file '{words[0]}' and stops. {advice}";
    }

    // Of "java -jar" both words must go; otherwise the rest is no argument of "-jar".
    private static bool CanRemove(BaseImageFacts facts, int count, int length) =>
        count < length && count == facts.Entrypoint.Value.Length;

    // The text from the first repeated word to the first that stays; null where the YAML would not stay what it is.
    private static TextSpan? Removal(ComposeCommand command, int count)
    {
        if (command.IsList)
        {
            if (command.Node.Syntax is not YamlSequence { Anchor: null } list || list.Items.Length <= count)
            {
                return null;
            }

            var span = TextSpan.FromBounds(list.GetItemSpan(0).Start, list.GetItemSpan(count).Start);
            return list.Text.GetText(span).IndexOf('#') < 0 ? span : null;
        }

        var start = command.Words[0].Location.Span.Start;
        var end = command.Words[count].Location.Span.Start;
        return command.Node is ComposeScalar { IsInterpolated: false, Syntax: YamlScalar { Anchor: null } scalar }
            && end > start
            && (!scalar.IsPlain || scalar.Text.Content[end] is '/' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z'))
                ? TextSpan.FromBounds(start, end)
                : null;
    }
}
