package dev.hexpay.application.usecase.idempotency;

import dev.hexpay.application.idempotency.IdempotencyKey;
import dev.hexpay.application.port.in.Job;
import dev.hexpay.application.port.out.IdempotencyKeys;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.UnitOfWork;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tenant.Scope;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The leases of the requests that this process is executing. A lease is short, so that the request of a process that has
 * died is soon resumed, and the job extends it while the request runs.
 *
 * <p>Leases save calls to the provider; they do not protect money. A request that is resumed although it still runs uses
 * the same idempotency key at the provider.
 */
public final class RequestLeases implements Job {
    /** How long a request counts as running without a sign of life. */
    static final Duration LEASE = Duration.ofSeconds(10);

    /** Requests that take no longer than this need no renewal: most of them. */
    private static final Duration UNTIL_FIRST_RENEWAL = Duration.ofSeconds(3);

    private final UnitOfWork unitOfWork;
    private final IdempotencyKeys keys;
    private final InstantSource clock;
    private final Set<Running> running = Collections.synchronizedSet(new HashSet<>());

    public RequestLeases(OutPorts out) {
        this.unitOfWork = out.store().unitOfWork();
        this.keys = out.store().idempotencyKeys();
        this.clock = out.clock();
    }

    /** A request that a thread of this process executes; each execution is one of its own. */
    private static final class Running {
        private final Scope scope;
        private final IdempotencyKey key;
        private final Instant startedAt;

        private Running(Scope scope, IdempotencyKey key, Instant startedAt) {
            this.scope = scope;
            this.key = key;
            this.startedAt = startedAt;
        }

        /** A provider responds in less than the longest time; a thread that waits longer is stuck. */
        private boolean isDueForRenewal(Instant now) {
            return !startedAt.plus(UNTIL_FIRST_RENEWAL).isAfter(now)
                    && startedAt.plus(Transaction.PROCESSING_LEASE).isAfter(now);
        }
    }

    /** Runs {@code steps} of the request whose lease this process has, and keeps the lease meanwhile. */
    <R> R whileLeased(Scope scope, IdempotencyKey key, Supplier<R> steps) {
        Running execution = new Running(scope, key, clock.instant());
        running.add(execution);
        try {
            return steps.get();
        } finally {
            running.remove(execution);
        }
    }

    /** Takes the lease of a key if it has ended; of concurrent calls, one does. */
    boolean take(Scope scope, IdempotencyKey key) {
        Instant now = clock.instant();
        return unitOfWork.inTransaction(() -> keys.extendLease(scope, key, now, now.plus(LEASE)));
    }

    @Override
    public int runOnce(int limit) {
        Instant now = clock.instant();
        Instant leasedUntil = now.plus(LEASE);
        // All of them: those that are left out would lose their lease.
        List<Running> due = dueForRenewal(now);
        due.forEach(execution -> unitOfWork.inTransaction(
                () -> keys.extendLease(execution.scope, execution.key, leasedUntil, leasedUntil)));
        return 0;
    }

    private List<Running> dueForRenewal(Instant now) {
        synchronized (running) {
            return running.stream()
                    .filter(execution -> execution.isDueForRenewal(now))
                    .toList();
        }
    }
}
