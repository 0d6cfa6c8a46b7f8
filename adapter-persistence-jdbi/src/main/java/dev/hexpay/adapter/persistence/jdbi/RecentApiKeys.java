package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.domain.id.ApiKeyId;
import dev.hexpay.domain.tenant.ApiKey;
import dev.hexpay.domain.tenant.ApiKeyHash;
import dev.hexpay.domain.tenant.Scoped;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The API keys that were read in the last second: the requests of a busy key do not read it each. A key that this server
 * deletes is not found from then on; one that another server deletes, for at most a second longer. Keys that do not exist
 * are not remembered, because anyone can make them up.
 */
final class RecentApiKeys {
    static final Duration AGE = Duration.ofSeconds(1);

    /** Longer than any unit of work that deletes a key: until it ends, others read the key as it was. */
    static final Duration DELETION = Duration.ofMinutes(1);

    private static final int MAX_KEYS = 10_000;

    private final Map<ApiKeyHash, Entry> entries = new ConcurrentHashMap<>();
    private final LongSupplier nanoTime;

    RecentApiKeys(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** What is remembered since a time; {@code key} is null for one that is deleted. */
    private record Entry(@Nullable Scoped<ApiKey> key, long since) {
        boolean isIn(Duration time, long now) {
            return now - since < time.toNanos();
        }

        boolean isOver(long now) {
            return !isIn(key == null ? DELETION : AGE, now);
        }
    }

    /** The key, as it was at most {@link #AGE} ago. */
    Optional<Scoped<ApiKey>> find(ApiKeyHash hash, Supplier<Optional<Scoped<ApiKey>>> read) {
        long now = nanoTime.getAsLong();
        Entry recent = entries.get(hash);
        if (recent != null && recent.key() != null && !recent.isOver(now)) {
            return Optional.of(recent.key());
        }
        Optional<Scoped<ApiKey>> found = read.get();
        found.ifPresent(key -> remember(hash, new Entry(key, now)));
        return found;
    }

    private void remember(ApiKeyHash hash, Entry found) {
        long now = found.since();
        if (entries.size() >= MAX_KEYS) {
            entries.values().removeIf(entry -> entry.isOver(now));
        }
        if (entries.size() < MAX_KEYS) {
            entries.merge(hash, found, (known, newer) -> known.key() == null && !known.isOver(now) ? known : newer);
        }
    }

    /** The key is changed: it is read again. */
    void changed(ApiKeyId id) {
        entries.values()
                .removeIf(
                        entry -> entry.key() != null && entry.key().value().id().equals(id));
    }

    /** The key is deleted, by a unit of work that may not have ended: it is read each time. */
    void deleted(ApiKeyHash hash) {
        entries.put(hash, new Entry(null, nanoTime.getAsLong()));
    }
}
