package dev.hexpay.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.adapter.http.Client.Reply;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The endpoint for notifications of providers. */
class ProviderNotificationsTest {
    private static final String PATH = "/provider-notifications/sandbox";
    private static final int LONGEST = 512 * 1024;

    private TestServer server;

    @BeforeEach
    void start() {
        server = new TestServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Reply send(String path, byte[] body, String... headers) {
        return send(path, BodyPublishers.ofByteArray(body), headers);
    }

    private Reply send(String path, BodyPublisher body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .POST(body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return Client.send(request.build());
    }

    private Reply send(String path, String event) {
        return send(path, event.getBytes(StandardCharsets.ISO_8859_1), signed());
    }

    private static String[] signed() {
        return new String[] {PasswordNotificationReader.HEADER, PasswordNotificationReader.PASSWORD};
    }

    private List<String> stored() {
        Instant now = server.clock.instant();
        return server.store.notifications().lease(now, now.plus(Duration.ofMinutes(1)), 100).stream()
                .map(leased -> leased.notification().eventId())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {PATH, "/api/v1" + PATH})
    void signed_notification_is_stored_and_acknowledged(String path) {
        Reply reply = send(path, "evt_1");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo("{\"success\":true,\"data\":{\"received\":true}}");
        assertThat(reply.header("x-request-id")).isNotBlank();
        assertThat(stored()).containsExactly("evt_1");
    }

    @Test
    void notification_about_nothing_of_ours_is_acknowledged_and_not_stored() {
        Reply reply = send(PATH, PasswordNotificationReader.FOREIGN);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo("{\"success\":true,\"data\":{\"received\":true}}");
        assertThat(stored()).isEmpty();
    }

    @Test
    void repeated_notification_is_stored_once_and_acknowledged_again() {
        send(PATH, "evt_1");

        assertThat(send(PATH, "evt_1").status()).isEqualTo(200);
        assertThat(stored()).containsExactly("evt_1");
    }

    @Test
    void body_bytes_are_unchanged_for_any_content_type() {
        String bytes = "{\"a\":1 , \u00e9\u00ff%20+&";

        Reply reply = send(
                PATH,
                bytes.getBytes(StandardCharsets.ISO_8859_1),
                PasswordNotificationReader.HEADER,
                PasswordNotificationReader.PASSWORD,
                "Content-Type",
                "application/x-www-form-urlencoded");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(stored()).containsExactly(bytes);
    }

    @Test
    void unsigned_notification_is_unauthorized() {
        Reply reply = send(PATH, new byte[] {65});

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.code()).isEqualTo("unauthorized");
        assertThat(stored()).isEmpty();
    }

    @Test
    void api_key_does_not_authenticate_a_notification() {
        Client merchant = server.merchant();

        assertThat(send(PATH, new byte[] {65}, "x-api-key", merchant.key()).status())
                .isEqualTo(401);
    }

    @Test
    void an_unknown_provider_is_not_found() {
        Reply reply = send("/provider-notifications/unknown", "evt_1");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.code()).isEqualTo("not_found");
    }

    @Test
    void unreadable_notification_is_a_validation_error() {
        Reply reply = send(PATH, " ");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo("validation_error");
        assertThat(reply.error().get("param").asText()).isEqualTo("body");
    }

    @Test
    void notification_longer_than_512_KiB_is_rejected() {
        assertThat(send(PATH, "x".repeat(LONGEST)).status()).isEqualTo(200);

        Reply tooLong = send(PATH, "x".repeat(LONGEST + 1));
        assertThat(tooLong.status()).isEqualTo(413);
        assertThat(tooLong.code()).isEqualTo("payload_too_large");
    }

    @Test
    void chunked_notification_longer_than_512_KiB_is_rejected() {
        byte[] body = new byte[LONGEST + 1];
        BodyPublisher chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));

        assertThat(send(PATH, chunked, signed()).status()).isEqualTo(413);
    }

    @Test
    void truncated_notification_is_not_stored() throws IOException {
        String response = Client.raw(
                server.port(),
                "POST " + PATH + " HTTP/1.1\r\nHost: x\r\n" + PasswordNotificationReader.HEADER + ": "
                        + PasswordNotificationReader.PASSWORD
                        + "\r\nContent-Length: 10\r\nConnection: close\r\n\r\nevt");

        assertThat(response).startsWith("HTTP/1.1 400 ").contains("\"success\":false");
        assertThat(stored()).isEmpty();
    }

    @Test
    void get_is_not_allowed() {
        Reply reply = server.merchant().get(PATH);

        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.header("Allow")).isEqualTo("POST");
    }
}
