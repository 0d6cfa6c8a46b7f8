package dev.hexpay.bootstrap.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TextLogEncoderTest {
    private static final int TIME = "2026-01-01T00:00:00.000Z".length();

    private final CapturedLog captured = new CapturedLog(new TextLogEncoder());

    @AfterEach
    void stop() {
        captured.close();
    }

    private List<String> linesWithoutTime() {
        return captured.lines().stream().map(line -> line.substring(TIME)).toList();
    }

    @Test
    void line_begins_with_the_time_in_utc() {
        Instant before = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        captured.log.info("done");

        String line = captured.lines().get(0);
        assertThat(Instant.parse(line.substring(0, TIME))).isBetween(before, Instant.now());
        assertThat(line.substring(TIME)).startsWith(" INFO ");
    }

    @Test
    void levels_are_aligned_and_names_of_loggers_shortened() {
        captured.log.warn("job {} failed {} times", "receipts", 3);
        captured.logger("dev.hexpay.adapter.http.AccessLog").error("é");

        assertThat(linesWithoutTime())
                .containsExactly(" WARN  dev.hexpay.Test job receipts failed 3 times", " ERROR d.h.a.http.AccessLog é");
    }

    @Test
    void line_of_a_request_with_a_trace_ends_with_it() {
        captured.put("requestId", "req_1");
        captured.log.info("done");
        captured.put("traceId", "4bf92f3577b34da6a3ce929d0e0e4736");
        captured.log.info("done");

        assertThat(linesWithoutTime())
                .containsExactly(
                        " INFO  dev.hexpay.Test done",
                        " INFO  dev.hexpay.Test done trace=4bf92f3577b34da6a3ce929d0e0e4736");
    }

    @Test
    void exception_follows_on_lines_of_its_own() {
        captured.log.error("failed", new IllegalStateException("outer", new IOException("inner")));
        captured.log.info("next");

        List<String> lines = captured.lines();
        assertThat(lines.get(0)).endsWith(" ERROR dev.hexpay.Test failed");
        assertThat(lines.get(1)).isEqualTo("java.lang.IllegalStateException: outer");
        assertThat(lines).contains("Caused by: java.io.IOException: inner");
        assertThat(lines.get(lines.size() - 1)).endsWith(" INFO  dev.hexpay.Test next");
    }
}
