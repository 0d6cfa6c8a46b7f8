#!/usr/bin/env bash
# Failover under Patroni: the leader is killed, then frozen, while merchants create links and charge. See README.md.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
hexpay=${HEXPAY:-$here/../../hexpay}
runs=${RUNS:-3}
faults=${FAULTS:-kill freeze}
nodes="1 2 3"
export PATH=$PATH:/usr/sbin

# shellcheck source=testing/drills/common.sh
. "$here/common.sh"

[ "$(id -u)" = 0 ] || fail "run it as root: PostgreSQL and Patroni run as the user postgres"
bin=$(find /usr/lib/postgresql -mindepth 2 -maxdepth 2 -name bin 2>/dev/null | sort -V | tail -n 1)
for command in patroni etcd haproxy curl java "${bin:-/usr/lib/postgresql}/pg_basebackup"; do
  command -v "$command" >/dev/null ||
    fail "$command is missing: apt-get install --no-install-recommends postgresql patroni etcd-server haproxy curl"
done

# The processes of a node: Patroni, PostgreSQL and its connections.
of_node() {
  local postmaster
  postmaster=$(head -n 1 "$dir/node-$1/data/postmaster.pid" 2>/dev/null || true)
  pgrep -f "$dir/node-$1(\.yml|/data)" || true
  [ -z "$postmaster" ] || pgrep -P "$postmaster" || true
}

# The command that causes the fault: patroni.sh hit DIRECTORY SIGNAL NODE
if [ "${1:-}" = hit ]; then
  dir=$2
  processes=$(of_node "$4")
  [ -n "$processes" ] || fail "node $4 does not run"
  # Some may have ended meanwhile.
  echo "$processes" | xargs kill "-$3" || true
  exit
fi

# It is built before the clock runs.
"$hexpay" --version >&2
dir=$(mktemp -d /tmp/hexpay-drill.XXXXXX)
chmod 755 "$dir"
pids=()

stop_all() {
  for node in $nodes; do
    of_node "$node" | xargs -r kill -KILL 2>/dev/null || true
  done
  kill -KILL "${pids[@]}" 2>/dev/null || true
  [ -n "${KEEP:-}" ] || rm -rf "$dir"
}
trap stop_all EXIT

background() {
  local log=$dir/$1.log
  shift
  "$@" >>"$log" 2>&1 &
  pids+=($!)
  # No report when a node is killed.
  disown
}

configure_node() {
  cat >"$dir/node-$1.yml" <<YML
scope: hexpay-drill
name: node$1
restapi: {listen: '127.0.0.1$1:58008', connect_address: '127.0.0.1$1:58008'}
etcd3: {hosts: '127.0.0.10:52379'}
bootstrap:
  dcs:
    ttl: 30
    loop_wait: 10
    retry_timeout: 10
    synchronous_mode: true
    # A standby may have received more than the one that is promoted.
    postgresql: {use_pg_rewind: true, parameters: {max_connections: 100}}
  initdb: [{encoding: UTF8}, data-checksums]
  pg_hba: ['local all all trust', 'host all all 127.0.0.0/8 trust', 'host replication all 127.0.0.0/8 trust']
postgresql:
  listen: 127.0.0.1$1:55432
  connect_address: 127.0.0.1$1:55432
  data_dir: $dir/node-$1/data
  pgpass: $dir/node-$1/pgpass
  bin_dir: $bin
  parameters: {unix_socket_directories: '$dir/node-$1'}
  basebackup: {checkpoint: fast}
  authentication:
    superuser: {username: postgres, password: drill}
    replication: {username: replicator, password: drill}
YML
}

start_node() {
  rm -rf "$dir/node-$1"
  install -d -o postgres -g postgres -m 700 "$dir/node-$1"
  background "patroni-$1" setpriv --reuid=postgres --regid=postgres --init-groups patroni "$dir/node-$1.yml"
}

leader() {
  for node in $nodes; do
    curl -fsS -m 2 "http://127.0.0.1$node:58008/primary" >/dev/null 2>&1 && echo "$node" && return
  done
  return 1
}

query() {
  "$bin/psql" -h "127.0.0.1$(leader)" -p 55432 -U postgres -d postgres -Atqc "$1"
}

is_whole() {
  [ "$(query "SELECT count(*) || ' ' || count(*) FILTER (WHERE sync_state = 'sync')
    FROM pg_stat_replication WHERE state = 'streaming'")" = "2 1" ]
}

