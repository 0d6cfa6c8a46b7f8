package dev.hexpay.bootstrap.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.adapter.http.RequestObserver.AnsweredRequest;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RequestMetricsTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final RequestMetrics metrics = new RequestMetrics(registry);

    @Test
    void a_request_is_timed_under_its_route_method_and_status() {
        metrics.answered(new AnsweredRequest("GET", "/payments/{id}", 200, 2_000_000, false));
        metrics.answered(new AnsweredRequest("GET", "/payments/{id}", 200, 4_000_000, false));

        Timer timer = registry.get("hexpay.http.requests")
                .tags("method", "GET", "route", "/payments/{id}", "status", "200")
                .timer();
        assertThat(timer.count()).isEqualTo(2);
        assertThat(timer.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(6);
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
