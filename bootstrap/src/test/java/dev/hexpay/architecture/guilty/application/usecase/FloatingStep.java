package dev.hexpay.architecture.guilty.application.usecase;

import dev.hexpay.architecture.Breaks;

@Breaks("money is never a floating number")
final class FloatingStep {
    private FloatingStep() {}

    static long half(long minor) {
        return Math.round(Long.valueOf(minor).doubleValue());
    }
}
