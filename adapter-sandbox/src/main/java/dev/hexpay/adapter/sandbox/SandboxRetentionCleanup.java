package dev.hexpay.adapter.sandbox;

import dev.hexpay.application.port.in.Job;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Deletes finished notifications and call counters of the sandbox after a week. */
public final class SandboxRetentionCleanup implements Job {
    /** Much longer than any notification or call is retried. */
    private static final Duration RETENTION = Duration.ofDays(7);

    private final SandboxDatabase database;
    private final InstantSource clock;

    /** Cleans up this database; charges, cards and moved money are kept. */
    public SandboxRetentionCleanup(SandboxDatabase database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public int runOnce(int limit) {
        Instant before = clock.instant().minus(RETENTION);
        int notifications = database.withHandle(handle -> new NotificationTable(handle).deleteFinished(before, limit));
        int calls =
                database.withHandle(handle -> new CallCounterTable(handle).deleteOld(before, limit - notifications));
        return notifications + calls;
    }
}
