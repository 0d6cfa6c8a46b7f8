package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.application.idempotency.IdempotencyKey;
import dev.hexpay.application.idempotency.RequestFingerprint;
import dev.hexpay.application.port.out.IdempotencyKeys.EncryptedResponse;
import dev.hexpay.application.port.out.IdempotencyKeys.IdempotencyRecord;
import dev.hexpay.application.port.out.IdempotencyKeys.Outcome;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.id.RefundId;
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
        @ColumnName("answer_status") @Nullable Integer responseStatus,
        @ColumnName("sealed_body") @Nullable String encryptedBody) {
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
                response == null ? null : response.status(),
                response == null ? null : response.encryptedBody());
    }

    IdempotencyRecord toRecord() {
        return new IdempotencyRecord(key, fingerprint, toOutcome(), claimedAt, toResponse());
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
