using System;
using System.Collections.Immutable;
using System.CommandLine;
using System.Threading;
using System.Threading.Tasks;
using LucidCompliance.Diagnostics;
using LucidCompliance.Repository.Fixes;
using LucidCompliance.Repository.Pages;
using LucidCompliance.Rules;

namespace LucidCompliance.Tool.Commands;

/// <summary><c>lucid fix</c>: repairs what can be repaired without asking, or shows how.</summary>
internal static class FixCommand
{
    private static readonly char[] Separators = [';', ',', ' ', '+'];

    public static Command Create(CommandContext context)
    {
        var options = new RepositoryOptions();
        var unsafeFixes = new Option<bool>("--unsafe") { Description = "Applies fixes too that may change the behaviour: review them." };
        var diff = new Option<bool>("--diff") { Description = "Shows the changes as a unified diff and writes nothing; what looks like a secret is redacted." };
        var rules = new Option<string[]>("--rules")
        {
            Description = "Fixes the findings of these rules only.",
            HelpName = "ids",
            AllowMultipleArgumentsPerToken = true,
        };
        var command = new Command("fix", "Repairs findings. Exit code 0: none left at error, 1: some, or a file could not be written, 2: wrong usage.") { unsafeFixes, diff, rules };
        options.AddTo(command);
        command.SetAction((result, cancellation) =>
        {
            var target = options.GetTarget(result, context);
            var request = new FixRequest(result.GetValue(diff), result.GetValue(unsafeFixes), GetRules(result.GetValue(rules) ?? []))
            {
                Covers = target.Covers,
                Vocabulary = FixVocabulary.Commands,
            };
            return Task.FromResult(Run(target, request, context, cancellation));
        });
        return command;
    }

    private static int Run(RepositoryTarget target, FixRequest request, CommandContext context, CancellationToken cancellation)
    {
        var outcome = FixRun.Run(target.Prepare(cancellation), request, "the repository", cancellation);
        context.Output.Write(outcome.Text);
        if (outcome.IsRefused)
        {
            return ExitCode.Findings;
        }

        foreach (var finding in outcome.Plan.Remaining)
        {
            if (finding.Severity == DiagnosticSeverity.Error && target.Covers(finding.Location.Path))
            {
                return ExitCode.Findings;
            }
        }

        return ExitCode.Clean;
    }

    private static ImmutableArray<string> GetRules(string[] lists)
    {
        var rules = ImmutableArray.CreateBuilder<string>();
        foreach (var list in lists)
        {
            foreach (var id in list.Split(Separators, StringSplitOptions.RemoveEmptyEntries))
            {
                if (RuleCatalogue.Find(id.ToUpperInvariant()) is null)
                {
                    throw new UsageException("There is no rule " + id + ". " + RulePages.Shipped.Suggest(id));
                }

                rules.Add(id);
            }
        }

        return rules.ToImmutable();
    }
}
