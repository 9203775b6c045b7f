using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LucidCompliance.Diagnostics;
using LucidCompliance.Subjects.Suppressions;
using LucidCompliance.Text;

namespace LucidCompliance.Engine.Suppressions;

/// <summary>The comments of all files by path and rule id, and which of them have suppressed something.</summary>
internal sealed class CommentIndex
{
    private readonly Dictionary<ScopeKey, Dictionary<TextSpan, Scope>> _scopes = new();

    public CommentIndex(ImmutableArray<SuppressionComment> comments)
    {
        foreach (var comment in comments)
        {
            foreach (var rule in comment.Rules)
            {
                AddScope(comment, rule.Id);
            }
        }
    }

    /// <summary>The scopes in which a rule's findings are suppressed, by their start.</summary>
    public List<Scope> Find(string path, RuleDescriptor rule, bool acceptsForeign)
    {
        var result = new List<Scope>();
        Collect(path, rule.Id, false, result);
        if (acceptsForeign)
        {
            if (string.Equals(rule.Category, "Secrets", StringComparison.Ordinal))
            {
                Collect(path, AllowComments.AllSecrets, true, result);
            }

            foreach (var peer in rule.PeerIds)
            {
                var blank = peer.LastIndexOf(' ');
                Collect(path, peer.Substring(blank + 1), true, result);
                if (peer.StartsWith("BuildKit ", StringComparison.Ordinal))
                {
                    Collect(path, ForeignComments.AllBuildKit, true, result);
                }
            }
        }

        result.Sort(static (a, b) => a.Span.CompareTo(b.Span));
        return result;
    }

    /// <summary>Whether a rule of a comment has suppressed a finding.</summary>
    public bool IsUsed(SuppressionComment comment, string id) =>
        _scopes.TryGetValue(new ScopeKey(comment.Location.Path, id, comment.IsForeign), out var scopes)
        && SpanOf(comment) is { } span
        && scopes.TryGetValue(span, out var scope)
        && scope.IsUsed;

    private void Collect(string path, string id, bool isForeign, List<Scope> result)
    {
        if (_scopes.TryGetValue(new ScopeKey(path, id, isForeign), out var scopes))
        {
            result.AddRange(scopes.Values);
        }
    }

    // Comments that say the same of the same text share one scope.
    private void AddScope(SuppressionComment comment, string id)
    {
        if (SpanOf(comment) is not { } span)
        {
            return;
        }

        var key = new ScopeKey(comment.Location.Path, id, comment.IsForeign);
        if (!_scopes.TryGetValue(key, out var scopes))
        {
            _scopes[key] = scopes = new Dictionary<TextSpan, Scope>();
        }

        if (!scopes.ContainsKey(span))
        {
            scopes[span] = new Scope(span, comment);
        }
    }

    private static TextSpan? SpanOf(SuppressionComment comment) =>
        comment.IsFileWide ? new TextSpan(0, int.MaxValue) : comment.Target;

    private sealed record ScopeKey(string Path, string Id, bool IsForeign);

    /// <summary>A range of text in which one rule is suppressed.</summary>
    internal sealed class Scope
    {
        public Scope(TextSpan span, SuppressionComment comment)
        {
            Span = span;
            Comment = comment;
        }

        public TextSpan Span { get; }

        public SuppressionComment Comment { get; }

        public bool IsUsed { get; set; }

        /// <summary>Whether a finding stands in the range; an empty one may stand at its end, where a value is missing.</summary>
        public bool Holds(SourceLocation location) =>
            Span.Contains(location.Span.Start)
            || (location.Span.IsEmpty && location.Span.Start == Span.End && Span.End > Span.Start && location.Text.Content[Span.End - 1] is not ('\n' or '\r'));
    }
}
