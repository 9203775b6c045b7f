"""Becomes Elasticsearch's Java launcher: what bin/elasticsearch does, without a shell.

The password of the one user goes as a hash into the file realm, so no keystore tool has to run.
"""

import base64
import hashlib
import os
import shutil
import sys
from pathlib import Path

HOME = "/usr/share/elasticsearch"
JAVA = f"{HOME}/jdk/bin/java"
CONFIGURATION = Path("/tmp/elasticsearch/config")
SCRATCH = Path("/tmp/elasticsearch/scratch")
HASH_ROUNDS = 10000  # the only cost that the prefix {PBKDF2} alone stands for


def password_hash(password):
    salt = os.urandom(32)
    digest = hashlib.pbkdf2_hmac("sha512", password.encode(), salt, HASH_ROUNDS, 32)
    return "{PBKDF2}%d$%s$%s" % (
        HASH_ROUNDS,
        base64.b64encode(salt).decode(),
        base64.b64encode(digest).decode(),
    )


def write_configuration(user, password):
    """Copies the configuration to a writable place: the node adds its keystore there."""
    shutil.copytree(
        f"{HOME}/config", CONFIGURATION, copy_function=shutil.copyfile, dirs_exist_ok=True
    )
    CONFIGURATION.chmod(0o700)
    SCRATCH.mkdir(parents=True, exist_ok=True)
    (CONFIGURATION / "users").write_text(f"{user}:{password_hash(password)}\n")
    (CONFIGURATION / "users_roles").write_text(f"superuser:{user}\n")


def settings():
    return {
        "cluster.name": os.environ["ELASTICSEARCH_CLUSTER_NAME"],
        "discovery.type": "single-node",
        "path.data": "/data",
        "path.logs": f"{HOME}/logs",
        "http.host": "0.0.0.0",
        "transport.host": "127.0.0.1",
        "ingest.geoip.downloader.enabled": "false",
        "xpack.ml.enabled": "false",
        "xpack.security.enabled": "true",
    }


def main():
    user = os.environ["ELASTICSEARCH_USERNAME"]
    password = Path(os.environ["ELASTICSEARCH_PASSWORD_FILE"]).read_text().strip()
    if not password:
        sys.exit("the Elasticsearch password file is empty")
    os.umask(0o077)
    write_configuration(user, password)

    environment = dict(os.environ)
    environment["ES_TMPDIR"] = str(SCRATCH)
    environment["LIBFFI_TMPDIR"] = str(SCRATCH)
    command = [
        JAVA,
        "-Xms4m",
        "-Xmx64m",
        "-XX:+UseSerialGC",
        "-Dcli.name=server",
        f"-Dcli.script={HOME}/bin/elasticsearch",
        "-Dcli.libs=lib/tools/server-cli",
        f"-Des.path.home={HOME}",
        f"-Des.path.conf={CONFIGURATION}",
        "-Des.distribution.type=docker",
        "-cp",
        f"{HOME}/lib/*:{HOME}/lib/cli-launcher/*",
        "org.elasticsearch.launcher.CliToolLauncher",
    ]
    command += [f"-E{name}={value}" for name, value in settings().items()]
    os.chdir(HOME)
    os.execve(JAVA, command, environment)


if __name__ == "__main__":
    main()
