using System;
using System.Collections.Immutable;
using LucidCompliance.Model.Projects;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.DotNet;

/// <summary>A package whose code loads a native library of the system.</summary>
/// <param name="Package">The package's id.</param>
/// <param name="Library">The library.</param>
/// <param name="Effect">What happens without it.</param>
/// <param name="Advice">What to do, without period.</param>
/// <param name="FirstMajor">The first major version that needs it.</param>
/// <param name="LastMajor">The last one.</param>
/// <param name="Instead">Packages that bring the library along, or make do without it.</param>
internal sealed record NativeNeed(string Package, string Library, string Effect, string Advice, int FirstMajor, int LastMajor, ImmutableArray<string> Instead)
{
    /// <summary>Whether only the project's own reference counts: the package often comes along with others that never call it.</summary>
    public bool IsDirectOnly { get; init; }

    /// <summary>Whether the program works without the library, with a part missing.</summary>
    public bool IsOptional { get; init; }

    private const int Any = int.MaxValue;

    /// <summary>The packages that are known to load a library which images of .NET lack (knowledge of August 2026).</summary>
    public static ImmutableArray<NativeNeed> All { get; } =
    [
        new("SkiaSharp.NativeAssets.Linux", "libfontconfig", "the first drawing fails with a DllNotFoundException for libSkiaSharp", "Refer to SkiaSharp.NativeAssets.Linux.NoDependencies instead", 0, Any, ["SkiaSharp.NativeAssets.Linux.NoDependencies"]),
        new("System.Drawing.Common", "libgdiplus", "drawing fails with a DllNotFoundException, and from version 7 on it is not supported on Linux at all", "Draw with a library that is made for Linux, such as SkiaSharp or ImageSharp", 0, Any, []) { IsDirectOnly = true },
        new("Microsoft.AspNetCore.Authentication.Negotiate", "libgssapi_krb5", "Kerberos and NTLM fail at the first request", "Use an image to which you can add Kerberos (libgssapi-krb5-2), or another kind of authentication", 0, Any, []),
        new("Npgsql", "libgssapi_krb5", "every first connection writes 'Cannot load library libgssapi_krb5.so.2' to the log, and GSS encryption does not work", "Set 'GSS Encryption Mode=Disable' in the connection string, or use an image with Kerberos", 10, Any, []) { IsOptional = true },
    ];

    /// <summary>Where the project uses the package in a version that needs the library; null where it does not, or where that is not known.</summary>
    public (SourceLocation? Location, bool IsDirect)? FindUse(DotNetProject project)
    {
        foreach (var other in Instead)
        {
            if (project.UsesPackage(other) is { IsKnown: true, Value: true })
            {
                return null;
            }
        }

        foreach (var package in project.Packages)
        {
            if (string.Equals(package.Id, Package, StringComparison.OrdinalIgnoreCase))
            {
                return package.IsCertain && IsInRange(package.Version is { IsKnown: true } version ? version.Value.Major : null) ? (package.Location, true) : null;
            }
        }

        return !IsDirectOnly && project.Assets?.Find(Package) is { } resolved && IsInRange(resolved.Major) ? (null, false) : null;
    }

    private bool IsInRange(int? major) => (FirstMajor == 0 && LastMajor == Any) || (major is { } known && known >= FirstMajor && known <= LastMajor);
}
