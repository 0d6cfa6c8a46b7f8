package dev.hexpay.architecture.guilty.application.usecase;

import dev.hexpay.architecture.Breaks;
import java.util.UUID;

@Breaks("the core asks neither the clock nor chance")
final class MakesUpIds {
    private MakesUpIds() {}

    static UUID next() {
        return UUID.randomUUID();
    }
}
