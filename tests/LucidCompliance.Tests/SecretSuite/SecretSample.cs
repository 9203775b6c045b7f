namespace LucidCompliance.Tests.SecretSuite;

/// <summary>What a sample's file is read as.</summary>
internal enum SampleKind
{
    Dockerfile,
    Compose,
    EnvFile,
    AppSettings,
    LaunchSettings,
    NuGetConfig,
    Script,
    Requirements,
    Project,
}

/// <summary>One labelled file: a repository with nothing else in it.</summary>
/// <param name="Name">Stable and unique: it seeds the values and decides whether the sample is frozen.</param>
/// <param name="Group">What kind of secret it is, or why it is none.</param>
/// <param name="Start">Where the secret begins in <paramref name="Text"/>; -1 when there is none.</param>
/// <param name="End">Where it ends.</param>
internal sealed record SecretSample(string Name, SampleKind Kind, string Group, string Path, string Text, int Start, int End)
{
    /// <summary>A warning or an error is expected at the secret's lines; otherwise none anywhere.</summary>
    public bool IsSecret => Start >= 0;

    /// <summary>Three in ten samples are kept for the end.</summary>
    public bool IsFrozen => SuiteRandom.Hash(Name) % 10 < 3;

    /// <summary>Scripts and requirements files are counted apart.</summary>
    public bool IsScript => Kind is SampleKind.Script or SampleKind.Requirements;

    public static SecretSample Create(string name, SampleKind kind, string group, string path, string marked, bool isSecret)
    {
        var start = marked.IndexOf(Carrier.Open);
        var end = marked.IndexOf(Carrier.Close);
        var text = marked.Replace(Carrier.Open.ToString(), string.Empty).Replace(Carrier.Close.ToString(), string.Empty);
        return new SecretSample(name, kind, group, path, text, isSecret ? start : -1, isSecret ? end - 1 : -1);
    }
}
