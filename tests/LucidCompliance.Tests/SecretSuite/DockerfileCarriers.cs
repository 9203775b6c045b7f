using System;
using System.Collections.Generic;

namespace LucidCompliance.Tests.SecretSuite;

/// <summary>How a Dockerfile carries a value.</summary>
internal static class DockerfileCarriers
{
    private const string From = "FROM gcr.io/distroless/static-debian13:nonroot\n";
    private const string Debian = "FROM debian:trixie-slim\nWORKDIR /app\n";
    private const string Built = "FROM golang:1.25-trixie AS build\nWORKDIR /src\nCOPY . .\n";
    private const string Ships = "RUN go build -o /out/app .\nFROM gcr.io/distroless/static-debian13:nonroot\nCOPY --from=build /out/app /app\nENTRYPOINT [\"/app\"]\n";

    public static IReadOnlyList<Carrier> All { get; } =
    [
        Of("env", static c => !c.IsOneLine ? null : $"{From}ENV {c.Key}={c.Quoted}\nENTRYPOINT [\"/app\"]\n"),
        Of("env-plain", static c => !c.IsPlain ? null : $"{From}COPY app /app\nENV {c.Key}={Carrier.Mark(c.Value)}\n"),
        Of("env-single-quotes", static c => c.IsReference || !c.IsOneLine || c.Value.IndexOfAny(['\'', '\\']) >= 0 ? null : $"{From}ENV {c.Key}='{Carrier.Mark(c.Value)}'\n"),
        Of("env-legacy", static c => !c.IsPlain || c.Value.Contains('=', StringComparison.Ordinal) ? null : $"{From}ENV {c.Key} {Carrier.Mark(c.Value)}\n"),
        Of("env-second", static c => !c.IsOneLine ? null : $"{From}ENV LOG_LEVEL=info \\\n    {c.Key}={c.Quoted} \\\n    PORT=8080\n"),
        Of("arg", static c => !c.IsOneLine ? null : $"{Debian}ARG {c.Key}={c.Quoted}\nRUN ./configure\n"),
        Of("arg-builder", static c => !c.IsOneLine ? null : $"{Built}ARG {c.Key}={c.Quoted}\n{Ships}"),
        Of("env-builder", static c => !c.IsOneLine ? null : $"{Built}ENV {c.Key}={c.Quoted}\n{Ships}"),
        Of("label", static c => !c.IsOneLine ? null : $"{From}LABEL org.example.{string.Join('.', c.Words)}={c.Quoted}\n"),
        Of("run-prefix", static c => !c.IsOneLine ? null : $"{Debian}RUN {c.Key}={c.ShellWord} ./setup.sh\n"),
        Of("run-export", static c => !c.IsOneLine ? null : $"{Debian}RUN export {c.Key}={c.ShellWord} && ./migrate --all\n"),
        Of("run-flag", static c => !c.IsOneLine || c.Value.Length == 0 ? null : $"{Debian}RUN ./install --{c.Flag}={c.ShellWord} --quiet\n"),
        Of("run-heredoc-file", static c => c.IsReference || !c.IsOneLine ? null : $"{Debian}RUN cat <<'EOF' > /etc/app.conf\nlog_level=info\n{c.Key.ToLowerInvariant()}={Carrier.Mark(c.Value)}\nEOF\n"),
        Of("run-heredoc-script", static c => !c.IsOneLine ? null : $"{Debian}RUN <<EOF\nset -e\nexport {c.Key}={c.ShellWord}\n./setup.sh\nEOF\n"),
        Of("copy-heredoc", static c => c.IsReference ? null : $"{From}COPY <<'EOF' /etc/app.conf\n{c.Key}={Carrier.Mark(c.Value)}\nEOF\n"),
        Of("healthcheck-exec", static c => !c.IsOneLine || c.Value.Length == 0 ? null : $"{From}HEALTHCHECK --interval=30s CMD [\"/probe\", {c.Json($"--{c.Flag}=")}]\n"),
        Of("healthcheck-shell", static c => !c.IsOneLine || c.Value.Length == 0 ? null : $"{Debian}HEALTHCHECK CMD /app/probe --{c.Flag} {c.ShellWord} || exit 1\n"),
        Of("cmd-exec", static c => !c.IsOneLine || c.Value.Length == 0 ? null : $"{From}CMD [\"/app\", \"--{c.Flag}\", {c.Json()}]\n"),
        Of("entrypoint-exec", static c => !c.IsOneLine || c.Value.Length == 0 ? null : $"{From}ENTRYPOINT [\"/app\", {c.Json($"--{c.Flag}=")}]\n"),
        Of("cmd-shell", static c => !c.IsOneLine || c.Value.Length == 0 ? null : $"{Debian}CMD {c.Key}={c.ShellWord} exec /app/server\n"),
    ];

    private static Carrier Of(string name, Func<Carried, string?> write) => new("dockerfile-" + name, SampleKind.Dockerfile, "Dockerfile", write);
}
