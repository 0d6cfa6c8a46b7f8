package dev.hexpay.persistence.jdbi;

import dev.hexpay.application.port.out.IdempotencyKey;
import dev.hexpay.application.port.out.IdempotencyKeys;
import dev.hexpay.application.port.out.RequestFingerprint;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.scope.Scope;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The keys in use in table {@code idempotency_key}. */
final class JdbiIdempotencyKeys implements IdempotencyKeys {
    private static final List<String> COLUMNS = List.of(
            "client_key", "fingerprint", "payment_id", "refund_id", "claimed_at", "answer_status", "sealed_body");
    private static final String BY_KEY =
            " WHERE organization_id = :organization_id AND mode = :mode AND client_key = :client_key";

    private final JdbiUnitOfWork unitOfWork;
    private final ScopedTable<Claim> table;

    JdbiIdempotencyKeys(JdbiUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
        this.table = new ScopedTable<>(unitOfWork, "idempotency_key", COLUMNS, JdbiIdempotencyKeys::toClaim);
    }

    @Override
    public Optional<Claim> claim(Scope scope, Claim claim, Instant expiredBefore) {
        Row row = rowOf(scope, claim);
        return unitOfWork.inTransaction(() -> {
            while (true) {
                if (table.insertIfAbsent(row)) {
                    return Optional.empty();
                }
                Optional<Claim> holder = find(scope, claim.key());
                if (holder.isPresent() && !holder.get().claimedAt().isBefore(expiredBefore)) {
                    return holder;
                }
                if (holder.isPresent() && takeOver(row, expiredBefore)) {
                    return Optional.empty();
                }
                // The holder was forgotten, or somebody was quicker to take over from it: ask again who has the key.
            }
        });
    }

    private boolean takeOver(Row row, Instant expiredBefore) {
        row.set("expired_before", expiredBefore);
        return unitOfWork.run(handle -> handle.createUpdate("UPDATE idempotency_key"
                                + " SET fingerprint = :fingerprint, payment_id = :payment_id, refund_id = :refund_id,"
                                + " claimed_at = :claimed_at, answer_status = :answer_status, sealed_body = :sealed_body"
                                + BY_KEY + " AND claimed_at < :expired_before")
                        .bindMap(row.values())
                        .execute())
                == 1;
    }

    @Override
    public SealedAnswer answer(Scope scope, IdempotencyKey key, SealedAnswer answer) {
        Row row = new Row(scope)
                .set("client_key", key.value())
                .set("answer_status", answer.status())
                .set("sealed_body", answer.sealedBody());
        int answered = unitOfWork.run(handle -> handle.createUpdate("UPDATE idempotency_key"
                        + " SET answer_status = :answer_status, sealed_body = :sealed_body" + BY_KEY
                        + " AND answer_status IS NULL")
                .bindMap(row.values())
                .execute());
        if (answered == 1) {
            return answer;
        }
        return find(scope, key)
                .map(Claim::answer)
                .orElseThrow(() -> new IllegalStateException("an answer to a key that nobody has claimed"));
    }

    @Override
    public Optional<Claim> find(Scope scope, IdempotencyKey key) {
        return table.one(Query.in(scope).and("client_key =", key.value()));
    }

    @Override
    public int deleteExpired(Instant expiredBefore, int limit) {
        // The age is asked twice because a claim found old may be a new one by the time its row is free.
        return unitOfWork.run(handle -> handle.createUpdate("DELETE FROM idempotency_key"
                        + " WHERE claimed_at < :expired_before AND (organization_id, mode, client_key) IN"
                        + " (SELECT organization_id, mode, client_key FROM idempotency_key"
                        + " WHERE claimed_at < :expired_before ORDER BY claimed_at FETCH FIRST :limit ROWS ONLY)")
                .bind("expired_before", expiredBefore)
                .bind("limit", limit)
                .execute());
    }

    private static Row rowOf(Scope scope, Claim claim) {
        Effect effect = claim.effect();
        SealedAnswer answer = claim.answer();
        return new Row(scope)
                .set("client_key", claim.key().value())
                .set("fingerprint", claim.fingerprint().value())
                .set(
                        "payment_id",
                        effect instanceof Effect.OfPayment of ? of.payment().value() : null)
                .set(
                        "refund_id",
                        effect instanceof Effect.OfRefund of ? of.refund().value() : null)
                .set("claimed_at", claim.claimedAt())
                .set("answer_status", answer == null ? null : answer.status())
                .set("sealed_body", answer == null ? null : answer.sealedBody());
    }

    private static Claim toClaim(StoredRow row) throws SQLException {
        return new Claim(
                new IdempotencyKey(row.text("client_key")),
                new RequestFingerprint(row.text("fingerprint")),
                effectOf(row),
                row.instant("claimed_at"),
                answerOf(row));
    }

    private static @Nullable Effect effectOf(StoredRow row) throws SQLException {
        return row.isNull("refund_id")
                ? row.valueOrNull("payment_id", id -> new Effect.OfPayment(new PaymentId(id)))
                : new Effect.OfRefund(new RefundId(row.text("refund_id")));
    }

    private static @Nullable SealedAnswer answerOf(StoredRow row) throws SQLException {
        return row.isNull("answer_status")
                ? null
                : new SealedAnswer(row.smallNumber("answer_status"), row.text("sealed_body"));
    }
}
