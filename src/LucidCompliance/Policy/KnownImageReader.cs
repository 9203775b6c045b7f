using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using LucidCompliance.Knowledge;
using LucidCompliance.Syntax.Yaml;
using LucidCompliance.Text;

namespace LucidCompliance.Policy;

/// <summary>
/// Reads what a policy states about an image: the facts of the catalogue, in the policy's words. What is not stated, or stated wrongly, is
/// unknown.
/// </summary>
internal sealed class KnownImageReader(PolicyNodes nodes)
{
    private const string Owner = "a known image";

    private static readonly string[] Statuses = ["supported", "floating", "eol", "removed"];

    private readonly Dictionary<string, YamlNode> _values = new(StringComparer.Ordinal);

    /// <summary>The facts of one entry of <c>baseImages.known</c>.</summary>
    /// <param name="node">The entry's value.</param>
    /// <param name="pattern">The entry's key.</param>
    public BaseImageFacts Read(YamlNode node, string pattern)
    {
        _values.Clear();
        foreach (var entry in nodes.Entries(node, Owner, PolicyKeys.KnownImage))
        {
            _values[entry.Name!] = entry.Value;
        }

        var distroless = Answer("distroless");
        var shells = Paths("shell");
        var manager = TextOrNone("packageManager", "a name such as apt");
        var user = Number("user");
        var runtime = Text("runtime");
        var version = Text("runtimeVersion");
        var libc = TextOrNone("libc", "musl, glibc or glibc and its version");

        // Distroless means both of them are absent, unless the policy names one.
        if (distroless == Trilean.Yes)
        {
            shells = shells.IsUnknown ? ImageFact<ImmutableArray<string>>.Absent : shells;
            manager = manager.IsUnknown ? ImageFact<string>.Absent : manager;
        }

        return new BaseImageFacts
        {
            Id = "policy:" + pattern,
            IsDistroless = distroless,
            Shell = shells.IsKnown ? ImageFact<string>.Known(shells.Value[0]) : shells.IsAbsent ? ImageFact<string>.Absent : default,
            Shells = shells.IsKnown ? shells.Value : [],
            PackageManager = manager,
            DefaultUserId = user is { } id ? ImageFact<int>.Known(id) : default,
            DefaultUserName = Text("userName") ?? (user == 0 ? "root" : null),
            FamilyUserId = Number("familyUser"),
            EntrypointStepsDownTo = Number("stepsDownTo"),
            Entrypoint = Words("entrypoint"),
            Command = Words("command"),
            Users = Words("users"),
            Groups = Words("groups"),
            IsDebugVariant = Answer("debug") == Trilean.Yes,
            IsBuildImage = Answer("buildImage") == Trilean.Yes,
            IsWindows = Answer("windows") == Trilean.Yes,
            Runtime = runtime,
            RuntimeVersion = version,
            PythonMinor = runtime == "python" ? FactTableReader.PythonMinor(version) : null,
            Architectures = Words("architectures") is { IsKnown: true } architectures ? architectures.Value : [],
            Environment = Environment(),
            EndOfLife = Date("endOfLife"),
            Status = Status(),
            Replacement = Text("replacement"),
            ReplacementKeepsRuntime = Answer("replacementKeepsRuntime"),
            DistrolessVariant = Text("distrolessVariant"),
            HasIcu = Answer("icu"),
            HasTimeZones = Answer("timeZones"),
            WorkingDirectory = Text("workingDirectory"),
            IsUsrMerged = Answer("usrMerged"),
            Libc = Libc(libc, out var glibc),
            GlibcVersion = glibc,
            Libraries = Words("libraries"),
            MissingLibraries = Words("lacksLibraries") is { IsKnown: true } missing ? missing.Value : [],
            Note = Text("note"),
            Confidence = BaseImageConfidence.High,
            Source = "policy",
        };
    }

