"""Starts Redis in the distroless container."""

import os
import subprocess
import sys


def main():
    command = [
        "/usr/local/bin/redis-server",
        "--dir", "/data",
        "--appendonly", "yes",
        "--requirepass", os.environ["REDIS_PASSWORD"],
    ]
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
