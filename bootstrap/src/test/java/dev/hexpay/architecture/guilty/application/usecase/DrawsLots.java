package dev.hexpay.architecture.guilty.application.usecase;

import dev.hexpay.architecture.Breaks;
import java.util.random.RandomGenerator;

@Breaks("the core asks neither the clock nor chance")
record DrawsLots(RandomGenerator lots) {}
