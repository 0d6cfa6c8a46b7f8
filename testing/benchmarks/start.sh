#!/usr/bin/env bash
# Measures starts of ./hexpay with the Java of JAVA_HOME; options are system properties (-Dname=value). -Darchive=no measures
# without the archive of classes.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

# Builds the jar if it is missing.
./hexpay --version >/dev/null
case " $* " in
  *" -Darchive=no "*) rm -f bootstrap/target/hexpay-java* ;;
  *) ./hexpay archive-classes >/dev/null ;;
esac
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
"$java" -version
exec "$java" "$@" testing/benchmarks/src/test/java/dev/hexpay/benchmarks/Starts.java
