using System;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using LucidCompliance.Knowledge;
using Xunit;

namespace LucidCompliance.Tests.Knowledge;

public class CatalogueFileTests
{
    [Fact]
    public void The_head_has_a_date_and_tells_how_to_add_an_image()
    {
        using var stream = typeof(BaseImageCatalogue).Assembly.GetManifestResourceStream("LucidCompliance.Knowledge.base-images.txt")!;
        using var reader = new StreamReader(stream);
        var text = reader.ReadToEnd();

        Assert.Contains("To add an image", text);
        Assert.InRange(BaseImageCatalogue.Default.AsOf, new DateTime(2026, 11, 23), new DateTime(2100, 1, 1));
        Assert.All(text, c => Assert.InRange(c, '\n', '~'));
    }

    [Fact]
    public void Every_row_is_well_formed_and_names_its_source_id_and_confidence()
    {
        var rows = 0;
        foreach (var block in BaseImageCatalogue.Default.Blocks)
        {
            foreach (var row in block.Rows)
            {
                var facts = FactTableReader.Read(row.Facts, "gcr.io/distroless/java17-debian13", "8.0-jammy", block.Tables);
                var name = string.Join(" ", block.Patterns) + ": " + facts.Id;
                row.Matches("tag");

                Assert.False(string.IsNullOrEmpty(facts.Id), name);
                Assert.False(string.IsNullOrEmpty(facts.Source), name);
                Assert.NotNull(row.Facts["confidence"]);
                rows++;
            }
        }

        Assert.True(rows > 200);
    }

    [Fact]
    public void A_row_of_low_confidence_gives_no_fact()
    {
        var facts = BaseImageCatalogueTests.Find("cgr.dev/chainguard/argocd:latest")!;

        Assert.Equal(BaseImageConfidence.Low, facts.Confidence);
        Assert.Equal(Trilean.Unknown, facts.IsDistroless);
        Assert.True(facts.Shell.IsUnknown && facts.DefaultUserId.IsUnknown && facts.PackageManager.IsUnknown);
        Assert.Equal(BaseImageStatus.Unknown, facts.Status);
    }

    [Fact]
    public void Every_block_is_reached_by_a_reference_of_the_expectations()
    {
        var ids = BaseImageCatalogueTests.ReadExpectations().Select(line => line.Split(" | ")[1]).ToHashSet();
        var unreached = BaseImageCatalogue.Default.Blocks
            .Where(block => !block.Rows.Any(row => ids.Any(id => id.StartsWith(
                row.Facts.JoinIds().Split('{')[0], StringComparison.Ordinal))))
            .Select(block => string.Join(" ", block.Patterns));

        Assert.Empty(unreached);
    }

    [Fact]
    public void The_engine_refers_to_no_regular_expressions()
    {
        using var file = new PEReader(File.OpenRead(typeof(BaseImageCatalogue).Assembly.Location));
        var metadata = file.GetMetadataReader();

        Assert.DoesNotContain(
            metadata.TypeReferences,
            handle => metadata.GetString(metadata.GetTypeReference(handle).Namespace) == "System.Text.RegularExpressions");
    }
}
