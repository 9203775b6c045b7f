"""Starts MongoDB in the distroless container."""

import subprocess
import sys


def main():
    command = ["/usr/bin/mongod", "--dbpath", "/data/db", "--bind_ip_all", "--auth"]
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
