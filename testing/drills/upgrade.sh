#!/usr/bin/env bash
# A rolling upgrade: two servers of an earlier commit are replaced one after the other. See README.md.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
root=$(cd "$here/../.." && pwd -P)

# shellcheck source=testing/drills/common.sh
. "$here/common.sh"

# start_server NUMBER SOURCES
start_server() {
  HEXPAY_PORT=5808$1 HEXPAY_PUBLIC_URL=http://127.0.0.1:5808$1 HEXPAY_DATA_DIR=$dir/hexpay-$1 HEXPAY_SELLER_NAME=Drill \
    HEXPAY_MASTER_KEY=$(<"$dir/master-key") HEXPAY_RATE_LIMIT=off HEXPAY_RATE_LIMIT_ADDRESS=off \
    HEXPAY_DATABASE_URL=jdbc:postgresql://127.0.0.1:55432/postgres HEXPAY_DATABASE_USER=postgres \
    setsid "$2/hexpay" serve >>"$dir/hexpay-$1.log" 2>&1 &
  echo $! >"$dir/hexpay-$1.pid"
  await 300 curl -fsS "http://127.0.0.1:5808$1/health"
}

# What happens under load: upgrade.sh replace DIRECTORY NUMBER
if [ "${1:-}" = replace ]; then
  dir=$2
  kill "$(<"$dir/hexpay-$3.pid")"
  await 120 eval "! kill -0 $(<"$dir/hexpay-$3.pid")"
  start_server "$3" "$root"
  exit
fi

[ $# = 1 ] || fail "say which commit is upgraded from: upgrade.sh COMMIT"
[ "$(id -u)" = 0 ] || fail "run it as root: PostgreSQL runs as the user postgres"
bin=$(find /usr/lib/postgresql -mindepth 2 -maxdepth 2 -name bin 2>/dev/null | sort -V | tail -n 1)
for command in curl git java mvn setpriv "${bin:-/usr/lib/postgresql}/initdb"; do
  command -v "$command" >/dev/null || fail "$command is missing"
done

dir=$(mktemp -d /tmp/hexpay-drill.XXXXXX)
chmod 755 "$dir"
stop_all() {
  cat "$dir"/hexpay-*.pid 2>/dev/null | xargs -r kill -KILL 2>/dev/null || true
  setpriv --reuid=postgres --regid=postgres --init-groups "$bin/pg_ctl" -D "$dir/database" -m immediate stop >/dev/null 2>&1 || true
  git -C "$root" worktree remove --force "$dir/before" 2>/dev/null || true
  [ -n "${KEEP:-}" ] || rm -rf "$dir"
}
trap stop_all EXIT

query() {
  "$bin/psql" -h 127.0.0.1 -p 55432 -U postgres -d postgres -Atqc "$1"
}

git -C "$root" worktree add -q --detach "$dir/before" "$1"
# Both are built before the clock runs.
"$dir/before/hexpay" --version >&2
"$root/hexpay" --version >&2
head -c 32 /dev/urandom | base64 >"$dir/master-key"
install -d -o postgres -g postgres -m 700 "$dir/database"
setpriv --reuid=postgres --regid=postgres --init-groups "$bin/initdb" -A trust -D "$dir/database" >/dev/null
setpriv --reuid=postgres --regid=postgres --init-groups "$bin/pg_ctl" -D "$dir/database" -w -l "$dir/database/log" \
  -o "-p 55432 -c listen_addresses=127.0.0.1 -c unix_socket_directories=$dir/database" start >/dev/null
start_server 1 "$dir/before"
start_server 2 "$dir/before"
key=$(sed -n 's/.*\(ck_sandbox_[A-Za-z0-9_-]*\).*/\1/p' "$dir/hexpay-1.log" | head -n 1)

first=http://127.0.0.1:58081
second=http://127.0.0.1:58082

# step NAME ADDRESS,ADDRESS COMMAND...: answers are asked for again at the first address.
step() {
  local name=$1 addresses=$2 payments result answered refused unexpected unanswered lost more twice
  shift 2
  payments=$(query "SELECT count(*) FROM hexpay.payment")
  result=$(java "$here/FailoverLoad.java" "$name" "$key" "$addresses" "$@")
  read -r _ answered refused unexpected unanswered lost _ <<<"$result"
  # One payment for each key and the first one; no payment was charged twice.
  more=$(($(query "SELECT count(*) FROM hexpay.payment") - payments - 1 - answered))
  twice=$(query "SELECT count(*) FROM (SELECT FROM hexpay.sandbox_movements m
    JOIN hexpay.payment_transaction t ON t.id = m.transaction_id GROUP BY t.payment_id HAVING count(*) > 1) AS doubled")
  echo "| $name | $answered | $refused | $unexpected | $unanswered | $lost | $((${more#-} + twice)) |"
  wrong=$((wrong + unexpected + unanswered + lost + ${more#-} + twice))
}

wrong=0

echo "| step | answered | refused | unexpected | unanswered | lost | doubled |"
echo "| --- | --- | --- | --- | --- | --- | --- |"
# The new server reads what both have written, then the old one does.
step first-is-replaced $first,$second "$here/upgrade.sh" replace "$dir" 1
step both-serve $second,$first true
step second-is-replaced $second,$first "$here/upgrade.sh" replace "$dir" 2
"$root/hexpay" --version
HEXPAY_DATA_DIR=$dir/hexpay-1 HEXPAY_DATABASE_URL=jdbc:postgresql://127.0.0.1:55432/postgres HEXPAY_DATABASE_USER=postgres \
  HEXPAY_MASTER_KEY=$(<"$dir/master-key") "$root/hexpay" audit
[ "$wrong" = 0 ] || fail "requests had unexpected answers or none, answers were lost, or payments doubled"
