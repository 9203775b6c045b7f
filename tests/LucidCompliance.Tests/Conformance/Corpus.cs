using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using LucidCompliance.Text;
using Xunit;

namespace LucidCompliance.Tests.Conformance;

/// <summary>
/// The cases under <c>tests/corpus</c>: a folder each, with the file to read and the committed dumps beside it. A dump shows what the
/// format's own documentation and engine say; it is read by a person before it is committed.
/// </summary>
internal static class Corpus
{
    public static TheoryData<string> Cases(string format)
    {
        var cases = new TheoryData<string>();
        foreach (var folder in Directory.GetDirectories(Folder(format)).Order(StringComparer.Ordinal))
        {
            cases.Add(Path.GetFileName(folder));
        }

        return cases;
    }

    public static string Folder(string format) => Path.Combine(Repository.Tests, "corpus", format);

    public static string Folder(string format, string name) => Path.Combine(Folder(format), name);

    public static SourceText Read(string format, string name, string file)
    {
        var bytes = File.ReadAllBytes(Path.Combine(Folder(format, name), file));
        Assert.Equal(TextDefect.None, TextDecoder.TryDecode(file, bytes, out var text));
        return text!;
    }

    /// <summary>Every text of a format, for tests that need much input.</summary>
    public static IEnumerable<string> Texts(string format, string file) =>
        Directory.GetDirectories(Folder(format)).Order(StringComparer.Ordinal).Select(folder => Read(format, Path.GetFileName(folder), file).Content);

    public static VerifySettings Settings(string format, string name, string dump)
    {
        var settings = new VerifySettings();
        settings.UseDirectory(Folder(format, name));
        settings.UseFileName(dump);
        return settings;
    }
}
