package dev.hexpay.application.usecase.job;

import dev.hexpay.application.port.in.Job;
import dev.hexpay.application.port.out.IdempotencyKeys;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.ProviderNotifications;
import dev.hexpay.application.usecase.idempotency.IdempotentExecution;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Deletes rows past their retention: idempotency records after their window, and processed notifications. */
public final class RetentionCleanup implements Job {
    /** Providers repeat a notification for days; a repeated one must still be recognized. */
    private static final Duration NOTIFICATION_RETENTION = Duration.ofDays(30);

    private final IdempotencyKeys keys;
    private final ProviderNotifications notifications;
    private final InstantSource clock;

    public RetentionCleanup(OutPorts out) {
        this.keys = out.store().idempotencyKeys();
        this.notifications = out.store().notifications();
        this.clock = out.clock();
    }

    @Override
    public int runOnce(int limit) {
        Instant now = clock.instant();
        int deleted = keys.deleteExpired(now.minus(IdempotentExecution.WINDOW), limit);
        return deleted + notifications.deleteProcessed(now.minus(NOTIFICATION_RETENTION), Math.max(0, limit - deleted));
    }
}
