package dev.hexpay.application.port.out;

import dev.hexpay.domain.invoice.DocumentRef;
import dev.hexpay.domain.invoice.Receipt;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Scoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** The e-mails to payers, stored by the unit of work of their cause. */
public interface Receipts {
    /** Inserts a new receipt. */
    void insert(Scope scope, Receipt receipt);

    /** Saves a changed receipt; {@link IllegalStateException} when this scope does not have its id. */
    void save(Scope scope, Receipt receipt);

    /** The receipts that carry one of these documents, oldest first. */
    List<Receipt> ofDocuments(Scope scope, Collection<DocumentRef> documents);

    /**
     * Leases at most {@code limit} receipts of every scope that are due at {@code now}, the longest due first, until
     * {@code leasedUntil}: no two concurrent workers get the same one. A worker gets fewer only when no more are due, or
     * others are locked or leased at the same time. A leased receipt is returned as it was stored.
     */
    List<Scoped<Receipt>> lease(Instant now, Instant leasedUntil, int limit);
}
