#!/usr/bin/env bash
# Measures single parts of requests by JMH; the options are those of JMH, such as -prof gc or a part of a name.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

mvn -q -pl testing/benchmarks -am -Dspotless.check.skip=true \
  test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath.txt
cd testing/benchmarks/target
classpath=test-classes:$(cat classpath.txt)
# From the compiled classes: what is generated is not checked as sources of this project are.
rm -rf jmh
mkdir -p jmh/annotated/dev/hexpay/benchmarks jmh/sources jmh/classes
cp -R test-classes/dev/hexpay/benchmarks/micro jmh/annotated/dev/hexpay/benchmarks/
bin=${JAVA_HOME:+$JAVA_HOME/bin/}
"${bin}java" -cp "$classpath" org.openjdk.jmh.generators.bytecode.JmhBytecodeGenerator jmh/annotated jmh/sources jmh/classes
find jmh/sources -name '*.java' -exec "${bin}javac" -proc:none -cp "$classpath" -d jmh/classes {} +
exec "${bin}java" -cp "jmh/classes:$classpath" org.openjdk.jmh.Main "$@"
