package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.application.port.in.idempotency.IdempotencyKey;
import dev.hexpay.application.port.in.idempotency.RequestFingerprint;
import dev.hexpay.application.port.out.IdempotencyKeys;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.tenant.Scope;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The idempotency records in table {@code idempotency_key}. */
final class JdbiIdempotencyKeys implements IdempotencyKeys {
    private static final List<String> COLUMNS = List.of(
            "client_key", "fingerprint", "payment_id", "refund_id", "claimed_at", "answer_status", "sealed_body");
    private static final String BY_KEY =
            " WHERE organization_id = :organization_id AND mode = :mode AND client_key = :client_key";

    private final JdbiUnitOfWork unitOfWork;
    private final ScopedTable<IdempotencyRecord> table;

    JdbiIdempotencyKeys(JdbiUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
        this.table = new ScopedTable<>(unitOfWork, "idempotency_key", COLUMNS, JdbiIdempotencyKeys::toRecord);
    }

    @Override
    public Optional<IdempotencyRecord> claim(Scope scope, IdempotencyRecord record, Instant expiredBefore) {
        Parameters parameters = toParameters(scope, record);
        return unitOfWork.inTransaction(() -> {
            while (true) {
                if (table.insertIfAbsent(parameters)) {
                    return Optional.empty();
                }
                Optional<IdempotencyRecord> existing = find(scope, record.key());
                if (existing.isPresent() && !existing.get().claimedAt().isBefore(expiredBefore)) {
                    return existing;
                }
                if (existing.isPresent() && takeOver(parameters, expiredBefore)) {
                    return Optional.empty();
                }
                // The record was deleted, or a concurrent request has taken it over: read it again.
            }
        });
    }

    private boolean takeOver(Parameters parameters, Instant expiredBefore) {
        parameters.set("expired_before", expiredBefore);
        return unitOfWork.run(handle -> handle.createUpdate("UPDATE idempotency_key"
                                + " SET fingerprint = :fingerprint, payment_id = :payment_id, refund_id = :refund_id,"
                                + " claimed_at = :claimed_at, answer_status = :answer_status,"
                                + " sealed_body = :sealed_body" + BY_KEY + " AND claimed_at < :expired_before")
                        .bindMap(parameters.values())
                        .execute())
                == 1;
    }

    @Override
    public EncryptedResponse storeResponse(Scope scope, IdempotencyKey key, EncryptedResponse response) {
        Parameters parameters = new Parameters(scope)
                .set("client_key", key.value())
                .set("answer_status", response.status())
                .set("sealed_body", response.encryptedBody());
        int updated = unitOfWork.run(handle -> handle.createUpdate("UPDATE idempotency_key"
                        + " SET answer_status = :answer_status, sealed_body = :sealed_body" + BY_KEY
                        + " AND answer_status IS NULL")
                .bindMap(parameters.values())
                .execute());
        if (updated == 1) {
            return response;
        }
        return find(scope, key)
                .map(IdempotencyRecord::response)
                .orElseThrow(() -> new IllegalStateException("a response to a key that is not claimed"));
    }

    @Override
    public Optional<IdempotencyRecord> find(Scope scope, IdempotencyKey key) {
        return table.findOne(Criteria.in(scope).and("client_key =", key.value()));
    }

    @Override
    public int deleteExpired(Instant expiredBefore, int limit) {
        // The age is checked twice: a selected row may have been claimed again by the time its lock is free.
        return unitOfWork.run(handle -> handle.createUpdate("DELETE FROM idempotency_key"
                        + " WHERE claimed_at < :expired_before AND (organization_id, mode, client_key) IN"
                        + " (SELECT organization_id, mode, client_key FROM idempotency_key"
                        + " WHERE claimed_at < :expired_before ORDER BY claimed_at FETCH FIRST :limit ROWS ONLY)")
                .bind("expired_before", expiredBefore)
                .bind("limit", limit)
                .execute());
    }

    private static Parameters toParameters(Scope scope, IdempotencyRecord record) {
        Outcome outcome = record.outcome();
        EncryptedResponse response = record.response();
        return new Parameters(scope)
                .set("client_key", record.key().value())
                .set("fingerprint", record.fingerprint().value())
                .set(
                        "payment_id",
                        outcome instanceof Outcome.PaymentCreated of
                                ? of.payment().value()
                                : null)
                .set(
                        "refund_id",
                        outcome instanceof Outcome.RefundCreated of
                                ? of.refund().value()
                                : null)
                .set("claimed_at", record.claimedAt())
                .set("answer_status", response == null ? null : response.status())
                .set("sealed_body", response == null ? null : response.encryptedBody());
    }

    private static IdempotencyRecord toRecord(ResultRow row) throws SQLException {
        return new IdempotencyRecord(
                new IdempotencyKey(row.getString("client_key")),
                new RequestFingerprint(row.getString("fingerprint")),
                outcomeOf(row),
                row.getInstant("claimed_at"),
                responseOf(row));
    }

    private static @Nullable Outcome outcomeOf(ResultRow row) throws SQLException {
        return row.isNull("refund_id")
                ? row.getOrNull("payment_id", id -> new Outcome.PaymentCreated(new PaymentId(id)))
                : new Outcome.RefundCreated(new RefundId(row.getString("refund_id")));
    }

    private static @Nullable EncryptedResponse responseOf(ResultRow row) throws SQLException {
        return row.isNull("answer_status")
                ? null
                : new EncryptedResponse(row.getInt("answer_status"), row.getString("sealed_body"));
    }
}
