using System;
using System.Collections.Generic;
using System.Collections.Immutable;

namespace LucidCompliance.Model.Secrets;

/// <summary>How much a key's name says, in rising weight.</summary>
internal enum KeyStrength
{
    None,
    Hint,
    Pass,
    Secret,
    Password,
}

internal readonly record struct KeyRole(KeyStrength Strength, bool IsVetoed, bool IsPublic, bool IsChosen);

/// <summary>The token lists behind <see cref="KeyName"/>.</summary>
internal static class KeyVocabulary
{
    private static readonly HashSet<string> Passwords = Words("password passwd passphrase pwd pword passwords passwort kennwort requirepass masterauth");

    // Glued names: DBPASSWORD, pgpassword, rootpasswd, mysqlpwd, authtoken.
    private static readonly string[] PasswordEndings = ["password", "passwd", "passphrase", "pwd"];

    private static readonly string[] SecretEndings =
    [
        "apikey", "secretkey", "accesskey", "privatekey", "encryptionkey", "signingkey", "masterkey", "authkey", "authtoken",
        "accesstoken", "refreshtoken", "apitoken", "bottoken", "identitytoken", "registrytoken", "sessiontoken", "bearertoken", "clientsecret", "apisecret", "appsecret", "jwtsecret", "connectionstring", "connstring",
    ];

    private static readonly HashSet<string> Secrets = Words(
        "secret secrets token tokens credential credentials creds sas htpasswd apikey apikeys bearer jwt connectionstring connectionstrings dockerconfigjson authkey");

    // Before "key": what kind of key is never public.
    private static readonly HashSet<string> SecretKeyQualifiers = Words(
        "api private access account secret encryption encrypt decryption decrypt signing sign signature master machine session jwt symmetric hmac aes deploy service storage auth app license subscription admin cipher crypto crypt data webhook fernet cookie vault unseal recovery validation security kek dek ssh");

    private static readonly HashSet<string> Hints = Words("key keys auth pass salt nonce cert certificate hash pin seed pepper pw cookie code otp authorization basicauth users pfx mnemonic hmac pat");

    // PAPERLESS_DBPASS, keytool -storepass.
    private static readonly HashSet<string> GluedPass = Words("dbpass dbpw storepass keypass rootpass adminpass userpass mysqlpass ldappass smtppass mailpass srcstorepass deststorepass");

    private static readonly HashSet<string> Chosen = Words("secret jwt pass");

    private static readonly HashSet<string> ChosenKeyQualifiers = Words("secret encryption encrypt decryption signing sign master machine session jwt symmetric hmac aes auth app cipher crypto fernet cookie security");

    // The last token says that the value is something else.
    private static readonly HashSet<string> Vetoes = Words(
        "file files filename path paths dir directory folder url urls uri uris endpoint endpoints id ids name names version length size len ttl expiry expiration expires timeout " +
        "enabled enable disabled disable required policy header headers prefix suffix type types algorithm alg algo count ref refs lifetime regex pattern env environment cron external target gid " +
        "host hostname port ports issuer audience scope scopes format provider class days hours minutes seconds interval max min limit limits retries attempts rotation rotate " +
        "hint label field param parameter column index mode method methods strategy encoding encoder location bucket user username email region strength history complexity " +
        "validator alias usage flow resource status allowed source template mount duration age period support supported protection required check checks reset authentication auth_type " +
        "description title placeholder domain realm namespace kind engine backend driver store storage selector arn thumbprint fingerprint serial validity leeway skew delay cost rounds iterations encrypted ciphertext sealed kid");

    // Before "key": names of things that are called keys and open nothing.
    private static readonly HashSet<string> PlainKeyQualifiers = Words(
        "foreign partition sort cache routing idempotency shard range group lookup index row object tag message event dedup deduplication translation sequence map json metric site publishable measurement primary hot " +
        "file project team board issue document record entity item page product tenant space dictionary resource config setting lock");

    // Behind a password: which one, not what about it.
    private static readonly HashSet<string> Instances = Words(
        "prod production dev development staging stage test local default admin root user db old new current previous main master replica primary secondary backup value plain plaintext text string base64 b64 a b c x");

