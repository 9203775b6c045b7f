using System;
using LucidCompliance.Model;

namespace LucidCompliance.Subjects.Secrets;

/// <summary>What a file's name says about secrets in it.</summary>
internal enum SecretFileKind
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It may hold one: only its content tells (<c>.env</c>, <c>.npmrc</c>, <c>appsettings.json</c>).</summary>
    Possible,

    /// <summary>It is made to hold one: a private key, a key store, a program's credentials.</summary>
    Store,
}

/// <summary>Names of files that hold secrets (RULES.md convention 30).</summary>
internal static class SecretFileName
{
    private static readonly string[] StoreNames =
    [
        "id_rsa", "id_dsa", "id_ecdsa", "id_ed25519", ".netrc", "_netrc", ".git-credentials", ".pgpass", ".dockercfg", ".dockerconfigjson",
        "kubeconfig", ".vault-token", ".htpasswd", "secring.gpg", "terraform.tfstate",
    ];

    private static readonly string[] StoreExtensions = [".pfx", ".p12", ".jks", ".keystore", ".ppk", ".key", ".kdbx", ".tfstate"];

    // With the folder, because the name alone says nothing.
    private static readonly string[] StorePaths = [".aws/credentials", ".kube/config", ".docker/config.json", ".azure/accessTokens.json", ".config/gcloud/application_default_credentials.json"];

    private static readonly string[] PossibleNames = [".npmrc", ".yarnrc", ".yarnrc.yml", ".pypirc", "pip.conf", "nuget.config", "secrets.json", "secrets.yml", "secrets.yaml", "terraform.tfvars", "local.settings.json"];

    /// <summary>Names that are worth a look in a directory whose files nobody lists.</summary>
    public static readonly string[] Usual =
    [
        ".env", ".env.local", ".env.production", ".npmrc", ".netrc", ".git-credentials", ".pgpass", ".pypirc", "id_rsa", "id_ed25519", "secrets.json", "nuget.config", "NuGet.config",
        "NuGet.Config", "kubeconfig", "terraform.tfstate", ".aws/credentials", ".kube/config", ".docker/config.json", "server.key", "private.key", "tls.key", "key.pem", "privkey.pem", "private.pem",
    ];

    /// <summary>Judges a path; <c>/</c> parts it. Examples and public keys are nothing.</summary>
    public static SecretFileKind Judge(string path)
    {
        var name = path.Substring(path.LastIndexOf('/') + 1);
        if (name.Length == 0 || ArtifactDiscovery.IsExampleName(name) || EndsWith(name, ".pub"))
        {
            return SecretFileKind.None;
        }

        foreach (var store in StorePaths)
        {
            if (EndsWith(path, store) && (path.Length == store.Length || path[path.Length - store.Length - 1] == '/'))
            {
                return SecretFileKind.Store;
            }
        }

        if (Contains(StoreNames, name) || HasStoreExtension(name) || IsKeyPem(name))
        {
            return SecretFileKind.Store;
        }

        return Contains(PossibleNames, name) || IsEnvFile(name) || EndsWith(name, ".pem") || IsSettings(name) ? SecretFileKind.Possible : SecretFileKind.None;
    }

    /// <summary>Whether a file of that name, of which nothing else is known, is worth a warning: what hardly ever ships without a secret.</summary>
    public static bool IsTelling(string path)
    {
        var name = path.Substring(path.LastIndexOf('/') + 1);
        return IsEnvFile(name) || Contains([".npmrc", ".pypirc", "secrets.json"], name);
    }

    /// <summary>Whether the name is that of a private key of ssh, which as a text has its well-known first line.</summary>
    public static bool IsPrivateKey(string path) =>
        path.Substring(path.LastIndexOf('/') + 1) is "id_rsa" or "id_dsa" or "id_ecdsa" or "id_ed25519";

    /// <summary>Whether the file lists registries to which somebody is logged in; where a credential helper keeps the passwords, they are not in it.</summary>
    public static bool IsLoginFile(string path) =>
        path.Substring(path.LastIndexOf('/') + 1) is ".dockercfg" or ".dockerconfigjson" || EndsWith(path, ".docker/config.json");

    /// <summary>Whether the file is a text in which a credential can be seen where it holds one.</summary>
    public static bool IsTextStore(string path) =>
        path.Substring(path.LastIndexOf('/') + 1) is ".netrc" or "_netrc" or ".git-credentials" or "kubeconfig" || EndsWith(path, ".aws/credentials") || EndsWith(path, ".kube/config");

    private static bool HasStoreExtension(string name)
    {
        foreach (var extension in StoreExtensions)
        {
            if (name.Length > extension.Length && EndsWith(name, extension))
            {
                return name.IndexOf("public", StringComparison.OrdinalIgnoreCase) < 0;
            }
        }

        return false;
    }

    // privkey.pem and server-key.pem; ca.pem and cert.pem are certificates.
    private static bool IsKeyPem(string name) =>
        EndsWith(name, "key.pem") && name.IndexOf("pub", StringComparison.OrdinalIgnoreCase) < 0;

    private static bool IsEnvFile(string name) =>
        string.Equals(name, ".env", StringComparison.Ordinal)
        || (name.StartsWith(".env.", StringComparison.Ordinal) && name is not (".env.vault" or ".env.keys"));

    private static bool IsSettings(string name) =>
        name.StartsWith("appsettings", StringComparison.OrdinalIgnoreCase) && EndsWith(name, ".json");

    private static bool Contains(string[] names, string name)
    {
        foreach (var known in names)
        {
            if (string.Equals(known, name, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static bool EndsWith(string text, string end) => text.EndsWith(end, StringComparison.OrdinalIgnoreCase);
}
