using System;
using System.IO;
using System.Linq;
using Xunit;

namespace LucidCompliance.Tests.SecretSuite;

/// <summary>A test against the npm package secretlint; skipped, with the reason, where node or the package is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SecretlintFactAttribute : FactAttribute
{
    public SecretlintFactAttribute() => Skip = Reason();

    internal static string Folder { get; } = Path.Combine(Repository.Tests, "differential", "secretlint");

    private static string? Reason()
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules", "@secretlint", "core")))
        {
            return "secretlint is not installed: run 'npm ci' in tests/differential/secretlint.";
        }

        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return folders.Any(static folder => File.Exists(Path.Combine(folder, "node")) || File.Exists(Path.Combine(folder, "node.exe")))
            ? null
            : "node is not installed.";
    }
}
