#!/usr/bin/env bash
# Prints what the changelog says of a version: notes.sh X.Y.Z [CHANGELOG]
set -euo pipefail

version=$1
changelog=${2:-$(dirname "${BASH_SOURCE[0]}")/../CHANGELOG.md}

# A section ends at the next one.
notes=$(awk -v heading="## $version, " '
  /^## / { inside = index($0, heading) == 1 && $NF ~ /^[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]$/; next }
  inside
' "$changelog")

if [ -z "$(printf %s "$notes" | tr -d '[:space:]')" ]; then
  echo "release: $changelog has no text below \"## $version, YEAR-MONTH-DAY\"" >&2
  exit 1
fi
# Without the empty lines around it.
printf '%s\n' "$notes" | sed '/./,$!d'
