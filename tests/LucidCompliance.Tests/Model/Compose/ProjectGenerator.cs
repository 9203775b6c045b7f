using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace LucidCompliance.Tests.Model.Compose;

/// <summary>Writes random but valid projects of a base file, often an override and an extended file, and an env file.</summary>
internal sealed class ProjectGenerator(int seed)
{
    private static readonly string[] Texts =
    [
        "plain", "\"${NAME}\"", "${NAME:-fallback}", "'single $$ dollar'", "a-${EMPTY:-e}-${EMPTY-u}b", "${UNSET:-x${NAME}y}", "${NAME:+set}", "${UNSET+never}end",
        "\"tab\\tand ${QUOTED}\"", "${LATER}", "$NAME-$EMPTY.", "0x1F", "1.50", "0644", "true", "${UNSET}",
    ];

    private static readonly string[][] Properties =
    [
        ["command: run \"a b\" ${NAME} 'c d'", "command: [run, \"${NAME}\"]", "command: [\"$$literal\"]"],
        ["entrypoint: /bin/app --flag", "entrypoint: [/bin/app]", "entrypoint: []"],
        ["user: \"${NAME:-65532}:65532\"", "user: \"1000\"", "user: nonroot"],
        ["privileged: true", "privileged: \"${FLAG}\"", "read_only: true", "init: \"${FLAG}\""],
        ["restart: unless-stopped", "restart: \"no\""],
        ["working_dir: /app", "hostname: ${NAME}"],
        ["cap_add: [A, B]", "cap_add: [B, C]", "cap_drop: [ALL]"],
        ["security_opt: [\"label:user:u#\"]", "tmpfs: /tmp", "tmpfs: [/tmp, /run]"],
        ["dns: 1.1.1.1", "dns: [1.1.1.1, 8.8.8.8]", "expose: [80, \"90\"]", "group_add: [g#]"],
        ["ports: [\"8080:80\", 9000, \"127.0.0.1:5000-5001:5000-5001/udp\"]", "ports: [\"${PORT}:80\", {target: 443, published: \"8443\", protocol: tcp}]", "ports: [\"8080:80\"]"],
        ["volumes: [\"./data:/data:ro\", \"named:/var/lib\", /anonymous]", "volumes: [{type: bind, source: ./other, target: /data}, \"named:/cache:rw\"]"],
        ["networks: [front]", "networks: {front: {aliases: [\"${NAME}\"]}, back: }", "networks: [front, back]"],
        ["depends_on: [base]", "depends_on: {base: {condition: service_healthy}}", "depends_on: {base: {condition: service_started, required: false}}"],
        ["build: ./ctx", "build: {context: ./ctx, dockerfile: Dockerfile.${NAME}, args: {A: \"1\", B: , C: \"${NAME}\"}}", "build: {context: ., target: final, args: [\"A=2\", D]}", "build: {dockerfile_inline: \"FROM scratch\"}"],
        ["healthcheck: {test: [CMD, check, \"$$HOME\"], retries: 3}", "healthcheck: {test: curl -f http://x || exit 1}", "healthcheck: {disable: true}", "healthcheck: {test: [NONE]}"],
        ["secrets: [key]", "secrets: [{source: key, target: other, uid: \"65532\"}]", "configs: [conf]"],
        ["logging: {driver: json-file, options: {max-size: 1m}}", "logging: {driver: syslog, options: {tag: a}}", "logging: {options: {labels: b}}"],
        ["sysctls: {a.b: 1}", "sysctls: [a.b=2, c.d=3]", "annotations: {x: y}"],
        ["profiles: [debug]", "profiles: [debug, test]"],
        ["env_file: vars.env", "env_file: [vars.env, more.env]"],
        ["x-extra: {anything: [1]}"],
        ["deploy: {labels: [\"a=b\"]}", "deploy: {labels: {a: c}}"],
        ["platform: linux/arm64", "pull_policy: build", "network_mode: host"],
    ];

