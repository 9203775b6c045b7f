using System;
using System.Collections.Generic;
using System.Formats.Tar;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using CsCheck;
using LucidCompliance.Knowledge;
using LucidCompliance.Model.Archives;
using LucidCompliance.Repository.Archives;
using LucidCompliance.Repository.Disk;
using LucidCompliance.Tests.Build;
using Xunit;

namespace LucidCompliance.Tests.Archives;

/// <summary>An archive is hostile input: whatever is in it, reading ends, throws nothing and stays within its bounds.</summary>
public sealed class HostileArchiveTests
{
    private static readonly byte[] Sound = new ArchiveImage("""{ "User": "app" }""", "bin/sh etc/passwd=app:x:1:1::/:", "usr/bin/app bin/.wh.sh").ToOci("io.containerd.image.name", "a/b:1", hasManifestJson: true);

    private static ArchiveRead Read(byte[] archive) => Read(archive, new ReadBudget(CancellationToken.None));

    private static ArchiveRead Read(byte[] archive, ReadBudget budget) => ImageArchiveReader.Read(new MemoryStream(archive), budget);

    // A header of one's own, as TarWriter would not write it.
    private static byte[] Header(string name, long size, char type = '0', string link = "")
    {
        var block = new byte[512];
        Encoding.UTF8.GetBytes(name).AsSpan(0, Math.Min(100, name.Length)).CopyTo(block);
        Encoding.ASCII.GetBytes(Convert.ToString(size, 8).PadLeft(11, '0')).CopyTo(block, 124);
        block[156] = (byte)type;
        Encoding.UTF8.GetBytes(link).CopyTo(block, 157);
        Encoding.ASCII.GetBytes("ustar\0").CopyTo(block, 257);
        block.AsSpan(148, 8).Fill((byte)' ');
        Encoding.ASCII.GetBytes(Convert.ToString(block.Sum(value => value), 8).PadLeft(6, '0')).CopyTo(block, 148);
        return block;
    }

    [Fact]
    public void Any_bytes_give_an_answer() =>
        Gen.Byte.Array[0, 4000].Sample(
            bytes => Assert.Equal(bytes is [0x28, 0xb5, 0x2f, 0xfd, ..] ? ArchiveStatus.Compressed : ArchiveStatus.Damaged, Read(bytes).Status), iter: 2000, seed: "0N0XIzNsQ0O2");

    [Fact]
    public void A_sound_archive_with_changed_bytes_gives_an_answer() =>
        Gen.Select(Gen.Int[0, Sound.Length - 1], Gen.Byte, Gen.Int[1, 40], Gen.Bool).Sample(
            (index, value, count, isPacked) =>
            {
                var bytes = (byte[])Sound.Clone();
                for (var i = index; i < Math.Min(bytes.Length, index + count); i++)
                {
                    bytes[i] ^= value;
                }

                var read = Read(isPacked ? ArchiveImage.Gzip(bytes) : bytes);
                Assert.True(read.Status is ArchiveStatus.Read or ArchiveStatus.Damaged or ArchiveStatus.NoImage);
                foreach (var image in read.Images)
                {
                    BuiltImageFacts.Of(image, null).HasShell("/bin/sh");
                }
            },
            iter: 3000,
            seed: "0N0XIzNsQ0O2");

    [Fact]
    public void An_archive_that_breaks_off_is_damaged_or_says_less()
    {
        for (var length = 0; length < Sound.Length; length += 97)
        {
            Assert.Contains(Read(Sound[..length]).Status, new[] { ArchiveStatus.Damaged, ArchiveStatus.NoImage, ArchiveStatus.Read });
            Assert.Equal(ArchiveStatus.Damaged, Read(ArchiveImage.Gzip(Sound[..^1024])[..^40]).Status);
        }
    }

    [Fact]
    public void Layers_of_any_paths_and_links_end()
    {
        var part = Gen.OneOf("bin", "usr", "sh", "..", ".", "a", ".wh.bin", ".wh..wh..opq", "lib", string.Empty);
        var path = part.Array[1, 6].Select(parts => string.Join('/', parts));
        Gen.Select(path, Gen.OneOf(LayerEntryKind.File, LayerEntryKind.Directory, LayerEntryKind.Link), path).Array[1, 40].Array[1, 4].Sample(
            layers =>
            {
                var stack = new LayerStack();
                foreach (var layer in layers)
                {
                    var listing = new LayerListing();
                    foreach (var (name, kind, target) in layer)
                    {
                        listing.TryAdd(name, kind, kind == LayerEntryKind.Link ? target : null);
                    }

                    stack.Add(listing);
                }

                var result = stack.ToListing();
                foreach (var file in result.Files.Concat(result.Links.Keys))
                {
                    Assert.Equal(file, ImageListing.Normalize(file));
                    result.Has(file);
                }
            },
            iter: 2000,
            seed: "0N0XIzNsQ0O2");
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("a/../../b")]
    public void An_entry_that_leads_out_of_the_image_makes_its_layer_no_listing(string name)
    {
        Assert.False(new LayerListing().TryAdd(name, LayerEntryKind.File, null));
        Assert.True(new LayerListing().TryAdd("a..b/c..", LayerEntryKind.File, null));
    }

