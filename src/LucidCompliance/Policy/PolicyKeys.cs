namespace LucidCompliance.Policy;

/// <summary>The keys of a policy file; the shipped JSON schema has the same, and a test holds that.</summary>
internal static class PolicyKeys
{
    public static readonly string[] Root =
    [
        "version", "extends", "baseImages", "registries", "user", "labels", "networks", "environment", "multiStage", "healthcheck",
        "platforms", "engines", "rules", "exemptions", "suppressions",
    ];

    public static readonly string[] BaseImages = ["allow", "requireDigest", "versions", "known", "archives"];

    public static readonly string[] KnownImage =
    [
        "distroless", "shell", "packageManager", "user", "userName", "familyUser", "stepsDownTo", "entrypoint", "command", "users", "groups",
        "debug", "buildImage", "windows", "runtime", "runtimeVersion", "architectures", "environment", "endOfLife", "status", "replacement",
        "replacementKeepsRuntime", "distrolessVariant", "icu", "timeZones", "workingDirectory", "usrMerged", "libc", "libraries", "lacksLibraries", "note",
    ];

    public static readonly string[] Registries = ["allow"];

    public static readonly string[] Labels = ["required"];

    public static readonly string[] Network = ["driver", "subnet", "gateway", "attachable", "internal", "exclusive"];

    public static readonly string[] Environment = ["files", "required", "provided"];

    public static readonly string[] Exemption = ["rule", "path", "service", "reason", "until"];

    public static readonly string[] Suppressions = ["requireReason", "locked", "foreign"];

    public static readonly string[] Presets = ["recommended", "strict", "audit", "none", "lucid-foundation"];

    public static readonly string[] Requirements = ["required", "optional"];

    public static readonly string[] Severities = ["none", "silent", "info", "suggestion", "warning", "error"];

    public static readonly string[] Engines = ["docker", "podman", "kubernetes"];
}
