using System;
using System.IO;
using LucidCompliance.Package.Tests.Infrastructure;
using Xunit;

namespace LucidCompliance.Package.Tests.Editors;

/// <summary>A test that packages the extension for VS Code; skipped, with the reason, where its npm packages are not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class VsCodeFactAttribute : FactAttribute
{
    public VsCodeFactAttribute() => Skip = File.Exists(Packager) ? null : "vsce is not installed: run 'npm ci' in src/LucidCompliance.VsCode.";

    internal static string Folder { get; } = Path.Combine(PackageFeed.RepositoryRoot, "src", "LucidCompliance.VsCode");

    internal static string Packager { get; } = Path.Combine(Folder, "node_modules", "@vscode", "vsce", "vsce");
}
