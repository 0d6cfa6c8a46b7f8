package dev.hexpay.application.port.in.paypage;

import dev.hexpay.domain.payment.AuthenticationOutcome;
import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.domain.payment.Payment;

/** Continues a transaction after the payer's authentication. */
public interface FinishAuthentication {
    /**
     * Completes the same transaction and returns the current state of the payment. Without a transaction that requires
     * action, nothing changes.
     *
     * @throws dev.hexpay.domain.error.PaymentsException {@code not_found} when the token is unknown
     */
    Payment finish(LinkToken token, AuthenticationOutcome outcome);
}
