using System.IO;
using System.Linq;
using LucidCompliance.Repository.Findings;
using LucidCompliance.Repository.Incremental;
using Xunit;

namespace LucidCompliance.Tests.Build;

public sealed class AnalysisCacheTests
{
    private static readonly AnalysisCache Sample = new()
    {
        Key = "key",
        GitStamp = "stamp",
        Questions = [new Question(QuestionKind.Content, "a", "hash"), new Question(QuestionKind.Tracked, "ü", "Y")],
        Findings = [new Finding("LUCID0001", FindingSeverity.Error, "a/Dockerfile", new FileRegion(1, 2, 3, 4), "What is wrong.")],
    };

    [Fact]
    public void A_cache_survives_its_file()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder["c"], Sample.ToBytes());

        var read = AnalysisCache.TryRead(folder["c"])!;

        Assert.Equal((Sample.Key, Sample.GitStamp), (read.Key, read.GitStamp));
        Assert.Equal(Sample.Questions, read.Questions);
        Assert.Equal(Sample.Findings, read.Findings);
    }

    [Fact]
    public void Any_part_of_a_cache_is_no_cache()
    {
        using var folder = new TemporaryFolder();
        var bytes = Sample.ToBytes();
        for (var length = 0; length < bytes.Length; length++)
        {
            File.WriteAllBytes(folder["c"], bytes.Take(length).ToArray());
            Assert.Null(AnalysisCache.TryRead(folder["c"]));
        }

        Assert.Null(AnalysisCache.TryRead(folder["none"]));
    }
}
