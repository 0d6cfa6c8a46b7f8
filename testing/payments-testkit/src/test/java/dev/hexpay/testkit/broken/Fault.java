package dev.hexpay.testkit.broken;

/** One thing that an adapter gets wrong. */
record Fault(String description, Sabotage sabotage) {
    static Fault that(String description, Sabotage sabotage) {
        return new Fault(description, sabotage);
    }
}
