using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Threading.Tasks;
using Xunit.Sdk;

namespace LucidCompliance.Tests;

/// <summary>Where a snapshot lies. The names are those of the package Verify, which this stands in for.</summary>
internal sealed class VerifySettings
{
    public string Directory { get; private set; } = Repository.Tests;

    public string FileName { get; private set; } = "snapshot";

    public void UseDirectory(string directory) => Directory = directory;

    public void UseFileName(string fileName) => FileName = fileName;
}

/// <summary>
/// Compares a text with a committed <c>*.verified.txt</c>. Where they differ, <c>*.received.txt</c> is written beside it and the failure
/// shows the difference; <c>LUCID_ACCEPT=1</c> accepts what was received.
/// </summary>
internal static class Verifier
{
    private const int Context = 2;
    private static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: false);

    public static async Task Verify(string target, VerifySettings settings)
    {
        var verifiedPath = Path.Combine(settings.Directory, settings.FileName + ".verified.txt");
        var receivedPath = Path.Combine(settings.Directory, settings.FileName + ".received.txt");
        var received = target.ReplaceLineEndings("\n");
        var verified = File.Exists(verifiedPath) ? (await File.ReadAllTextAsync(verifiedPath)).ReplaceLineEndings("\n") : "";
        if (string.Equals(received, verified, StringComparison.Ordinal) && File.Exists(verifiedPath))
        {
            File.Delete(receivedPath);
        }
        else if (Environment.GetEnvironmentVariable("LUCID_ACCEPT") == "1")
        {
            File.Delete(receivedPath);
            await File.WriteAllTextAsync(verifiedPath, received, Encoding);
        }
        else
        {
            await File.WriteAllTextAsync(receivedPath, received, Encoding);
            throw new XunitException(
                $"{Path.GetFileName(verifiedPath)} differs (- verified, + received; LUCID_ACCEPT=1 accepts it):\n{Difference(verified.Split('\n'), received.Split('\n'))}");
        }
    }

    // The longest common subsequence of lines; the texts are short.
    private static string Difference(string[] left, string[] right)
    {
        var common = new int[left.Length + 1, right.Length + 1];
        for (var i = left.Length - 1; i >= 0; i--)
        {
            for (var j = right.Length - 1; j >= 0; j--)
            {
                common[i, j] = left[i] == right[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        var lines = new List<(char Mark, string Text)>();
        for (int i = 0, j = 0; i < left.Length || j < right.Length;)
        {
            if (i < left.Length && j < right.Length && left[i] == right[j])
            {
                lines.Add((' ', left[i]));
                (i, j) = (i + 1, j + 1);
            }
            else if (i < left.Length && (j == right.Length || common[i + 1, j] >= common[i, j + 1]))
            {
                lines.Add(('-', left[i++]));
            }
            else
            {
                lines.Add(('+', right[j++]));
            }
        }

        return WithContext(lines);
    }

    private static string WithContext(List<(char Mark, string Text)> lines)
    {
        var result = new StringBuilder();
        var isOmitting = false;
        for (var i = 0; i < lines.Count; i++)
        {
            var from = Math.Max(0, i - Context);
            if (lines.FindIndex(from, Math.Min(lines.Count, i + Context + 1) - from, static line => line.Mark != ' ') >= 0)
            {
                result.Append(lines[i].Mark).Append(' ').Append(lines[i].Text).Append('\n');
                isOmitting = false;
            }
            else if (!isOmitting)
            {
                result.Append("  …\n");
                isOmitting = true;
            }
        }

        return result.ToString();
    }
}
