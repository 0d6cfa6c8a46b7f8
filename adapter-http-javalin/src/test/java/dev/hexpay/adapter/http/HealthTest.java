package dev.hexpay.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.adapter.http.Client.Reply;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HealthTest {
    private static final String OK = "{\"success\":true,\"data\":{\"status\":\"ok\"}}";

    private final List<String> objections = new CopyOnWriteArrayList<>();
    private TestServer server;
    private Client client;

    @BeforeEach
    void start() {
        server = TestServer.with(settings ->
                settings.withMonitoring(new Monitoring(RequestObserver.NONE, () -> List.copyOf(objections))));
        client = server.merchant();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/health/live", "/health/ready", "/api/v1/health/live", "/api/v1/health/ready"})
    void a_healthy_server_answers_without_a_key(String path) {
        Reply reply = client.get(path, "x-api-key", "wrong");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo(OK);
    }

    @Test
    void a_server_that_is_not_ready_says_why_and_stays_live() {
        objections.add("the database does not answer");
        objections.add("its jobs do not run");

        Reply reply = client.get("/health/ready");
        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.code()).isEqualTo("internal_error");
        assertThat(reply.error().get("message").asText())
                .isEqualTo("The server is not ready: the database does not answer; its jobs do not run.");
        assertThat(client.get("/health/live").body()).isEqualTo(OK);
        assertThat(client.get("/health").body()).isEqualTo(OK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/health/live", "/health/ready"})
    void an_unknown_query_parameter_is_refused(String path) {
        Reply reply = client.get(path + "?verbose=true");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo("validation_error");
        assertThat(reply.error().get("param").asText()).isEqualTo("verbose");
    }
}
