using System;
using LucidCompliance.Text;

namespace LucidCompliance.Model.Compose;

/// <summary>Env files with <c>format: raw</c> and label files of that kind: one <c>KEY=VALUE</c> per line, everything behind the sign counts, quotes too.</summary>
internal static class RawEnvFile
{
    public static void Read(SourceText text, string path, VariableSources sources, Action<ComposeVariable> add)
    {
        for (var line = 0; line < text.LineCount; line++)
        {
            var span = text.GetLine(line);
            var content = text.GetText(span);
            var start = 0;
            while (start < content.Length && char.IsWhiteSpace(content[start]))
            {
                start++;
            }

            if (start == content.Length || content[start] == '#')
            {
                continue;
            }

            var sign = content.IndexOf('=', start);
            var keyEnd = sign < 0 ? content.TrimEnd().Length : sign;
            var key = content.Substring(start, keyEnd - start);
            var keyLocation = new SourceLocation(text, new TextSpan(span.Start + start, key.Length));
            if (sign < 0)
            {
                var passed = sources.Lookup(key);
                if (!passed.IsAbsent)
                {
                    add(new ComposeVariable(key, keyLocation, null, passed, keyLocation, path));
                }

                continue;
            }

            var valueLocation = new SourceLocation(text, TextSpan.FromBounds(span.Start + sign + 1, span.End));
            add(new ComposeVariable(key, keyLocation, null, Fact<string>.Known(content.Substring(sign + 1), valueLocation), valueLocation, path));
        }
    }
}
