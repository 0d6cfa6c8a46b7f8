package dev.hexpay.architecture.guilty.domain;

import dev.hexpay.architecture.Breaks;
import dev.hexpay.architecture.guilty.application.port.out.Ledgers;

@Breaks("a module knows only the modules that its arrows lead to")
record KnowsThePorts(Ledgers ledgers) {}
