package dev.hexpay.architecture.guilty.testkit;

import dev.hexpay.architecture.Breaks;
import dev.hexpay.architecture.guilty.http.TakesABoolean;

@Breaks("a module knows only the modules that its arrows lead to")
record KnowsHttp(TakesABoolean routes) {}
