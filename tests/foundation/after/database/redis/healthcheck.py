"""Exits 0 when Redis answers an authenticated PING."""

import os
import sys
from pathlib import Path

import redis


def main():
    try:
        client = redis.Redis(
            host="127.0.0.1",
            port=6379,
            password=Path(os.environ["REDIS_PASSWORD_FILE"]).read_text().strip(),
            socket_timeout=5,
        )
        return 0 if client.ping() else 1
    except (KeyError, OSError, redis.RedisError) as failure:
        print(type(failure).__name__, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
