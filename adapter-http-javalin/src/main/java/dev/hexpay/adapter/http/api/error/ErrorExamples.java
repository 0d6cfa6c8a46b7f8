package dev.hexpay.adapter.http.api.error;

import dev.hexpay.application.port.in.idempotency.StoredResponse;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.error.Violation;
import dev.hexpay.domain.id.IdKind;
import java.time.Instant;
import java.util.List;

/** An example of the response of each error code. */
public final class ErrorExamples {
    private static final Instant CREATED = Instant.parse("2026-07-11T09:30:00Z");

    private final ErrorResponses errors;

    /** Examples with the {@code doc_url} of these responses. */
    public ErrorExamples(ErrorResponses errors) {
        this.errors = errors;
    }

    /** The response with this code. */
    public StoredResponse of(ErrorCode code) {
        return switch (code) {
            case VALIDATION_ERROR ->
                errors.of(PaymentsException.invalid(List.of(
                        new Violation("amount", "must be between 1 and 9007199254740991"),
                        new Violation("address.country", "is required"))));
            case PAYMENT_FAILED ->
                errors.paymentFailed(new PaymentFailureDetails(
                        IdKind.PAYMENT.firstAt(CREATED),
                        "failed",
                        "card_declined",
                        "insufficient_funds",
                        "The card has insufficient funds.",
                        null));
            default -> errors.of(code, meaning(code));
        };
    }

    /** What an error code means, in a sentence. */
    public static String meaning(ErrorCode code) {
        return ErrorExplanation.of(code).meaning();
    }
}
