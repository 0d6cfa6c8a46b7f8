package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.application.idempotency.IdempotencyKey;
import dev.hexpay.application.port.out.IdempotencyKeys;
import dev.hexpay.domain.tenant.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.argument.NamedArgumentFinder;
import org.jdbi.v3.core.statement.Update;

/** The idempotency records in table {@code idempotency_key}. */
final class JdbiIdempotencyKeys implements IdempotencyKeys {
    private static final String BY_KEY = " WHERE " + ScopeColumns.CONDITION + " AND client_key = :client_key";

    private static final String STORE_RESPONSE = "UPDATE <schema>.idempotency_key"
            + " SET answer_status = :answer_status, sealed_body = :sealed_body" + BY_KEY + " AND answer_status IS NULL";

    private final JdbiUnitOfWork unitOfWork;
    private final ScopedTable<IdempotencyRecord> table;

    JdbiIdempotencyKeys(JdbiUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
        this.table = new ScopedTable<>(unitOfWork, "idempotency_key", IdempotencyRow.TYPE);
    }

    @Override
    public Optional<IdempotencyRecord> claim(Scope scope, IdempotencyRecord record, Instant expiredBefore) {
        return unitOfWork.inTransaction(() -> {
            while (true) {
                if (table.insertIfAbsent(scope, record)) {
                    unitOfWork.addFact(new RecordKey(scope, record.key()));
                    return Optional.empty();
                }
                Optional<IdempotencyRecord> existing = find(scope, record.key());
                if (existing.isPresent() && !existing.get().claimedAt().isBefore(expiredBefore)) {
                    return existing;
                }
                if (existing.isPresent() && takeOver(scope, record, expiredBefore)) {
                    return Optional.empty();
                }
                // The record was deleted, or a concurrent request has taken it over: read it again.
            }
        });
    }

    private boolean takeOver(Scope scope, IdempotencyRecord record, Instant expiredBefore) {
        String sql = "UPDATE <schema>.idempotency_key SET " + IdempotencyRow.TYPE.assignmentList() + BY_KEY
                + " AND claimed_at < :expired_before";
        return unitOfWork.run(handle -> handle.createUpdate(sql)
                        .bindNamedArgumentFinder(ScopeColumns.of(scope))
                        .bindNamedArgumentFinder(IdempotencyRow.TYPE.arguments(record))
                        .bind("expired_before", expiredBefore)
                        .execute())
                == 1;
    }

    @Override
    public void insert(Scope scope, IdempotencyRecord record) {
        table.insert(scope, record);
    }

    /** A key that the open unit of work has claimed: nothing else can store its response before the unit ends. */
    private record RecordKey(Scope scope, IdempotencyKey key) {}

    @Override
    public EncryptedResponse storeResponse(Scope scope, IdempotencyKey key, EncryptedResponse response) {
        List<NamedArgumentFinder> arguments = List.of(
                ScopeColumns.of(scope),
                PendingWrites.values(Map.of(
                        "client_key", key,
                        "answer_status", response.status(),
                        "sealed_body", response.encryptedBody())));
        if (unitOfWork.removeFact(new RecordKey(scope, key))) {
            unitOfWork.write(new PendingWrites.Write("idempotency_key", STORE_RESPONSE, arguments));
            return response;
        }
        int updated = unitOfWork.run(handle -> {
            Update update = handle.createUpdate(STORE_RESPONSE);
            arguments.forEach(update::bindNamedArgumentFinder);
            return update.execute();
        });
        if (updated == 1) {
            return response;
        }
        return find(scope, key)
                .map(IdempotencyRecord::response)
                .orElseThrow(() -> new IllegalStateException("a response to a key that is not claimed"));
    }

    @Override
    public boolean extendLease(Scope scope, IdempotencyKey key, Instant endsBy, Instant leasedUntil) {
        return unitOfWork.run(handle -> handle.createUpdate("UPDATE <schema>.idempotency_key"
                                + " SET leased_until = :leased_until" + BY_KEY + " AND answer_status IS NULL AND"
                                + " CASE WHEN leased_until IS NULL OR leased_until < claimed_at"
                                + " THEN claimed_at <= :claimed_by ELSE leased_until <= :ends_by END")
                        .bindNamedArgumentFinder(ScopeColumns.of(scope))
                        .bind("client_key", key)
                        .bind("leased_until", leasedUntil)
                        .bind("claimed_by", endsBy.minus(IdempotencyRow.PREVIOUS_LEASE))
                        .bind("ends_by", endsBy)
                        .execute())
                == 1;
    }

    @Override
    public Optional<IdempotencyRecord> find(Scope scope, IdempotencyKey key) {
        return table.findOne(Criteria.in(scope).and("client_key =", key));
    }

    @Override
    public int deleteExpired(Instant expiredBefore, int limit) {
        // The age is checked again: a record may have been claimed again meanwhile.
        return table.executeForFirst(
                "claimed_at < :time",
                "claimed_at",
                expiredBefore,
                limit,
                "DELETE FROM <schema>.idempotency_key" + BY_KEY + " AND claimed_at < :time");
    }
}
