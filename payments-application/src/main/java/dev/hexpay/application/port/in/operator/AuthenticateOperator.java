package dev.hexpay.application.port.in.operator;

import dev.hexpay.domain.operator.Operator;
import dev.hexpay.domain.operator.OperatorToken;

/** Authenticates a request of an operator. */
public interface AuthenticateOperator {
    /**
     * The operator of the session with this token.
     *
     * @throws dev.hexpay.domain.error.PaymentsException {@code unauthorized} when the session is unknown or has ended, or
     *     its API key was deleted or has expired
     */
    Operator authenticate(OperatorToken token);
}
