using System;
using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model.Images;
using LucidCompliance.Rules.Commands;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.Dockerfile;
using LucidCompliance.Syntax.Shell;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Secrets;

/// <summary>
/// LUCID2017: a RUN that writes a mounted secret into a file of its layer: by redirection, <c>tee</c> or a copy. What the same RUN removes, or
/// writes into another mount, is in no layer.
/// </summary>
public sealed class SecretMountLeaked : ImageRule
{
    // Every name is sought in every word: a bound keeps a script that assigns on every line linear.
    private const int MostNames = 32;

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID2017",
        Name = nameof(SecretMountLeaked),
        Title = "A RUN writes a mounted secret into a layer.",
        DefaultSeverity = DiagnosticSeverity.Error,
        PeerIds = ["CWE-538", "CWE-212"],
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ImageSubject image)
    {
        foreach (var (step, run, script) in RunScripts.In(image.Build))
        {
            var secrets = MountedSecrets(run);
            if (secrets.Count == 0)
            {
                continue;
            }

            var isShipped = image.Ships(step.Stage);
            foreach (var target in Leaks(step, run, script, secrets))
            {
                yield return Finding(
                    image.At(target.Span),
                    isShipped
                        ? $"This RUN writes a mounted secret to {SecretWording.Quote(target.Text)}, and the layer keeps the file: whoever pulls the image has it. Rotate it, then let the program read the mount itself, or remove the file in the same RUN."
                        : $"This RUN writes a mounted secret to {SecretWording.Quote(target.Text)}, and the build cache keeps the layer of this stage. Rotate it if the cache is shared, then let the program read the mount itself, or remove the file in the same RUN.") with
                {
                    Severity = isShipped ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
                    KeyPath = target.Text,
                    Variant = "secret mount",
                };
            }
        }
    }

    private static IEnumerable<SegmentWord> Leaks(StageStep step, RunInstruction run, ShellScript script, List<string> secrets)
    {
        var words = RunFileWords.Of(step);
        var carries = false;
        foreach (var segment in ShellSegments.Read(script.Text))
        {
            var program = segment.Words[0].Text;
            program = program.Substring(program.LastIndexOf('/') + 1);
            var isCopy = program is "cp" or "mv" or "install";
            carries = (segment.IsPiped && carries) || Mentions(segment, secrets);
            AddAssigned(segment, secrets);
            if (isCopy)
            {
                if (CopyTarget(segment, secrets) is { } copy && IsKept(step, run, words, copy.Text))
                {
                    yield return copy;
                }

                continue;
            }

            // A program that uses the secret may write anything; these write what they read.
            if (!carries || program is not ("cat" or "echo" or "printf" or "sed" or "awk" or "tr" or "base64" or "head" or "tail" or "envsubst" or "jq" or "cut" or "grep" or "tee"))
            {
                continue;
            }

            foreach (var output in segment.Outputs)
            {
                if (IsKept(step, run, words, output.Text))
                {
                    yield return output;
                }
            }

            for (var i = 1; program == "tee" && i < segment.Words.Length; i++)
            {
                if (segment.Words[i].Text is not ['-', ..] && IsKept(step, run, words, segment.Words[i].Text))
                {
                    yield return segment.Words[i];
                }
            }
        }
    }

    // The paths of the mounts, and "$NAME" of those that are variables.
    private static List<string> MountedSecrets(RunInstruction run)
    {
        var secrets = new List<string>();
        foreach (var mount in run.Mounts)
        {
            if (mount.Type != "secret")
            {
                continue;
            }

            if (mount.Find("env")?.Value is { ContainsVariable: false } name)
            {
                secrets.Add("$" + name.Text);
                secrets.Add("${" + name.Text);
            }

            if (mount.Target is { ContainsVariable: false, Text: ['/', ..] } target)
            {
                secrets.Add(target.Text);
            }
            else if (mount.Target is null && mount.Find("env") is null && (mount.Find("id")?.Value ?? mount.Source) is { ContainsVariable: false } id)
            {
                secrets.Add("/run/secrets/" + id.Text.Substring(id.Text.LastIndexOf('/') + 1));
            }
        }

        return secrets;
    }

    private static bool Mentions(ShellSegment segment, List<string> secrets)
    {
        for (var i = 1; i < segment.Words.Length; i++)
        {
            if (Mentions(segment.Words[i].Text, secrets))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Mentions(string text, List<string> secrets)
    {
        foreach (var secret in secrets)
        {
            var at = text.IndexOf(secret, StringComparison.Ordinal);
            var end = at + secret.Length;
            if (at >= 0 && (end == text.Length || !(char.IsLetterOrDigit(text[end]) || text[end] is '_' or '-' or '.' or '/')))
            {
                return true;
            }
        }

        return false;
    }

    // TOKEN=$(cat /run/secrets/token): from here on the variable is the secret. Before a program it belongs to that program alone.
    private static void AddAssigned(ShellSegment segment, List<string> secrets)
    {
        var first = segment.Words[0].Text is "export" or "declare" or "local" or "readonly" ? 1 : 0;
        for (var i = first; i < segment.Words.Length && secrets.Count < MostNames; i++)
        {
            var equals = segment.Words[i].Text.IndexOf('=');
            if (equals <= 0 || !IsName(segment.Words[i].Text, equals))
            {
                return;
            }
        }

        for (var i = first; i < segment.Words.Length && secrets.Count < MostNames; i++)
        {
            var word = segment.Words[i].Text;
            var equals = word.IndexOf('=');
            if (Mentions(word.Substring(equals + 1), secrets))
            {
                secrets.Add("$" + word.Substring(0, equals));
                secrets.Add("${" + word.Substring(0, equals));
            }
        }
    }

    private static bool IsName(string text, int length)
    {
        for (var i = 0; i < length; i++)
        {
            if (text[i] is not ('_' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9')))
            {
                return false;
            }
        }

        return true;
    }

    // The last word, where a source is the secret or a directory around it.
    private static SegmentWord? CopyTarget(ShellSegment segment, List<string> secrets)
    {
        var sources = new List<SegmentWord>();
        for (var i = 1; i < segment.Words.Length; i++)
        {
            if (segment.Words[i].Text is not ['-', ..])
            {
                sources.Add(segment.Words[i]);
            }
        }

        for (var i = 0; i < sources.Count - 1; i++)
        {
            foreach (var secret in secrets)
            {
                if (secret[0] == '/' && sources[i].Text is ['/', _, ..] source && RunFileWords.Covers(source, secret))
                {
                    return sources[sources.Count - 1];
                }
            }
        }

        return null;
    }

    private static bool IsKept(StageStep step, RunInstruction run, RunFileWords words, string target)
    {
        if (target.Length == 0 || target.IndexOf('$') >= 0 || target[0] is '&' or '-' || target.StartsWith("/dev/", StringComparison.Ordinal) || target.StartsWith("/proc/", StringComparison.Ordinal))
        {
            return false;
        }

        var path = target.StartsWith("~/", StringComparison.Ordinal) ? "/root/" + target.Substring(2)
            : target[0] == '/' || !step.WorkingDirectory.TryGet(out var directory) ? target
            : ImagePath.Combine(directory, target);
        foreach (var removed in words.Removed)
        {
            if (RunFileWords.Covers(removed.Path, path))
            {
                return false;
            }
        }

        foreach (var mount in run.Mounts)
        {
            if (mount.Target is { } around && RunFileWords.Covers(around.Text, path))
            {
                return false;
            }
        }

        return true;
    }
}
