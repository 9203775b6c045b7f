"""Becomes redis-server, with a password that is never an argument or an environment variable."""

import hashlib
import os
import sys
from pathlib import Path

REDIS = "/usr/local/bin/redis-server"
CONFIGURATION = Path("/tmp/redis.conf")


def configuration(password):
    digest = hashlib.sha256(password.encode()).hexdigest()
    return "\n".join(
        [
            "bind 0.0.0.0",
            "port 6379",
            "dir /data",
            "appendonly yes",
            f"user default on #{digest} ~* &* +@all",
            "",
        ]
    )


def main():
    password = Path(os.environ["REDIS_PASSWORD_FILE"]).read_text().strip()
    if not password:
        sys.exit("the Redis password file is empty")
    os.umask(0o077)
    CONFIGURATION.write_text(configuration(password))
    os.execv(REDIS, [REDIS, str(CONFIGURATION)])


if __name__ == "__main__":
    main()
