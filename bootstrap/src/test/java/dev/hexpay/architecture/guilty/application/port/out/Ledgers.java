package dev.hexpay.architecture.guilty.application.port.out;

import dev.hexpay.architecture.Breaks;

/** Does not ask whose it is. */
@Breaks("out-ports take the scope first")
public interface Ledgers {
    /** Without a scope. */
    String find(String id);
}
