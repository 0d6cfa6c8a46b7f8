package dev.hexpay.architecture.guilty.domain;

import dev.hexpay.architecture.Breaks;

@Breaks("the core has no setters")
final class CanChange {
    private long amount;

    void grow() {
        amount++;
    }

    long amount() {
        return amount;
    }
}
