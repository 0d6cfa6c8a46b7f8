package dev.hexpay.architecture.guilty.sandbox;

import dev.hexpay.architecture.Breaks;
import org.flywaydb.core.Flyway;

@Breaks("a technology is known only where it is granted")
record Migrates(Flyway flyway) {}
