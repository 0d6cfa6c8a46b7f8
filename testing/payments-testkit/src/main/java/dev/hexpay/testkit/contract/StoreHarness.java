package dev.hexpay.testkit.contract;

import dev.hexpay.application.port.out.Store;

/** An empty store for one test; at least sixteen threads may use it concurrently. */
public interface StoreHarness extends AutoCloseable {
    /** The repositories. */
    Store store();

    /** Releases the resources of the store. */
    @Override
    void close();
}
