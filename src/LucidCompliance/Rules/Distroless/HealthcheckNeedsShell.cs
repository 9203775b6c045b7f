using System.Collections.Generic;
using System.Collections.Immutable;
using System.Text;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model.Compose;
using LucidCompliance.Rules.Commands;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.Yaml;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Distroless;

/// <summary>LUCID1003: a Compose health check that a shell runs, for an image that is proven to have none.</summary>
public sealed class HealthcheckNeedsShell : ContainerRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID1003",
        Name = nameof(HealthcheckNeedsShell),
        Title = "A service's health check needs a shell that its image does not have.",
        DefaultSeverity = DiagnosticSeverity.Error,
        Fix = FixSafety.Safe,
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ContainerSubject container)
    {
        if (container.Service?.Healthcheck is not { Form: HealthcheckForm.Shell or HealthcheckForm.ShellString, Test: { } test } healthcheck
            || !container.Shell.IsMissing)
        {
            yield break;
        }

        var words = ExecWords(container, healthcheck);
        var form = healthcheck.Form == HealthcheckForm.Shell ? "is CMD-SHELL" : "is a string, which means CMD-SHELL";
        var advice = words.IsEmpty
            ? "Write a list that begins with CMD and a program of the image."
            : "Write it as " + PlainCommand.ToMessage(words, "CMD") + ".";
        var image = container.Image is null ? "its image " : "its image on ";
        var fix = words.IsEmpty ? null : healthcheck.Form == HealthcheckForm.Shell ? ListFix(healthcheck, words) : StringFix(test, words);
        yield return Finding(
            healthcheck.TestLocation,
            $"The health check of service '{container.Service.Name}' {form}, but {image}{Wording.BaseOf(container, healthcheck.TestLocation)} has no "
            + $"{container.Shell.Path}: the service never becomes healthy. {advice}") with
        {
            KeyPath = test.KeyPath,
            Related = Related(container, healthcheck.TestLocation),
            Fixes = fix is null ? [] : [fix],
        };
    }

    private static ImmutableArray<RelatedLocation> Related(ContainerSubject container, SourceLocation location) =>
        container.Image?.Shipping is { } shipping ? Wording.RelatedBase(shipping.Base.Root, location, "The base image without a shell is named here.")
        : container.Pulled is { } pulled ? [new RelatedLocation(pulled.Location, "The image without a shell is named here.")]
        : [];

    // Empty where the list would not provably mean the same, or would name a program that is not there.
    private static ImmutableArray<string> ExecWords(ContainerSubject container, ComposeHealthcheck healthcheck) =>
        healthcheck.Arguments.Length == 1
        && healthcheck.Arguments[0] is { IsInterpolated: false } text
        && PlainCommand.TrySplit(text.RawText, out var words)
        && (container.Config is not { } config || !MissingProgram.IsMissing(config.Files, words[0]))
            ? words
            : [];

    private static Fix? StringFix(ComposeNode test, ImmutableArray<string> words) =>
        test.Syntax is YamlScalar { Anchor: null, Tag: null } scalar
            ? Fix.Replace("Write the health check as a list", FixSafety.Safe, scalar.Location, PlainCommand.ToJson(words, "CMD"))
            : null;

    private static Fix? ListFix(ComposeHealthcheck healthcheck, ImmutableArray<string> words)
    {
        if (healthcheck.Test?.Syntax is not YamlSequence { Items.Length: 2, Anchor: null } list
            || list.Items[0] is not YamlScalar { Anchor: null, Tag: null, Value: "CMD-SHELL" } kind
            || list.Items[1] is not YamlScalar { Anchor: null, Tag: null } command)
        {
            return null;
        }

        var separator = list.IsFlow ? ", " : list.Text.NewLine + new string(' ', list.Indentation) + "- ";
        var quote = command.Style == YamlScalarStyle.SingleQuoted ? '\'' : '"';
        var items = new StringBuilder();
        foreach (var word in words)
        {
            items.Append(items.Length > 0 ? separator : string.Empty).Append(quote).Append(word).Append(quote);
        }

        return new Fix(
            "Write the health check without a shell",
            FixSafety.Safe,
            [
                new FileEdit(list.Text, new TextEdit(kind.ContentSpan, "CMD")),
                new FileEdit(list.Text, new TextEdit(command.Span, items.ToString())),
            ]);
    }
}
