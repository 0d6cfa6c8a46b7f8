package dev.hexpay.testkit.broken;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The misspelled names in faults: a fault that throws one fails its tests as a working fault does. */
final class UnknownNames {
    /** The messages of all exceptions, since a test last cleared them. */
    static final Queue<String> FOUND = new ConcurrentLinkedQueue<>();

    private UnknownNames() {}

    static IllegalArgumentException exception(String message) {
        FOUND.add(message);
        return new IllegalArgumentException(message);
    }
}
