using System;
using System.IO;
using System.Linq;
using System.Text;
using LucidCompliance.Engine.Fixes;
using LucidCompliance.Repository.Disk;
using LucidCompliance.Repository.Fixes;
using LucidCompliance.Text;
using Xunit;

namespace LucidCompliance.Tests.Build;

public sealed class FileReplacementTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private FixedFile Change(string path, string newContent)
    {
        Assert.Equal(TextDefect.None, TextDecoder.TryDecode(path, File.ReadAllBytes(_folder[path]), out var text));
        return new FixedFile(text!, newContent);
    }

    private RepositoryDisk Disk => new(_folder.Path);

    public static TheoryData<string, bool> Encodings() => new()
    {
        { "utf-8", true }, { "utf-8", false }, { "utf-16", true }, { "utf-16BE", true },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Encoding_and_byte_order_mark_stay(string name, bool hasMark)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] Bytes(string text) => [.. hasMark ? encoding.GetPreamble() : [], .. encoding.GetBytes(text)];
        File.WriteAllBytes(_folder["a"], Bytes("ä\r\nold\r\n"));

        Assert.Null(FileReplacement.Prepare(Disk, Change("a", "ä\r\nnew\r\n"), out _)!.Write());

        Assert.Equal(Bytes("ä\r\nnew\r\n"), File.ReadAllBytes(_folder["a"]));
        Assert.Equal([_folder["a"]], Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void The_mode_stays()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        _folder.Write("run.sh", "old");
        const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute;
        File.SetUnixFileMode(_folder["run.sh"], Mode);

        Assert.Null(FileReplacement.Prepare(Disk, Change("run.sh", "new"), out _)!.Write());

        Assert.Equal(("new", Mode), (File.ReadAllText(_folder["run.sh"]), File.GetUnixFileMode(_folder["run.sh"])));
    }

    [Fact]
    public void A_file_that_changed_before_is_refused()
    {
        var change = Change(Written("a", "old"), "new");
        _folder.Write("a", "theirs");

        Assert.Null(FileReplacement.Prepare(Disk, change, out var refusal));

        Assert.Equal("a has changed since it was read.", refusal);
        Assert.Equal("theirs", File.ReadAllText(_folder["a"]));
    }

    [Fact]
    public void A_file_that_changes_meanwhile_is_refused()
    {
        var replacement = FileReplacement.Prepare(Disk, Change(Written("a", "old"), "new"), out _)!;
        _folder.Write("a", "theirs");

        Assert.Equal("a has changed since it was read.", replacement.Write());

        Assert.Equal("theirs", File.ReadAllText(_folder["a"]));
        Assert.Single(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void A_file_that_is_gone_or_read_only_is_refused()
    {
        var change = Change(Written("a", "old"), "new");
        File.SetAttributes(_folder["a"], FileAttributes.ReadOnly);
        Assert.Null(FileReplacement.Prepare(Disk, change, out var refusal));
        Assert.Contains("read-only", refusal);

        File.SetAttributes(_folder["a"], FileAttributes.Normal);
        File.Delete(_folder["a"]);
        Assert.Null(FileReplacement.Prepare(Disk, change, out refusal));
        Assert.Contains("has changed", refusal);
    }

    [Fact]
    public void A_link_stays_a_link_and_one_out_of_the_root_is_refused()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        File.CreateSymbolicLink(_folder["link"], Written("target", "old"));
        Assert.Null(FileReplacement.Prepare(Disk, Change("link", "new"), out _)!.Write());
        Assert.Equal("new", File.ReadAllText(_folder["target"]));
        Assert.NotNull(new FileInfo(_folder["link"]).LinkTarget);

        var outside = Path.Combine(Path.GetDirectoryName(_folder.Path)!, "outside");
        File.WriteAllText(outside, "old");
        File.CreateSymbolicLink(_folder["leak"], outside);
        Assert.Null(FileReplacement.Prepare(Disk, Change("leak", "new"), out _));
        Assert.Equal("old", File.ReadAllText(outside));
    }

    [Fact]
    public void A_new_file_appears_whole_and_only_where_nothing_stands()
    {
        Assert.Null(FileReplacement.Prepare(Disk, New(".dockerignore"), out _)!.Write());
        Assert.Equal("line\n"u8.ToArray(), File.ReadAllBytes(_folder[".dockerignore"]));
        Assert.Single(Directory.GetFiles(_folder.Path));

        Assert.Null(FileReplacement.Prepare(Disk, New(".dockerignore"), out var refusal));
        Assert.Equal(".dockerignore exists by now.", refusal);
        Assert.Null(FileReplacement.Prepare(Disk, New("missing/.dockerignore"), out _));
        Assert.Null(FileReplacement.Prepare(Disk, New("../.dockerignore"), out _));
    }

    [Fact]
    public void A_new_file_that_appears_meanwhile_is_not_overwritten()
    {
        var replacement = FileReplacement.Prepare(Disk, New(".dockerignore"), out _)!;
        _folder.Write(".dockerignore", "theirs");

        Assert.Equal(".dockerignore exists by now.", replacement.Write());

        Assert.Equal("theirs", File.ReadAllText(_folder[".dockerignore"]));
        Assert.Single(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void A_new_file_follows_the_links_of_its_folder_but_replaces_none()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        Directory.CreateDirectory(_folder["real"]);
        Directory.CreateSymbolicLink(_folder["app"], _folder["real"]);
        Assert.Null(FileReplacement.Prepare(Disk, New("app/.dockerignore"), out _)!.Write());
        Assert.True(File.Exists(_folder["real/.dockerignore"]));

        File.CreateSymbolicLink(_folder["dangling"], _folder["nowhere"]);
        Assert.Null(FileReplacement.Prepare(Disk, New("dangling"), out _));
        Directory.CreateSymbolicLink(_folder["out"], Path.GetDirectoryName(_folder.Path)!);
        Assert.Null(FileReplacement.Prepare(Disk, New("out/.dockerignore"), out _));
    }

    private static FixedFile New(string path) => new(new SourceText(path, ""), "line\n", IsNew: true);

    private string Written(string path, string content)
    {
        _folder.Write(path, content);
        return path;
    }
}
