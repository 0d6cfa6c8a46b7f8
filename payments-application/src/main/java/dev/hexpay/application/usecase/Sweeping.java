package dev.hexpay.application.usecase;

import dev.hexpay.application.port.in.Job;
import dev.hexpay.application.port.out.IdempotencyKeys;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.ProviderNotifications;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Forgets what nobody can ask for any more: keys after their window, notifications long acted on. */
final class Sweeping implements Job {
    /** Providers repeat a notification for days; a repeated one must still be recognised. */
    private static final Duration NOTIFICATIONS_KEPT = Duration.ofDays(30);

    private final IdempotencyKeys keys;
    private final ProviderNotifications notifications;
    private final InstantSource clock;

    Sweeping(OutPorts out) {
        this.keys = out.idempotencyKeys();
        this.notifications = out.notifications();
        this.clock = out.clock();
    }

    @Override
    public int runOnce(int limit) {
        Instant now = clock.instant();
        int forgotten = keys.deleteExpired(now.minus(OnceOnly.WINDOW), limit);
        return forgotten + notifications.deleteDone(now.minus(NOTIFICATIONS_KEPT), Math.max(0, limit - forgotten));
    }
}
