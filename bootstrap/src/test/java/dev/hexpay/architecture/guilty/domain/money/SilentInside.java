package dev.hexpay.architecture.guilty.domain.money;

import dev.hexpay.architecture.Breaks;

@Breaks("public types open with a sentence")
final class SilentInside {
    public record Inside(String name) {}
}
