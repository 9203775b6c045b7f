using System;
using System.Collections.Generic;

namespace LucidCompliance.Knowledge;

/// <summary>The <c>key: value</c> pairs that hold for one row of the catalogue; a later pair beats an earlier one.</summary>
internal sealed class FactTable
{
    /// <summary>The keys that a row may have.</summary>
    internal static readonly string[] Keys =
    [
        "id", "distroless", "shell", "package-manager", "user", "user-name", "family-user", "steps-down-to", "entrypoint",
        "command", "users", "groups", "debug", "build-image", "windows", "runtime", "runtime-version", "arch", "env", "eol",
        "status", "replacement", "keeps-runtime", "distroless-variant", "icu", "tzdata", "usr-merged", "libc", "libraries",
        "lacks", "workdir", "confidence", "source", "note",
    ];

    // Key, value, key, value: a list of pairs would be one more generic type to compile in a cold compiler.
    private readonly List<string> _pairs;

    public FactTable() => _pairs = [];

    private FactTable(List<string> pairs) => _pairs = pairs;

    /// <summary>The value of a key; null where it is missing or <c>?</c>.</summary>
    public string? this[string key]
    {
        get
        {
            for (var i = _pairs.Count - 2; i >= 0; i -= 2)
            {
                if (_pairs[i] == key)
                {
                    return _pairs[i + 1] == "?" ? null : _pairs[i + 1];
                }
            }

            return null;
        }
    }

    /// <summary>A copy to which more pairs can be added.</summary>
    public FactTable Extend() => new(new List<string>(_pairs));

    /// <summary>Adds the pairs of <c>key: value; key: value</c>.</summary>
    /// <exception cref="FormatException">A pair without colon, or an unknown key.</exception>
    public void Add(string text)
    {
        var start = 0;
        while (start < text.Length)
        {
            var end = text.IndexOf(';', start);
            end = end < 0 ? text.Length : end;
            var colon = text.IndexOf(':', start, end - start);
            if (colon < 0)
            {
                throw new FormatException("A fact is written 'key: value'.");
            }

            var key = text.Substring(start, colon - start).Trim();
            if (Array.IndexOf(Keys, key) < 0)
            {
                throw new FormatException($"There is no key '{key}'.");
            }

            _pairs.Add(key);
            _pairs.Add(text.Substring(colon + 1, end - colon - 1).Trim());
            start = end + 1;
        }
    }

    /// <summary>The ids of all levels, joined: the image's, then the tag line's.</summary>
    public string JoinIds()
    {
        var id = string.Empty;
        for (var i = 0; i < _pairs.Count; i += 2)
        {
            if (_pairs[i] == "id")
            {
                id = id.Length == 0 ? _pairs[i + 1] : id + "-" + _pairs[i + 1];
            }
        }

        return id;
    }
}
