using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;

namespace LucidCompliance.Tests.FrontEnds;

/// <summary>Writes an index of git, version 2, that tracks files; what git keeps beside their names is zero.</summary>
internal static class GitIndex
{
    public static byte[] Create(IEnumerable<string> paths)
    {
        var names = paths.Select(Encoding.UTF8.GetBytes).ToList();
        var stream = new MemoryStream();
        stream.Write("DIRC"u8);
        WriteInt(2);
        WriteInt(names.Count);
        foreach (var name in names)
        {
            const int Fixed = 62;
            var entry = new byte[(Fixed + name.Length + 8) & ~7];
            name.CopyTo(entry, Fixed);
            stream.Write(entry);
        }

        stream.Write(new byte[20]);
        return stream.ToArray();

        void WriteInt(int value)
        {
            var bytes = new byte[4];
            BinaryPrimitives.WriteInt32BigEndian(bytes, value);
            stream.Write(bytes);
        }
    }
}
