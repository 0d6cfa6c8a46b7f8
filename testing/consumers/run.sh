#!/usr/bin/env bash
# Builds the projects of this directory against the installed modules, as applications outside of this tree do.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
root=$(cd "$here/../.." && pwd -P)
repository=$root/target/consumer-repo
cache=$HOME/.m2/repository
version=$(sed -n 's:.*<version>\(.*\)</version>.*:\1:p' "$root/bom/pom.xml" | head -n 1)

# A repository of its own: what is installed here must not reach other projects of this machine. Hard links take what is
# downloaded already.
if [ ! -d "$repository" ]; then
  mkdir -p "$repository.new"
  if [ -d "$cache" ]; then
    cp -al "$cache/." "$repository.new/" 2>/dev/null || cp -a "$cache/." "$repository.new/"
  fi
  mv "$repository.new" "$repository"
fi
rm -rf "$repository/dev/hexpay"

# Checks and tests of the tree have run before.
(cd "$root" && mvn -q -B -ntp -Dmaven.repo.local="$repository" -Dmaven.test.skip=true -Dspotless.check.skip=true \
  -Dcheckstyle.skip=true -pl bom,payments-embedded,adapter-http-javalin,testing/payments-testkit -am install)

for project in "$here"/*/pom.xml; do
  echo "consumer $(basename "$(dirname "$project")")"
  mvn -q -B -ntp -f "$project" -Dmaven.repo.local="$repository" -Dhexpay.version="$version" verify
done
