cat > /etc/app.conf <<EOF
user = $DB_USER
password = ${DB_PASSWORD}
token = $(cat /run/secrets/token)
EOF
cat <<'EOF'
Usage: start.sh [--password PASSWORD] [--token <token>]
  --password=PASSWORD  the password of the database
EOF
psql <<SQL
ALTER USER app WITH PASSWORD '$DB_PASSWORD';
ALTER USER app WITH PASSWORD :'pw';
SQL
