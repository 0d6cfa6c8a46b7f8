package dev.hexpay.adapter.http.api.error;

import dev.hexpay.adapter.http.json.Envelope;
import dev.hexpay.application.port.in.idempotency.StoredResponse;
import dev.hexpay.application.port.out.PublicUrls;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.error.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds error responses. */
public final class ErrorResponses {
    private final PublicUrls publicUrls;

    /** Builds responses whose {@code doc_url} is one of {@code publicUrls}. */
    public ErrorResponses(PublicUrls publicUrls) {
        this.publicUrls = publicUrls;
    }

    /** The response for this exception. */
    public StoredResponse of(PaymentsException exception) {
        List<Violation> violations = exception.violations();
        return violations.isEmpty()
                ? of(exception.code(), exception.message())
                : of(exception.code(), exception.message(), violations.get(0).field(), violations);
    }

    /** The response with this code and message, and the status of the code. */
    public StoredResponse of(ErrorCode code, String message) {
        return of(code, message, null, null);
    }

    /** The response for a payment that failed or requires action. */
    public StoredResponse paymentFailed(PaymentFailureDetails failure) {
        return of(ErrorCode.PAYMENT_FAILED, failure.failureMessage(), null, failure);
    }

    /** The response with this code and message, and a status that differs from the status of the code. */
    public StoredResponse withStatus(int status, ErrorCode code, String message) {
        return new StoredResponse(status, of(code, message).body());
    }

    private StoredResponse of(ErrorCode code, String message, @Nullable String param, @Nullable Object details) {
        ErrorObject error = new ErrorObject(
                ErrorCatalog.type(code), code.code(), message, param, details, publicUrls.errorPage(code.code()));
        return new StoredResponse(ErrorCatalog.status(code), Envelope.error(error));
    }
}
