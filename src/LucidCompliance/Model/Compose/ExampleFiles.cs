using System;
using System.Collections.Generic;

namespace LucidCompliance.Model.Compose;

/// <summary>The names under which a repository keeps an example of a file that it does not track.</summary>
internal static class ExampleFiles
{
    private static readonly string[] Suffixes = [".example", ".sample", ".template", ".dist"];

    private static readonly string[] Words = ["example", "sample"];

    /// <summary>
    /// The paths of the examples of a file: <c>x.example</c>, <c>x.sample</c>, <c>x.template</c>, <c>x.dist</c>; of <c>.env</c> and
    /// <c>app.env</c> also <c>example.env</c> and <c>app.example.env</c>, and of <c>.env</c> <c>env.example</c>.
    /// </summary>
    /// <param name="path">A path with '/' as separator.</param>
    public static IEnumerable<string> Of(string path)
    {
        foreach (var suffix in Suffixes)
        {
            yield return path + suffix;
        }

        if (!path.EndsWith(".env", StringComparison.Ordinal))
        {
            yield break;
        }

        var stem = path.Substring(0, path.Length - ".env".Length);
        var isWhole = stem.Length == 0 || stem[stem.Length - 1] == '/';
        foreach (var word in Words)
        {
            yield return stem + (isWhole ? word : "." + word) + ".env";
            if (isWhole)
            {
                yield return stem + "env." + word;
            }
        }
    }
}
