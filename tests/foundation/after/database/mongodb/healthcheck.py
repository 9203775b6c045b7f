"""Exits 0 when MongoDB answers a ping of its authenticated user."""

import os
import sys
from pathlib import Path

from pymongo import MongoClient
from pymongo.errors import PyMongoError


def main():
    try:
        client = MongoClient(
            "127.0.0.1",
            27017,
            username=os.environ["MONGODB_ROOT_USERNAME"],
            password=Path(os.environ["MONGODB_ROOT_PASSWORD_FILE"]).read_text().strip(),
            serverSelectionTimeoutMS=5000,
        )
        return 0 if client.admin.command("ping")["ok"] == 1 else 1
    except (KeyError, OSError, PyMongoError) as failure:
        print(type(failure).__name__, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
