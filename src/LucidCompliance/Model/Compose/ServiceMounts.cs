using System.Collections.Generic;
using System.Collections.Immutable;

namespace LucidCompliance.Model.Compose;

/// <summary>Reads entries of a service's <c>volumes</c>: <c>[source:]target[:options]</c>, or the long form.</summary>
internal static class ServiceMounts
{
    public static ComposeMount Read(ComposeNode node) => node switch
    {
        ComposeMapping mapping => Long(mapping),
        ComposeScalar { IsNull: false } scalar => Short(scalar),
        _ => new ComposeMount(node),
    };

    private static ComposeMount Long(ComposeMapping mapping)
    {
        var kind = mapping.GetScalar("type")?.TextAsCompose switch
        {
            "bind" => ComposeMountKind.Bind,
            "volume" => ComposeMountKind.Volume,
            "tmpfs" => ComposeMountKind.Tmpfs,
            "npipe" => ComposeMountKind.NamedPipe,
            "cluster" => ComposeMountKind.Cluster,
            "image" => ComposeMountKind.Image,
            _ => ComposeMountKind.Unknown,
        };
        var source = mapping.GetScalar("source");
        return new ComposeMount(mapping)
        {
            Kind = kind,
            Source = source?.Value ?? Fact<string>.Absent,
            SourcePath = kind == ComposeMountKind.Bind && source is not null ? ServiceParts.PathOf(source) : Fact<string>.Absent,
            Target = ServiceParts.TextOf(mapping, "target"),
            IsReadOnly = mapping.GetScalar("read_only")?.AsBoolean() ?? Fact<bool>.Known(false),
            Propagation = mapping.GetMapping("bind") is { } bind ? ServiceParts.TextOf(bind, "propagation") : Fact<string>.Absent,
        };
    }

    private static ComposeMount Short(ComposeScalar scalar)
    {
        if (!scalar.Value.TryGet(out var text))
        {
            return ShortWithUnknowns(scalar);
        }

        var parts = Split(text);
        if (parts.Count is 0 or > 3)
        {
            return new ComposeMount(scalar);
        }

        var target = parts.Count == 1 ? parts[0] : parts[1];
        var hasSource = parts.Count > 1;
        var source = hasSource ? text.Substring(parts[0].Start, parts[0].Length) : string.Empty;
        var kind = source.Length > 0 && IsPath(source) ? ComposeMountKind.Bind : ComposeMountKind.Volume;
        var options = parts.Count == 3 ? Options(scalar, text, parts[2]) : [];
        return new ComposeMount(scalar)
        {
            Kind = kind,
            Source = hasSource ? ServiceParts.Part(scalar, text, parts[0].Start, parts[0].Length) : Fact<string>.Absent,
            SourcePath = kind != ComposeMountKind.Bind ? Fact<string>.Absent
                : ComposePath.IsRooted(source) ? Fact<string>.UnknownBecause("the path is absolute", scalar.Location)
                : Fact<string>.Known(scalar.Context.Resolve(source), scalar.Location),
            Target = ServiceParts.Part(scalar, text, target.Start, target.Length),
            IsReadOnly = Fact<bool>.Known(Has(options, "ro"), scalar.Location),
            Propagation = PropagationOf(options),
            Options = options,
        };
    }

    private static ComposeMount ShortWithUnknowns(ComposeScalar scalar)
    {
        // "./data/${NAME}:/data:ro": the target is literal where the only unknown part is the source.
        var raw = scalar.RawText;
        var colon = FirstColonOutsideBraces(raw);
        if (colon <= 0)
        {
            return new ComposeMount(scalar);
        }

        var end = raw.IndexOf(':', colon + 1);
        end = end < 0 ? raw.Length : end;
        return new ComposeMount(scalar)
        {
            Kind = raw[0] is '.' or '/' or '~' ? ComposeMountKind.Bind : ComposeMountKind.Unknown,
            Source = Fact<string>.UnknownBecause("a variable decides the source", scalar.MapToSource(0, colon)),
            SourcePath = Fact<string>.UnknownBecause("a variable decides the source", scalar.Location),
            Target = raw.IndexOf('$', colon) < 0 && raw[colon + 1 < raw.Length ? colon + 1 : colon] == '/'
                ? Fact<string>.Known(raw.Substring(colon + 1, end - colon - 1), scalar.MapToSource(colon + 1, end - colon - 1))
                : Fact<string>.UnknownBecause("a variable may decide the target", scalar.Location),
        };
    }

    private static int FirstColonOutsideBraces(string raw)
    {
        var depth = 0;
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] == ':' && depth == 0 && !(i == 1 && char.IsLetter(raw[0])))
            {
                return i;
            }

            depth += raw[i] == '{' ? 1 : raw[i] == '}' ? -1 : 0;
        }

        return -1;
    }

    // A letter and a colon at a part's start are a Windows drive.
    private static List<(int Start, int Length)> Split(string text)
    {
        var parts = new List<(int Start, int Length)>();
        if (text.Length <= 2)
        {
            if (text.Length > 0)
            {
                parts.Add((0, text.Length));
            }

            return parts;
        }

        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && (text[i] != ':' || (i - start == 1 && char.IsLetter(text[start]))))
            {
                continue;
            }

            if (i == start)
            {
                return [];
            }

            parts.Add((start, i - start));
            start = i + 1;
        }

        return parts;
    }

    private static bool IsPath(string source) =>
        source[0] is '.' or '/' or '~'
        || (source.Length > 1 && source[0] == '\\' && source[1] == '\\')
        || (source.Length > 1 && source[1] == ':' && char.IsLetter(source[0]));

    private static ImmutableArray<ComposeWord> Options(ComposeScalar scalar, string text, (int Start, int Length) part)
    {
        var options = ImmutableArray.CreateBuilder<ComposeWord>();
        var start = part.Start;
        var end = part.Start + part.Length;
        while (start <= end)
        {
            var comma = text.IndexOf(',', start, end - start);
            var stop = comma < 0 ? end : comma;
            var location = scalar.MapValueToSource(start, stop - start);
            options.Add(new ComposeWord(Fact<string>.Known(text.Substring(start, stop - start), location), location));
            start = stop + 1;
        }

        return options.ToImmutable();
    }

    private static bool Has(ImmutableArray<ComposeWord> options, string word)
    {
        var result = false;
        foreach (var option in options)
        {
            // Of "ro" and "rw" the last counts.
            result = option.Value.Value == word || (result && option.Value.Value != "rw");
        }

        return result;
    }

    private static Fact<string> PropagationOf(ImmutableArray<ComposeWord> options)
    {
        var result = Fact<string>.Absent;
        foreach (var option in options)
        {
            result = option.Value.Value is "private" or "rprivate" or "shared" or "rshared" or "slave" or "rslave" ? option.Value : result;
        }

        return result;
    }
}
