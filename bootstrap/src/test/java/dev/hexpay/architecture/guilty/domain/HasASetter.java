package dev.hexpay.architecture.guilty.domain;

import dev.hexpay.architecture.Breaks;

@Breaks("the core has no setters")
final class HasASetter {
    private final long[] amounts = new long[1];

    void setAmount(long amount) {
        amounts[0] = amount;
    }
}
