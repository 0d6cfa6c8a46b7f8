package dev.hexpay.application.port.in.operator;

import dev.hexpay.domain.operator.OperatorRole;
import dev.hexpay.domain.operator.OperatorToken;

/** Creates a one-time login link, on the server itself. */
public interface CreateLoginLink {
    /**
     * Creates a link that is valid for {@link dev.hexpay.domain.operator.LoginLink#LIFETIME}, and records it in the audit
     * log as {@link PerformAction} does, with the role {@code ADMIN} and without a scope.
     *
     * @param name who gets it, 1 to 100 characters: who logs in, for the audit log
     * @param actor who creates it, 1 to 100 characters
     * @throws dev.hexpay.domain.error.PaymentsException {@code validation_error} for another name or actor
     * @throws IllegalStateException inside a unit of work or a transaction of the host
     */
    OperatorToken create(OperatorRole role, String name, String actor);
}
