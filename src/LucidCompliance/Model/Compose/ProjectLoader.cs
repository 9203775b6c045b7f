using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using LucidCompliance.Syntax.Yaml;
using LucidCompliance.Text;

namespace LucidCompliance.Model.Compose;

/// <summary>One file's tree in canonical form, and its services as far as their <c>extends</c> are resolved.</summary>
internal sealed class LoadedFile(string path, ComposeMapping root, LoadContext context)
{
    public string Path { get; } = path;

    public ComposeMapping Root { get; } = root;

    public LoadContext Context { get; } = context;

    public Dictionary<string, ComposeMapping> Extended { get; } = new(StringComparer.Ordinal);
}

/// <summary>Reads and merges the files of one project.</summary>
internal sealed class ProjectLoader(IRepositoryFiles files, VariableSourceReader sourceReader, CancellationToken cancellation)
{
    private readonly Dictionary<(string Path, string Directory, VariableSources Sources), LoadedFile?> _loaded = [];
    private readonly HashSet<string> _checked = new(StringComparer.Ordinal);

    public ProblemList Problems { get; } = new();

    public LoadBudget Budget { get; } = new();

    public List<ComposeFile> Files { get; } = [];

    /// <summary>Whether something that belongs to the project could not be read.</summary>
    public bool IsIncomplete { get; set; }

    /// <summary>Reads an env file's variables on top of those of the including file.</summary>
    public VariableSources ExtendSources(VariableSources sources, ImmutableArray<string>? envFiles, string directory) =>
        sourceReader.Extend(sources, envFiles, directory);

    /// <summary>Loads and merges a set of files, their extends and includes.</summary>
    /// <param name="paths">The files in merge order, and what names them (null for the base).</param>
    /// <param name="directory">What their relative paths are relative to.</param>
    /// <param name="sources">Where their variables find values.</param>
    /// <param name="role">The role of the first file.</param>
    /// <param name="chain">The files whose include led here.</param>
    public ComposeMapping? Load(ImmutableArray<(string Path, SourceLocation? NamedAt)> paths, string directory, VariableSources sources, ComposeFileRole role, ImmutableArray<string> chain)
    {
        ComposeMapping? merged = null;
        LoadContext? context = null;
        foreach (var (path, namedAt) in paths)
        {
            if (LoadFile(path, directory, sources, merged is null ? role : ComposeFileRole.Override, namedAt) is not { } file)
            {
                continue;
            }

            context ??= file.Context;
            var root = new ExtendsResolution(this).Resolve(file);
            merged = merged is null ? root : ComposeMerge.Files(merged, root);
        }

        return merged is null || context is null ? null : new IncludeResolution(this).Resolve(merged, context, chain.Add(paths[0].Path));
    }

    /// <summary>Reads one file; null where it cannot be read, which is then reported.</summary>
    public LoadedFile? LoadFile(string path, string directory, VariableSources sources, ComposeFileRole role, SourceLocation? namedAt)
    {
        cancellation.ThrowIfCancellationRequested();
        var key = (path, directory, sources);
        if (_loaded.TryGetValue(key, out var known))
        {
            return known;
        }

        var file = ReadFile(path, directory, sources, role, namedAt);
        _loaded[key] = file;
        return file;
    }

    private LoadedFile? ReadFile(string path, string directory, VariableSources sources, ComposeFileRole role, SourceLocation? namedAt)
    {
        var read = files.Read(path);
        if (read.Text is not { } text)
        {
            IsIncomplete = true;
            if (namedAt is not null && read.Status == FileReadStatus.Missing)
            {
                ReportMissing(path, namedAt, role == ComposeFileRole.Extends ? "extends.file" : namedAt.Span.IsEmpty ? "Overrides" : "include");
            }

            return null;
        }

        if (_checked.Count >= LoadBudget.MaximumFiles && !_checked.Contains(path))
        {
            Limit(new SourceLocation(text, new TextSpan(0, 0)));
            return null;
        }

        var document = YamlDocument.Of(text);
        var isFirst = _checked.Add(path);
        if (isFirst)
        {
            Files.Add(new ComposeFile(path, text, document, role));
        }

        SyntaxProblems.Add(document, Problems);
        IsIncomplete |= !document.Errors.IsEmpty;
        var context = new LoadContext(text, directory, sources);
        return new LoadedFile(path, ReadDocuments(document, context, role == ComposeFileRole.Override), context);
    }

    private ComposeMapping ReadDocuments(YamlDocument document, LoadContext context, bool isOverride)
    {
        ComposeMapping? merged = null;
        foreach (var root in document.Documents)
        {
            var node = new ComposeNodeReader(context, Problems, Budget).Read(root);
            if (node is not ComposeMapping mapping)
            {
                if (node is not ComposeScalar { IsNull: true })
                {
                    Problems.Add(ComposeProblemKind.Schema, root.Location, "The file is " + SchemaMessages.Describe(node) + ", and a Compose file is a mapping with 'services' and the like. Correct the file, or leave it out of the analysis.");
                }

                continue;
            }

            new SchemaChecker(Problems, isOverride || merged is not null).Check(mapping, ComposeSchema.File);
            var canonical = CanonicalForm.OfFile(mapping);
            merged = merged is null ? canonical : ComposeMerge.Files(merged, canonical);
        }

        if (Budget.IsExhausted)
        {
            Limit(new SourceLocation(context.Text, new TextSpan(0, 0)));
        }

        return merged ?? new ComposeMapping(new SourceLocation(context.Text, context.Text.FullSpan), null, context, []);
    }

    /// <summary>Reports a file that the project needs, unless it may lie elsewhere.</summary>
    public void ReportMissing(string path, SourceLocation namedAt, string what)
    {
        if (FileCheck.IsMissing(files, path))
        {
            Problems.Add(
                ComposeProblemKind.MissingFile,
                namedAt,
                $"'{what}' leads to '{path}', which does not exist, so Compose refuses the project. {FileCheck.AdviceFor(files, path)}");
        }
    }

    /// <summary>Reports that the project is too large.</summary>
    public void Limit(SourceLocation location)
    {
        IsIncomplete = true;
        Problems.Add(ComposeProblemKind.Limit, location, "The project is too large or too deeply nested to be judged as a whole, because anchors, extends or includes multiply its text. Split it.");
    }
}
