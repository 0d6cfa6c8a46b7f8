package dev.hexpay.architecture.guilty.bootstrap;

import dev.hexpay.architecture.Breaks;
import dev.hexpay.architecture.guilty.testkit.Prints;

@Breaks("a module knows only the modules that its arrows lead to")
final class KnowsTheTestkit extends Prints {}
