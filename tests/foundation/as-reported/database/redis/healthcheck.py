"""Exits 0 when Redis answers PONG."""

import os
import sys

import redis


def main():
    try:
        client = redis.Redis(
            host="127.0.0.1", port=6379, password=os.environ["REDIS_PASSWORD"], socket_timeout=5
        )
        return 0 if client.ping() else 1
    except redis.RedisError:
        return 1


if __name__ == "__main__":
    sys.exit(main())
