using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using LucidCompliance.LanguageServer.Documents;
using LucidCompliance.LanguageServer.Protocol;
using LucidCompliance.LanguageServer.Workspaces;
using LucidCompliance.Model;
using LucidCompliance.Repository.Disk;
using LucidCompliance.Tests.Build;
using LucidCompliance.Text;
using Xunit;

namespace LucidCompliance.Tests.LanguageServer;

public sealed class WorkspaceTests : IDisposable
{
    private const string Repeated = "FROM gcr.io/distroless/python3-debian13:nonroot\nCMD [\"python\", \"/app/main.py\"]\n";
    private readonly TemporaryFolder _folder = new();

    public WorkspaceTests() => _folder.Write(".git/HEAD", "ref: refs/heads/main\n");

    public void Dispose() => _folder.Dispose();

    private string Uri(string path) => new Uri(_folder[path]).AbsoluteUri;

    private TextDocumentItem Item(string path, string text) => new(Uri(path), string.Empty, 1, text);

    [Fact]
    public async Task All_who_ask_share_one_analysis_until_a_change_makes_it_worthless()
    {
        var set = new WorkspaceSet();
        var workspace = set.Open(Item("Dockerfile", Repeated))!;

        var first = await workspace.GetAnalysisAsync(default);
        Assert.Same(first, await workspace.GetAnalysisAsync(default));

        set.Change(new DidChangeParams(new VersionedTextDocumentIdentifier(Uri("Dockerfile"), 2), [new ContentChange("FROM scratch\n")]));
        var second = await workspace.GetAnalysisAsync(default);
        Assert.NotSame(first, second);
        Assert.Equal(2, second.Documents["Dockerfile"].Version);
        Assert.Contains(first.Findings, finding => finding.Rule.Id == "LUCID1006");
        Assert.DoesNotContain(second.Findings, finding => finding.Rule.Id == "LUCID1006");
    }

    [Fact]
    public async Task A_change_stops_the_analysis_before_it()
    {
        for (var i = 0; i < 300; i++)
        {
            _folder.Write($"s{i}/Dockerfile", string.Concat(Enumerable.Repeat("# line\nRUN echo $A\n", 200)));
        }

        var set = new WorkspaceSet();
        var workspace = set.Open(Item("Dockerfile", Repeated))!;
        var stopped = workspace.GetAnalysisAsync(default);
        set.Change(new DidChangeParams(new VersionedTextDocumentIdentifier(Uri("Dockerfile"), 2), [new ContentChange("FROM scratch\n")]));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stopped);
        Assert.Equal(2, (await workspace.GetAnalysisAsync(default)).Documents["Dockerfile"].Version);
    }

    [Fact]
    public void A_repository_without_open_documents_is_forgotten()
    {
        var set = new WorkspaceSet();
        set.Open(Item("a/Dockerfile", Repeated));
        set.Open(Item("b/Dockerfile", Repeated));
        Assert.Single(set.All);

        Assert.NotNull(set.Close(Uri("a/Dockerfile")));
        Assert.Null(set.Close(Uri("b/Dockerfile")));

        Assert.Empty(set.All);
        Assert.Null(set.Find(Uri("a/Dockerfile")));
    }

    [Fact]
    public void A_text_is_kept_while_its_file_stays_and_somebody_asks_for_it()
    {
        var disk = new RepositoryDisk(_folder.Path);
        var cache = new TextCache();
        var reads = 0;
        _folder.Write("a", "1").Write("b", "1");

        cache.BeginRound();
        Get("a");
        Get("b");
        Get("a");
        Assert.Equal(2, reads);

        cache.BeginRound();
        Get("a");
        Assert.Equal(2, reads);
        File.WriteAllText(_folder["a"], "22");
        Get("a");
        Assert.Equal(3, reads);

        cache.BeginRound();
        Assert.Equal(1, cache.Count);

        void Get(string path) => cache.Get(disk, path, p =>
        {
            reads++;
            return new FileRead(FileReadStatus.Text, new SourceText(p, File.ReadAllText(_folder[p])));
        });
    }

    [Fact]
    public async Task A_file_that_changes_on_the_disk_is_read_again()
    {
        _folder.Write("compose.yml", "services:\n  web:\n    image: example.org/web:${TAG}\n").Write(".env", "OTHER=1\n");
        var set = new WorkspaceSet();
        var workspace = set.Open(Item("compose.yml", File.ReadAllText(_folder["compose.yml"])))!;
        Assert.Contains((await workspace.GetAnalysisAsync(default)).Findings, finding => finding.Rule.Id == "LUCID6001");

        _folder.Write(".env", "TAG=1.0.0\n");
        workspace.OnDiskChanged();

        Assert.DoesNotContain((await workspace.GetAnalysisAsync(default)).Findings, finding => finding.Rule.Id == "LUCID6001");
    }

    [Theory]
    [InlineData("/tmp/a b/ü#%/Dockerfile")]
    [InlineData("/Dockerfile")]
    public void An_address_leads_back_to_its_path(string path) => Assert.Equal(path, DocumentUri.GetPath(DocumentUri.FromPath(path)));

    [Theory]
    [InlineData("untitled:Dockerfile")]
    [InlineData("git:/tmp/Dockerfile?x")]
    [InlineData("file://server/share/Dockerfile")]
    [InlineData("no address")]
    public void What_is_no_file_has_no_path(string uri) => Assert.Null(DocumentUri.GetPath(uri));

    [Theory]
    [InlineData("utf-16", "a😀ü\r\nb", 0, 4, 4)]
    [InlineData("utf-16", "a😀ü\r\nb", 0, 99, 4)]
    [InlineData("utf-8", "a😀ü\r\nb", 0, 7, 4)]
    [InlineData("utf-8", "a😀ü\r\nb", 0, 5, 3)]
    [InlineData("utf-8", "a😀ü\r\nb", 1, 1, 7)]
    [InlineData("utf-16", "a\rb", 1, 1, 3)]
    [InlineData("utf-16", "a", 7, 0, 1)]
    public void Positions_are_offsets_and_what_lies_outside_means_the_end(string encoding, string text, int line, int character, int offset)
    {
        var source = new SourceText("x", text);
        var positions = PositionEncoding.Choose([encoding]);
        Assert.Equal(offset, positions.GetOffset(source, new LspPosition(line, character)));
        if (character < 99 && line < 7)
        {
            Assert.Equal(new LspPosition(line, character), positions.GetPosition(source, offset));
        }
    }
}
