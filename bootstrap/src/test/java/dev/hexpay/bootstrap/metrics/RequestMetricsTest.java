package dev.hexpay.bootstrap.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.adapter.http.RequestObserver.AnsweredRequest;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RequestMetricsTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final RequestMetrics metrics = new RequestMetrics(registry);

    @Test
    void a_request_is_timed_under_its_route_method_and_status() {
        metrics.answered(new AnsweredRequest("GET", "/payments/{id}", 200, 2_000_000, false));
        metrics.answered(new AnsweredRequest("GET", "/payments/{id}", 200, 4_000_000, false));
        metrics.answered(new AnsweredRequest("GET", "/payments/{id}", 404, 1_000_000, false));
        metrics.answered(new AnsweredRequest("PUT", "/payments/{id}", 200, 1_000_000, false));
        metrics.answered(new AnsweredRequest("GET", "/refunds/{id}", 200, 1_000_000, false));

        Timer timer = registry.get("hexpay.http.requests")
                .tags("method", "GET", "route", "/payments/{id}", "status", "200")
                .timer();
        assertThat(timer.count()).isEqualTo(2);
        assertThat(timer.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(6);
    }

    @Test
    void requests_are_counted_by_how_long_they_took() {
        metrics.answered(new AnsweredRequest("GET", "/payments", 200, 4_000_000, false));
        metrics.answered(new AnsweredRequest("GET", "/payments", 200, 40_000_000, false));

        assertThat(List.of(registry.get("hexpay.http.requests")
                        .timer()
                        .takeSnapshot()
                        .histogramCounts()))
                .filteredOn(bucket -> bucket.count() > 0)
                .first()
                .satisfies(bucket -> {
                    assertThat(bucket.bucket(TimeUnit.MILLISECONDS)).isEqualTo(5);
                    assertThat(bucket.count()).isEqualTo(1);
                });
    }

    @Test
    void words_of_clients_make_no_new_series() {
        for (int i = 0; i < 100; i++) {
            metrics.answered(new AnsweredRequest("WORD" + i, null, 404, 1, false));
        }
        assertThat(registry.getMeters())
                .map(Meter::getId)
                .filteredOn(id -> id.getName().equals("hexpay.http.requests"))
                .singleElement()
                .satisfies(id -> assertThat(id.getTags().toString()).contains("other", "none"));
    }

    @Test
    void replayed_responses_are_counted() {
        metrics.answered(new AnsweredRequest("POST", "/payments", 201, 1, false));
        metrics.answered(new AnsweredRequest("POST", "/payments", 201, 1, true));
        assertThat(registry.get("hexpay.idempotency.replays").counter().count()).isEqualTo(1);
    }
}
