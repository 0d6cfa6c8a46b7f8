package dev.hexpay.architecture.guilty.domain;

import dev.hexpay.architecture.Breaks;
import org.slf4j.Logger;

@Breaks("a technology is known only where it is granted")
record Logs(Logger log) {}
