using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using LucidCompliance.Repository.Findings;

namespace LucidCompliance.Repository.Incremental;

/// <summary>
/// The outcome of an analysis and everything it depends on, as one file. It holds fingerprints, paths and messages; no content of an artifact.
/// A file that is no cache of this version is none.
/// </summary>
internal sealed class AnalysisCache
{
    private const string Magic = "lucid-cache 2";
    private const int MaximumCount = 10_000_000;

    public required string Key { get; init; }

    /// <summary>See <see cref="Git.TrackedFiles.GetStamp"/>: as long as it is equal, tracked files need not be asked for.</summary>
    public required string GitStamp { get; init; }

    public required IReadOnlyList<Question> Questions { get; init; }

    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>How many findings a baseline holds back.</summary>
    public int Baselined { get; init; }

    /// <summary>Reads a cache; null where there is none that can be used.</summary>
    public static AnalysisCache? TryRead(string path)
    {
        try
        {
            if (!File.Exists(path))
            {
                return null;
            }

            using var reader = new BinaryReader(new MemoryStream(File.ReadAllBytes(path)), Encoding.UTF8);
            return reader.ReadString() == Magic ? Read(reader) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException or ArgumentException or InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>The cache as a file.</summary>
    public byte[] ToBytes()
    {
        var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        writer.Write(Magic);
        writer.Write(Key);
        writer.Write(GitStamp);
        writer.Write(Questions.Count);
        foreach (var question in Questions)
        {
            writer.Write((byte)question.Kind);
            writer.Write(question.Path);
            writer.Write(question.Answer);
        }

        writer.Write(Findings.Count);
        foreach (var finding in Findings)
        {
            writer.Write(finding.Id);
            writer.Write((byte)finding.Severity);
            writer.Write(finding.Path);
            writer.Write(finding.Region.Line);
            writer.Write(finding.Region.Column);
            writer.Write(finding.Region.EndLine);
            writer.Write(finding.Region.EndColumn);
            writer.Write(finding.Message);
        }

        writer.Write(Baselined);
        writer.Write(Magic);
        writer.Flush();
        return stream.ToArray();
    }

    private static AnalysisCache? Read(BinaryReader reader)
    {
        var key = reader.ReadString();
        var stamp = reader.ReadString();
        var questions = new List<Question>();
        for (var count = ReadCount(reader); count > 0; count--)
        {
            questions.Add(new Question((QuestionKind)reader.ReadByte(), reader.ReadString(), reader.ReadString()));
        }

        var findings = new List<Finding>();
        for (var count = ReadCount(reader); count > 0; count--)
        {
            findings.Add(new Finding(
                reader.ReadString(),
                (FindingSeverity)reader.ReadByte(),
                reader.ReadString(),
                new FileRegion(reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32()),
                reader.ReadString()));
        }

        var baselined = reader.ReadInt32();
        return reader.ReadString() == Magic
            ? new AnalysisCache { Key = key, GitStamp = stamp, Questions = questions, Findings = findings, Baselined = baselined }
            : null;
    }

    private static int ReadCount(BinaryReader reader)
    {
        var count = reader.ReadInt32();
        return count is >= 0 and <= MaximumCount ? count : throw new InvalidDataException();
    }
}
