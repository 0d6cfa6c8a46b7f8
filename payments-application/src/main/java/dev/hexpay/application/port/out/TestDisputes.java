package dev.hexpay.application.port.out;

import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.payment.DisputeOutcome;
import dev.hexpay.domain.tenant.Scope;

/** Resolves disputes in test mode, as the payers' banks do in live mode. */
@FunctionalInterface
public interface TestDisputes {
    /** Resolves nothing; for servers without a sandbox. */
    TestDisputes UNSUPPORTED = (scope, transaction, outcome) -> false;

    /**
     * Resolves the dispute of a transaction permanently; the provider then sends a notification, as for every change of
     * a transaction. Resolving again with the same outcome changes nothing. False when there is nothing to resolve: the
     * transaction is not disputed in this scope, or was resolved with the other outcome.
     */
    boolean resolve(Scope scope, TransactionId transaction, DisputeOutcome outcome);
}
