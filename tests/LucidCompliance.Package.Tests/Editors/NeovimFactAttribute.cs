using System;
using System.IO;
using System.Linq;
using Xunit;

namespace LucidCompliance.Package.Tests.Editors;

/// <summary>A test with Neovim; skipped, with the reason, where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NeovimFactAttribute : FactAttribute
{
    public NeovimFactAttribute()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator);
        Skip = folders.Any(folder => File.Exists(Path.Combine(folder, "nvim")) || File.Exists(Path.Combine(folder, "nvim.exe")))
            ? null
            : "Neovim is not installed: 'apt-get install neovim', version 0.7 or later.";
    }
}
