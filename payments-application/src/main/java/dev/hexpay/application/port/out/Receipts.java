package dev.hexpay.application.port.out;

import dev.hexpay.domain.invoice.Receipt;
import dev.hexpay.domain.tenant.Scope;
import java.time.Instant;
import java.util.List;

/** The e-mails to payers, kept by the unit of work that made them due. */
public interface Receipts {
    /** Keeps a new receipt. */
    void insert(Scope scope, Receipt receipt);

    /** Keeps a changed receipt; {@link IllegalStateException} when this scope has none with its id. */
    void save(Scope scope, Receipt receipt);

    /**
     * Hands out at most {@code limit} receipts, of every scope, that are due at {@code now}, the longest due first, and
     * puts each off until {@code dueAgainAt}: of several who lease at once, no two get the same one. What is handed out
     * is as it was kept.
     */
    List<Located> lease(Instant now, Instant leasedUntil, int limit);

    /** A receipt and the scope that it is in. */
    record Located(Scope scope, Receipt receipt) {}
}
