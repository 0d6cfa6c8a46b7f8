package dev.hexpay.adapter.http.api.error;

import dev.hexpay.adapter.http.json.Json;
import dev.hexpay.application.port.in.idempotency.StoredResponse;
import dev.hexpay.application.port.out.PublicUrls;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.error.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the answers that say no. */
public final class ErrorResponses {
    private final PublicUrls publicUrls;

    /** Answers that point to the pages at these addresses. */
    public ErrorResponses(PublicUrls publicUrls) {
        this.publicUrls = publicUrls;
    }

    /** The answer that tells a refusal. */
    public StoredResponse of(PaymentsException exception) {
        List<Violation> violations = exception.violations();
        return violations.isEmpty()
                ? of(exception.code(), exception.message())
                : of(exception.code(), exception.message(), violations.get(0).field(), violations);
    }

    /** The answer with this code and message, and the status of the code. */
    public StoredResponse of(ErrorCode code, String message) {
        return of(code, message, null, null);
    }

    /** The answer that tells why money did not move. */
    public StoredResponse paymentFailed(PaymentFailureDetails failure) {
        return of(ErrorCode.PAYMENT_FAILED, failure.failureMessage(), null, failure);
    }

    /** The body of an answer whose status is not that of its code. */
    public StoredResponse withStatus(int status, ErrorCode code, String message) {
        return new StoredResponse(status, of(code, message).body());
    }

    private StoredResponse of(ErrorCode code, String message, @Nullable String param, @Nullable Object details) {
        ErrorObject error = new ErrorObject(
                ErrorCatalog.type(code), code.code(), message, param, details, publicUrls.errorPage(code.code()));
        return new StoredResponse(ErrorCatalog.status(code), Json.write(new ErrorObject.Envelope(false, error)));
    }
}
