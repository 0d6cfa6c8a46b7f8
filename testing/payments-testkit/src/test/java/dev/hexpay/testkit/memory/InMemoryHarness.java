package dev.hexpay.testkit.memory;

import dev.hexpay.application.port.out.Store;
import dev.hexpay.testkit.contract.StoreHarness;

/** A store in memory for the contracts; each test has its own. */
public record InMemoryHarness(Store store) implements StoreHarness {
    /** An empty store. */
    public InMemoryHarness() {
        this(InMemoryStore.create());
    }

    @Override
    public void close() {}
}
