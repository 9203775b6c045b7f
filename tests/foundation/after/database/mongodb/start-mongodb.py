"""Becomes mongod, and creates its first user while nobody else can.

mongod accepts one unauthenticated command from its own host as long as no user exists. The upstream
image does this in a shell script; here a short-lived background process does it over the loopback.
"""

import os
import sys
import time
from pathlib import Path

MONGOD = "/opt/mongodb/bin/mongod"
DATA = "/data/db"
ATTEMPT_SECONDS = 120
UNAUTHORIZED = 13
USER_EXISTS = 51003


def create_root_user(name, password):
    from pymongo import MongoClient
    from pymongo.errors import ConnectionFailure, OperationFailure

    client = MongoClient("127.0.0.1", 27017, serverSelectionTimeoutMS=2000)
    deadline = time.monotonic() + ATTEMPT_SECONDS
    while time.monotonic() < deadline:
        try:
            client.admin.command("createUser", name, pwd=password, roles=["root"])
            return
        except ConnectionFailure:
            time.sleep(1)
        except OperationFailure as failure:
            if failure.code not in (UNAUTHORIZED, USER_EXISTS):
                print(f"cannot create the first user: code {failure.code}", file=sys.stderr)
            return


def in_background(action):
    """Runs the action in a process that the container's init adopts."""
    child = os.fork()
    if child:
        os.waitpid(child, 0)
        return
    if os.fork() == 0:
        try:
            action()
        finally:
            os._exit(0)
    os._exit(0)


def main():
    name = os.environ["MONGODB_ROOT_USERNAME"]
    password = Path(os.environ["MONGODB_ROOT_PASSWORD_FILE"]).read_text().strip()
    if not password:
        sys.exit("the MongoDB password file is empty")

    in_background(lambda: create_root_user(name, password))

    environment = dict(os.environ)
    environment["LD_LIBRARY_PATH"] = "/opt/mongodb/lib"
    environment["GLIBC_TUNABLES"] = "glibc.pthread.rseq=0"
    os.execve(
        MONGOD,
        [MONGOD, "--dbpath", DATA, "--bind_ip_all", "--auth", "--nounixsocket"],
        environment,
    )


if __name__ == "__main__":
    main()
