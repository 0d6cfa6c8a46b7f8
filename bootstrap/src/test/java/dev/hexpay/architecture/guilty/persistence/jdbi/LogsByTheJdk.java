package dev.hexpay.architecture.guilty.persistence.jdbi;

import dev.hexpay.architecture.Breaks;
import java.util.logging.Logger;

@Breaks("a technology is known only where it is granted")
record LogsByTheJdk(Logger log) {}
