package dev.hexpay.architecture.guilty.domain;

import dev.hexpay.architecture.Breaks;
import java.util.function.LongSupplier;

@Breaks("the core asks neither the clock nor chance")
record AsksInALambda(LongSupplier clock) {
    static AsksInALambda ofTheSystem() {
        return new AsksInALambda(() -> System.currentTimeMillis() / 1000);
    }
}
