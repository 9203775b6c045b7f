using System.Collections.Immutable;

namespace LucidCompliance.Model.Images;

/// <summary>The configuration that an external image, or <c>scratch</c>, brings.</summary>
internal static class BaseConfig
{
    /// <summary>BuildKit sets this PATH where a Linux image has none.</summary>
    public const string DefaultPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    public static ImageConfig Create(StageBase root)
    {
        var isScratch = root.IsScratch;
        var config = new ImageConfig(new ImageFiles(root))
        {
            User = UserReader.OfBase(root),
            BaseIsCatalogued = root.IsCatalogued,
            LabelsAreComplete = root.IsCatalogued,
            EnvironmentIsComplete = isScratch,
            Healthcheck = root.IsCatalogued ? Fact<ImageHealthcheck>.Absent : Fact<ImageHealthcheck>.UnknownBecause("the base image may bring one"),
            WorkingDirectory = isScratch ? Fact<string>.Known("/") : Fact<string>.UnknownBecause("the base image's directory is not known"),
            StopSignal = isScratch ? Fact<string>.Absent : Fact<string>.UnknownBecause("the base image may set one"),
        };
        if (isScratch)
        {
            config.Entrypoint = Fact<ImageCommand>.Absent;
            config.Command = Fact<ImageCommand>.Absent;
            config.EnvironmentMap = VariableScope.EmptyMap.SetItem("PATH", Fact<string>.Known(DefaultPath));
            return config;
        }

        if (root.Facts is { } facts && root.IsCatalogued)
        {
            config.Entrypoint = CommandOf(facts.Entrypoint, root);
            config.Command = CommandOf(facts.Command, root);
            var environment = config.EnvironmentMap.ToBuilder();
            foreach (var variable in facts.Environment)
            {
                environment[variable.Key] = Fact<string>.Known(variable.Value);
            }

            config.EnvironmentMap = environment.ToImmutable();

            if (facts.WorkingDirectory is { } directory)
            {
                config.WorkingDirectory = Fact<string>.Known(directory);
            }

            if (facts.Built is { } image)
            {
                ApplyArchive(config, image);
            }
        }

        return config;
    }

    // The configuration of the image itself is complete, so what is not in it is not set.
    private static void ApplyArchive(ImageConfig config, Knowledge.BuiltImage image)
    {
        config.EnvironmentIsComplete = true;
        foreach (var variable in image.Environment)
        {
            if (!config.EnvironmentMap.ContainsKey(variable.Key))
            {
                config.EnvironmentMap = config.EnvironmentMap.SetItem(variable.Key, ToFact(variable.Value));
            }
        }

        if (!config.EnvironmentMap.ContainsKey("PATH"))
        {
            config.EnvironmentMap = config.EnvironmentMap.SetItem("PATH", Fact<string>.Known(DefaultPath));
        }

        foreach (var label in image.Labels)
        {
            config.LabelMap = config.LabelMap.SetItem(label.Key, ToFact(label.Value));
        }

        config.Healthcheck = image.HasHealthcheck == Knowledge.Trilean.No
            ? Fact<ImageHealthcheck>.Absent
            : Fact<ImageHealthcheck>.UnknownBecause("the base image brings one, or its archive does not say");
        config.WorkingDirectory = Fact<string>.Known(image.WorkingDirectory);
        config.StopSignal = image.StopSignal is { } signal ? Fact<string>.Known(signal) : Fact<string>.Absent;
        config.ShellPath = image.Shell ?? config.ShellPath;
    }

    private static Fact<string> ToFact(string? value) =>
        value is null ? Fact<string>.UnknownBecause("the value may be a secret") : Fact<string>.Known(value);

    /// <summary>The variables that a stage on this base starts with.</summary>
    public static VariableScope CreateScope(ImageConfig config, StageBase root)
    {
        var values = config.EnvironmentMap;
        if (!root.IsWindows && !values.ContainsKey("PATH"))
        {
            values = values.SetItem("PATH", Fact<string>.UnknownBecause("the base image's PATH is not known"));
        }

        return VariableScope.Empty.With(values, config.EnvironmentIsComplete);
    }

    private static Fact<ImageCommand> CommandOf(Knowledge.ImageFact<ImmutableArray<string>> fact, StageBase root) =>
        fact.IsAbsent || (fact.TryGet(out var arguments) && arguments.IsEmpty) ? Fact<ImageCommand>.Absent
        : fact.IsKnown ? Fact<ImageCommand>.Known(new ImageCommand(null, fact.Value, root.Location, null, null, ShellState.Default))
        : Fact<ImageCommand>.UnknownBecause("the base image's command is not known");
}
