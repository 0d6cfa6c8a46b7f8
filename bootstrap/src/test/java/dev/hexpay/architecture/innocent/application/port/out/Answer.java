package dev.hexpay.architecture.innocent.application.port.out;

/** Is no port. */
public sealed interface Answer {
    /** What it says. */
    String text();

    /** Yes. */
    record Yes(String text) implements Answer {}
}
