using System;
using System.Collections.Generic;

namespace LucidCompliance.Rules.Secrets;

/// <summary>What programs print of what they read.</summary>
internal static class SecretPrinters
{
    private static readonly HashSet<string> Passing = new(StringComparer.Ordinal)
    {
        "cat", "echo", "printf", "printenv", "sed", "awk", "gawk", "tr", "base64", "head", "tail", "envsubst", "jq", "yq", "cut", "grep", "sort", "uniq", "tac", "rev", "fold", "tee",
    };

    private static readonly HashSet<string> Answering = new(StringComparer.Ordinal)
    {
        "sha1sum", "sha224sum", "sha256sum", "sha384sum", "sha512sum", "shasum", "md5sum", "b2sum", "cksum", "wc", "stat", "test", "[", "ls", "basename", "dirname",
        "curl", "wget",
    };

    /// <summary>Whether a program prints what it reads, as it is or rewritten.</summary>
    public static bool PassOn(string program) => Passing.Contains(program);

    /// <summary>Whether a program prints something else: a digest, a size, what a server answers.</summary>
    public static bool AnswerOtherwise(string program) => Answering.Contains(program);
}
