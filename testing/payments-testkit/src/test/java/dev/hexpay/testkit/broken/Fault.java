package dev.hexpay.testkit.broken;

/** A fault of an adapter: its name in {@code caught.txt} and its behavior. */
record Fault(String description, Sabotage sabotage) {
    static Fault that(String description, Sabotage sabotage) {
        return new Fault(description, sabotage);
    }
}
