using System;
using System.Collections.Generic;
using System.Globalization;
using LucidCompliance.Knowledge;
using LucidCompliance.Model.Images;
using LucidCompliance.Syntax.Dockerfile;

namespace LucidCompliance.Rules.Dockerfile;

/// <summary>
/// Finds the stage that a name was meant to be. The engines take every name that is no stage for an image, so only a bare name (no registry,
/// tag or digest) of no well-known image can be a misspelt stage.
/// </summary>
internal static class StageNames
{
    // No file of people has more stages; searching them all for each name would take quadratic time.
    private const int MaximumStages = 256;

    // Docker's official images, as far as the catalogue of base images does not list them: they are named without registry and owner.
    private static readonly HashSet<string> OfficialImages = new(StringComparer.Ordinal)
    {
        "adminer", "alt", "api-firewall", "arangodb", "archlinux", "bash", "bonita", "caddy", "cassandra", "chronograf", "clearlinux",
        "clefos", "clickhouse", "clojure", "composer", "consul", "convertigo", "couchbase", "couchdb", "crate", "dart", "docker", "drupal",
        "elasticsearch", "elixir", "emqx", "erlang", "euleros", "express-gateway", "flink", "fluentd", "friendica", "gazebo", "gcc", "geonetwork",
        "ghost", "groovy", "haproxy", "haskell", "haxe", "hello-world", "hitch", "httpd", "hylang", "ibmjava", "influxdb", "irssi", "jetty",
        "joomla", "jruby", "julia", "kapacitor", "kibana", "kong", "krakend", "lightstreamer", "liquibase", "logstash", "mageia", "mariadb",
        "matomo", "mediawiki", "memcached", "mongo", "mongo-express", "monica", "mono", "mysql", "nats", "neo4j", "neurodebian", "nextcloud",
        "nginx", "notary", "odoo", "oraclelinux", "orientdb", "percona", "perl", "photon", "php", "php-zendserver", "phpmyadmin", "plone",
        "postfixadmin", "postgres", "pypy", "r-base", "rabbitmq", "rakudo-star", "redis", "redmine", "registry", "rethinkdb", "rocket.chat",
        "ros", "ruby", "sapmachine", "scratch", "silverpeas", "sl", "solr", "sonarqube", "spark", "spiped", "storm", "swift", "swipl", "teamspeak",
        "telegraf", "thrift", "tomcat", "tomee", "traefik", "unit", "varnish", "vault", "wordpress", "xwiki", "yourls", "znc", "zookeeper",
    };

    /// <summary>The stage that a bare name nearly names; null for an image, and where several stages are as near.</summary>
    /// <param name="image">What the engines take the name for.</param>
    /// <param name="facts">What is known about that image.</param>
    /// <param name="current">The stage that names it, which is no candidate.</param>
    public static Stage? FindNearest(ImageReference image, BaseImageFacts? facts, Stage current)
    {
        var name = image.Text;
        if (facts is not null || current.Build.Stages.Length > MaximumStages || !IsBare(image) || OfficialImages.Contains(name))
        {
            return null;
        }

        Stage? best = null;
        var bestDistance = int.MaxValue;
        foreach (var stage in current.Build.Stages)
        {
            if (ReferenceEquals(stage, current) || stage.Name is not { } candidate || Distance(name, candidate.ToLowerInvariant()) is not { } distance)
            {
                continue;
            }

            if (distance < bestDistance)
            {
                (best, bestDistance) = (stage, distance);
            }
            else if (distance == bestDistance)
            {
                best = null;
            }
        }

        return best;
    }

    /// <summary>How a message names a stage: <c>stage 'build'</c>, <c>stage 2</c>.</summary>
    public static string Describe(Stage stage) =>
        stage.Name is { } name ? "stage '" + name + "'" : "stage " + stage.Index.ToString(CultureInfo.InvariantCulture);

    private static bool IsBare(ImageReference image) =>
        image.TagSpan is null && image.Digest is null && image.Text.Length is > 2 and <= 64 && image.Text.IndexOf('/') < 0 && !image.IsScratch;

    // A letter in short names, two in longer ones, or a name that goes on: build, builder.
    private static int? Distance(string name, string candidate)
    {
        if (candidate.Length is <= 2 or > 64 || Math.Abs(candidate.Length - name.Length) > 3)
        {
            return null;
        }

        var shorter = Math.Min(name.Length, candidate.Length);
        if (shorter >= 4 && (name.StartsWith(candidate, StringComparison.Ordinal) || candidate.StartsWith(name, StringComparison.Ordinal)))
        {
            return 1;
        }

        var distance = EditDistance.Between(name, candidate);
        return distance <= (shorter >= 6 ? 2 : 1) ? distance : null;
    }
}
