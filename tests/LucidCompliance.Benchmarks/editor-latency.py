#!/usr/bin/env python3
"""What an editor waits for: `lucid lsp` over its standard streams, from the start to the first findings (a process each, nine times), and from
a keystroke in a Compose file of 300 lines with four Dockerfiles to its findings (a hundred, the first twenty left out).

python3 tests/LucidCompliance.Benchmarks/editor-latency.py [path of lucid]
"""
import json, os, statistics, subprocess, sys, tempfile, time

DOCKERFILE = """FROM python:3.13-slim AS build
WORKDIR /src
COPY . .
RUN pip install -r requirements.txt
FROM gcr.io/distroless/python3-debian13
COPY --from=build /src /app
CMD ["python", "/app/main.py"]
"""


def make_compose():
    text, service = "name: sample\nservices:\n", 0
    while text.count("\n") < 290:
        build = f"    build: ./service{service}\n" if service < 4 else ""
        text += f"""  service{service}:
{build}    image: registry.test/service{service}:1.0.{service}
    user: "65532:65532"
    environment:
      - LOG_LEVEL=info
      - DATABASE_HOST=${{DATABASE_HOST}}
    ports:
      - "{10000 + service}:8080"
    labels:
      org.lucid.security: distroless
    healthcheck:
      test: ["CMD", "/usr/bin/python3", "/app/healthcheck.py"]
      interval: 30s
    networks: [backend]
"""
        service += 1
    return text + "networks:\n  backend:\n    driver: bridge\n"


class Editor:
    def __init__(self, command):
        self.process = subprocess.Popen([command, "lsp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def send(self, **message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def await_message(self, is_awaited):
        while True:
            length = 0
            while line := self.process.stdout.readline().strip():
                if line.lower().startswith(b"content-length:"):
                    length = int(line.split(b":")[1])
            if length == 0:
                sys.exit("lucid has ended")
            message = json.loads(self.process.stdout.read(length))
            if is_awaited(message):
                return message

    def request(self, id, method, **parameters):
        self.send(id=id, method=method, params=parameters)
        self.await_message(lambda message: message.get("id") == id)

    def await_findings(self, version):
        message = self.await_message(lambda message: message.get("method") == "textDocument/publishDiagnostics" and message["params"].get("version") == version)
        assert message["params"]["diagnostics"], "nothing was found"


def run(command, folder, text, keystrokes):
    uri, times = "file://" + folder + "/compose.yml", []
    start = time.perf_counter()
    editor = Editor(command)
    editor.request(1, "initialize", capabilities={})
    editor.send(method="initialized", params={})
    editor.send(method="textDocument/didOpen", params={"textDocument": {"uri": uri, "languageId": "yaml", "version": 1, "text": text}})
    editor.await_findings(1)
    first = (time.perf_counter() - start) * 1000
    for version in range(2, keystrokes + 2):
        start = time.perf_counter()
        place = {"line": 5, "character": 14}
        editor.send(method="textDocument/didChange", params={
            "textDocument": {"uri": uri, "version": version}, "contentChanges": [{"range": {"start": place, "end": place}, "text": "x"}]})
        editor.await_findings(version)
        times.append((time.perf_counter() - start) * 1000)
        time.sleep(0.02)
    editor.send(id=2, method="shutdown")
    editor.await_message(lambda message: message.get("id") == 2)
    editor.send(method="exit")
    editor.process.wait(10)
    return first, times


def main():
    command = sys.argv[1] if len(sys.argv) > 1 else "lucid"
    with tempfile.TemporaryDirectory() as folder:
        files = {".git/HEAD": "ref: refs/heads/main\n", ".env": "DATABASE_HOST=database\n", "compose.yml": make_compose()}
        files.update({f"service{i}/Dockerfile": DOCKERFILE for i in range(4)})
        for path, text in files.items():
            os.makedirs(os.path.dirname(os.path.join(folder, path)), exist_ok=True)
            with open(os.path.join(folder, path), "w") as file:
                file.write(text)
        starts = [run(command, folder, files["compose.yml"], 0)[0] for _ in range(9)]
        _, keys = run(command, folder, files["compose.yml"], 100)
    for name, times in (("start to the first findings", starts), ("keystroke to its findings", keys[20:])):
        print(f"{name}: median {statistics.median(times):.1f} ms ({min(times):.1f}-{max(times):.1f})")
    print("load %.1f" % os.getloadavg()[0])


main()
