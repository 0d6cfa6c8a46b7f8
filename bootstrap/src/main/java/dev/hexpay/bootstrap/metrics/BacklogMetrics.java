package dev.hexpay.bootstrap.metrics;

import dev.hexpay.application.report.Backlog;
import dev.hexpay.embedded.Hexpay;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How long work has been waiting, and when each job last succeeded. */
final class BacklogMetrics implements AutoCloseable {
    /** How often the database is asked at most. */
    static final Duration PERIOD = Duration.ofSeconds(5);

    /** How long a request for the metrics waits for the database: less than the time-out of a scraper, usually 10 s. */
    static final Duration MAX_WAIT = Duration.ofSeconds(2);

    private static final double MILLIS_PER_SECOND = 1000;

    private final Hexpay hexpay;
    private final Instant startedAt;
    private final PolledValue<Snapshot> snapshot;
    private final MultiGauge jobs;

    BacklogMetrics(Hexpay hexpay, MeterRegistry registry) {
        this.hexpay = hexpay;
        this.startedAt = hexpay.clock().instant();
        this.snapshot = new PolledValue<>("metrics", this::read, Snapshot.UNKNOWN, PERIOD, MAX_WAIT);
        this.jobs = MultiGauge.builder("hexpay.job.last.success.age")
                .description("Time since a job last succeeded in this process, or since the start")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("hexpay.database.up", this, it -> it.snapshot.get().isKnown() ? 1 : 0)
                .description("Whether the database answers this server")
                .register(registry);
        age(registry, "transaction", Backlog::transaction);
        age(registry, "refund", Backlog::refund);
        age(registry, "receipt", Backlog::receipt);
        age(registry, "webhook", Backlog::delivery);
        age(registry, "event", Backlog::event);
        FunctionCounter.builder("hexpay.notifications.refused", hexpay, BacklogMetrics::refused)
                .description("Notifications that claimed to be of a provider and were refused")
                .register(registry);
    }

    /**
     * What the database said.
     *
     * @param backlog null if it did not answer
     * @param at when it was asked
     */
    private record Snapshot(@Nullable Backlog backlog, Instant at) {
        static final Snapshot UNKNOWN = new Snapshot(null, Instant.EPOCH);

        boolean isKnown() {
            return backlog != null;
        }

        double age(Function<Backlog, @Nullable Instant> oldest) {
            if (backlog == null) {
                return Double.NaN;
            }
            Instant since = oldest.apply(backlog);
            return since == null ? 0 : Math.max(0, seconds(since, at));
        }
    }

    private Snapshot read() {
        Instant now = hexpay.clock().instant();
        return new Snapshot(hexpay.outPorts().store().reports().backlog(now), now);
    }

    private void age(MeterRegistry registry, String work, Function<Backlog, @Nullable Instant> oldest) {
        Gauge.builder("hexpay.oldest.waiting", this, it -> it.snapshot.get().age(oldest))
                .description("Age of the oldest work that is not done; 0 when there is none")
                .baseUnit("seconds")
                .tag("work", work)
                .register(registry);
    }

    /** Reads what is not read by itself. */
    void refresh() {
        Instant now = hexpay.clock().instant();
        jobs.register(
                hexpay.jobStatuses().stream()
                        .map(job -> {
                            Instant success = job.lastSucceededAt();
                            return MultiGauge.Row.of(
                                    Tags.of("job_name", job.name()),
                                    seconds(success == null ? startedAt : success, now));
                        })
                        .toList(),
                true);
    }

    private static double refused(Hexpay hexpay) {
        return hexpay.providers().notifications().refused();
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / MILLIS_PER_SECOND;
    }

    @Override
    public void close() {
        snapshot.close();
    }
}
