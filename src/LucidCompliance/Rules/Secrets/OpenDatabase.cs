using System;
using LucidCompliance.Model.Compose;
using LucidCompliance.Subjects;

namespace LucidCompliance.Rules.Secrets;

/// <summary>A database that asks nobody for a password unless it is told to, and that a service publishes.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Remedy">How it gets a password.</param>
internal sealed record OpenDatabase(string Name, string Remedy)
{
    private static readonly Server[] Servers =
    [
        new(new OpenDatabase("Redis", "start it with a configuration that sets 'requirepass' from a secret file"),
            ["redis", "valkey/valkey", "redis/redis-stack-server"], 6379,
            ["REDIS_ARGS", "VALKEY_EXTRA_FLAGS"], ["requirepass", "aclfile", ".conf", "--user"]),
        new(new OpenDatabase("MongoDB", "set 'MONGO_INITDB_ROOT_USERNAME' and 'MONGO_INITDB_ROOT_PASSWORD_FILE' (a secret file), with which its entrypoint switches authentication on in a new volume"),
            ["mongo"], 27017,
            ["MONGO_INITDB_ROOT_USERNAME", "MONGO_INITDB_ROOT_USERNAME_FILE"], ["--auth", "--keyFile", "--config", ".conf", ".yml", ".yaml", "-f", "--clusterAuthMode"]),
    ];

    /// <summary>The database that the service runs, proven to have no password on a published port; null otherwise.</summary>
    public static OpenDatabase? Find(ContainerSubject container, ComposeService service)
    {
        if (container.Pulled is not { } pulled || !pulled.Reference.TryGet(out var image) || service.Entrypoint is not null || HasUnreadEnvironment(service))
        {
            return null;
        }

        foreach (var server in Servers)
        {
            if (Array.IndexOf(server.Repositories, image.Repository) >= 0
                && IsPublished(service, server.Port)
                && !SetsPassword(service, server)
                && (service.Command is not { } command || IsWithoutPassword(command, server)))
            {
                return server.Database;
            }
        }

        return null;
    }

    // A file that is missing here may be there where the service runs.
    private static bool HasUnreadEnvironment(ComposeService service)
    {
        if (service.HasUnknownEnvironment || service.EnvFiles.IsEmpty)
        {
            return service.HasUnknownEnvironment;
        }

        foreach (var variable in service.Environment)
        {
            if (variable.EnvFile is not null)
            {
                return false;
            }
        }

        return true;
    }

    private static bool SetsPassword(ComposeService service, Server server)
    {
        foreach (var variable in service.Environment)
        {
            if (Array.IndexOf(server.Variables, variable.Name) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    // A configuration file, also a mounted one, may set anything.
    private static bool IsWithoutPassword(ComposeCommand command, Server server)
    {
        if (!command.IsComplete)
        {
            return false;
        }

        foreach (var word in command.Words)
        {
            if (!word.Value.TryGet(out var text)
                || text is "sh" or "bash" or "/bin/sh" or "-"
                || Array.Exists(server.Options, option => option.Length == 2 ? text == option : text.IndexOf(option, StringComparison.Ordinal) >= 0))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsPublished(ComposeService service, int number)
    {
        foreach (var port in service.Ports)
        {
            if (port.IsValid
                && port.Target.TryGet(out var target) && target.Overlaps(new PortRange(number, number))
                && (port.HostIp.IsAbsent || (port.HostIp.TryGet(out var address) && !address.StartsWith("127.", StringComparison.Ordinal) && address != "::1")))
            {
                return true;
            }
        }

        return false;
    }

    private sealed record Server(OpenDatabase Database, string[] Repositories, int Port, string[] Variables, string[] Options);
}
