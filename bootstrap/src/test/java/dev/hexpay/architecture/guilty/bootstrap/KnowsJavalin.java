package dev.hexpay.architecture.guilty.bootstrap;

import dev.hexpay.architecture.Breaks;
import io.javalin.Javalin;

@Breaks("a technology is known only where it is granted")
record KnowsJavalin(Javalin server) {}
