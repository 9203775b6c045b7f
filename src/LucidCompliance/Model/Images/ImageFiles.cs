using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Knowledge;

namespace LucidCompliance.Model.Images;

/// <summary>
/// What the artifacts tell about the files of an image at one point: the base, COPY and ADD, and whether a RUN may have
/// written more. Immutable; the states of a build share their structure.
/// </summary>
public sealed partial class ImageFiles
{
    private readonly StageBase _root;
    private ImmutableDictionary<string, ArrivalEntry> _arrivals = NoArrivals;
    private ImmutableHashSet<string> _directories = NoDirectories;
    private int _count;
    private bool _mayHoldMore;
    private bool _mayHoldMoreShells;
    private bool _mayLackShells;
    private ShellAnswer? _lastShell;

    private static readonly ImmutableDictionary<string, ArrivalEntry> NoArrivals = ImmutableDictionary.Create<string, ArrivalEntry>(StringComparer.Ordinal);
    private static readonly ImmutableHashSet<string> NoDirectories = ImmutableHashSet.Create<string>(StringComparer.Ordinal);

    internal ImageFiles(StageBase root) => _root = root;

    /// <summary>
    /// Whether something is known to have run, or to have been copied to an unknown place, that may have written any file.
    /// What is not proven to be there is then unknown.
    /// </summary>
    public bool MayHoldMore => _mayHoldMore;

    /// <summary>
    /// Whether a path is in the image: known true where a COPY or ADD brings exactly this, or a directory of the build context that holds
    /// it; known false where neither the base nor anything else can have brought it, else unknown. What <c>.dockerignore</c> leaves out
    /// comes from nowhere.
    /// </summary>
    /// <param name="absolutePath">An absolute path.</param>
    public Fact<bool> Contains(string absolutePath)
    {
        var budget = QueryBudget;
        return ToFact(Contains(ImagePath.Combine("/", absolutePath), ref budget));
    }

    /// <summary>Whether a shell is there, by absolute path or by its name on the usual PATH.</summary>
    public Fact<bool> HasShell(string pathOrName)
    {
        // Most steps ask for the same shell of the same files.
        if (_lastShell is { } last && last.Path == pathOrName)
        {
            return last.IsAvailable;
        }

        var budget = QueryBudget;
        var answer = ToFact(_mayLackShells ? Trilean.Unknown : HasShell(pathOrName, ref budget));
        _lastShell = new ShellAnswer(pathOrName, answer);
        return answer;
    }

    /// <summary>
    /// Whether a command is found on the usual PATH. The runtimes of distroless images are unknown; other commands are
    /// proven to be missing from them unless a COPY or ADD may bring them.
    /// </summary>
    public Fact<bool> ContainsCommand(string name)
    {
        if (name.IndexOf('/') >= 0)
        {
            return Contains(name);
        }

        var budget = QueryBudget;
        var result = BaseHasCommand(name);
        foreach (var directory in SystemFolders.Path)
        {
            result = Or(result, BroughtTo(directory + "/" + name, ref budget));
        }

        return ToFact(Or(result, Rest(name)));
    }

    /// <summary>
    /// The ways in which a path may have come from a COPY or ADD, the latest first; at most 64. Those of which the build context proves that
    /// they do not bring it are left out.
    /// </summary>
    public ImmutableArray<FileArrival> FindArrivals(string absolutePath)
    {
        var path = ImagePath.Combine("/", absolutePath);
        var entries = new List<ArrivalEntry>();
        Collect(path, entries);
        if (entries.Count == 0)
        {
            return [];
        }

        entries.Sort(static (left, right) => right.Sequence.CompareTo(left.Sequence));
        var arrivals = ImmutableArray.CreateBuilder<FileArrival>(entries.Count);
        foreach (var entry in entries)
        {
            var brings = entry.Step.Transfer!.Origin.Kind == TransferOriginKind.Context ? ContextBrings(entry, path)
                : entry.Kind == ArrivalKind.Exact ? Trilean.Yes
                : Trilean.Unknown;
            if (brings != Trilean.No)
            {
                arrivals.Add(new FileArrival(entry.Step, entry.Source, path, SourcePath(entry, path), brings == Trilean.Yes));
            }
        }

        return arrivals.ToImmutable();
    }

