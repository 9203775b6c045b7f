"""Exits 0 when the Elasticsearch cluster is at least yellow."""

import sys

from elasticsearch import ApiError, Elasticsearch, TransportError


def main():
    try:
        client = Elasticsearch("http://127.0.0.1:9200", request_timeout=5)
        return 1 if client.cluster.health()["status"] == "red" else 0
    except (ApiError, TransportError):
        return 1


if __name__ == "__main__":
    sys.exit(main())
