using System.Collections.Generic;
using System.Collections.Immutable;

namespace LucidCompliance.Model.Secrets;

/// <summary>Finds secrets in text that has no keys: words of a RUN, command strings, script lines, file content.</summary>
public static class SecretScanner
{
    /// <summary>
    /// Finds provider formats, private keys, JSON web tokens, credentials in URLs and connection strings, and
    /// Authorization headers. Linear in the text's length; never throws.
    /// </summary>
    /// <returns>The findings in order, without overlap: the surer, then the longer one stays.</returns>
    public static ImmutableArray<SecretMatch> FindInText(string text)
    {
        var context = new ValueContext(KeyName.Empty);
        var findings = new List<SecretMatch>();
        Collect(text, context, findings);
        ConnectionStrings.ScanText(text, context, findings);
        NestedJson.ScanText(text, context, findings);
        return WithoutOverlap(findings);
    }

    /// <summary>Adds what needs no key; true where the text as a whole is a URL.</summary>
    internal static bool Collect(string text, in ValueContext context, List<SecretMatch> findings)
    {
        PrivateKeys.Scan(text, findings);
        JsonWebTokens.Scan(text, findings);
        TokenScanner.Scan(text, findings);
        if (context.Depth >= ValueContext.MaximumDepth)
        {
            return false;
        }

        SharedAccessSignatures.Scan(text, findings);
        AuthorizationHeaders.Scan(text, context, findings);
        JaasOptions.Scan(text, context, findings);
        OracleCredentials.Scan(text, context, findings);
        return GoDataSourceNames.Scan(text, context, findings) | UrlCredentials.Scan(text, context, findings);
    }

    internal static ImmutableArray<SecretMatch> WithoutOverlap(List<SecretMatch> findings)
    {
        if (findings.Count == 0)
        {
            return [];
        }

        findings.Sort(static (a, b) => a.Range.Start != b.Range.Start ? a.Range.Start.CompareTo(b.Range.Start) : Rank(b).CompareTo(Rank(a)));
        var kept = ImmutableArray.CreateBuilder<SecretMatch>(findings.Count);
        foreach (var finding in findings)
        {
            if (kept.Count == 0 || finding.Range.Start >= kept[kept.Count - 1].Range.End)
            {
                kept.Add(finding);
            }
            else if (Rank(finding) > Rank(kept[kept.Count - 1]))
            {
                kept[kept.Count - 1] = finding;
            }
        }

        return kept.ToImmutable();
    }

    private static long Rank(SecretMatch match) => ((long)match.Class << 48) + ((long)match.Confidence << 44) + ((long)match.Range.Length << 8) + (int)match.Kind;
}
