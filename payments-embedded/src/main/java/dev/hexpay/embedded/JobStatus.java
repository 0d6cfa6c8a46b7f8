package dev.hexpay.embedded;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a job last ran in this process. Another server may have run it since.
 *
 * @param name the name of the job
 * @param lastStartedAt when its last run began; null before the first
 * @param lastSucceededAt when its last successful run ended; null before the first
 * @param lastFailedAt when its last failed run ended; null when none has failed
 */
public record JobStatus(
        String name,
        @Nullable Instant lastStartedAt,
        @Nullable Instant lastSucceededAt,
        @Nullable Instant lastFailedAt) {

    static JobStatus notStarted(String name) {
        return new JobStatus(name, null, null, null);
    }

    JobStatus started(Instant at) {
        return new JobStatus(name, at, lastSucceededAt, lastFailedAt);
    }

    JobStatus succeeded(Instant at) {
        return new JobStatus(name, lastStartedAt, at, lastFailedAt);
    }

    JobStatus failed(Instant at) {
        return new JobStatus(name, lastStartedAt, lastSucceededAt, at);
    }
}
