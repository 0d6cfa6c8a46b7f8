package dev.hexpay.application.port.in.operator;

import dev.hexpay.domain.operator.OperatorRole;
import dev.hexpay.domain.operator.OperatorToken;

/** Creates a one-time login link, on the server itself. */
public interface CreateLoginLink {
    /**
     * Creates a link that is valid for {@link dev.hexpay.domain.operator.LoginLink#LIFETIME}.
     *
     * @param name who gets it, 1 to 100 characters, for the audit log
     * @throws dev.hexpay.domain.error.PaymentsException {@code validation_error} for another name
     */
    OperatorToken create(OperatorRole role, String name);
}
