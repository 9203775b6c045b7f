using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using LucidCompliance.LanguageServer.Completions;
using LucidCompliance.LanguageServer.Documents;
using LucidCompliance.LanguageServer.Symbols;
using LucidCompliance.LanguageServer.Workspaces;
using LucidCompliance.Tests.Cases;
using LucidCompliance.Tests.FrontEnds;
using LucidCompliance.Text;
using Xunit;

namespace LucidCompliance.Tests.LanguageServer;

/// <summary>Wherever the cursor stands, in whatever file, there is an answer or none, never a failure, and what is shown lies in its file.</summary>
public sealed class EveryPlaceTests
{
    [Fact]
    public async Task Symbols_and_proposals_of_all_rule_cases()
    {
        var (hovers, definitions) = (0, 0);
        foreach (var folder in Directory.EnumerateDirectories(Path.Combine(Repository.Tests, "cases")).Order(StringComparer.Ordinal).SelectMany(rule => Directory.EnumerateDirectories(rule).Order(StringComparer.Ordinal).Take(2)))
        {
            var ruleCase = RuleCase.Read(folder);
            using var repository = new CaseOnDisk(ruleCase);
            using var workspace = new Workspace(repository.Root, new ServerSettings());
            foreach (var path in ruleCase.Files.Paths)
            {
                if (TextDecoder.TryDecode(path, ruleCase.Files.ReadBytes(path), out var text) == TextDefect.None && text!.Length < 20_000)
                {
                    workspace.Set(new OpenDocument(new Uri(Path.Combine(repository.Root, path)).AbsoluteUri, repository.Root, string.Empty, 1, text));
                }
            }

            var analysis = await workspace.GetAnalysisAsync(default);
            foreach (var document in workspace.Documents.Values)
            {
                for (var offset = 0; offset <= document.Text.Length; offset += 1 + (document.Text.Length / 150))
                {
                    Assert.NotNull(new Completion(PositionEncoding.Utf8, analysis, document).Find(offset));
                    if (SymbolFinder.Find(analysis, document, offset) is not { } symbol)
                    {
                        continue;
                    }

                    Assert.True(symbol.Span.Start <= offset && offset <= symbol.Span.End, $"{folder} {document.Path} {offset}");
                    hovers += symbol.Description is null ? 0 : 1;
                    if (symbol.Definition is { } definition)
                    {
                        Assert.True(definition.Span.End <= definition.Text.Length);
                        definitions++;
                    }
                }
            }
        }

        Assert.True(hovers > 1000, $"Only {hovers} hovers.");
        Assert.True(definitions > 50, $"Only {definitions} definitions.");
    }
}
