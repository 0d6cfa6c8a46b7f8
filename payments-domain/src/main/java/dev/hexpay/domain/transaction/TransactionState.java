package dev.hexpay.domain.transaction;

import dev.hexpay.domain.id.InvoiceId;
import java.time.Instant;

/** What is true of an attempt. */
public sealed interface TransactionState {
    /** The word on the wire. */
    String wire();

    /**
     * Not heard to the end yet.
     *
     * @param askAgainAt from when on somebody else may ask the provider what has become of it
     */
    record Pending(Instant askAgainAt) implements TransactionState {
        @Override
        public String wire() {
            return "pending";
        }
    }

    /** The money moved at {@code paidAt}; the provider calls it {@code providerReference}. */
    record Succeeded(InvoiceId invoice, String providerReference, Instant paidAt) implements TransactionState {
        @Override
        public String wire() {
            return "succeeded";
        }
    }

    /** Declined. */
    record Failed(Failure failure) implements TransactionState {
        @Override
        public String wire() {
            return "failed";
        }
    }
}
