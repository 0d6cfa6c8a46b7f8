package dev.hexpay.application.port.out;

import dev.hexpay.domain.payment.CardDetails;
import dev.hexpay.domain.payment.PaymentSource.CardToken;
import dev.hexpay.domain.tenant.Scope;

/** Exchanges the test card entered on the sandbox page for a provider token, so that no card number is stored. */
public interface CardTokenizer {
    /**
     * The token for this card.
     *
     * @throws dev.hexpay.domain.error.PaymentsException {@code validation_error} of {@code cardNumber} when it is not a
     *     known test card; the message contains no digit of it
     */
    CardToken tokenize(Scope scope, CardDetails card);
}
