package dev.hexpay.adapter.sandbox;

import dev.hexpay.application.port.in.Job;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/** Forgets what the sandbox has told and how often it was asked, once that has mattered to nobody for a week. */
public final class SandboxRetentionCleanup implements Job {
    /** Much longer than anything is told, and than anybody asks again. */
    private static final Duration RETENTION = Duration.ofDays(7);

    private final Jdbi jdbi;
    private final InstantSource clock;

    /** Sweeps these books; attempts, cards and what moved stay in them. */
    public SandboxRetentionCleanup(DataSource dataSource, InstantSource clock) {
        this.jdbi = Jdbi.create(dataSource);
        this.clock = clock;
    }

    @Override
    public int runOnce(int limit) {
        Instant before = clock.instant().minus(RETENTION);
        int notifications = jdbi.inTransaction(handle -> new NotificationTable(handle).deleteFinished(before, limit));
        int calls = jdbi.inTransaction(handle -> new CallCounterTable(handle).deleteOld(before, limit - notifications));
        return notifications + calls;
    }
}
