package dev.hexpay.architecture.guilty.domain;

import dev.hexpay.architecture.Breaks;

@Breaks("money is never a floating number")
record FloatingLocal(long minor) {
    long tax() {
        return minor * 19 / (long) 1e2;
    }
}
