package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.application.port.out.UnitOfWork;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Rows that were read in the last second, by the hash of a secret: the requests of a busy client do not read its row each.
 * A row that this server deletes is not found from then on; one that another server deletes, for at most a second longer.
 * Hashes without a row are not remembered, because anyone can make up a secret.
 *
 * @param <K> the hash
 * @param <V> the row
 */
final class RecentRows<K, V> {
    static final Duration AGE = Duration.ofSeconds(1);

    /** Longer than any unit of work that deletes a row: until it ends, others read the row as it was. */
    static final Duration DELETION = Duration.ofMinutes(1);

    static final int MAX_ROWS = 10_000;

    private final Map<K, Entry<V>> entries = new ConcurrentHashMap<>();
    private final UnitOfWork unitOfWork;
    private final LongSupplier nanoTime;

    /**
     * No rows yet. Within a unit of work, or a transaction of the host, none are remembered: it may have written them, and may
     * be rolled back.
     */
    RecentRows(UnitOfWork unitOfWork, LongSupplier nanoTime) {
        this.unitOfWork = unitOfWork;
        this.nanoTime = nanoTime;
    }

    /** What is remembered since a time; {@code row} is null for one that is deleted. */
    private record Entry<V>(@Nullable V row, long since) {
        boolean isOver(long now) {
            Duration time = row == null ? DELETION : AGE;
            return now - since >= time.toNanos();
        }
    }

    /** The row, as it was at most {@link #AGE} ago. */
    Optional<V> find(K hash, Supplier<Optional<V>> read) {
        if (unitOfWork.isOpen()) {
            return read.get();
        }
        long now = nanoTime.getAsLong();
        Entry<V> recent = entries.get(hash);
        if (recent != null && recent.row() != null && !recent.isOver(now)) {
            return Optional.of(recent.row());
        }
        Optional<V> found = read.get();
        if (found.isPresent() && !unitOfWork.isInHostTransaction()) {
            remember(hash, new Entry<>(found.get(), now));
        }
        return found;
    }

    private void remember(K hash, Entry<V> found) {
        long now = found.since();
        if (entries.size() >= MAX_ROWS) {
            entries.values().removeIf(entry -> entry.isOver(now));
        }
        if (entries.size() < MAX_ROWS) {
            entries.merge(hash, found, (known, newer) -> known.row() == null && !known.isOver(now) ? known : newer);
        }
    }

    /** These rows are changed: they are read again. */
    void changed(Predicate<V> rows) {
        entries.values().removeIf(entry -> entry.row() != null && rows.test(entry.row()));
    }

    /** The row is deleted, by a unit of work that may not have ended: the hash is looked up each time. */
    void deleted(K hash) {
        entries.put(hash, new Entry<>(null, nanoTime.getAsLong()));
    }
}
