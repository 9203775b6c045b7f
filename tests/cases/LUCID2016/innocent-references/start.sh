#!/bin/sh
API_TOKEN="$1"
API_TOKEN=$(cat /run/secrets/api_token)
API_TOKEN=`cat /run/secrets/api_token`
export DB_PASSWORD="${DB_PASSWORD:?set DB_PASSWORD}"
export DB_PASSWORD="${DB_PASSWORD:-}"
export OTHER_PASSWORD="${DB_PASSWORD:-$ROOT_PASSWORD}"
mysql -u root -p"$MYSQL_ROOT_PASSWORD" -e 'select 1'
curl -u "$USER:$PASSWORD" -H "Authorization: Bearer ${API_TOKEN}" https://api.test
psql "postgres://app:${DB_PASSWORD}@db/app"
DB_PASSWORD_FILE=/run/secrets/db_password
exec "$@"
