using System.IO;
using System.Text;
using LucidCompliance.Repository.Disk;
using Xunit;

namespace LucidCompliance.Tests.Build;

public sealed class RepositoryDiskTests
{
    [Theory]
    [InlineData("a.txt", "Read", 'F')]
    [InlineData("./d/../a.txt", "Read", 'F')]
    [InlineData("d", "Missing", 'D')]
    [InlineData(".", "Missing", 'D')]
    [InlineData("none/at/all", "Missing", 'M')]
    [InlineData("a.txt/below", "Missing", 'M')]
    [InlineData("../outside.txt", "OutsideRoot", 'U')]
    [InlineData("/etc/passwd", "OutsideRoot", 'U')]
    [InlineData("inside", "Read", 'F')]
    [InlineData("dirlink/b.txt", "Read", 'F')]
    [InlineData("out", "OutsideRoot", 'U')]
    [InlineData("outdir/outside.txt", "OutsideRoot", 'U')]
    [InlineData("loop", "LinkCycle", 'M')]
    [InlineData("nul\0name", "Missing", 'M')]
    public void No_path_and_no_link_leads_out_of_the_root(string path, string status, char kind)
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.txt", "a").Write("d/b.txt", "b").Write("../outside.txt", "o");
        File.CreateSymbolicLink(folder["inside"], "d/../a.txt");
        Directory.CreateSymbolicLink(folder["dirlink"], folder["d"]);
        File.CreateSymbolicLink(folder["out"], "../outside.txt");
        Directory.CreateSymbolicLink(folder["outdir"], "..");
        File.CreateSymbolicLink(folder["loop"], "loop");
        var disk = new RepositoryDisk(folder.Path);

        Assert.Equal(status, disk.Read(path).Status.ToString());
        Assert.Equal(kind, disk.GetKind(path));
    }

    [Fact]
    public void A_policy_outside_the_root_may_be_read_with_its_neighbours_only()
    {
        using var folder = new TemporaryFolder();
        folder.Write("../policies/team.yml", "version: 1").Write("../policies-not/x");
        var outside = Path.GetFullPath(folder["../policies"]);
        var disk = new RepositoryDisk(folder.Path, outside);

        Assert.Equal(ContentStatus.Read, disk.Read(Path.Combine(outside, "team.yml")).Status);
        Assert.Equal(ContentStatus.OutsideRoot, disk.Read(outside + "-not/x").Status);
    }

    [Fact]
    public void A_file_over_the_limit_is_not_read()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder["max"], new byte[RepositoryDisk.MaximumBytes]);
        File.WriteAllBytes(folder["more"], new byte[RepositoryDisk.MaximumBytes + 1]);
        var disk = new RepositoryDisk(folder.Path);

        Assert.Equal(RepositoryDisk.MaximumBytes, disk.Read("max").Bytes.Length);
        Assert.Equal(ContentStatus.TooLarge, disk.Read("more").Status);
        Assert.Equal(LucidCompliance.Text.TextDecoder.MaximumBytes, RepositoryDisk.MaximumBytes);
    }

    [Fact(Timeout = 20_000)]
    public async System.Threading.Tasks.Task A_pipe_is_no_file_and_nobody_waits_for_it()
    {
        using var folder = new TemporaryFolder();
        folder.Write("empty");
        if (System.OperatingSystem.IsWindows() || !folder.MakePipe("pipe"))
        {
            return;
        }

        var disk = new RepositoryDisk(folder.Path);

        Assert.Equal(ContentStatus.Missing, (await System.Threading.Tasks.Task.Run(() => disk.Read("pipe"))).Status);
        Assert.Equal(ContentStatus.Read, disk.Read("empty").Status);
    }

    [Fact]
    public void Content_and_status_have_different_fingerprints()
    {
        Assert.NotEqual(FileContent.Of(Encoding.UTF8.GetBytes("a")).GetFingerprint(), FileContent.Of(Encoding.UTF8.GetBytes("b")).GetFingerprint());
        Assert.NotEqual(FileContent.Of([]).GetFingerprint(), FileContent.Failed(ContentStatus.Missing).GetFingerprint());
    }
}
