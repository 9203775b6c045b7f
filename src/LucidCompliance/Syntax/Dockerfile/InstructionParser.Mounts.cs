using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Text;

namespace LucidCompliance.Syntax.Dockerfile;

/// <content>The <c>--mount</c> flags of RUN: comma-separated values with CSV quoting.</content>
internal sealed partial class InstructionParser
{
    private ImmutableArray<MountSyntax> ReadMounts(InstructionParts parts)
    {
        ImmutableArray<MountSyntax>.Builder? mounts = null;
        foreach (var flag in parts.Flags)
        {
            if (flag.Name == "mount" && flag.Value is { } value)
            {
                var mount = ReadMount(flag, value);
                MountRules.Check(mount, _errors);
                (mounts ??= ImmutableArray.CreateBuilder<MountSyntax>()).Add(mount);
            }
        }

        return mounts is null ? ImmutableArray<MountSyntax>.Empty : mounts.ToImmutable();
    }

    private MountSyntax ReadMount(FlagSyntax flag, DockerWord value)
    {
        var options = ImmutableArray.CreateBuilder<MountOptionSyntax>();
        var type = "bind";
        foreach (var field in SplitFields(value))
        {
            var equals = field.Text.IndexOf('=');
            var nameLength = equals < 0 ? field.Text.Length : equals;
            var name = field.Text.Substring(0, nameLength).ToLowerInvariant();
            var text = equals < 0 ? null : field.Slice(equals + 1, field.Text.Length - equals - 1);
            options.Add(new MountOptionSyntax(name, field.MapToSource(0, nameLength), text, field.Span));
            if (name == "type" && text is not null)
            {
                type = text.Text.ToLowerInvariant();
            }
        }

        return new MountSyntax(flag, type, options.ToImmutable());
    }

    private List<DockerWord> SplitFields(DockerWord value)
    {
        var fields = new List<DockerWord>();
        var text = value.Text;
        var position = 0;
        while (position <= text.Length)
        {
            if (position < text.Length && text[position] == '"')
            {
                fields.Add(ReadQuotedField(value, ref position));
            }
            else
            {
                var comma = text.IndexOf(',', position);
                var end = comma < 0 ? text.Length : comma;
                if (text.IndexOf('"', position, end - position) >= 0)
                {
                    ReportCsv(value);
                }

                fields.Add(value.Slice(position, end - position));
                position = end;
            }

            if (position == text.Length)
            {
                break;
            }

            position++;
        }

        return fields;
    }

    private DockerWord ReadQuotedField(DockerWord value, ref int position)
    {
        var text = value.Text;
        var field = new StringBuilder();
        var indexes = new List<int>();
        position++;
        while (position < text.Length && (text[position] != '"' || (position + 1 < text.Length && text[position + 1] == '"')))
        {
            position += text[position] == '"' ? 1 : 0;
            field.Append(text[position]);
            indexes.Add(position++);
        }

        indexes.Add(position);
        var isClosed = position < text.Length;
        position += isClosed ? 1 : 0;
        if (!isClosed || (position < text.Length && text[position] != ','))
        {
            ReportCsv(value);
            position = Math.Max(position, text.IndexOf(',', position) is var comma and >= 0 ? comma : text.Length);
        }

        return value.Pick(field.ToString(), indexes.ToArray());
    }

    private void ReportCsv(DockerWord value) =>
        _errors.Add(value.Span, "The value of --mount is no valid CSV. A field that holds a quote or a comma stands in double quotes as a whole. Correct the quotes.");
}
