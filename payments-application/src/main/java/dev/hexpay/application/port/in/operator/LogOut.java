package dev.hexpay.application.port.in.operator;

import dev.hexpay.domain.operator.OperatorToken;

/** Ends the session of an operator. */
public interface LogOut {
    /** Ends the session; an unknown one is not an error. */
    void logOut(OperatorToken token);
}
