namespace LucidCompliance.Rules.Distroless;

/// <summary>A build whose program is linked against the C library.</summary>
/// <param name="What">The build, for messages.</param>
/// <param name="Advice">How it is linked statically, as the beginning of a sentence.</param>
/// <param name="Base">The distroless image that has what the program needs.</param>
/// <param name="IsCertain">Whether the link is certain; otherwise it depends on what the program imports.</param>
internal sealed record NativeBuild(string What, string Advice, string Base, bool IsCertain);
