"""Issues and checks short-lived session tokens for the foundation services."""

import json
import logging
import os
import signal
import socket
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import jwt

PORT = 8089
BODY_LIMIT = 16 * 1024
LOG = logging.getLogger("auth")


def read_secret(variable):
    value = Path(os.environ[variable]).read_text().strip()
    if not value:
        sys.exit(f"the file named by {variable} is empty")
    return value


def address(text):
    host, _, port = text.rpartition(":")
    return host, int(port)


def reachable(target):
    try:
        with socket.create_connection(address(target), timeout=2):
            return True
    except OSError:
        return False


def tor_accepts(target, password):
    """Asks Tor's control port whether it takes the password."""
    quoted = password.replace("\\", "\\\\").replace('"', '\\"')
    try:
        with socket.create_connection(address(target), timeout=2) as control:
            control.sendall(f'AUTHENTICATE "{quoted}"\r\nQUIT\r\n'.encode())
            return control.recv(64).startswith(b"250")
    except OSError:
        return False


class AuthServer(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self):
        self.signing_key = read_secret("ENCRYPTION_KEY_FILE")
        self.tor_password = read_secret("TOR_PASSWORD_FILE")
        self.tor_control = os.environ["TOR_CONTROL_ADDRESS"]
        self.dependencies = os.environ["AUTH_DEPENDENCIES"].split(",")
        self.session_seconds = int(os.environ["AUTH_SESSION_SECONDS"])
        super().__init__(("", PORT), AuthHandler)

    def ready(self):
        checks = {name: reachable(name) for name in self.dependencies}
        checks["tor"] = tor_accepts(self.tor_control, self.tor_password)
        return checks


class AuthHandler(BaseHTTPRequestHandler):
    timeout = 10

    def do_GET(self):
        if self.path == "/health":
            self.reply(200, {"status": "ok"})
        elif self.path == "/ready":
            checks = self.server.ready()
            self.reply(200 if all(checks.values()) else 503, checks)
        else:
            self.reply(404, {"error": "not found"})

    def do_POST(self):
        try:
            length = int(self.headers.get("Content-Length", "0"))
            if not 0 <= length <= BODY_LIMIT:
                self.reply(413, {"error": "request too large"})
                return
            request = json.loads(self.rfile.read(length))
            if self.path == "/sessions":
                expiry = int(time.time()) + self.server.session_seconds
                claims = {"sub": str(request["subject"]), "exp": expiry}
                session = jwt.encode(claims, self.server.signing_key, algorithm="HS256")
                self.reply(201, {"session": session})
            elif self.path == "/sessions/check":
                claims = jwt.decode(
                    request["session"], self.server.signing_key, algorithms=["HS256"]
                )
                self.reply(200, {"subject": claims["sub"]})
            else:
                self.reply(404, {"error": "not found"})
        except jwt.InvalidTokenError:
            self.reply(401, {"error": "invalid session"})
        except (KeyError, TypeError, ValueError):
            self.reply(400, {"error": "malformed request"})

    def reply(self, status, body):
        data = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format, *args):
        LOG.info("%s %s", self.address_string(), format % args)


def main():
    logging.basicConfig(level=os.environ.get("LOG_LEVEL", "INFO"), stream=sys.stdout)
    server = AuthServer()

    def stop(_signal, _frame):
        threading.Thread(target=server.shutdown).start()

    signal.signal(signal.SIGTERM, stop)
    LOG.info("%s: listening on %d", os.environ.get("LUCID_ENVIRONMENT", "unknown"), PORT)
    server.serve_forever()


if __name__ == "__main__":
    main()
