using System;
using System.Collections.Generic;
using LucidCompliance.Model.Images;

namespace LucidCompliance.Rules.Commands;

/// <summary>The launchers of well-known servers and build tools that are shell scripts.</summary>
internal static class LauncherScripts
{
    // Those whose name does not say so.
    private static readonly HashSet<string> Launchers = new(StringComparer.Ordinal)
    {
        "activemq", "artemis", "cassandra", "connect-distributed", "connect-standalone", "elasticsearch", "gradlew", "hbase", "kafka-run-class",
        "kafka-server-start", "karaf", "kibana", "logstash", "mvnw", "neo4j", "opensearch", "rabbitmq-server", "solr", "spark-class", "spark-submit",
        "zookeeper-server-start",
    };

    private static readonly HashSet<string> Scripts = new(StringComparer.Ordinal)
    {
        "catalina.sh", "connect-distributed.sh", "connect-standalone.sh", "docker-entrypoint.sh", "jetty.sh", "kafka-run-class.sh",
        "kafka-server-start.sh", "kc.sh", "nifi.sh", "standalone.sh", "zkServer.sh", "zookeeper-server-start.sh",
    };

    /// <summary>Whether a program is one of them: a script's name, or the name of a launcher on PATH or in a <c>bin</c> directory.</summary>
    public static bool Contains(string program)
    {
        var name = ImagePath.BaseName(program);
        return Scripts.Contains(name)
            || (Launchers.Contains(name) && (name.Length == program.Length || name is "gradlew" or "mvnw" || program.EndsWith("bin/" + name, StringComparison.Ordinal)));
    }
}
