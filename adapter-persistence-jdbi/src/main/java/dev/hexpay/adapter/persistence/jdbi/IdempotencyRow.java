package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.application.idempotency.IdempotencyKey;
import dev.hexpay.application.idempotency.RequestFingerprint;
import dev.hexpay.application.port.out.IdempotencyKeys.EncryptedResponse;
import dev.hexpay.application.port.out.IdempotencyKeys.IdempotencyRecord;
import dev.hexpay.application.port.out.IdempotencyKeys.Outcome;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.id.RefundId;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jdbi.v3.core.mapper.reflect.ColumnName;
import org.jspecify.annotations.Nullable;

/** An idempotency record as a row of {@code idempotency_key}. */
record IdempotencyRow(
        @ColumnName("client_key") IdempotencyKey key,
        RequestFingerprint fingerprint,
        @Nullable PaymentId paymentId,
        @Nullable RefundId refundId,
        Instant claimedAt,
        // Null in rows of an older version.
        @Nullable Instant leasedUntil,
        @ColumnName("answer_status") @Nullable Integer responseStatus,
        @ColumnName("sealed_body") @Nullable String encryptedBody) {
    /** How long a claimed key counts as running on a server of the previous version, which extends no lease. */
    static final Duration PREVIOUS_LEASE = Duration.ofSeconds(60);

    static final RowType<IdempotencyRecord, IdempotencyRow> TYPE =
            new RowType<>(IdempotencyRow.class, IdempotencyRow::from, IdempotencyRow::toRecord);

    static IdempotencyRow from(IdempotencyRecord record) {
        Outcome outcome = record.outcome();
        EncryptedResponse response = record.response();
        return new IdempotencyRow(
                record.key(),
                record.fingerprint(),
                outcome instanceof Outcome.PaymentCreated created ? created.payment() : null,
                outcome instanceof Outcome.RefundCreated created ? created.refund() : null,
                record.claimedAt(),
                record.leasedUntil(),
                response == null ? null : response.status(),
                response == null ? null : response.encryptedBody());
    }

    IdempotencyRecord toRecord() {
        return new IdempotencyRecord(key, fingerprint, toOutcome(), claimedAt, toLeasedUntil(), toResponse());
    }

    /** A server of the previous version that takes over an expired key leaves the lease of the old request. */
    private Instant toLeasedUntil() {
        return leasedUntil == null || leasedUntil.isBefore(claimedAt) ? claimedAt.plus(PREVIOUS_LEASE) : leasedUntil;
    }

    private @Nullable Outcome toOutcome() {
        if (refundId != null) {
            return new Outcome.RefundCreated(refundId);
        }
        return paymentId == null ? null : new Outcome.PaymentCreated(paymentId);
    }

    private @Nullable EncryptedResponse toResponse() {
        return responseStatus == null
                ? null
                : new EncryptedResponse(responseStatus, Objects.requireNonNull(encryptedBody, "sealed_body"));
    }
}
