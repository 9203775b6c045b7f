using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.LanguageServer.Documents;
using LucidCompliance.LanguageServer.Protocol;
using LucidCompliance.LanguageServer.Symbols;
using LucidCompliance.LanguageServer.Workspaces;
using LucidCompliance.Model;
using LucidCompliance.Rules;
using LucidCompliance.Text;

namespace LucidCompliance.LanguageServer.Completions;

/// <summary>What can be written at a place: keys and values of the policy, stages, rule ids.</summary>
/// <param name="encoding">How the client counts characters.</param>
/// <param name="analysis">The repository.</param>
/// <param name="document">The document.</param>
internal sealed class Completion(PositionEncoding encoding, WorkspaceAnalysis analysis, OpenDocument document)
{
    private const int PropertyKind = 10;
    private const int ValueKind = 12;
    private const int ReferenceKind = 18;
    private const int MemberKind = 20;

    /// <summary>The proposals; empty where the server knows none.</summary>
    public CompletionList Find(int offset)
    {
        var line = document.Text.GetLine(document.Text.GetPosition(offset).Line);
        var before = document.Text.Content[line.Start..offset];
        var comment = before.IndexOf('#', StringComparison.Ordinal);
        if (comment >= 0 && before.IndexOf("lucid:ignore", comment, StringComparison.Ordinal) >= 0)
        {
            return before.Contains(" -- ", StringComparison.Ordinal) ? List(offset, []) : List(offset, RuleItems());
        }

        return document.Kind switch
        {
            ArtifactKind.Policy => List(offset, PolicyItems(offset, before)),
            ArtifactKind.Dockerfile => List(offset, DockerfileItems(offset, before)),
            ArtifactKind.Compose => List(offset, ComposeItems(offset, before)),
            _ => List(offset, []),
        };
    }

    private CompletionList List(int offset, IEnumerable<CompletionItem> items)
    {
        var content = document.Text.Content;
        var start = offset;
        while (start > 0 && (char.IsAsciiLetterOrDigit(content[start - 1]) || content[start - 1] is '_' or '-' or '.'))
        {
            start--;
        }

        var range = encoding.GetRange(document.Text, TextSpan.FromBounds(start, offset));
        var list = ImmutableArray.CreateBuilder<CompletionItem>();
        foreach (var item in items)
        {
            list.Add(item with { TextEdit = new LspTextEdit(range, item.TextEdit?.NewText ?? item.Label) });
        }

        return new CompletionList(false, list.ToImmutable());
    }

    private static IEnumerable<CompletionItem> RuleItems()
    {
        foreach (var rule in RuleCatalogue.Descriptors)
        {
            yield return new CompletionItem(rule.Id, MemberKind) { Detail = rule.Name, Documentation = new MarkupContent("markdown", rule.Title) };
        }
    }

    private IEnumerable<CompletionItem> PolicyItems(int offset, string before)
    {
        var place = PolicyPlace.Find(document.Text, offset, before);
        if (place is null)
        {
            yield break;
        }

        foreach (var proposal in place.IsValue ? PolicySchema.Default.ValuesAt(place.Keys) : PolicySchema.Default.KeysAt(place.Keys))
        {
            if (proposal.IsRuleId)
            {
                foreach (var rule in RuleItems())
                {
                    yield return place.IsValue ? rule : rule with { TextEdit = new LspTextEdit(null!, rule.Label + ": ") };
                }
            }
            else
            {
                yield return new CompletionItem(proposal.Text, place.IsValue ? ValueKind : PropertyKind)
                {
                    Documentation = proposal.Description is { } description ? new MarkupContent("markdown", description) : null,
                    TextEdit = place.IsValue ? null : new LspTextEdit(null!, proposal.Text + ":"),
                };
            }
        }
    }

    // Behind FROM, --from= and the from= of a mount.
    private IEnumerable<CompletionItem> DockerfileItems(int offset, string before)
    {
        var word = before[(before.LastIndexOfAny([' ', '\t', ',']) + 1)..];
        var isFrom = before.TrimStart().StartsWith("FROM ", StringComparison.OrdinalIgnoreCase) && !word.StartsWith("--", StringComparison.Ordinal)
            && !before.Contains(" AS ", StringComparison.OrdinalIgnoreCase);
        if (!isFrom && !word.StartsWith("--from=", StringComparison.Ordinal) && !word.StartsWith("from=", StringComparison.Ordinal))
        {
            return [];
        }

        return analysis.Read((_, subjects) =>
        {
            var builds = SymbolFinder.BuildsOf(subjects, document.Path);
            return builds.IsEmpty ? [] : StageItems(builds[0], offset);
        });
    }

    // The target of a build.
    private IEnumerable<CompletionItem> ComposeItems(int offset, string before)
    {
        if (!before.TrimStart().StartsWith("target:", StringComparison.Ordinal))
        {
            return [];
        }

        var service = PolicyPlace.Find(document.Text, offset, before)?.Keys is ["services", var name, "build", "target"] ? name : null;
        return analysis.Read((_, subjects) =>
        {
            foreach (var project in subjects.ComposeProjects)
            {
                if (service is not null && project.Project.FindService(service)?.Build?.DockerfilePath is { IsKnown: true, Value: var path })
                {
                    var builds = SymbolFinder.BuildsOf(subjects, path);
                    return builds.IsEmpty ? [] : StageItems(builds[0], int.MaxValue);
                }
            }

            return [];
        });
    }

    private static List<CompletionItem> StageItems(Model.Images.ImageBuild build, int before)
    {
        var items = new List<CompletionItem>();
        foreach (var stage in build.Stages)
        {
            if (stage.Name is { } name && stage.From.Span.End < before)
            {
                items.Add(new CompletionItem(name, ReferenceKind) { Documentation = new MarkupContent("markdown", DockerfileSymbols.DescribeStage(stage)) });
            }
        }

        return items;
    }
}
