package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.domain.payment.Failure;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The columns of an optional failure. */
record FailureColumns(
        @Nullable String failureCode,
        @Nullable String declineCode,
        @Nullable String failureMessage) {

    static FailureColumns from(@Nullable Failure failure) {
        return failure == null
                ? new FailureColumns(null, null, null)
                : new FailureColumns(failure.code(), failure.declineCode(), failure.message());
    }

    Failure toFailure() {
        return new Failure(
                Objects.requireNonNull(failureCode, "failure_code"),
                declineCode,
                Objects.requireNonNull(failureMessage, "failure_message"));
    }
}
