package dev.hexpay.application.port.out;

import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.scope.Scope;

/** Decides disputes about play money, as the payers' banks do with real money. */
@FunctionalInterface
public interface DisputeDesk {
    /** Nobody decides anything; for servers without a sandbox. */
    DisputeDesk CLOSED = (scope, attempt, verdict) -> false;

    /**
     * Decides the dispute of an attempt for good; the provider tells of it as of everything that becomes of attempts.
     * Deciding again as before changes nothing. False when there is nothing to decide: the attempt is not disputed in
     * this scope, or was decided the other way.
     */
    boolean decide(Scope scope, TransactionId attempt, Verdict verdict);

    /** Who gets the money. */
    enum Verdict {
        /** The merchant keeps it. */
        WON,
        /** The payer has it back. */
        LOST
    }
}
