#!/bin/sh
# Starts a throwaway PostgreSQL with Debian's binaries and prints its URL. Installs nothing; its data live in a new
# folder under /tmp. Use: MITI_TEST_POSTGRES="$(scripts/start-postgres.sh)" npx vitest run tests/library
# Stop it:  scripts/start-postgres.sh stop FOLDER   (the folder is printed on standard error)
set -eu

bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
if [ -z "$bin" ]; then
  echo "start-postgres: no PostgreSQL under /usr/lib/postgresql; install it: apt-get install postgresql" >&2
  exit 2
fi

# PostgreSQL refuses to run as root.
as_postgres() {
  if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
}

if [ "${1:-}" = stop ]; then
  as_postgres "$bin/pg_ctl" --pgdata "$2/data" --mode immediate --silent stop
  rm -rf "$2"
  exit 0
fi

cd /
folder=$(as_postgres mktemp -d /tmp/miti-postgres-XXXXXX)
password=$(od -An -N12 -tx1 /dev/urandom | tr -d ' \n')
port=$(node -e "const s=require('net').createServer().listen(0,'127.0.0.1',()=>{console.log(s.address().port);s.close()})")
secret="$folder/password"
printf '%s' "$password" | as_postgres tee "$secret" >/dev/null

as_postgres "$bin/initdb" --pgdata "$folder/data" --username miti --pwfile "$secret" --auth scram-sha-256 \
  --encoding UTF8 --locale C.UTF-8 --no-sync >/dev/null
as_postgres "$bin/pg_ctl" --pgdata "$folder/data" --log "$folder/log" --silent --wait \
  --options "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$folder -c fsync=off -c max_connections=200" \
  start >/dev/null

echo "start-postgres: data in $folder; stop it with: scripts/start-postgres.sh stop $folder" >&2
echo "postgres://miti:$password@127.0.0.1:$port/postgres"