    [Fact]
    public void A_link_of_the_archive_leads_nowhere_outside_it()
    {
        var contents = new ArchiveContents();
        contents.AddLink("manifest.json", "../../../../etc/hostname", isRelativeToLink: true);
        contents.AddLink("index.json", "index.json", isRelativeToLink: true);

        Assert.Equal(ArchiveStatus.NoImage, contents.ToRead().Status);
    }

    [Fact]
    public void What_unpacks_without_end_is_not_unpacked()
    {
        // 64 MiB of zeros in a few kilobytes, as a layer and around the archive.
        var zeros = new byte[64 * 1024 * 1024];
        var image = new ArchiveImage("{}", "usr/bin/app") { Pack = _ => ArchiveImage.Gzip(ArchiveImage.Tar([("a", zeros)])) };
        var bomb = image.ToDocker("a/b:1");
        var small = new ReadBudget(unpacked: 1024 * 1024, entries: 1000, kept: 1000);

        var read = Read(bomb, small);

        Assert.Equal((ArchiveStatus.Read, ArchiveGap.TooLarge), (read.Status, read.Gap));
        Assert.Null(Assert.Single(read.Images).Files);
        Assert.Equal(ArchiveStatus.TooLarge, Read(ArchiveImage.Gzip(ArchiveImage.Tar([("a", zeros)])), new ReadBudget(1024 * 1024, 1000, 1000)).Status);
        Assert.True(bomb.Length < 1024 * 1024);
    }

    [Fact]
    public void More_entries_than_are_read_are_too_many()
    {
        var many = new ArchiveImage("{}", string.Join(' ', Enumerable.Range(0, 200).Select(i => "app/f" + i)));

        Assert.Equal(ArchiveGap.TooLarge, Read(many.ToDocker("a/b:1"), new ReadBudget(1 << 20, 1000, kept: 100)).Gap);
        Assert.Equal(ArchiveStatus.TooLarge, Read(many.ToDocker("a/b:1"), new ReadBudget(1 << 20, entries: 100, kept: 1000)).Status);
    }

    [Fact]
    public void A_size_that_no_file_has_is_damage()
    {
        Assert.Equal(ArchiveStatus.Damaged, Read([.. Header("manifest.json", 0x1FFFFFFFF), .. new byte[512]]).Status);
        Assert.Equal(ArchiveStatus.Damaged, Read([.. Header("x", 0x7FFFFFFF, 'x'), .. new byte[512]]).Status);
        Assert.Equal(ArchiveStatus.Damaged, Read([.. Header("x", 0x7FFFFFFF, 'L'), .. new byte[512]]).Status);
    }

    [Fact]
    public void Layers_are_jumped_over_and_read_nowhere_but_in_their_headers()
    {
        var layer = ArchiveImage.Tar([("usr/lib/data", new byte[8 * 1024 * 1024]), ("usr/bin/app", [1])]);
        var archive = new ArchiveImage("{}", "usr/bin/app") { Pack = _ => layer }.ToDocker("a/b:1");
        using var stream = new CountingStream(archive);

        var read = ImageArchiveReader.Read(stream, new ReadBudget(CancellationToken.None));

        Assert.Equal(Trilean.Yes, read.Images[0].Files!.Has("/usr/bin/app"));
        Assert.True(stream.Count < 64 * 1024, $"{stream.Count} bytes were read.");
    }

    [Fact]
    public void A_cancelled_build_stops_reading()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();

        Assert.Throws<OperationCanceledException>(() => Read(Sound, new ReadBudget(source.Token)));
    }

    [Fact]
    public void An_archive_outside_the_root_is_not_opened_and_an_unchanged_one_once()
    {
        using var folder = new TemporaryFolder();
        folder.Write("outside.tar", "x");
        folder.Write("repo/inside.tar", "x");
        File.WriteAllBytes(Path.Combine(folder.Path, "repo", "inside.tar"), Sound);
        var disk = new RepositoryDisk(Path.Combine(folder.Path, "repo"));

        Assert.Equal(ArchiveStatus.OutsideRoot, ArchiveStore.Read(ArchiveFile.Find(disk, "../outside.tar"), default).Status);
        Assert.Equal(ArchiveStatus.Missing, ArchiveStore.Read(ArchiveFile.Find(disk, "none.tar"), default).Status);
        Assert.Equal(ArchiveStatus.Missing, ArchiveStore.Read(ArchiveFile.Find(disk, "."), default).Status);
        var first = ArchiveStore.Read(ArchiveFile.Find(disk, "inside.tar"), default);
        Assert.Same(first, ArchiveStore.Read(ArchiveFile.Find(disk, "inside.tar"), default));
        File.SetLastWriteTimeUtc(Path.Combine(folder.Path, "repo", "inside.tar"), new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        Assert.NotSame(first, ArchiveStore.Read(ArchiveFile.Find(disk, "inside.tar"), default));
        if (!OperatingSystem.IsWindows())
        {
            File.CreateSymbolicLink(Path.Combine(folder.Path, "repo", "link.tar"), "../outside.tar");
            Assert.Equal(ArchiveStatus.OutsideRoot, ArchiveStore.Read(ArchiveFile.Find(disk, "link.tar"), default).Status);
        }
    }

    private sealed class CountingStream(byte[] content) : MemoryStream(content)
    {
        public long Count { get; private set; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = base.Read(buffer, offset, count);
            Count += read;
            return read;
        }
    }
}
