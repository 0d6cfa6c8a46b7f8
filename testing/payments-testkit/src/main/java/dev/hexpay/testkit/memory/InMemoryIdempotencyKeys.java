package dev.hexpay.testkit.memory;

import dev.hexpay.application.idempotency.IdempotencyKey;
import dev.hexpay.application.port.out.IdempotencyKeys;
import dev.hexpay.domain.tenant.Scope;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

final class InMemoryIdempotencyKeys implements IdempotencyKeys {
    private final InMemoryDatabase store;
    private final InMemoryTable<ScopedKey<IdempotencyKey>, IdempotencyRecord> rows;

    InMemoryIdempotencyKeys(InMemoryDatabase store) {
        this.store = store;
        rows = store.table("idempotency key");
    }

    @Override
    public Optional<IdempotencyRecord> claim(Scope scope, IdempotencyRecord record, Instant expiredBefore) {
        return store.inTransaction(() -> {
            Optional<IdempotencyRecord> holder =
                    find(scope, record.key()).filter(row -> !row.claimedAt().isBefore(expiredBefore));
            if (holder.isEmpty()) {
                rows.put(new ScopedKey<>(scope, record.key()), record);
            }
            return holder;
        });
    }

    @Override
    public void insert(Scope scope, IdempotencyRecord record) {
        rows.insert(new ScopedKey<>(scope, record.key()), record);
    }

    @Override
    public EncryptedResponse storeResponse(Scope scope, IdempotencyKey key, EncryptedResponse response) {
        return store.inTransaction(() -> {
            IdempotencyRecord record =
                    find(scope, key).orElseThrow(() -> new IllegalStateException("the key is not claimed"));
            EncryptedResponse earlier = record.response();
            if (earlier != null) {
                return earlier;
            }
            put(scope, record, record.leasedUntil(), response);
            return response;
        });
    }

    @Override
    public boolean extendLease(Scope scope, IdempotencyKey key, Instant endsBy, Instant leasedUntil) {
        return store.inTransaction(() -> {
            Optional<IdempotencyRecord> ended = find(scope, key)
                    .filter(record ->
                            record.response() == null && !record.leasedUntil().isAfter(endsBy));
            ended.ifPresent(record -> put(scope, record, leasedUntil, null));
            return ended.isPresent();
        });
    }

    private void put(Scope scope, IdempotencyRecord record, Instant leasedUntil, @Nullable EncryptedResponse response) {
        rows.put(
                new ScopedKey<>(scope, record.key()),
                new IdempotencyRecord(
                        record.key(),
                        record.fingerprint(),
                        record.outcome(),
                        record.claimedAt(),
                        leasedUntil,
                        response));
    }

    @Override
    public Optional<IdempotencyRecord> find(Scope scope, IdempotencyKey key) {
        return rows.get(new ScopedKey<>(scope, key));
    }

    @Override
    public int deleteExpired(Instant expiredBefore, int limit) {
        return store.inTransaction(() -> {
            List<ScopedKey<IdempotencyKey>> expired = rows.rows()
                    .filter(row -> row.value().claimedAt().isBefore(expiredBefore))
                    .sorted(Comparator.comparing(row -> row.value().claimedAt()))
                    .limit(limit)
                    .map(InMemoryTable.Row::key)
                    .toList();
            expired.forEach(rows::delete);
            return expired.size();
        });
    }
}
