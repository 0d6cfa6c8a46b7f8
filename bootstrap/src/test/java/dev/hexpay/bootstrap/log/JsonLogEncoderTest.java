package dev.hexpay.bootstrap.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JsonLogEncoderTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final CapturedLog captured = new CapturedLog(new JsonLogEncoder());

    @AfterEach
    void stop() {
        captured.close();
    }

    private JsonNode onlyLine() throws IOException {
        List<String> lines = captured.lines();
        assertThat(lines).hasSize(1);
        return JSON.readTree(lines.get(0));
    }

    @Test
    void record_has_its_time_level_logger_thread_and_formatted_message() throws IOException {
        Instant before = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        captured.log.warn("job {} failed {} times", "receipts", 3);

        JsonNode line = onlyLine();
        assertThat(line.get("message").asText()).isEqualTo("job receipts failed 3 times");
        assertThat(line.get("level").asText()).isEqualTo("WARN");
        assertThat(line.get("logger").asText()).isEqualTo("dev.hexpay.Test");
        assertThat(line.get("thread").asText()).isEqualTo(Thread.currentThread().getName());
        assertThat(line.get("timestamp").asText()).endsWith("Z").hasSize("2026-01-01T00:00:00.000Z".length());
        assertThat(Instant.parse(line.get("timestamp").asText())).isBetween(before, Instant.now());
        assertThat(line.has("exception")).isFalse();
    }

    @Test
    void exception_is_text_with_its_cause() throws IOException {
        captured.log.error("failed", new IllegalStateException("outer", new IOException("inner\nsecond line")));

        assertThat(onlyLine().get("exception").asText())
                .startsWith("java.lang.IllegalStateException: outer")
                .contains(
                        "\tat dev.hexpay.bootstrap.log.JsonLogEncoderTest",
                        "Caused by: java.io.IOException: inner\nsecond");
    }

    @Test
    void fields_of_the_record_and_of_its_thread_are_members() throws IOException {
        captured.put("requestId", "req_1");
        captured.put("level", "mine");
        captured.log
                .atInfo()
                .addKeyValue("status", 201)
                .addKeyValue("milliseconds", 5L)
                .log("done");

        JsonNode line = onlyLine();
        assertThat(line.get("requestId").asText()).isEqualTo("req_1");
        assertThat(line.get("status").isInt()).isTrue();
        assertThat(line.get("milliseconds").asLong()).isEqualTo(5);
        assertThat(line.get("level").asText()).isEqualTo("INFO");
    }

    @Test
    void any_text_stays_in_one_line_of_json() throws IOException {
        String text = "\"quoted\\\" \r\n\t\b\f \u0000\u001f\u2028 \u00e9 \ud83d\ude00 {}";
        captured.log.info(text);
        assertThat(onlyLine().get("message").asText()).isEqualTo(text);
    }
}
