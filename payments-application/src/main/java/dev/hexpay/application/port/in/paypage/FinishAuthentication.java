package dev.hexpay.application.port.in.paypage;

import dev.hexpay.application.port.out.PaymentProvider.Authentication;
import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.domain.payment.Payment;

/** Goes on with an attempt after its payer has been to their bank. */
public interface FinishAuthentication {
    /**
     * Takes the same attempt to its end and returns the payment as it is then. Where nothing waits for authentication
     * (any more) nothing changes.
     *
     * @throws dev.hexpay.domain.refusal.PaymentsException {@code not_found} when the token opens nothing
     */
    Payment finish(LinkToken token, Authentication outcome);
}
