using System;
using System.Collections.Generic;
using LucidCompliance.Knowledge;

namespace LucidCompliance.Rules.Secrets;

/// <summary>
/// The variables that the entrypoint scripts of official images also take as <c>NAME_FILE</c>, from the images' own documentation. Each name
/// is one that brings a secret.
/// </summary>
internal static class FileVariables
{
    private static readonly Dictionary<string, string[]> ByRepository = new(StringComparer.Ordinal)
    {
        ["postgres"] = ["POSTGRES_PASSWORD"],
        ["mysql"] = ["MYSQL_ROOT_PASSWORD", "MYSQL_PASSWORD"],
        ["mariadb"] = ["MARIADB_ROOT_PASSWORD", "MARIADB_PASSWORD", "MYSQL_ROOT_PASSWORD", "MYSQL_PASSWORD"],
        ["mongo"] = ["MONGO_INITDB_ROOT_PASSWORD"],
        ["wordpress"] = ["WORDPRESS_DB_PASSWORD"],
        ["nextcloud"] = ["MYSQL_PASSWORD", "POSTGRES_PASSWORD", "NEXTCLOUD_ADMIN_PASSWORD", "REDIS_HOST_PASSWORD"],
        ["redmine"] = ["REDMINE_DB_PASSWORD", "REDMINE_SECRET_KEY_BASE"],
        ["minio/minio"] = ["MINIO_ROOT_PASSWORD"],
        ["vaultwarden/server"] = ["ADMIN_TOKEN", "SMTP_PASSWORD", "DATABASE_URL"],
        ["docker.elastic.co/elasticsearch/elasticsearch"] = ["ELASTIC_PASSWORD"],
        ["elasticsearch"] = ["ELASTIC_PASSWORD"],
        ["clickhouse/clickhouse-server"] = ["CLICKHOUSE_PASSWORD"],
        ["dpage/pgadmin4"] = ["PGADMIN_DEFAULT_PASSWORD"],
    };

    /// <summary>Whether the image is known to read the variable from a file that <c>NAME_FILE</c> names.</summary>
    public static bool Supports(ImageReference image, string variable) =>
        ByRepository.TryGetValue(image.Repository, out var names) && Array.IndexOf(names, variable) >= 0;
}
