"""Starts Elasticsearch in the distroless container."""

import subprocess
import sys


def main():
    return subprocess.run(["/usr/share/elasticsearch/bin/elasticsearch"], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
