using System;
using System.Collections.Generic;
using System.Collections.Immutable;

namespace LucidCompliance.Model.Secrets;

/// <summary>Decides what the value of a candidate is. A pure function that never throws, linear in the value's length.</summary>
public static class SecretClassifier
{
    // Under a password's key, a short text in braces is more often a password than an object of settings.
    private const int LongestBracedPassword = 32;

    /// <summary>Classifies a candidate.</summary>
    public static SecretVerdict Classify(SecretCandidate candidate)
    {
        var place = candidate.Context.Place;
        return ClassifyText(candidate.Value.Characters, new ValueContext(KeyOf(candidate))
        {
            UserName = candidate.UserName,
            IsCode = place == SecretPlace.Script && !candidate.Context.IsData,
            DollarIsLiteral = candidate.Context.DollarIsLiteral,
            BareNamesAreLiteral = place is SecretPlace.AppSettings or SecretPlace.LaunchSettings or SecretPlace.NuGetConfig or SecretPlace.ContainerProperty or SecretPlace.Other,
        });
    }

    // Jwt:Key, Smtp:Pass, Passwords:0 – a key of one poor word takes its meaning from the section around it.
    private static KeyName KeyOf(SecretCandidate candidate)
    {
        var key = KeyName.Parse(candidate.Key);
        var path = candidate.KeyPath;
        if (candidate.Context.Place == SecretPlace.AppSettings && TextCatalogues.IsText(path, candidate.Value.Characters))
        {
            return KeyName.Empty;
        }

        var isSection = candidate.Context.Place is SecretPlace.AppSettings or SecretPlace.ComposeOther or SecretPlace.Other;
        if (!isSection || (key.Tokens.Length != 1 && !(key.Tokens.Length == 2 && key.Tokens[1] == "key")) || key.IsSecretLike || path.Length <= candidate.Key.Length || !path.EndsWith(candidate.Key, StringComparison.Ordinal))
        {
            return key;
        }

        var end = path.Length - candidate.Key.Length;
        while (end > 0 && path[end - 1] is ':' or '.' or '[' or ']' or '/')
        {
            end--;
        }

        var start = path.LastIndexOfAny([':', '.', '/'], Math.Max(0, end - 1)) + 1;
        return start >= end ? key : KeyName.Parse(path.Substring(start, end - start) + "_" + candidate.Key);
    }

    /// <summary>Classifies a decoded value, in the order of the classes: what comes first decides.</summary>
    internal static SecretVerdict ClassifyText(string text, in ValueContext context)
    {
        var start = 0;
        var end = text.Length;
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return start == 0 && end == text.Length ? ClassifyTrimmed(text, context) : Shift(ClassifyTrimmed(text.Substring(start, end - start), context), start);
    }

    private static SecretVerdict ClassifyTrimmed(string text, in ValueContext context)
    {
        var (key, position) = (context.Key, context.Position);
        var isCredential = position != SecretKind.None;
        if (ValueShapes.IsSwitch(text) || !isCredential && ValueShapes.IsPattern(text))
        {
            return SecretVerdict.None;
        }

        if (ValueShapes.IsNumber(text, out var digits))
        {
            return isCredential || digits >= 6 && (key.IsPasswordLike || key.IsPassLike) ? Whole(SecretClass.Weak, SecretKind.DefaultPassword, SecretConfidence.High, text) : SecretVerdict.None;
        }

        if (context.IsCode && ValueShapes.IsExpression(text))
        {
            return SecretVerdict.Reference;
        }

        var reference = ReferenceGrammar.Read(text, context.DollarIsLiteral, context.BareNamesAreLiteral);
        switch (reference.Extent)
        {
            case ReferenceExtent.Whole:
                return SecretVerdict.Reference;
            case ReferenceExtent.Default:
                return ClassifyDefault(text, reference, context);
        }

        if (WellKnownSecrets.Contains(text))
        {
            return Whole(SecretClass.WellKnown, SecretKind.RandomValue, SecretConfidence.Proven, text);
        }

        if (Placeholders.IsPlaceholder(text, key))
        {
            return SecretVerdict.Placeholder;
        }

        if (reference.Extent == ReferenceExtent.None && key.IsSecretLike && !key.IsChosen && WeakCredentials.IsPhrase(text))
        {
            return Whole(SecretClass.Weak, SecretKind.DefaultPassword, SecretConfidence.Medium, text);
        }

        if (reference.Extent == ReferenceExtent.None && (isCredential || key.IsPasswordLike || key.IsPassLike || key.IsChosen) && WeakCredentials.IsWeak(text, key, context.UserName))
        {
            return Whole(SecretClass.Weak, SecretKind.DefaultPassword, SecretConfidence.High, text);
        }

        return ClassifyStructure(text, context) ?? (reference.Extent == ReferenceExtent.Part ? SecretVerdict.Reference : LiteralClassifier.Classify(text, context));
    }

