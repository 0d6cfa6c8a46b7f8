#!/usr/bin/env bash
# Builds the server and compares it with a straight line of the same libraries; options are system properties (-Dname=value).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

mvn -q -pl testing/benchmarks -am -Dspotless.check.skip=true \
  test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath.txt
exec java "$@" -cp "testing/benchmarks/target/test-classes:$(cat testing/benchmarks/target/classpath.txt)" \
  dev.hexpay.benchmarks.Benchmarks
