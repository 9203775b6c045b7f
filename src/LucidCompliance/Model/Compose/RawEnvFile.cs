using System;
using LucidCompliance.Syntax.DotEnv;
using LucidCompliance.Text;

namespace LucidCompliance.Model.Compose;

/// <summary>Variables of env files with <c>format: raw</c> and label files of that kind.</summary>
internal static class RawEnvFile
{
    public static void Read(SourceText text, string path, VariableSources sources, Action<ComposeVariable> add)
    {
        foreach (var entry in DotEnvFile.ParseRaw(text).Entries)
        {
            var keyLocation = new SourceLocation(text, entry.KeySpan);
            var valueLocation = entry.HasValue ? new SourceLocation(text, entry.ValueSpan) : keyLocation;
            var value = entry.HasValue ? Fact<string>.Known(entry.RawValue, valueLocation) : sources.Lookup(entry.Key);
            if (!value.IsAbsent)
            {
                add(new ComposeVariable(entry.Key, keyLocation, null, value, valueLocation, path));
            }
        }
    }
}
