"""Exits 0 when MongoDB answers a ping."""

import os
import sys

from pymongo import MongoClient
from pymongo.errors import PyMongoError


def main():
    try:
        client = MongoClient(
            "127.0.0.1",
            27017,
            username=os.environ["MONGO_INITDB_ROOT_USERNAME"],
            password=os.environ["MONGO_INITDB_ROOT_PASSWORD"],
            serverSelectionTimeoutMS=5000,
        )
        client.admin.command("ping")
    except PyMongoError:
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
