# shellcheck shell=bash
# What all drills do; it is sourced.

fail() {
  echo "${0##*/}: $1" >&2
  exit 1
}

# await SECONDS COMMAND...: until it succeeds.
await() {
  local end=$((SECONDS + $1))
  shift
  until "$@" >/dev/null 2>&1; do
    [ $SECONDS -lt $end ] || fail "timed out: $* (logs are in ${dir:-a temporary directory} with KEEP=1)"
    sleep 1
  done
}
