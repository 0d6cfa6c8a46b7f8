#!/usr/bin/env bash
# Builds the release of the commit that is checked out, of which a tag vX.Y.Z says the version: the distribution, its
# SHA-256 and its notes, in target/release. Arguments are for Maven: release.sh -DskipTests
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
out=$root/target/release
sources=$out/sources

tags=$(git -C "$root" tag --points-at HEAD | grep -E '^v[0-9]+\.[0-9]+\.[0-9]+$' || true)
if [ "$(printf %s "$tags" | grep -c .)" != 1 ]; then
  echo "release: HEAD must have one tag of the form vX.Y.Z, and has: ${tags:-none}" >&2
  exit 1
fi
version=${tags#v}

# What is committed, and nothing else. The poms of the repository keep the version in development.
rm -rf "$out"
mkdir -p "$sources"
git -C "$root" archive HEAD | tar -x -C "$sources"
"$sources/release/notes.sh" "$version" >"$out/hexpay-$version.md"
"$sources/release/set-version.sh" "$version"

(cd "$sources" && mvn -B -ntp "$@" verify -pl bootstrap -am)
cp "$sources/bootstrap/target/hexpay-$version.tar.gz" "$out"
(cd "$out" && sha256sum "hexpay-$version.tar.gz" >"hexpay-$version.tar.gz.sha256")
rm -rf "$sources"
echo "release: $out/hexpay-$version.tar.gz"
