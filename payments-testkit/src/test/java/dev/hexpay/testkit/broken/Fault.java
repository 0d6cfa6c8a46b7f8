package dev.hexpay.testkit.broken;

/** One thing that an adapter gets wrong. */
record Fault(String what, Bend bend) {
    static Fault that(String what, Bend bend) {
        return new Fault(what, bend);
    }
}
