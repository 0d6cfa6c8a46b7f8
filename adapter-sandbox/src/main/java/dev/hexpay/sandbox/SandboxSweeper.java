package dev.hexpay.sandbox;

import dev.hexpay.application.port.in.Job;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/** Forgets what the sandbox has told and how often it was asked, once that has mattered to nobody for a week. */
public final class SandboxSweeper implements Job {
    /** Much longer than anything is told, and than anybody asks again. */
    private static final Duration KEPT = Duration.ofDays(7);

    private final Jdbi jdbi;
    private final InstantSource clock;

    /** Sweeps these books; attempts, cards and what moved stay in them. */
    public SandboxSweeper(DataSource books, InstantSource clock) {
        this.jdbi = Jdbi.create(books);
        this.clock = clock;
    }

    @Override
    public int runOnce(int limit) {
        Instant before = clock.instant().minus(KEPT);
        int told = jdbi.inTransaction(handle -> new NotificationBook(handle).deleteOver(before, limit));
        int asked = jdbi.inTransaction(handle -> new QuestionBook(handle).deleteOld(before, limit - told));
        return told + asked;
    }
}
