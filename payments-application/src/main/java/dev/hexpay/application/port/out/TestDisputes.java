package dev.hexpay.application.port.out;

import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.tenant.Scope;

/** Decides disputes about play money, as the payers' banks do with real money. */
@FunctionalInterface
public interface TestDisputes {
    /** Nobody decides anything; for servers without a sandbox. */
    TestDisputes UNSUPPORTED = (scope, transaction, outcome) -> false;

    /**
     * Decides the dispute of an attempt for good; the provider tells of it as of everything that becomes of attempts.
     * Deciding again as before changes nothing. False when there is nothing to decide: the attempt is not disputed in
     * this scope, or was decided the other way.
     */
    boolean resolve(Scope scope, TransactionId transaction, DisputeOutcome outcome);

    /** Who gets the money. */
    enum DisputeOutcome {
        /** The merchant keeps it. */
        WON,
        /** The payer has it back. */
        LOST
    }
}
