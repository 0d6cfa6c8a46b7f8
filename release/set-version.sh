#!/usr/bin/env bash
# Sets the version in the poms, and in the documents that show it as a dependency: set-version.sh X.Y.Z[-SNAPSHOT]
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
old=$(sed -n 's:.*<version>\(.*\)</version>.*:\1:p' "$root/bom/pom.xml" | head -n 1)

grep -rlF --exclude-dir=target --include=pom.xml --include='*.md' "<version>$old</version>" "$root" |
  while IFS= read -r file; do
    sed -i "s:<version>${old//./\\.}</version>:<version>$1</version>:" "$file"
  done
