package dev.hexpay.http.error;

import dev.hexpay.application.port.in.StoredAnswer;
import dev.hexpay.application.port.out.PublicAddresses;
import dev.hexpay.domain.refusal.FieldProblem;
import dev.hexpay.domain.refusal.Refusal;
import dev.hexpay.domain.refusal.RefusalCode;
import dev.hexpay.http.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the answers that say no. */
public final class ErrorAnswers {
    private final PublicAddresses addresses;

    /** Answers that point to the pages at these addresses. */
    public ErrorAnswers(PublicAddresses addresses) {
        this.addresses = addresses;
    }

    /** The answer that tells a refusal. */
    public StoredAnswer of(Refusal refusal) {
        List<FieldProblem> problems = refusal.problems();
        return problems.isEmpty()
                ? of(refusal.code(), refusal.message())
                : of(refusal.code(), refusal.message(), problems.get(0).field(), problems);
    }

    /** The answer with this code and message, and the status of the code. */
    public StoredAnswer of(RefusalCode code, String message) {
        return of(code, message, null, null);
    }

    /** The answer that tells why money did not move. */
    public StoredAnswer paymentFailed(BillingProblem problem) {
        return of(RefusalCode.PAYMENT_FAILED, problem.failureMessage(), null, problem);
    }

    /** The body of an answer whose status is not that of its code. */
    public StoredAnswer withStatus(int status, RefusalCode code, String message) {
        return new StoredAnswer(status, of(code, message).body());
    }

    private StoredAnswer of(RefusalCode code, String message, @Nullable String param, @Nullable Object details) {
        ErrorObject error = new ErrorObject(
                ErrorCatalog.type(code), code.code(), message, param, details, addresses.errorPage(code.code()));
        return new StoredAnswer(ErrorCatalog.status(code), Json.write(new ErrorObject.Envelope(false, error)));
    }
}
