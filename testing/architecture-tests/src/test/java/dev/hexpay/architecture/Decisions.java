package dev.hexpay.architecture;

/** The decisions that rules enforce, by the names of their files in docs/decisions. */
final class Decisions {
    static final String SCOPE_FIRST = "0002-aggregates-do-not-carry-their-scope.md";
    static final String ONE_THREAD = "0011-a-deterministic-simulator-runs-in-one-thread.md";
    static final String ARCHITECTURE = "0024-the-build-checks-the-architecture.md";

    private Decisions() {}
}