    /// <summary>The same files after a command that may have written any.</summary>
    internal ImageFiles AfterRun()
    {
        if (_mayHoldMore && _mayHoldMoreShells)
        {
            return this;
        }

        var copy = Copy();
        copy._mayHoldMore = true;
        copy._mayHoldMoreShells = true;
        return copy;
    }

    /// <summary>The same files after a command that may have removed a shell.</summary>
    internal ImageFiles AfterRemoval()
    {
        if (_mayLackShells)
        {
            return this;
        }

        var copy = Copy();
        copy._mayLackShells = true;
        return copy;
    }

    /// <summary>The same files and a directory.</summary>
    internal ImageFiles WithDirectory(string path)
    {
        var directories = _directories.Add(path);
        if (ReferenceEquals(directories, _directories))
        {
            return this;
        }

        var copy = Copy();
        copy._directories = directories;
        return copy;
    }

    /// <summary>Whether a path is known to be a directory: a WORKDIR, a destination with a slash, or one that every system has.</summary>
    internal bool IsDirectory(string path) => _directories.Contains(path) || Array.IndexOf(SystemDirectories, path) >= 0;

    /// <summary>The same files and what a COPY or ADD brings.</summary>
    internal ImageFiles With(StageStep step)
    {
        var transfer = step.Transfer!;
        var copy = Copy();
        foreach (var source in transfer.Sources)
        {
            if (transfer.Destination.TryGet(out var destination))
            {
                copy.Add(step, source, destination, transfer.IsDirectory);
            }
            else
            {
                copy._mayHoldMore = true;
                copy._mayHoldMoreShells |= MayBringShell(transfer.Origin, source);
            }
        }

        return copy;
    }

    private void Add(StageStep step, TransferSource source, string destination, bool isDirectory)
    {
        if (isDirectory)
        {
            _directories = _directories.Add(destination);
        }

        var keepsParents = KeepsParents(step);
        var name = source.Kind is TransferSourceKind.Tree or TransferSourceKind.Archive or TransferSourceKind.Git || source.HasWildcard ? ""
            : !source.Text.TryGet(out var text) ? ""
            : !keepsParents ? ImagePath.BaseName(text)
            : text.IndexOf("/./", StringComparison.Ordinal) < 0 ? text.TrimStart('/') : "";
        var isFile = name.Length > 0 && source.Kind is TransferSourceKind.File or TransferSourceKind.Url or TransferSourceKind.Inline;
        if (name.Length > 0)
        {
            var inside = keepsParents ? ImagePath.Combine(destination, name) : ImagePath.Join(destination, name);
            if (isDirectory || keepsParents)
            {
                Put(step, source, inside, isFile ? ArrivalKind.Exact : ArrivalKind.Possible);
            }
            else
            {
                // Whatever it is, something stands at the destination afterwards; an existing directory takes it in.
                Put(step, source, destination, ArrivalKind.Exact);
                Put(step, source, inside, ArrivalKind.Possible);
            }
        }

        if (!isFile)
        {
            Put(step, source, destination, ArrivalKind.Tree);
        }
    }

    private void Put(StageStep step, TransferSource source, string path, ArrivalKind kind)
    {
        _arrivals.TryGetValue(path, out var earlier);
        _arrivals = _arrivals.SetItem(path, new ArrivalEntry(step, source, path, kind, _count++, earlier));
    }

    private ImageFiles Copy()
    {
        var copy = (ImageFiles)MemberwiseClone();
        copy._lastShell = null;
        return copy;
    }

    /// <summary>A remembered answer; a reference, so that another thread sees all of it or nothing.</summary>
    private sealed record ShellAnswer(string Path, Fact<bool> IsAvailable);

    private static Fact<bool> ToFact(Trilean answer) => answer switch
    {
        Trilean.Yes => Fact<bool>.Known(true),
        Trilean.No => Fact<bool>.Known(false),
        _ => Fact<bool>.UnknownBecause("the image may have it"),
    };
}