    // A default ships with the file, so it counts as if it were written alone.
    private static SecretVerdict ClassifyDefault(string text, ReferenceReading reference, in ValueContext context)
    {
        if (context.Depth >= ValueContext.MaximumDepth)
        {
            return SecretVerdict.Reference;
        }

        var verdict = ClassifyText(text.Substring(reference.DefaultStart, reference.DefaultLength), context with { Depth = context.Depth + 1 });
        return verdict.Class >= SecretClass.WellKnown ? Shift(verdict, reference.DefaultStart) : SecretVerdict.Reference;
    }

    /// <summary>Reads formats and structures; null where there is none, so that the value is one literal.</summary>
    private static SecretVerdict? ClassifyStructure(string text, in ValueContext context)
    {
        if (PrivateKeys.IsPublic(text))
        {
            return SecretVerdict.None;
        }

        if (PrivateKeys.IsBare(text))
        {
            return Whole(SecretClass.Secret, SecretKind.PrivateKey, SecretConfidence.Proven, text);
        }

        var findings = new List<SecretMatch>();
        var isStructured = SecretScanner.Collect(text, context, findings);
        if (context.Depth < ValueContext.MaximumDepth)
        {
            if (ConnectionStrings.Scan(text, 0, text.Length, context, findings) || UserAndPassword.Scan(text, context, findings))
            {
                isStructured = true;
            }
            else
            {
                NamedPairs.Scan(text, context, findings);
            }

            isStructured |= NestedJson.Scan(text, context, findings) && !(context.Key.IsPasswordLike && text.Length <= LongestBracedPassword);
        }

        if (findings.Count > 0)
        {
            return Strongest(SecretScanner.WithoutOverlap(findings));
        }

        return isStructured ? SecretVerdict.None : null;
    }

    private static SecretVerdict Strongest(ImmutableArray<SecretMatch> matches)
    {
        var strongest = matches[0];
        foreach (var match in matches)
        {
            if (match.Class > strongest.Class || match.Class == strongest.Class && match.Confidence > strongest.Confidence)
            {
                strongest = match;
            }
        }

        var ranges = ImmutableArray.CreateBuilder<SecretRange>();
        foreach (var match in matches)
        {
            if (match.Class == strongest.Class)
            {
                ranges.Add(match.Range);
            }
        }

        return new SecretVerdict(strongest.Class, strongest.Kind, strongest.Confidence, ranges.ToImmutable());
    }

    internal static SecretVerdict Whole(SecretClass @class, SecretKind kind, SecretConfidence confidence, string text) =>
        new(@class, kind, confidence, [new SecretRange(0, text.Length)]);

    private static SecretVerdict Shift(SecretVerdict verdict, int by)
    {
        if (verdict.Ranges.IsEmpty)
        {
            return verdict;
        }

        var ranges = ImmutableArray.CreateBuilder<SecretRange>(verdict.Ranges.Length);
        foreach (var range in verdict.Ranges)
        {
            ranges.Add(new SecretRange(range.Start + by, range.Length));
        }

        return verdict with { Ranges = ranges.MoveToImmutable() };
    }
}
