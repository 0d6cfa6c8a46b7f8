package dev.hexpay.application.port.in.operator;

import dev.hexpay.domain.operator.OperatorSession;
import dev.hexpay.domain.operator.OperatorToken;

/** Logs an operator in. */
public interface LogIn {
    /**
     * Uses the credential and starts a session; the audit log says so.
     *
     * @throws dev.hexpay.domain.error.PaymentsException {@code unauthorized} when the link is unknown, used or expired,
     *     or the API key is not valid
     */
    Result logIn(Credential credential);

    /** What an operator proves with who it is. */
    sealed interface Credential {
        /** The token of a login link; it is used up. */
        record Link(OperatorToken token) implements Credential {}

        /**
         * An API key: the session is bound to its organization and mode, has the role {@code ADMIN} there, and ends when
         * the key is deleted or expires.
         */
        record Key(String secret) implements Credential {
            @Override
            public String toString() {
                return "Key[…]";
            }
        }
    }

    /** The session, and the token of its cookie, which is returned only here. */
    record Result(OperatorSession session, OperatorToken token) {}
}
