using System;
using System.Collections.Generic;

namespace LucidCompliance.Model.Secrets;

/// <summary>The provider formats, indexed by the first two characters of their marks so that a scan touches a row only where it may begin.</summary>
internal static partial class TokenFormatTable
{
    private static readonly TokenFormat[][] Buckets = Build(out BucketOfPair);

    private static readonly byte[] BucketOfPair;

    /// <summary>Number of rows.</summary>
    public static int Count { get; private set; }

    /// <summary>Every row, for what must hold for all of them.</summary>
    public static IEnumerable<TokenFormat> Formats
    {
        get
        {
            foreach (var bucket in Buckets)
            {
                foreach (var format in bucket)
                {
                    yield return format;
                }
            }
        }
    }

    /// <summary>The rows that may begin with two characters; empty almost everywhere.</summary>
    public static TokenFormat[] StartingWith(char first, char second) =>
        (first | second) < 128 ? Buckets[BucketOfPair[(first << 7) | second]] : Buckets[0];

    private static TokenFormat[][] Build(out byte[] bucketOfPair)
    {
        var groups = new List<List<TokenFormat>> { new() };
        bucketOfPair = new byte[128 * 128];
        foreach (var (kind, rows) in Rows())
        {
            foreach (var line in rows.Split('\n'))
            {
                var row = line.Trim();
                if (row.Length == 0)
                {
                    continue;
                }

                var format = TokenFormat.Parse(kind, row);
                var pair = (format.Mark[0] << 7) | format.Mark[1];
                if (bucketOfPair[pair] == 0)
                {
                    bucketOfPair[pair] = checked((byte)groups.Count);
                    groups.Add([]);
                }

                groups[bucketOfPair[pair]].Add(format);
                Count++;
            }
        }

        return groups.ConvertAll(static group => group.ToArray()).ToArray();
    }

    private static IEnumerable<(SecretKind Kind, string Rows)> Rows()
    {
        foreach (var group in CodeAndPackages)
        {
            yield return group;
        }

        foreach (var group in CloudAndInfrastructure)
        {
            yield return group;
        }

        foreach (var group in Services)
        {
            yield return group;
        }
    }
}
