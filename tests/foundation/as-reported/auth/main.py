"""Issues and checks short-lived session tokens for the foundation services."""

import json
import os
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import jwt

PORT = int(os.environ.get("AUTH_SERVICE_PORT", "8089"))
SIGNING_KEY = os.environ["ENCRYPTION_KEY"]
SESSION_SECONDS = 900


class AuthHandler(BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path == "/health":
            self.reply(200, {"status": "ok"})
        else:
            self.reply(404, {"error": "not found"})

    def do_POST(self):
        length = int(self.headers.get("Content-Length", "0"))
        try:
            request = json.loads(self.rfile.read(length))
            if self.path == "/sessions":
                claims = {"sub": str(request["subject"]), "exp": int(time.time()) + SESSION_SECONDS}
                self.reply(201, {"session": jwt.encode(claims, SIGNING_KEY, algorithm="HS256")})
            elif self.path == "/sessions/check":
                claims = jwt.decode(request["session"], SIGNING_KEY, algorithms=["HS256"])
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


if __name__ == "__main__":
    ThreadingHTTPServer(("", PORT), AuthHandler).serve_forever()
