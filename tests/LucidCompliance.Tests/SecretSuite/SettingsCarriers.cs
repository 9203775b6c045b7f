using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace LucidCompliance.Tests.SecretSuite;

/// <summary>How env files, settings of .NET and scripts carry a value.</summary>
internal static class SettingsCarriers
{
    public static IReadOnlyList<Carrier> All { get; } =
    [
        Env("plain", ".env", static c => !c.IsPlain ? null : $"LOG_LEVEL=info\n{c.Key}={Carrier.Mark(c.Value)}\n"),
        Env("single-quotes", ".env", static c => c.IsReference || c.Value.Contains('\'', StringComparison.Ordinal) ? null : $"{c.Key}='{Carrier.Mark(c.Value)}'\nPORT=8080\n"),
        Env("double-quotes", ".env.production", static c => $"# service\n{c.Key}={Quoted(c)}\n"),
        Env("unquoted-reference", ".env", static c => !c.IsReference || c.Value.Contains(' ', StringComparison.Ordinal) || c.Value.Contains('#', StringComparison.Ordinal) ? null : $"{c.Key}={Carrier.Mark(c.Value)}\n"),
        Env("export", ".env.local", static c => $"export {c.Key}={Quoted(c)}\n"),
        Env("comment", ".env", static c => !c.IsPlain ? null : $"{c.Key}={Carrier.Mark(c.Value)} # see the wiki\n"),
        Env("spaces", ".env", static c => !c.IsOneLine ? null : $"{c.Key} = {Quoted(c)}\n"),
        new("appsettings-nested", SampleKind.AppSettings, "appsettings.json", static c => $"{{\n  \"Logging\": {{ \"LogLevel\": {{ \"Default\": \"Information\" }} }},\n{Nested(c)}  \"AllowedHosts\": \"*\"\n}}\n"),
        new("appsettings-comment", SampleKind.AppSettings, "appsettings.Production.json", static c => $"{{\n  // rotated yearly\n{Nested(c)}  /* end */\n}}\n"),
        new("appsettings-colons", SampleKind.AppSettings, "src/Api/appsettings.Staging.json", static c => $"{{ \"{string.Join(':', Sections(c))}\": {c.Json()} }}\n"),
        new("launch-settings", SampleKind.LaunchSettings, "src/Api/Properties/launchSettings.json", static c => $"{{\n  \"profiles\": {{\n    \"Api\": {{\n      \"commandName\": \"Project\",\n      \"environmentVariables\": {{\n        \"ASPNETCORE_ENVIRONMENT\": \"Development\",\n        \"{c.Key}\": {c.Json()}\n      }}\n    }}\n  }}\n}}\n"),
    ];

    /// <summary>Scripts that a Dockerfile copies and runs, and requirements files.</summary>
    public static IReadOnlyList<Carrier> Scripts { get; } =
    [
        new("script-export", SampleKind.Script, "entrypoint.sh", static c => !c.IsOneLine ? null : $"#!/bin/sh\nset -e\nexport {c.Key}={c.ShellWord}\nexec \"$@\"\n"),
        new("script-flag", SampleKind.Script, "entrypoint.sh", static c => !c.IsOneLine || c.Value.Length == 0 ? null : $"#!/bin/sh\n/app/migrate --{c.Flag} {c.ShellWord}\nexec /app/server\n"),
    ];

    private static Carrier Env(string name, string path, Func<Carried, string?> write) => new("env-" + name, SampleKind.EnvFile, path, write);

    /// <summary>In double quotes of an env file, <c>\n</c> of a key on one line is meant as a line break and stays.</summary>
    private static string Quoted(Carried c) => c.Value.Contains("-----BEGIN", StringComparison.Ordinal) && !c.Value.Contains('"', StringComparison.Ordinal)
        ? "\"" + Carrier.Mark(c.Value) + "\""
        : c.Quoted;

    private static string Nested(Carried c)
    {
        var sections = Sections(c);
        var open = string.Concat(sections.Take(sections.Length - 1).Select(static (section, i) => $"{new string(' ', 2 * i + 2)}\"{section}\": {{\n"));
        var indent = new string(' ', 2 * sections.Length);
        var close = string.Concat(Enumerable.Range(1, sections.Length - 1).Reverse().Select(static i => $"{new string(' ', 2 * i)}}}{(i == 1 ? "," : string.Empty)}\n"));
        return $"{open}{indent}\"{sections[^1]}\": {c.Json()}{(sections.Length == 1 ? "," : string.Empty)}\n{close}";
    }

    /// <summary><c>ConnectionStrings__Default</c> keeps its sections; <c>STRIPE_SECRET_KEY</c> becomes <c>Stripe:SecretKey</c>.</summary>
    private static string[] Sections(Carried c)
    {
        if (c.Key.Contains("__", StringComparison.Ordinal))
        {
            return c.Key.Split("__");
        }

        var words = c.Words.Select(static word => char.ToUpper(word[0], CultureInfo.InvariantCulture) + word[1..]).ToArray();
        return words.Length == 1 || char.IsLower(c.Key[0]) ? ["Service", string.Concat(words)] : [words[0], string.Concat(words.Skip(1))];
    }
}
