TOKEN_TTL=86400
PASSWORD_MIN_LENGTH=12
SECRET_NAME=prod-database-credentials
KEY_FILE=/etc/ssl/private/server.key
SSH_PUBLIC_KEY="ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIm0VbzSfsS5nJXUu1rrQ6SxOcZKWtFUVe3VDmrnmXoA ops"
CACHE_KEY=node-modules-v3
CHECKSUM=9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
COMMIT=3b18e512dba79e4c8300dd08aeb37f8e728b8dad
mkdir -p /srv/app && ssh -p 2222 ops@host.test true