start_haproxy() {
  {
    echo "defaults
  mode tcp
  timeout connect 3s
  timeout client 30m
  timeout server 30m
listen primary
  bind 127.0.0.10:55000
  option httpchk OPTIONS /primary
  http-check expect status 200
  default-server inter 3s fall 3 rise 2 on-marked-down shutdown-sessions"
    for node in $nodes; do
      echo "  server node$node 127.0.0.1$node:55432 check port 58008"
    done
  } >"$dir/haproxy.cfg"
  background haproxy haproxy -db -f "$dir/haproxy.cfg"
}

# start_server NUMBER HOSTS
start_server() {
  background "hexpay-$1" env HEXPAY_PORT=5808"$1" HEXPAY_PUBLIC_URL=http://127.0.0.1:5808"$1" \
    HEXPAY_DATA_DIR="$dir/hexpay-$1" HEXPAY_SELLER_NAME=Drill HEXPAY_MASTER_KEY="$master_key" HEXPAY_RATE_LIMIT=off \
    HEXPAY_RATE_LIMIT_ADDRESS=off HEXPAY_DATABASE_USER=postgres HEXPAY_DATABASE_PASSWORD=drill \
    HEXPAY_DATABASE_URL="jdbc:postgresql://$2/postgres?targetServerType=primary" "$hexpay" serve
  await 300 curl -fsS "http://127.0.0.1:5808$1/health"
}

master_key=$(head -c 32 /dev/urandom | base64)
background etcd etcd --data-dir "$dir/etcd" --listen-client-urls http://127.0.0.10:52379 \
  --advertise-client-urls http://127.0.0.10:52379 --listen-peer-urls http://127.0.0.10:52380 \
  --initial-advertise-peer-urls http://127.0.0.10:52380 --initial-cluster default=http://127.0.0.10:52380
for node in $nodes; do
  configure_node "$node"
  start_node "$node"
done
start_haproxy
await 180 is_whole
start_server 1 127.0.0.11:55432,127.0.0.12:55432,127.0.0.13:55432
start_server 2 127.0.0.10:55000
key=$(sed -n 's/.*\(ck_sandbox_[A-Za-z0-9_-]*\).*/\1/p' "$dir/hexpay-1.log" | head -n 1)

wrong=0
echo "| fault | run | answered before | answered | refused | unexpected | unanswered | lost | doubled | first answer, hosts in the URL | through HAProxy |"
echo "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |"
for run in $(seq "$runs"); do
  for fault in $faults; do
    await 180 is_whole
    old=$(leader)
    signal=KILL
    [ "$fault" = kill ] || signal=STOP
    payments=$(query "SELECT count(*) FROM hexpay.payment")
    result=$(java "$here/FailoverLoad.java" "$fault-$run" "$key" http://127.0.0.1:58081,http://127.0.0.1:58082 \
      "$here/patroni.sh" hit "$dir" "$signal" "$old")
    read -r before answered refused unexpected unanswered lost direct proxied <<<"$result"
    # One payment for each key and the first one; no payment was charged twice.
    more=$(($(query "SELECT count(*) FROM hexpay.payment") - payments - 1 - answered))
    twice=$(query "SELECT count(*) FROM (SELECT FROM hexpay.sandbox_movements m
      JOIN hexpay.payment_transaction t ON t.id = m.transaction_id GROUP BY t.payment_id HAVING count(*) > 1) AS doubled")
    echo "| $fault | $run | $before | $answered | $refused | $unexpected | $unanswered | $lost | $((${more#-} + twice)) | $direct s | $proxied s |"
    wrong=$((wrong + unexpected + unanswered + lost + ${more#-} + twice))
    # A node that failed is replaced by a new one.
    of_node "$old" | xargs -r kill -KILL 2>/dev/null || true
    start_node "$old"
  done
done

await 180 is_whole
HEXPAY_DATA_DIR=$dir/hexpay-1 HEXPAY_DATABASE_URL="jdbc:postgresql://127.0.0.10:55000/postgres" HEXPAY_DATABASE_USER=postgres \
  HEXPAY_DATABASE_PASSWORD=drill HEXPAY_MASTER_KEY="$master_key" "$hexpay" audit
[ "$wrong" = 0 ] || fail "requests had unexpected answers or none, answers were lost, or payments doubled"
