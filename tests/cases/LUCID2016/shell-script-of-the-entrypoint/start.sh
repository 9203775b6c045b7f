#!/usr/bin/env bash
set -euo pipefail
API_TOKEN=vQ7rT2mXb9LkZp4wHs6YcN3d
          ^^^^^^^^^^^^^^^^^^^^^^^^ LUCID2016
export DB_PASSWORD="Brave-Kestrel-47" MODE=fast
                    ^^^^^^^^^^^^^^^^ LUCID2016
local_user=app; curl -sf -u "ci:Brave-Kestrel-47" https://files.test/config -o /tmp/config
                                ^^^^^^^^^^^^^^^^ LUCID2016
SESSION=$(curl -s -H "Authorization: Bearer q8ZrT5vXn2LkWp7sYb4mDc9g" https://api.test/session)
                                            ^^^^^^^^^^^^^^^^^^^^^^^^ LUCID2016
: "${SMTP_PASSWORD:=Sommer!Wind27}"
                    ^^^^^^^^^^^^^ LUCID2016
psql "postgres://app:Brave-Kestrel-47@db:5432/app" -c 'select 1'
                     ^^^^^^^^^^^^^^^^ LUCID2016
mysql -uroot -p'pa$$W0rd-Kestrel' <<SQL
                ^^^^^^^^^^^^^^^^ LUCID2016
CREATE USER 'report'@'%' IDENTIFIED BY 'Grey-Heron-83';
                                        ^^^^^^^^^^^^^ LUCID2016
SQL
cat > /etc/app.conf <<EOF
host = db
password = Grey-Heron-83
           ^^^^^^^^^^^^^ LUCID2016
EOF
if [ -n "${DEBUG:-}" ]; then
    redis-cli -h cache -a Grey-Heron-83 ping
                          ^^^^^^^^^^^^^ LUCID2016
fi
sshpass -p "pa\"ss-Kestrel-9" ssh ops@host.test <<'EOF'
            ^^^^^^^^^^^^^^^^ LUCID2016
export DEPLOY_TOKEN=q8ZrT5vXn2LkWp7sYb4mDc9g
                    ^^^^^^^^^^^^^^^^^^^^^^^^ LUCID2016
EOF
exec /app/server
