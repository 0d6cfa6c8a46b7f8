package dev.hexpay.architecture.guilty.testkit;

import dev.hexpay.architecture.Breaks;
import org.jdbi.v3.core.Jdbi;

@Breaks("a technology is known only where it is granted")
record KnowsJdbi(Jdbi jdbi) {}
