using LucidCompliance.Model.Secrets;
using LucidCompliance.Subjects.Secrets;

namespace LucidCompliance.Rules.Secrets;

/// <summary>The words of LUCID2010, by place.</summary>
internal static class WeakCredentialMessage
{
    private const string Random = "a random value ('openssl rand -base64 32' makes one)";

    public static string Describe(SecretOccurrence secret)
    {
        var name = SecretWording.Name(secret);
        if (secret.File.IsExample)
        {
            return $"{Offence(secret, name)}, and whoever copies this example keeps it. Write a placeholder that cannot work, such as <choose a {Noun(secret)}>.";
        }

        if (secret is ScriptSecret && secret.DefaultOf is { } unset)
        {
            return $"The default of '{unset}' is a guessable credential: the script takes it wherever '{unset}' is not set, and nobody notices. Write '${{{unset}:?}}', so that the script stops without it, and set '{unset}' to {Random}.";
        }

        if (secret.DefaultOf is { } variable)
        {
            return $"The default of '{variable}' is a guessable credential: it is used wherever '{variable}' is not set, and nobody notices. "
                + (secret is DockerfileSecret ? "Remove the default." : $"Write '${{{variable}:?}}', so that Compose stops without it, and set '{variable}' to {Random}.");
        }

        return secret.Place switch
        {
            SecretPlace.DockerfileEnv =>
                $"{Offence(secret, name)}, and the image carries it: every container starts with it, and attackers try it first. Remove it from the Dockerfile and pass {Random} when the container runs, best as a secret file.",
            SecretPlace.DockerfileArg =>
                $"{Offence(secret, name)}, and it is the default of a build argument, which the image's history shows. Remove the default, and use 'RUN --mount=type=secret' where the build needs the value.",
            SecretPlace.DockerfileLabel =>
                $"{Offence(secret, name)}, and whoever pulls the image reads its labels. Remove it from the label and change the credential where it is used.",
            SecretPlace.RunWord =>
                $"{Offence(secret, name)}, and it stands in a command that the image's history shows. Change the credential where it is used, and read it from a file: 'RUN --mount=type=secret' in the build, /run/secrets in the container.",
            SecretPlace.EnvFile =>
                $"{Offence(secret, name)}: attackers try it first. Set {Random}"
                + (secret.File.IsTracked is { IsKnown: true, Value: true } ? ", and take the file out of git: add it to .gitignore and run 'git rm --cached' on it."
                    : secret.File.IsExposed ? ", and keep the file out of git: add it to .gitignore."
                    : "."),
            SecretPlace.Script =>
                $"{Offence(secret, name)}: attackers try it first. Change it where it is used to {Random}, and let the script read it from a file under /run/secrets or from a variable that is set outside of it.",
            SecretPlace.ContainerProperty =>
                $"{Offence(secret, name)}, and container publishing writes it into the image: attackers try it first. Remove it from the project, and pass {Random} when the container runs, best as a secret file.",
            SecretPlace.NuGetConfig =>
                $"{Offence(secret, name)}, and the feed takes it. Change it where the feed is, and write a variable such as '%NUGET_PASSWORD%' here.",
            SecretPlace.AppSettings or SecretPlace.LaunchSettings =>
                $"{Offence(secret, name)}: attackers try it first. Remove it from the file; set {Random} by 'dotnet user-secrets' for development, and by an environment variable or a secret file elsewhere.",
            _ =>
                $"{Offence(secret, name)}: attackers try it first. Set {Random}, and pass it from outside of the file: as '${{{Variable(secret)}:?}}', or better by Compose 'secrets:'.",
        };
    }

    // The key itself where it can be a variable's name.
    private static string Variable(SecretOccurrence secret)
    {
        foreach (var c in secret.Candidate.Key)
        {
            if (!(c is (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_'))
            {
                return "VARIABLE";
            }
        }

        return secret.Candidate.Key.Length is 0 or > 64 ? "VARIABLE" : secret.Candidate.Key;
    }

    private static string Offence(SecretOccurrence secret, string name) =>
        SecretWording.IsPart(secret) ? $"The password in {name} is a default or guessable one" : $"{name} holds a default or guessable {Noun(secret)}".ToUpperFirst();

    // A key or a token is no password, and a value without a name may be either.
    private static string Noun(SecretOccurrence secret)
    {
        var key = KeyName.Parse(secret.Candidate.Key);
        return key.IsSecretLike && !key.IsPasswordLike ? "secret" : "password";
    }
}