    private readonly Random _random = new(seed);
    private int _number;

    public IEnumerable<(string Path, string Content)> Generate()
    {
        yield return (".env", "NAME=value\nEMPTY=\nFLAG=true\nPORT=8081\nQUOTED=\"a # b\"\nLATER=${NAME}-later\n");
        yield return ("vars.env", "FROM_FILE=1\nNAME_IN_FILE=${NAME}\nSHARED='one $x'\n");
        yield return ("more.env", "SHARED=two # note\nexport OTHER=\"l1\\nl2\"\nNAME\n");
        yield return ("key.txt", "k");
        yield return ("extended.yaml", "services:\n" + Service("parent", "extended", hasImage: true, null));
        yield return ("compose.yaml", Compose(isOverride: false));
        if (_random.Next(3) > 0)
        {
            yield return ("compose.override.yaml", Compose(isOverride: true));
        }
    }

    private string Compose(bool isOverride)
    {
        var text = new StringBuilder("x-common: &common\n  labels: {shared: \"${NAME}\"}\n  init: true\n");
        text.Append("services:\n");
        if (!isOverride)
        {
            text.Append("  base:\n    image: base:${TAG:-1}\n");
        }

        for (var i = 0; i < 3; i++)
        {
            if (!isOverride || _random.Next(2) == 0)
            {
                var extends = isOverride ? null : _random.Next(5) switch
                {
                    0 => "    extends: base\n",
                    1 => "    extends: {service: parent, file: ./extended.yaml}\n",
                    _ => null,
                };
                text.Append(Service("s" + i, "file" + i, !isOverride, extends, _random.Next(3) == 0));
            }
        }

        text.Append("networks:\n  front: {driver: bridge, attachable: true, ipam: {config: [{subnet: 10.0.0.0/16, gateway: 10.0.0.1}]}}\n  back: {internal: true}\n");
        text.Append("volumes:\n  named: {}\nsecrets:\n  key: {file: ./key.txt}\nconfigs:\n  conf: {content: \"c ${NAME}\"}\n");
        return text.ToString();
    }

    private string Service(string name, string tag, bool hasImage, string? extends, bool merges = false)
    {
        var text = new StringBuilder("  " + name + ":\n");
        text.Append(merges ? "    <<: *common\n" : "").Append(extends);
        text.Append(hasImage ? "    image: app:" + tag + "\n" : "    stop_signal: SIGINT\n");
        foreach (var choices in Properties.OrderBy(_ => _random.Next()).Take(_random.Next(2, 9)).ToList())
        {
            var property = choices[_random.Next(choices.Length)];
            if (name == "parent" && (property.StartsWith("depends_on", StringComparison.Ordinal) || property.StartsWith("network", StringComparison.Ordinal)))
            {
                continue;
            }

            // Compose refuses equal items of lists that it does not make unique itself, so those get a number.
            text.Append("    ").Append(property.Replace("#", _number++.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)).Append('\n');
        }

        AddVariables(text, "environment");
        if (!merges)
        {
            AddVariables(text, "labels");
        }

        return text.ToString();
    }

    private void AddVariables(StringBuilder text, string key)
    {
        if (_random.Next(2) == 0)
        {
            return;
        }

        var isList = _random.Next(2) == 0;
        text.Append("    ").Append(key).Append(":\n");
        foreach (var name in new[] { "ONE", "TWO", "THREE", "NAME" }.Where(_ => _random.Next(2) == 0).Append("LAST"))
        {
            var value = Texts[_random.Next(Texts.Length)];
            if (isList)
            {
                var isQuotable = value[0] is not ('"' or '\'');
                text.Append("      - ").Append(isQuotable ? $"\"{name}={value}\"" : $"{name}={value.Trim('"', '\'').Replace("\\t", " ", StringComparison.Ordinal)}").Append('\n');
            }
            else
            {
                text.Append("      ").Append(name).Append(": ").Append(value).Append('\n');
            }
        }
    }
}
