package dev.hexpay.architecture.innocent.application.port.out;

import java.util.function.Supplier;

/** Is about nobody in particular. */
public interface UnitOfWork {
    /** Runs it. */
    <T> T inTransaction(Supplier<T> work);
}
