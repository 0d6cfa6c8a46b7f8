package dev.hexpay.domain.payment;

import dev.hexpay.domain.error.InvalidValueException;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.text.WebUrl;
import java.time.Instant;

/**
 * The URL to which a payer goes after paying: a {@link WebUrl} in which {@value #PLACEHOLDER} stands for the id of the
 * payment.
 */
public record SuccessUrl(String value) {
    /** The text that is replaced by the id of the payment. */
    public static final String PLACEHOLDER = "{PAYMENT_ID}";

    private static final PaymentId ANY = new PaymentId(IdKind.PAYMENT.firstAt(Instant.EPOCH));

    /**
     * @throws InvalidValueException when it is no {@link WebUrl} once it has an id
     */
    public SuccessUrl {
        at(value, ANY);
    }

    /** The URL for this payment. */
    public WebUrl of(PaymentId payment) {
        return at(value, payment);
    }

    private static WebUrl at(String template, PaymentId payment) {
        return new WebUrl(template.replace(PLACEHOLDER, payment.value()));
    }
}
