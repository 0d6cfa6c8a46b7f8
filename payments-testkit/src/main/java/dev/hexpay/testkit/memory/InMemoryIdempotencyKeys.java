package dev.hexpay.testkit.memory;

import dev.hexpay.application.port.out.IdempotencyKey;
import dev.hexpay.application.port.out.IdempotencyKeys;
import dev.hexpay.domain.scope.Scope;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

final class InMemoryIdempotencyKeys implements IdempotencyKeys {
    private final InMemoryStore store;
    private final Table<Scoped<IdempotencyKey>, Claim> rows;

    InMemoryIdempotencyKeys(InMemoryStore store) {
        this.store = store;
        rows = store.table("idempotency key");
    }

    @Override
    public Optional<Claim> claim(Scope scope, Claim claim, Instant expiredBefore) {
        return store.inTransaction(() -> {
            Optional<Claim> holder =
                    find(scope, claim.key()).filter(row -> !row.claimedAt().isBefore(expiredBefore));
            if (holder.isEmpty()) {
                rows.put(new Scoped<>(scope, claim.key()), claim);
            }
            return holder;
        });
    }

    @Override
    public SealedAnswer answer(Scope scope, IdempotencyKey key, SealedAnswer answer) {
        return store.inTransaction(() -> {
            Claim claim = find(scope, key).orElseThrow(() -> new IllegalStateException("the key is not claimed"));
            SealedAnswer earlier = claim.answer();
            if (earlier != null) {
                return earlier;
            }
            rows.put(
                    new Scoped<>(scope, key),
                    new Claim(key, claim.fingerprint(), claim.effect(), claim.claimedAt(), answer));
            return answer;
        });
    }

    @Override
    public Optional<Claim> find(Scope scope, IdempotencyKey key) {
        return rows.get(new Scoped<>(scope, key));
    }

    @Override
    public int deleteExpired(Instant expiredBefore, int limit) {
        return store.inTransaction(() -> {
            List<Scoped<IdempotencyKey>> expired = rows.rows()
                    .filter(row -> row.value().claimedAt().isBefore(expiredBefore))
                    .sorted(Comparator.comparing(row -> row.value().claimedAt()))
                    .limit(limit)
                    .map(Table.Row::key)
                    .toList();
            expired.forEach(rows::delete);
            return expired.size();
        });
    }
}
