package dev.hexpay.bootstrap.metrics;

import dev.hexpay.adapter.http.RequestObserver;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** How long requests take, by the template of their route, which holds no id and no token. */
final class RequestMetrics implements RequestObserver {
    /** Clients may send any word as a method. */
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private static final Duration[] BUCKETS = {
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10)
    };

    private final MeterRegistry registry;
    private final Counter replays;
    private final Map<Series, Timer> timers = new ConcurrentHashMap<>();

    RequestMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.replays = Counter.builder("hexpay.idempotency.replays")
                .description("Responses that were stored under an idempotency key before")
                .register(registry);
    }

    private record Series(String method, @Nullable String route, int status) {}

    @Override
    public void answered(AnsweredRequest request) {
        String method = METHODS.contains(request.method()) ? request.method() : "other";
        Series series = new Series(method, request.route(), request.status());
        Timer timer = timers.get(series);
        if (timer == null) {
            timer = timers.computeIfAbsent(series, this::timer);
        }
        timer.record(request.nanoseconds(), TimeUnit.NANOSECONDS);
        if (request.isReplayed()) {
            replays.increment();
        }
    }

    private Timer timer(Series series) {
        return Timer.builder("hexpay.http.requests")
                .description("Requests that were answered, and how long that took")
                .tag("method", series.method())
                .tag("route", series.route() == null ? "none" : series.route())
                .tag("status", Integer.toString(series.status()))
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }
}
