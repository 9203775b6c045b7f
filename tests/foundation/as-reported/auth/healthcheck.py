"""Exits 0 when the auth service answers its health endpoint."""

import os
import sys
from urllib.request import urlopen


def main():
    port = os.environ.get("AUTH_SERVICE_PORT", "8089")
    try:
        with urlopen(f"http://127.0.0.1:{port}/health", timeout=5) as response:
            return 0 if response.status == 200 else 1
    except OSError:
        return 1


if __name__ == "__main__":
    sys.exit(main())