    public static KeyRole Judge(string name, ImmutableArray<string> tokens)
    {
        // The shell's working directories; and ALLOW_EMPTY_PASSWORD, whose value is a switch.
        if (tokens.Length == 0 || name is "OLDPWD" || tokens.IndexOf("allow") is var allow and >= 0 && allow + 1 < tokens.Length && tokens[allow + 1] == "empty")
        {
            return new KeyRole(KeyStrength.None, IsVetoed: tokens.Length > 1, IsPublic: false, IsChosen: false);
        }

        // A directory in a shell, the password of an ODBC source: only a random value tells.
        if (name == "PWD")
        {
            return new KeyRole(KeyStrength.Hint, false, false, IsChosen: false);
        }

        var last = tokens.Length - 1;
        while (last > 0 && IsNumber(tokens[last]))
        {
            last--;
        }

        // FORGOT_PASSWORD_TEXT, ForgotPasswordLink: the caption of a button.
        var isCaption = tokens.IndexOf("forgot") >= 0 || tokens.IndexOf("forgotten") >= 0;
        var isPublic = tokens.IndexOf("public") >= 0 || tokens.IndexOf("pub") >= 0 || EndsWith(tokens[last], "publickey");
        var vetoed = isCaption || Vetoes.Contains(tokens[last]) || last > 0 && tokens[last] == "key" && PlainKeyQualifiers.Contains(tokens[last - 1]) && !IsStoreKey(tokens, last);
        if (!isPublic && last > 1 && tokens[last] == "id" && tokens[last - 1] == "secret" && tokens[last - 2] is "vault" or "approle" or "bao" or "role")
        {
            // What AppRole calls the id of a secret is the secret.
            return new KeyRole(KeyStrength.Secret, false, false, IsChosen: false);
        }

        if (isPublic || vetoed)
        {
            return new KeyRole(KeyStrength.None, vetoed, isPublic, IsChosen: false);
        }

        return Strength(tokens, last);
    }

    private static KeyRole Strength(ImmutableArray<string> tokens, int last)
    {
        if (IsPassword(tokens[last]) || last > 0 && Instances.Contains(tokens[last]) && IsPassword(tokens[last - 1]))
        {
            return new KeyRole(KeyStrength.Password, false, false, IsChosen: true);
        }

        var strength = KeyStrength.None;
        var chosen = false;
        for (var i = 0; i <= last; i++)
        {
            var token = tokens[i];
            if (token is "key" or "keys" && i > 0 && (SecretKeyQualifiers.Contains(tokens[i - 1]) || IsStoreKey(tokens, i)))
            {
                strength = KeyStrength.Secret;
                chosen |= ChosenKeyQualifiers.Contains(tokens[i - 1]);
            }
            else if (Secrets.Contains(token) || EndsWithAny(token, SecretEndings)
                || i > 0 && token == "string" && tokens[i - 1] is "connection" or "conn"
                || token == "strings" && i > 0 && tokens[i - 1] == "connection")
            {
                strength = KeyStrength.Secret;
                chosen |= Chosen.Contains(token) && !IsIssued(tokens, i) || EndsWith(token, "secretkey") || EndsWith(token, "jwtsecret");
            }
            else if (strength < KeyStrength.Hint && (Hints.Contains(token) || IsPassword(token) || token == "login" && i > 0 && tokens[i - 1] == "sonar"))
            {
                strength = KeyStrength.Hint;
            }
        }

        if (strength <= KeyStrength.Hint && IsPass(tokens, last))
        {
            return new KeyRole(KeyStrength.Pass, false, false, IsChosen: true);
        }

        return new KeyRole(strength, false, false, chosen);
    }

    // DB_PASS and dbpass, but neither PASS (a count, a verb) nor BYPASS.
    private static bool IsPass(ImmutableArray<string> tokens, int last) => GluedPass.Contains(tokens[last]) || last > 0 && tokens[last] is "pass" or "pw";

    // CLIENT_SECRET, WEBHOOK_SECRET, API_SECRET: a provider made it.
    private static bool IsIssued(ImmutableArray<string> tokens, int i) =>
        i > 0 && tokens[i - 1] is "client" or "webhook" or "api" or "consumer" or "oauth" or "aws" || tokens.IndexOf("token") >= 0;

    // COSMOS_PRIMARY_KEY, StoragePrimaryKey: the first of two access keys. PagerDuty's routing keys let in whoever has one.
    private static bool IsStoreKey(ImmutableArray<string> tokens, int last) =>
        tokens[last - 1] == "routing" && last > 1 && tokens[last - 2] == "pagerduty"
        || tokens[last - 1] == "primary" && last > 1 && tokens[last - 2] is "encryption" or "cosmos" or "storage" or "azure" or "account" or "bus" or "hub" or "search" or "db" or "access";

    private static bool IsPassword(string token) => Passwords.Contains(token) || EndsWithAny(token, PasswordEndings);

    private static bool IsNumber(string token) => token[0] is >= '0' and <= '9';

    private static bool EndsWith(string token, string ending) => token.EndsWith(ending, StringComparison.Ordinal);

    private static bool EndsWithAny(string token, string[] endings)
    {
        foreach (var ending in endings)
        {
            if (EndsWith(token, ending))
            {
                return true;
            }
        }

        return false;
    }

    private static HashSet<string> Words(string list) => new(list.Split(' '), StringComparer.Ordinal);
}
