using System;
using System.Collections.Generic;
using System.IO;
using System.Security.Cryptography;
using System.Text;

namespace LucidCompliance.Repository.Incremental;

/// <summary>Builds one fingerprint from everything that an analysis depends on besides the questions it asks.</summary>
internal sealed class CacheKey : IDisposable
{
    private readonly MemoryStream _stream = new();
    private readonly BinaryWriter _writer;

    public CacheKey() => _writer = new BinaryWriter(_stream, Encoding.UTF8);

    public void Add(string? value) => _writer.Write(value ?? "\0");

    public void Add(IReadOnlyList<string> values)
    {
        _writer.Write(values.Count);
        for (var i = 0; i < values.Count; i++)
        {
            _writer.Write(values[i]);
        }
    }

    public void Add(byte[] bytes)
    {
        _writer.Write(bytes.Length);
        _writer.Write(bytes);
    }

    /// <summary>The product itself: another build of it may judge otherwise.</summary>
    public void AddProduct()
    {
        var assembly = typeof(CacheKey).Assembly;
        _writer.Write(assembly.ManifestModule.ModuleVersionId.ToByteArray());

        // The engine is asked for as a file, because the path on which nothing changed must not load it.
        var engine = new FileInfo(Path.Combine(Path.GetDirectoryName(assembly.Location) ?? string.Empty, "LucidCompliance.dll"));
        _writer.Write(engine.Exists ? engine.Length : 0);
        _writer.Write(engine.Exists ? engine.LastWriteTimeUtc.Ticks : 0);
    }

    /// <summary>The fingerprint of what was added, in order.</summary>
    public string GetFingerprint()
    {
        _writer.Flush();
        using var hash = SHA256.Create();
        return Convert.ToBase64String(hash.ComputeHash(_stream.ToArray()));
    }

    public void Dispose()
    {
        _writer.Dispose();
        _stream.Dispose();
    }
}
