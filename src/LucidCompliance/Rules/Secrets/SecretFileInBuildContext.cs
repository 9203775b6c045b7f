using System.Collections.Generic;
using System.Collections.Immutable;
using System.Text;
using LucidCompliance.Diagnostics;
using LucidCompliance.Model;
using LucidCompliance.Model.Images;
using LucidCompliance.Rules.Dockerfile;
using LucidCompliance.Subjects;
using LucidCompliance.Subjects.Secrets;
using LucidCompliance.Text;

namespace LucidCompliance.Rules.Secrets;

/// <summary>LUCID2006: COPY of a directory in which a secret file lies that the ignore file does not exclude. Builders count.</summary>
public sealed class SecretFileInBuildContext : Rule
{
    private const int Named = 3;

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID2006",
        Name = nameof(SecretFileInBuildContext),
        Title = "COPY of a directory takes a secret file along.",
        DefaultSeverity = DiagnosticSeverity.Warning,
        Fix = FixSafety.Safe,
        PeerIds = ["CWE-538", "CWE-522"],
    };

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Check(AnalysisSubjects subjects)
    {
        var contents = subjects.SecretFiles;
        var drafts = new IgnoreFileDrafts(subjects);
        var known = new Dictionary<string, List<string>>(System.StringComparer.Ordinal);
        foreach (var image in subjects.Images)
        {
            foreach (var stage in image.Build.Stages)
            {
                foreach (var step in stage.Steps)
                {
                    foreach (var source in step.Transfer?.Sources ?? [])
                    {
                        if (FindDirectory(image.Context, step.Transfer!, source) is { } directory
                            && FindFiles(image.Context, directory, contents, known) is { Count: > 0 } files)
                        {
                            yield return Finding(drafts, image, source, files);
                        }
                    }
                }
            }
        }
    }

    private Diagnostic Finding(IgnoreFileDrafts drafts, ImageSubject image, TransferSource source, List<string> files)
    {
        var ignoreFile = image.Context.IgnoreFile.TryGet(out var found) ? found.Text : null;
        var names = new StringBuilder();
        for (var i = 0; i < files.Count && i < Named; i++)
        {
            names.Append(i == 0 ? "" : ", ").Append(SecretWording.Quote(files[i]));
        }

        if (files.Count > Named)
        {
            names.Append(" and others");
        }

        var one = files.Count == 1;
        return Finding(
            image.At(source.Word.Span),
            $"COPY of this directory takes {names} along: {(one ? "the file holds a secret, and it" : "the files hold secrets, and they")} become{(one ? "s" : "")} part of a layer. Rotate {(one ? "it" : "them")} if such an image or cache was shared, then name {(one ? "the file" : "the files")} in {(ignoreFile is null ? "a .dockerignore" : ignoreFile.Path)}.") with
        {
            KeyPath = files[0],
            Variant = "secret file",
            Fixes = Exclude(drafts, image, files) is { } fix ? [fix] : [],
        };
    }

    // A file that an instruction names must stay: the build would not find it.
    private static Fix? Exclude(IgnoreFileDrafts drafts, ImageSubject image, List<string> files)
    {
        var draft = drafts.For(image);
        foreach (var file in files)
        {
            if (draft.IsCopied(file))
            {
                return null;
            }
        }

        var safety = files.TrueForAll(IsOfNoUseToBuild) ? FixSafety.Safe : FixSafety.Unsafe;
        return image.Context.IgnoreFile.TryGet(out var found) ? Exclude(found.Text, files, safety)
            : image.Context.IgnoreFile.IsAbsent ? draft.Create("Write a .dockerignore that excludes the files", files) is { } fix ? fix with { Safety = safety } : null
            : null;
    }

    // A build that restores packages may need the NuGet.config or .npmrc that it copies, and a program its settings file.
    private static bool IsOfNoUseToBuild(string file) =>
        ArtifactDiscovery.Classify(file) is ArtifactKind.EnvFile || SecretFileName.Judge(file) is SecretFileKind.Store;

    private static Fix Exclude(SourceText ignoreFile, List<string> files, FixSafety safety)
    {
        var lines = new StringBuilder();
        var content = ignoreFile.Content;
        if (content.Length > 0 && content[content.Length - 1] != '\n')
        {
            lines.Append(ignoreFile.NewLine);
        }

        foreach (var file in files)
        {
            lines.Append(file).Append(ignoreFile.NewLine);
        }

        return new Fix("Exclude the files from the build context", safety, [new FileEdit(ignoreFile, new TextEdit(new TextSpan(content.Length, 0), lines.ToString()))]);
    }

    private static string? FindDirectory(BuildContext context, FileTransfer transfer, TransferSource source) =>
        !source.HasWildcard
        && BuildContext.TryGetPath(transfer, source, out var path)
        && context.Directory.IsKnown
        && context.GetKind(path).TryGet(out var kind) && kind == PathKind.Directory
            ? path
            : null;

    // Many images may copy the same directory: it is looked through once for each ignore file that decides about it.
    private static List<string> FindFiles(
        BuildContext context, string directory, SecretFileContents contents, Dictionary<string, List<string>> known)
    {
        var key = context.Directory.Value + "\n" + directory + "\n" + (context.IgnoreFile.TryGet(out var ignoreFile) ? ignoreFile.Text.Path : context.IgnoreFile.IsAbsent ? string.Empty : "?");
        if (!known.TryGetValue(key, out var files))
        {
            known.Add(key, files = FindFiles(context, directory, contents));
        }

        return files;
    }

    private static List<string> FindFiles(BuildContext context, string directory, SecretFileContents contents)
    {
        var found = new List<string>();
        var seen = new HashSet<string>(System.StringComparer.Ordinal);
        var root = context.Directory.Value;
        foreach (var artifact in contents.ArtifactsBelow(RepositoryPath.Combine(root, directory)))
        {
            AddTaken(context, CopiedSecretFiles.RelativeTo(root, artifact)!, found, seen);
        }

        foreach (var name in SecretFileName.Usual)
        {
            var path = directory == "." ? name : directory + "/" + name;
            if (context.GetKind(path).TryGet(out var kind) && kind == PathKind.File && context.GetRepositoryPath(path).TryGet(out var full)
                && (SecretFileName.Judge(path) == SecretFileKind.Store ? contents.JudgeStore(full) == true : contents.HoldSecret(full) == true))
            {
                AddTaken(context, path, found, seen);
            }
        }

        return found;
    }

    private static void AddTaken(BuildContext context, string path, List<string> found, HashSet<string> seen)
    {
        if (!seen.Contains(path) && context.IsIgnored(path) is { IsKnown: true, Value: false })
        {
            found.Add(path);
            _ = seen.Add(path);
        }
    }
}