    private Trilean Answer(string key) =>
        !_values.TryGetValue(key, out var node) || nodes.Boolean(node, key) is not { } answer ? Trilean.Unknown
        : answer.Value ? Trilean.Yes
        : Trilean.No;

    private string? Text(string key) => _values.TryGetValue(key, out var node) ? nodes.Text(node, key)?.Value : null;

    // "false" says that there is none; "true" would not say which.
    private ImageFact<string> TextOrNone(string key, string example)
    {
        if (!_values.TryGetValue(key, out var node))
        {
            return ImageFact<string>.Unknown;
        }

        if (node.Resolve() is YamlScalar scalar)
        {
            if (scalar is { IsPlain: true, Value: "false" })
            {
                return ImageFact<string>.Absent;
            }

            if (scalar is not { IsPlain: true, Value: "true" } && scalar.Value.Length > 0)
            {
                return ImageFact<string>.Known(scalar.Value);
            }
        }

        nodes.Report(node.Location, $"'{key}' is 'false' where the image has none, or {example}.");
        return ImageFact<string>.Unknown;
    }

    private ImageFact<ImmutableArray<string>> Paths(string key)
    {
        if (_values.TryGetValue(key, out var node) && node.Resolve() is YamlSequence)
        {
            return Words(key);
        }

        var path = TextOrNone(key, "a path such as /bin/sh");
        return path.IsKnown ? ImageFact<ImmutableArray<string>>.Known([path.Value])
            : path.IsAbsent ? ImageFact<ImmutableArray<string>>.Absent
            : default;
    }

    // An empty list says that there is none.
    private ImageFact<ImmutableArray<string>> Words(string key)
    {
        if (!_values.TryGetValue(key, out var node) || nodes.List(node, key) is not { } list)
        {
            return default;
        }

        var words = ImmutableArray.CreateBuilder<string>(list.Length);
        foreach (var word in list)
        {
            words.Add(word.Value);
        }

        return list.IsEmpty ? ImageFact<ImmutableArray<string>>.Absent : ImageFact<ImmutableArray<string>>.Known(words.ToImmutable());
    }

    private int? Number(string key)
    {
        if (!_values.TryGetValue(key, out var node))
        {
            return null;
        }

        if (node.Resolve() is YamlScalar scalar && int.TryParse(scalar.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            return id;
        }

        nodes.Report(node.Location, $"The {(key == "user" ? "user of a known image" : "'" + key + "'")} is its number, such as 65532.");
        return null;
    }

    private DateTime? Date(string key)
    {
        if (!_values.TryGetValue(key, out var node) || nodes.Text(node, key) is not { } text)
        {
            return null;
        }

        if (DateTime.TryParseExact(text.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        nodes.Report(text.Location!, "The last day of support is written as year-month-day, such as 2027-03-01.");
        return null;
    }

    private BaseImageStatus Status() =>
        _values.TryGetValue("status", out var node) && nodes.Word(node, "status", Statuses) is { } status
            ? FactTableReader.Status(status.Value)
            : BaseImageStatus.Unknown;

    private ImageFact<string> Libc(ImageFact<string> text, out Version? glibc)
    {
        glibc = null;
        if (!text.TryGet(out var value) || value is "musl" or "glibc")
        {
            return text;
        }

        if (value.StartsWith("glibc ", StringComparison.Ordinal) && Version.TryParse(value.Substring(6), out glibc))
        {
            return ImageFact<string>.Known("glibc");
        }

        nodes.Report(_values["libc"].Location, "'libc' is 'false' where the image has none, musl, glibc or glibc and its version, such as 'glibc 2.41'.");
        return ImageFact<string>.Unknown;
    }

    private Dictionary<string, string> Environment()
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        if (_values.TryGetValue("environment", out var node))
        {
            foreach (var entry in nodes.Entries(node.Resolve()!, "environment"))
            {
                if (nodes.Text(entry.Value, "a variable's value") is { } text)
                {
                    variables[entry.Name!] = text.Value;
                }
            }
        }

        return variables;
    }
}
