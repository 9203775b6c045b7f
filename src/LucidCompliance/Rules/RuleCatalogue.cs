using System;
using System.Collections.Immutable;
using LucidCompliance.Diagnostics;
using LucidCompliance.Rules.Analysis;
using LucidCompliance.Rules.Compose;
using LucidCompliance.Rules.Distroless;
using LucidCompliance.Rules.Dockerfile;
using LucidCompliance.Rules.Identity;
using LucidCompliance.Rules.Labels;
using LucidCompliance.Rules.Runtime;
using LucidCompliance.Rules.Secrets;

namespace LucidCompliance.Rules;

/// <summary>The list of all rules, in the order of their ids. A rule is added by one line here.</summary>
public static class RuleCatalogue
{
    /// <summary>All rules.</summary>
    public static ImmutableArray<Rule> All { get; } = ImmutableArray.Create<Rule>(
        new DockerfileSyntaxError(),
        new ComposeSyntaxError(),
        new EnvFileSyntaxError(),
        new PolicyInvalid(),
        new ArtifactUnreadable(),
        new RuleFailed(),
        new SuppressionWithoutReason(),
        new UnusedSuppression(),
        new SuppressionForbidden(),
        new BaseImageNotDistroless(),
        new ShellFormWithoutShell(),
        new HealthcheckNeedsShell(),
        new HealthcheckToolMissing(),
        new EntrypointScriptNeedsShell(),
        new InterpreterRepeated(),
        new DebugVariantShipped(),
        new SingleStageBuild(),
        new BuildImageShipped(),
        new ShellCopiedIntoDistroless(),
        new BaseImageEndOfLife(),
        new ImageTagMutable(),
        new ImageNotPinnedByDigest(),
        new RegistryNotAllowed(),
        new BaseImageFamilyFloats(),
        new RuntimeLibraryMissing(),
        new PythonVersionMismatch(),
        new PythonPackagesNotOnPath(),
        new VirtualEnvInterpreterMissing(),
        new ConsoleScriptInterpreterMissing(),
        new LibcNewerThanRuntime(),
        new LauncherNeedsShell(),
        new EntrypointFeatureLost(),
        new PackageManagerInShippingStage(),
        new PullMayBypassBuild(),
        new WholeFilesystemCopied(),
        new MergedDirectoryOverwritten(),
        new HookNeedsShell(),
        new SecretInImageEnvironment(),
        new SecretInBuildArgument(),
        new SecretInRunCommand(),
        new SecretInImageMetadata(),
        new SecretFileCopiedIntoImage(),
        new SecretFileInBuildContext(),
        new SecretDeletedInLaterLayer(),
        new SecretInComposeFile(),
        new SecretInEnvFile(),
        new WeakCredential(),
        new SecretReachesMetadata(),
        new SecretInAppSettings(),
        new SecretInLaunchSettings(),
        new SecretInNuGetConfig(),
        new SecretInScript(),
        new SecretMountLeaked(),
        new SecretPassedByEnvironment(),
        new SecretReused(),
        new EmptyPasswordAllowed(),
        new SecretUnreadableByUser(),
        new EnvExampleDrift(),
        new ImageRunsAsRoot(),
        new UserNotNumeric(),
        new UserOutsidePolicy(),
        new UserUnknownToImage(),
        new UserWrongForBase(),
        new PrivilegedContainer(),
        new DangerousCapability(),
        new CapabilitiesNotDropped(),
        new PrivilegeEscalationAllowed(),
        new EngineSocketMounted(),
        new SensitiveHostPathMounted(),
        new HostNamespaceShared(),
        new SecurityProfileDisabled(),
        new RootFilesystemWritable(),
        new ReadOnlyWithoutScratchSpace(),
        new SudoInImage(),
        new WorldWritablePath(),
        new PasswordSetInImage(),
        new InsecureBuildStep(),
        new DataDirectoryNotWritable(),
        new MountPropagationShared(),
        new HomeNotWritable(),
        new HealthcheckMissing(),
        new HealthcheckDisabled(),
        new HealthcheckFormInvalid(),
        new HealthcheckScriptNotInImage(),
        new EntrypointMissing(),
        new InstructionOverridden(),
        new ExecFormMalformed(),
        new ShellFormEntrypoint(),
        new PrivilegedPort(),
        new PortMismatch(),
        new PortInvalid(),
        new SshExposed(),
        new PortBoundToAllInterfaces(),
        new PublishedPortConflict(),
        new SignalsNotForwarded(),
        new VolumeOnSystemDirectory(),
        new ResourceLimitsMissing(),
        new RequiredLabelMissing(),
        new LabelContradictsImage(),
        new LabelValueInvalid(),
        new LabelKeyReserved(),
        new LabelKeyInvalid(),
        new Compose.VariableUndefined(),
        new RequiredVariableMissing(),
        new InterpolationInvalid(),
        new BuildContextMissing(),
        new DockerfileMissing(),
        new ReferencedFileMissing(),
        new ResourceUndefined(),
        new DependencyCycle(),
        new NetworkOutsidePolicy(),
        new NetworkAddressInvalid(),
        new OptionsConflict(),
        new ContainerNameConflict(),
        new KeyRepeated(),
        new EnvCommentBecomesValue(),
        new EnvDollarInterpolated(),
        new EnvFileIsNoInterpolationSource(),
        new EnvVariableUnused(),
        new BuildTargetMissing(),
        new BuildArgumentUnknown(),
        new PlatformMismatch(),
        new YamlScalarSurprise(),
        new VersionFieldObsolete(),
        new StageUndefined(),
        new StageNameRepeated(),
        new StageNameReserved(),
        new VariableUndefinedInFrom(),
        new BaseImageReferenceInvalid(),
        new Dockerfile.VariableUndefined(),
        new WorkdirRelative(),
        new AddInsteadOfCopy(),
        new RemoteAddUnverified(),
        new CopySourceMissing(),
        new CopySourceIgnored(),
        new TlsVerificationDisabled(),
        new PackageSignatureDisabled(),
        new DownloadPipedToShell(),
        new PackageIndexUpdateAlone(),
        new DistributionUpgrade(),
        new PipeFailureIgnored(),
        new EnvRefersToItself(),
        new LegacyKeyValueForm(),
        new MaintainerDeprecated(),
        new ContinuationEmpty(),
        new OnbuildInvalid(),
        new StageUnused(),
        new FrontendUnpinned(),
        new PlatformConstant(),
        new PlatformRedundant(),
        new IgnoreFileMissing());

    /// <summary>The fixed data of all rules.</summary>
    public static ImmutableArray<RuleDescriptor> Descriptors { get; } = ImmutableArray.CreateRange(All, static rule => rule.Descriptor);

    /// <summary>The rule with the id, or null.</summary>
    public static Rule? Find(string id)
    {
        foreach (var rule in All)
        {
            if (string.Equals(rule.Descriptor.Id, id, StringComparison.Ordinal))
            {
                return rule;
            }
        }

        return null;
    }
}
