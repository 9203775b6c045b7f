using System.IO;
using System.Threading;

namespace LucidCompliance.Repository.Archives;

/// <summary>
/// How much of one archive is read: an archive is hostile input, and a few megabytes of gzip unpack to any size. What is stored without
/// compression is skipped, not read, and costs its headers only.
/// </summary>
internal sealed class ReadBudget(CancellationToken cancellation)
{
    /// <summary>Bytes that come out of decompression, the archive's own and its layers' together.</summary>
    public const long MaximumUnpacked = 3L * 1024 * 1024 * 1024;

    /// <summary>Entries of the archive and its layers together.</summary>
    public const int MaximumEntries = 600_000;

    /// <summary>Entries that are kept.</summary>
    public const int MaximumKept = 150_000;

    /// <summary>Bytes of documents: manifests and configurations.</summary>
    public const int MaximumDocuments = 16 * 1024 * 1024;

    private long _unpacked = MaximumUnpacked;
    private int _entries = MaximumEntries;
    private int _kept = MaximumKept;
    private int _documents = MaximumDocuments;

    /// <summary>Whether something was too much.</summary>
    public bool IsExhausted { get; private set; }

    /// <summary>Smaller limits, for tests.</summary>
    internal ReadBudget(long unpacked, int entries, int kept)
        : this(CancellationToken.None)
    {
        _unpacked = unpacked;
        _entries = entries;
        _kept = kept;
    }

    public bool TakeEntry()
    {
        cancellation.ThrowIfCancellationRequested();
        return Take(ref _entries, 1);
    }

    public bool TakeKept(int count) => Take(ref _kept, count);

    public bool TakeDocument(int bytes) => Take(ref _documents, bytes);

    /// <summary>The stream, which ends where the budget does.</summary>
    public Stream Limit(Stream unpacking) => new Limited(unpacking, this);

    private bool Take(ref int budget, int count)
    {
        budget -= count;
        IsExhausted |= budget < 0;
        return budget >= 0;
    }

    private sealed class Limited(Stream inner, ReadBudget budget) : ForwardStream
    {
        public override int Read(byte[] buffer, int offset, int count)
        {
            budget.Check();
            var read = budget.IsExhausted ? 0 : inner.Read(buffer, offset, count);
            budget._unpacked -= read;
            budget.IsExhausted |= budget._unpacked < 0;
            return read;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                inner.Dispose();
            }

            base.Dispose(disposing);
        }
    }

    private void Check() => cancellation.ThrowIfCancellationRequested();
}
