package dev.hexpay.embedded;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a job last ran in this process. Another server may have run it since.
 *
 * @param name the name of the job
 * @param pause how long it waits between two runs when less than a full batch is due
 * @param lastStartedAt when its last run began; null before the first
 * @param lastSucceededAt when its last successful run ended; null before the first
 * @param lastFailedAt when its last failed run ended; null when none has failed
 */
public record JobStatus(
        String name,
        Duration pause,
        @Nullable Instant lastStartedAt,
        @Nullable Instant lastSucceededAt,
        @Nullable Instant lastFailedAt) {

    static JobStatus notStarted(String name, Duration pause) {
        return new JobStatus(name, pause, null, null, null);
    }

    JobStatus started(Instant at) {
        return new JobStatus(name, pause, at, lastSucceededAt, lastFailedAt);
    }

    JobStatus succeeded(Instant at) {
        return new JobStatus(name, pause, lastStartedAt, at, lastFailedAt);
    }

    JobStatus failed(Instant at) {
        return new JobStatus(name, pause, lastStartedAt, lastSucceededAt, at);
    }
}
