using System;
using System.Collections.Generic;
using LucidCompliance.Diagnostics;
using LucidCompliance.Rules.Commands;
using LucidCompliance.Subjects;
using LucidCompliance.Syntax.Shell;

namespace LucidCompliance.Rules.Dockerfile;

/// <summary>LUCID8013: a package manager installs packages whose signature it does not check.</summary>
public sealed class PackageSignatureDisabled : ImageRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "LUCID8013",
        Name = nameof(PackageSignatureDisabled),
        Title = "A package manager does not check signatures.",
        DefaultSeverity = DiagnosticSeverity.Error,
        Fix = FixSafety.Unsafe,
        PeerIds = ["CKV2_DOCKER_7", "CKV2_DOCKER_8", "CKV2_DOCKER_9", "CKV2_DOCKER_10", "CKV2_DOCKER_11", "CWE-347"],
    };

    /// <inheritdoc/>
    protected override IEnumerable<Diagnostic> Check(ImageSubject image)
    {
        foreach (var (_, _, script) in image.Build.RunScripts)
        {
            foreach (var command in script.Commands)
            {
                for (var i = 0; i < command.ArgumentCount; i++)
                {
                    var word = command.GetArgument(i);
                    if (!IsSwitch(command.Name, word.Text))
                    {
                        continue;
                    }

                    var finding = Finding(
                        image.At(word.Span),
                        $"{command.Name} {word.Text} installs packages without a valid signature: a replaced mirror or package ends up in the image unseen. Remove it, and add the repository's key if one is missing.");
                    yield return RunEdits.IsArray(script) || IsValueOfOption(command, i)
                        ? finding
                        : finding with { Fixes = [new Fix("Check signatures", FixSafety.Unsafe, [RunEdits.Remove(image, command, word)])] };
                }
            }
        }
    }

    private static bool IsSwitch(string program, string text) => program switch
    {
        "apk" => text == "--allow-untrusted",
        "apt" or "apt-get" or "aptitude" => text is "--allow-unauthenticated" or "--force-yes"
            || (text.StartsWith("APT::Get::AllowUnauthenticated=", StringComparison.OrdinalIgnoreCase) && IsOn(text)),
        "yum" or "dnf" or "microdnf" or "tdnf" or "zypper" => text is "--nogpgcheck" or "--no-gpg-checks" or "--setopt=gpgcheck=0" or "--setopt=gpgcheck=false",
        "rpm" => text is "--nosignature" or "--nodigest" or "--noverify",
        _ => false,
    };

    private static bool IsOn(string text) =>
        text.EndsWith("=true", StringComparison.OrdinalIgnoreCase) || text.EndsWith("=1", StringComparison.Ordinal) || text.EndsWith("=yes", StringComparison.OrdinalIgnoreCase);

    private static bool IsValueOfOption(SimpleCommand command, int index) => index > 0 && command.GetArgument(index - 1).Text == "-o";
}
