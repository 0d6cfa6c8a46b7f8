#!/usr/bin/env bash
# Runs Hexpay on two PostgreSQL servers through ShardingSphere-JDBC: first the contracts of all repositories, then a load while
# servers are killed. Options are system properties (-Dname=value): payments, organizations, clients, kills.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

# The module is not in the build of the root pom: it has a reactor of its own, with all modules.
mvn -q -B -ntp -f testing/sharded/reactor/pom.xml -pl :hexpay-sharded -am -Dspotless.check.skip=true -Dcheckstyle.skip=true \
  -Dtest=ShardedContractsTest -Dsurefire.failIfNoSpecifiedTests=false -Dmaven.test.failure.ignore=true \
  test dependency:build-classpath -Dmdep.outputFile=target/classpath.txt

rm -rf testing/sharded/target/run
exec java "$@" -Ddirectory=testing/sharded/target/run \
  -cp "testing/sharded/target/test-classes:$(cat testing/sharded/target/classpath.txt)" dev.hexpay.sharded.ShardedRun
