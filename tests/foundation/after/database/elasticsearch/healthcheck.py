"""Exits 0 when the cluster has all its primary shards (yellow or green)."""

import os
import sys
from pathlib import Path

from elasticsearch import ApiError, Elasticsearch, TransportError


def main():
    try:
        client = Elasticsearch(
            "http://127.0.0.1:9200",
            basic_auth=(
                os.environ["ELASTICSEARCH_USERNAME"],
                Path(os.environ["ELASTICSEARCH_PASSWORD_FILE"]).read_text().strip(),
            ),
            request_timeout=5,
            max_retries=0,
        )
        return 1 if client.cluster.health()["status"] == "red" else 0
    except (KeyError, OSError, ApiError, TransportError) as failure:
        print(type(failure).__name__, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
