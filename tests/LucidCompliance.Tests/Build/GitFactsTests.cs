using System.IO;
using System.Threading;
using LucidCompliance.Model;
using LucidCompliance.Repository.Analysis;
using LucidCompliance.Repository.Discovery;
using LucidCompliance.Repository.Disk;
using LucidCompliance.Repository.Git;
using LucidCompliance.Repository.Incremental;
using Xunit;

namespace LucidCompliance.Tests.Build;

public sealed class GitFactsTests
{
    private static (DiskRepositoryFiles Files, QuestionJournal Journal, RepositoryFacts Facts) Open(string root, bool hidesFiles = false)
    {
        var journal = new QuestionJournal();
        var facts = new RepositoryFacts(new RepositoryDisk(root), GitRepository.Find(root));
        return (new DiskRepositoryFiles(facts, new RepositoryIndex([new Artifact("a/b/.env", ArtifactKind.EnvFile)], []), journal, hidesFiles), journal, facts);
    }

    [Theory]
    [InlineData("2")]
    [InlineData("3")]
    [InlineData("4")]
    public void Every_version_of_the_index_tells_what_is_tracked(string version)
    {
        using var folder = new TemporaryFolder();
        Assert.True(folder.Git("init", "-q"), "git is needed");
        for (var i = 0; i < 40; i++)
        {
            folder.Write($"services/some-service-{i}/{new string('x', i)}.env");
        }

        folder.Write("services/ä/.env").Write("other");
        folder.Git("add", "services");
        folder.Git("update-index", "--index-version", version);
        if (version == "3")
        {
            folder.Git("add", "-N", "other");
        }

        var (files, _, _) = Open(folder.Path);
        var (below, _, _) = Open(folder["services"]);

        for (var i = 0; i < 40; i++)
        {
            Assert.True(files.IsTracked($"services/some-service-{i}/{new string('x', i)}.env").Value);
        }

        Assert.True(files.IsTracked("services/ä/.env").Value);
        Assert.Equal(version == "3", files.IsTracked("other").Value);
        Assert.False(files.IsTracked("services").Value);
        Assert.True(below.IsTracked("ä/.env").Value);
    }

    [Fact]
    public void A_worktree_has_its_own_index_and_shares_the_exclude_file()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a", "a");
        Assert.True(folder.Git("init", "-q") && folder.Git("add", "a") && folder.Git("-c", "user.name=t", "-c", "user.email=t@t", "commit", "-qm", "a"));
        Assert.True(folder.Git("worktree", "add", "-q", "../tree"));
        folder.Write(".git/info/exclude", "secret.env\n");

        var (files, _, _) = Open(Path.GetFullPath(folder["../tree"]));

        Assert.True(files.IsTracked("a").Value);
        Assert.True(files.IsIgnored("x/secret.env").Value);
    }

    [Fact]
    public void A_split_or_broken_index_proves_nothing_and_no_repository_means_absent()
    {
        using var folder = new TemporaryFolder();
        Assert.True(Open(folder.Path).Files.IsTracked("x").IsAbsent);
        Assert.False(Open(folder.Path).Files.IsIgnored("x").Value);

        folder.Write("x");
        Assert.True(folder.Git("init", "-q") && folder.Git("add", "x") && folder.Git("update-index", "--split-index"));
        Assert.True(Open(folder.Path).Files.IsTracked("x").IsUnknown);
        File.WriteAllBytes(folder[".git/index"], [1, 2, 3]);
        Assert.True(Open(folder.Path).Files.IsTracked("x").IsUnknown);
    }

    [Fact]
    public void An_ignored_folder_decides_for_what_is_below_it()
    {
        using var folder = new TemporaryFolder();
        folder.Write(".git/HEAD").Write(".gitignore", "*.env\n/secrets/\n").Write("deploy/.gitignore", "!shared.env\n").Write("secrets/.gitignore", "!x\n");
        var (files, _, _) = Open(folder.Path);

        Assert.True(files.IsIgnored("a/b.env").Value);
        Assert.False(files.IsIgnored("deploy/shared.env").Value);
        Assert.True(files.IsIgnored("secrets/x").Value);
        Assert.False(files.IsIgnored("Dockerfile").Value);
    }

    [Fact]
    public void An_analysis_holds_until_an_answer_changes()
    {
        using var folder = new TemporaryFolder();
        folder.Write(".git/HEAD").Write("Dockerfile", "FROM scratch");
        var (files, journal, _) = Open(folder.Path);
        files.Read("Dockerfile");
        files.Read("missing.env");
        files.GetKind("app");
        files.IsIgnored("deploy/x.env");
        files.IsTracked("x.env");
        bool IsCurrent(string key = "key")
        {
            var facts = Open(folder.Path).Facts;
            var cache = new AnalysisCache { Key = "key", GitStamp = "no index", Questions = journal.Questions, Findings = [] };
            return Freshness.IsCurrent(cache, key, facts, CancellationToken.None);
        }

        Assert.True(IsCurrent());
        Assert.False(IsCurrent("other"));
        folder.Write("deploy/.gitignore", "x.env");
        Assert.False(IsCurrent());
        File.Delete(folder["deploy/.gitignore"]);
        Assert.True(IsCurrent());
        folder.Write("app");
        Assert.False(IsCurrent());
        File.Delete(folder["app"]);
        folder.Write("missing.env", "A=1");
        Assert.False(IsCurrent());
        File.Delete(folder["missing.env"]);
        folder.Write("Dockerfile", "FROM scratch\n");
        Assert.False(IsCurrent());
    }

    [Fact]
    public void Where_a_build_context_hides_files_nothing_is_proven_missing()
    {
        using var folder = new TemporaryFolder();
        folder.Write("Dockerfile");
        var (files, _, _) = Open(folder.Path, hidesFiles: true);

        Assert.True(files.GetKind("hidden").IsUnknown);
        Assert.Equal(FileReadStatus.Unknown, files.Read("hidden").Status);
        Assert.Equal(PathKind.File, files.GetKind("Dockerfile").Value);
    }

    [Fact]
    public void Names_are_found_with_the_folders_that_hold_artifacts()
    {
        using var folder = new TemporaryFolder();
        var (files, _, _) = Open(folder.Path);

        Assert.Equal("a/b", Assert.Single(files.FindByName("b")));
        Assert.Equal("a/b/.env", Assert.Single(files.FindByName(".env")));
        Assert.Empty(files.FindByName("c"));
    }
}
