using System.Collections.Immutable;

namespace LucidCompliance.Rules.Secrets;

/// <summary>
/// Commands that keep a credential, as the manuals of their programs say. Left out: what keeps only a digest, and what talks to a server
/// and forgets.
/// </summary>
internal static class CredentialStores
{
    private static readonly ImmutableArray<string> ConfigUndo = ["config delete", "config rm", "config unset", "logout"];

    private static readonly ImmutableArray<StorePlace> Npm =
    [
        new("", "--userconfig"), new(".npmrc", "--location", "project"), new(".npmrc", "-L", "project"),
        new("/usr/local/etc/npmrc", "--location", "global"), new("/usr/local/etc/npmrc", "-L", "global"), new("/usr/local/etc/npmrc", "--global"), new("/usr/local/etc/npmrc", "-g"),
        new("~/.npmrc"),
    ];

    private static readonly ImmutableArray<StorePlace> GitConfig =
    [
        new("~/.gitconfig", "--global"), new("/etc/gitconfig", "--system"), new("", "--file"), new("", "-f"), new(".git/config"),
    ];

    private static readonly ImmutableArray<string> Password = ["--password", "-p"];

    /// <summary>The table.</summary>
    public static ImmutableArray<CredentialStore> All { get; } =
    [
        NuGet("dotnet", "nuget add source"),
        NuGet("dotnet", "nuget update source"),
        new("nuget", "sources", StoredPart.Options, [new("", "-ConfigFile"), new("~/.nuget/NuGet/NuGet.Config")]) { Options = ["-Password", "-password"], Undo = ["sources remove", "sources Remove"] },
        new("nuget", "setapikey", StoredPart.Arguments, [new("", "-ConfigFile"), new("~/.nuget/NuGet/NuGet.Config")]),
        new("dotnet", "user-secrets set", StoredPart.Arguments, [new("~/.microsoft/usersecrets")]) { Undo = ["user-secrets remove", "user-secrets clear"] },

        new("npm", "config set", StoredPart.Arguments, Npm) { Variable = "NPM_CONFIG_USERCONFIG", Undo = ConfigUndo },
        new("npm", "set", StoredPart.Arguments, Npm) { Variable = "NPM_CONFIG_USERCONFIG", Undo = ConfigUndo },
        new("pnpm", "config set", StoredPart.Arguments, Npm) { Variable = "NPM_CONFIG_USERCONFIG", Undo = ConfigUndo },
        new("yarn", "config set", StoredPart.Arguments, [new("~/.yarnrc.yml", "--home"), new("~/.yarnrc.yml", "-H"), new(".yarnrc.yml")]) { Undo = ConfigUndo },
        new("composer", "config", StoredPart.Arguments, [new("~/.composer", "--global"), new("~/.composer", "-g"), new("", "--file"), new("", "-f"), new("auth.json")])
        {
            Variable = "COMPOSER_HOME", Undo = ["config --unset"],
        },
        new("bundle", "config", StoredPart.Arguments, [new(".bundle/config", "--local"), new("~/.bundle/config")]) { Variable = "BUNDLE_APP_CONFIG", Undo = ["config unset", "config --delete"] },
        new("pip", "config set", StoredPart.Arguments, [new("/etc/pip.conf", "--global"), new("pip.conf", "--site"), new("~/.config/pip/pip.conf")])
        {
            Variable = "PIP_CONFIG_FILE", Undo = ["config unset"],
        },
        new("poetry", "config", StoredPart.Arguments, [new("poetry.toml", "--local"), new("~/.config/pypoetry/auth.toml")]) { Undo = ["config --unset"] },
        new("conda", "config", StoredPart.Arguments, [new("~/.condarc")]) { Variable = "CONDARC", Undo = ["config --remove", "config --remove-key"] },
        new("cargo", "login", StoredPart.Arguments, [new("~/.cargo/credentials.toml")]) { Input = "", Variable = "CARGO_HOME", Undo = ["logout"] },

        new("git", "config", StoredPart.Arguments, GitConfig) { Variable = "GIT_CONFIG_GLOBAL", Undo = ["config --unset", "config --unset-all", "config --remove-section", "config unset"] },
        new("git", "clone", StoredPart.Url, []) { Options = ["-c", "--config"], Undo = ["remote set-url", "remote remove", "remote rm"] },
        new("git", "remote add", StoredPart.Url, [new(".git/config")]) { Undo = ["remote set-url", "remote remove", "remote rm"] },
        new("git", "remote set-url", StoredPart.Url, [new(".git/config")]) { Undo = ["remote set-url", "remote remove", "remote rm"] },
        new("git", "submodule add", StoredPart.Url, [new(".gitmodules")]) { Undo = ["submodule deinit"] },
        new("gh", "auth login", StoredPart.Arguments, [new("~/.config/gh/hosts.yml")]) { Input = "--with-token", Variable = "GH_CONFIG_DIR", Undo = ["auth logout"] },

        Registry("docker", "login", "~/.docker/config.json", "DOCKER_CONFIG"),
        Registry("podman", "login", "/run/containers/0/auth.json", "REGISTRY_AUTH_FILE"),
        Registry("buildah", "login", "/run/containers/0/auth.json", "REGISTRY_AUTH_FILE"),
        Registry("skopeo", "login", "/run/containers/0/auth.json", "REGISTRY_AUTH_FILE"),
        Registry("oras", "login", "~/.docker/config.json", "DOCKER_CONFIG"),
        Registry("crane", "auth login", "~/.docker/config.json", "DOCKER_CONFIG"),
        Registry("helm", "registry login", "~/.config/helm/registry/config.json", "HELM_REGISTRY_CONFIG") with { Undo = ["registry logout"] },
        new("helm", "repo add", StoredPart.Options, [new("~/.config/helm/repositories.yaml")]) { Options = ["--password"], Variable = "HELM_REPOSITORY_CONFIG", Undo = ["repo remove"] },

        new("aws", "configure set", StoredPart.Arguments, [new("~/.aws")]) { Variable = "AWS_SHARED_CREDENTIALS_FILE" },
        new("az", "login", StoredPart.Options, [new("~/.azure")]) { Options = Password, Variable = "AZURE_CONFIG_DIR", Undo = ["logout", "account clear"] },
        new("gcloud", "auth activate-service-account", StoredPart.File, [new("~/.config/gcloud")]) { Options = ["--key-file"], Variable = "CLOUDSDK_CONFIG", Undo = ["auth revoke"] },
        new("kubectl", "config set-credentials", StoredPart.Options, [new("", "--kubeconfig"), new("~/.kube/config")])
        {
            Options = ["--token", "--password"], Variable = "KUBECONFIG", Undo = ["config delete-user", "config unset"],
        },
        new("oc", "login", StoredPart.Options, [new("~/.kube/config")]) { Options = ["--token", "--password", "-p"], Variable = "KUBECONFIG", Undo = ["logout"] },
        new("vault", "login", StoredPart.Arguments, [new("~/.vault-token")]) { Input = "-" },
        new("mc", "alias set", StoredPart.Arguments, [new("~/.mc/config.json")]) { Variable = "MC_CONFIG_DIR", Undo = ["alias remove", "alias rm"] },
        new("hf", "auth login", StoredPart.Options, [new("~/.cache/huggingface")]) { Options = ["--token"], Variable = "HF_HOME", Undo = ["auth logout"] },
        new("huggingface-cli", "login", StoredPart.Options, [new("~/.cache/huggingface")]) { Options = ["--token"], Variable = "HF_HOME", Undo = ["logout"] },
        new("wandb", "login", StoredPart.Arguments, [new("~/.netrc")]) { Variable = "NETRC" },
        new("gpg", "--import", StoredPart.File, [new("~/.gnupg")]) { Input = "", Variable = "GNUPGHOME", Undo = ["--delete-secret-keys", "--delete-secret-and-public-keys"] },
    ];

    private static CredentialStore NuGet(string program, string verb) =>
        new(program, verb, StoredPart.Options, [new("", "--configfile"), new("~/.nuget/NuGet/NuGet.Config")]) { Options = Password, Undo = ["nuget remove source"] };

    private static CredentialStore Registry(string program, string verb, string file, string variable) =>
        new(program, verb, StoredPart.Options, [new("", "--authfile"), new("", "--registry-config"), new(file)])
        {
            Options = Password,
            Input = "--password-stdin",
            Variable = variable,
            Undo = [verb.Replace("login", "logout")],
        };
}
