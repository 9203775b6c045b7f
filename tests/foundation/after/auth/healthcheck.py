"""Exits 0 when the auth service answers its health endpoint."""

import sys
from urllib.request import urlopen


def main():
    try:
        with urlopen("http://127.0.0.1:8089/health", timeout=5) as response:
            return 0 if response.status == 200 else 1
    except OSError as failure:
        print(type(failure).__name__, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
