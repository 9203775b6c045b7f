using System;
using System.IO;
using System.Linq;
using Xunit;

namespace LucidCompliance.Tests.Conformance;

/// <summary>A test against the npm package dockerfile-ast; skipped, with the reason, where node or the package is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DockerfileAstFactAttribute : FactAttribute
{
    public DockerfileAstFactAttribute() => Skip = Reason();

    internal static string Folder { get; } = Path.Combine(Repository.Tests, "differential", "dockerfile-ast");

    private static string? Reason()
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules", "dockerfile-ast")))
        {
            return "dockerfile-ast is not installed: run 'npm ci' in tests/differential/dockerfile-ast.";
        }

        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return folders.Any(folder => File.Exists(Path.Combine(folder, "node")) || File.Exists(Path.Combine(folder, "node.exe")))
            ? null
            : "node is not installed.";
    }
}
