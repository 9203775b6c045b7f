using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model.Compose;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Syntax.Yaml;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Runtime;

/// <summary>LUCID4003: a health check whose list or whose durations Compose, BuildKit or the engine refuse.</summary>
public sealed class HealthcheckFormInvalid : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID4003",
        Name = nameof(HealthcheckFormInvalid),
        Title = "A health check has a form that is refused.",
        DefaultSeverity = DiagnosticSeverity.Error,
        Fix = FixSafety.Safe,
    };

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Check(AnalysisSubjects subjects)
    {
        foreach (var dockerfile in subjects.Dockerfiles)
        {
            foreach (var instruction in dockerfile.Syntax.Instructions)
            {
                if (instruction is HealthcheckInstruction { IsNone: false })
                {
                    foreach (var finding in CheckFlags(dockerfile, instruction))
                    {
                        yield return finding;
                    }
                }
            }
        }

        foreach (var container in subjects.Containers)
        {
            if (container.Service is { Healthcheck: { Form: not HealthcheckForm.Disabled } healthcheck } service)
            {
                foreach (var finding in CheckCompose(container, healthcheck))
                {
                    yield return finding with { Service = service.Name };
                }
            }
        }
    }

    private IEnumerable<Diagnostic> CheckFlags(DockerfileSubject dockerfile, InstructionSyntax instruction)
    {
        foreach (var flag in instruction.Flags)
        {
            if (flag.Name is "interval" or "timeout" or "start-period" or "start-interval"
                && flag.Value is { Text.Length: > 0 } value
                && (!GoDuration.TryParse(value.Text, out var duration) || IsTooShort(duration)))
            {
                var isNumber = IsNumber(value.Text);
                var location = dockerfile.At(value.Span);
                yield return Finding(
                    location,
                    $"The value of --{flag.Name} is no duration that BuildKit takes: it needs a unit and at least 1ms, so the build fails. Write "
                    + (isNumber ? "it in seconds: " + value.Text + "s." : "a duration such as 30s or 1m30s.")) with
                {
                    Fixes = isNumber ? [Fix.Replace("Add the unit", FixSafety.Safe, location, value.Text + "s")] : [],
                };
            }
        }
    }

    private IEnumerable<Diagnostic> CheckCompose(ContainerSubject container, ComposeHealthcheck healthcheck)
    {
        if (healthcheck is { Form: HealthcheckForm.Invalid, Test: { } test })
        {
            yield return CheckTest(container, healthcheck, test);
        }

        foreach (var scalar in new[] { healthcheck.Interval, healthcheck.Timeout, healthcheck.StartPeriod, healthcheck.StartInterval })
        {
            if (scalar is not null && scalar.Value.TryGet(out var text) && IsRefused(text))
            {
                yield return Duration(scalar, text);
            }
        }
    }

    // A number that YAML reads as one is refused as well, but not a zero in quotes, which Go reads.
    private static bool IsRefused(string text) =>
        !ComposeDuration.IsValid(text) || (GoDuration.TryParse(text, out var duration) && IsTooShort(duration));

    private static bool IsTooShort(long nanoseconds) => nanoseconds != 0 && nanoseconds < GoDuration.NanosecondsPerMillisecond;

    private static bool IsNumber(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0;

    private Diagnostic Duration(ComposeScalar scalar, string text)
    {
        var isNumber = IsNumber(text);
        return Finding(
            scalar.Location,
            $"The health check's '{scalar.Key}' is no duration that Compose and the engine take: it needs a unit and at least 1ms, so the service does not start. Write "
            + (isNumber ? "it in seconds: " + text + "s." : "a duration such as 30s or 1m30s.")) with
        {
            KeyPath = scalar.KeyPath,
            Fixes = isNumber && scalar is { IsInterpolated: false, Syntax: YamlScalar { Anchor: null, Tag: null, Style: not (YamlScalarStyle.Literal or YamlScalarStyle.Folded) } syntax }
                ? [Fix.Replace("Add the unit", FixSafety.Safe, new SourceLocation(syntax.Text, syntax.ContentSpan), text + "s")]
                : [],
        };
    }

    private Diagnostic CheckTest(ContainerSubject container, ComposeHealthcheck healthcheck, ComposeNode test)
    {
        var first = healthcheck.Arguments[0];
        var name = container.Service!.Name;
        return Finding(
            first.Location,
            $"The health check of service '{name}' is a list that begins with none of CMD, CMD-SHELL and NONE, so Compose refuses the file. {Advice(container, healthcheck)}") with
        {
            KeyPath = first.KeyPath,
            Fixes = TestFix(container, healthcheck, test),
        };
    }

    private static string Advice(ContainerSubject container, ComposeHealthcheck healthcheck) =>
        Spelling(healthcheck) is { } spelling ? "Write " + spelling + "."
        : IsShellText(healthcheck) && !container.Shell.IsMissing ? "Write CMD-SHELL in front of the command line."
        : "Write CMD in front of the program and its arguments.";

    private static ImmutableArray<Fix> TestFix(ContainerSubject container, ComposeHealthcheck healthcheck, ComposeNode test)
    {
        var first = healthcheck.Arguments[0];
        if (first is not { IsInterpolated: false, Syntax: YamlScalar { Anchor: null, Tag: null, Style: not (YamlScalarStyle.Literal or YamlScalarStyle.Folded) } syntax }
            || test.Syntax is not YamlSequence list || list.Items.IsEmpty || list.Items[0] != syntax)
        {
            return [];
        }

        if (Spelling(healthcheck) is { } spelling)
        {
            return [Fix.Replace("Write " + spelling, FixSafety.Safe, new SourceLocation(syntax.Text, syntax.ContentSpan), spelling)];
        }

        if (IsShellText(healthcheck) && container.Shell.IsMissing)
        {
            return [];
        }

        var word = IsShellText(healthcheck) ? "CMD-SHELL" : "CMD";
        var quote = syntax.Style switch { YamlScalarStyle.SingleQuoted => "'", YamlScalarStyle.DoubleQuoted => "\"", _ => string.Empty };
        var separator = list.IsFlow ? ", " : list.Text.NewLine + new string(' ', list.Indentation) + "- ";
        return [Fix.Replace("Add " + word, FixSafety.Safe, new SourceLocation(syntax.Text, new TextSpan(syntax.Span.Start, 0)), quote + word + quote + separator)];
    }

    // One item with blanks is a command line for a shell; no program has such a name.
    private static bool IsShellText(ComposeHealthcheck healthcheck) =>
        healthcheck.Arguments.Length == 1 && healthcheck.Arguments[0].RawText.IndexOf(' ') > 0;

    private static string? Spelling(ComposeHealthcheck healthcheck) => healthcheck.Arguments[0].RawText.ToUpperInvariant() switch
    {
        "CMD" => "CMD",
        "CMD-SHELL" or "CMD_SHELL" or "CMDSHELL" => "CMD-SHELL",
        "NONE" => "NONE",
        _ => null,
    };
}
