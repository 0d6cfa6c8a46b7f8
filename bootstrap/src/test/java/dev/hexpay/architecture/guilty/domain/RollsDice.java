package dev.hexpay.architecture.guilty.domain;

import dev.hexpay.architecture.Breaks;
import java.util.concurrent.ThreadLocalRandom;

@Breaks({"the core asks neither the clock nor chance", "the core starts no threads and does not sleep"})
final class RollsDice {
    private RollsDice() {}

    static int roll() {
        return ThreadLocalRandom.current().nextInt(6);
    }
}
