using System;
using System.Collections.Generic;

namespace LucidCompliance.Tests.SecretSuite;

/// <summary>How a Compose file carries a value.</summary>
internal static class ComposeCarriers
{
    private const string Service = "services:\n  api:\n    image: registry.example.org/api:4.2\n";
    private const string Built = "services:\n  api:\n    build:\n      context: .\n      args:\n";

    public static IReadOnlyList<Carrier> All { get; } =
    [
        Of("environment-map", static c => $"{Service}    environment:\n      LOG_LEVEL: info\n      {c.Key}: {c.Json()}\n"),
        Of("environment-plain", static c => !c.IsPlain ? null : $"{Service}    environment:\n      {c.Key}: {Carrier.Mark(c.Value)}\n"),
        Of("environment-single-quotes", static c => !c.IsOneLine ? null : $"{Service}    environment:\n      {c.Key}: '{Carrier.Mark(c.Value.Replace("'", "''", StringComparison.Ordinal))}'\n"),
        Of("environment-list", static c => $"{Service}    environment:\n      - {c.Json($"{c.Key}=")}\n      - TZ=Europe/Berlin\n"),
        Of("environment-list-plain", static c => !c.IsPlain ? null : $"{Service}    environment:\n      - PORT=8080\n      - {c.Key}={Carrier.Mark(c.Value)}\n"),
        Of("environment-block", static c => c.Value.Length == 0 || c.Value[0] is ' ' ? null : $"{Service}    environment:\n      {c.Key}: |-\n        {Carrier.Mark(c.Value.Replace("\n", "\n        ", StringComparison.Ordinal))}\n"),
        Of("default", static c => c.IsReference || !c.IsOneLine || c.Value.Length == 0 || c.Value.IndexOfAny(['}', '$', '{']) >= 0 ? null : $"{Service}    environment:\n      {c.Key}: \"${{{c.Key.ToUpperInvariant()}:-{Carrier.Mark(Carried.JsonText(c.Value))}}}\"\n"),
        Of("args-map", static c => !c.IsOneLine ? null : $"{Built}        {c.Key}: {c.Json()}\n"),
        Of("args-list", static c => !c.IsOneLine ? null : $"{Built}        - VERSION=4.2\n        - {c.Json($"{c.Key}=")}\n"),
        Of("command-list", static c => !c.IsOneLine || c.Value.Length == 0 ? null : $"{Service}    command: [\"server\", {c.Json($"--{c.Flag}=")}]\n"),
        Of("command-words", static c => !c.IsOneLine || c.Value.Length == 0 ? null : $"{Service}    command:\n      - server\n      - --{c.Flag}\n      - {c.Json()}\n"),
        Of("command-string", static c => !c.IsPlain ? null : $"{Service}    command: server --listen 8080 --{c.Flag}={Carrier.Mark(c.Value)}\n"),
        Of("entrypoint", static c => !c.IsOneLine || c.Value.Length == 0 ? null : $"{Service}    entrypoint:\n      - /app\n      - {c.Json($"--{c.Flag}=")}\n"),
        Of("labels-map", static c => !c.IsOneLine ? null : $"{Service}    labels:\n      org.example.{string.Join('.', c.Words)}: {c.Json()}\n"),
        Of("labels-list", static c => !c.IsOneLine ? null : $"{Service}    labels:\n      - {c.Json($"org.example.{c.Flag}=")}\n"),
        Of("config-content", static c => c.IsReference || !c.IsOneLine ? null : $"{Service}    configs: [settings]\nconfigs:\n  settings:\n    content: |\n      log_level=info\n      {c.Key.ToLowerInvariant()}={Carrier.Mark(c.Value)}\n"),
        Of("config-yaml", static c => c.IsReference || !c.IsOneLine || c.Value.Length == 0 ? null : $"{Service}    configs: [settings]\nconfigs:\n  settings:\n    content: |\n      logging: info\n      {c.Key.ToLowerInvariant()}: {c.Json()}\n"),
        Of("extension", static c => $"x-environment: &shared\n  LOG_LEVEL: info\n  {c.Key}: {c.Json()}\n{Service}    environment:\n      <<: *shared\n      PORT: \"8080\"\n"),
        Of("extension-service", static c => $"x-base: &base\n  image: registry.example.org/api:4.2\n  environment:\n    {c.Key}: {c.Json()}\nservices:\n  api:\n    <<: *base\n"),
        Of("healthcheck-list", static c => !c.IsOneLine || c.Value.Length == 0 ? null : $"{Service}    healthcheck:\n      test: [\"CMD\", \"/probe\", \"--{c.Flag}\", {c.Json()}]\n"),
        Of("healthcheck-string", static c => !c.IsPlain ? null : $"{Service}    healthcheck:\n      test: /probe --{c.Flag}={Carrier.Mark(c.Value)} || exit 1\n"),
    ];

    private static Carrier Of(string name, Func<Carried, string?> write) => new(
        "compose-" + name,
        SampleKind.Compose,
        "compose.yml",
        carried => carried.IsReference && NoTemplate(carried.Value) ? null : write(carried.ForCompose()));

    /// <summary>References of other tools, which Compose would refuse.</summary>
    private static bool NoTemplate(string value) => value.Contains("${{", StringComparison.Ordinal) || value.Contains("${var.", StringComparison.Ordinal) || value.Contains("$(", StringComparison.Ordinal);
}
