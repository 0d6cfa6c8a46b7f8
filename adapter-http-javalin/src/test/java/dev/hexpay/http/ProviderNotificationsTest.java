package dev.hexpay.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.port.out.ProviderNotifications.Notification;
import dev.hexpay.http.Client.Reply;
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

/** The door through which providers tell us what they were not asked. */
class ProviderNotificationsTest {
    private static final String DOOR = "/provider-notifications/sandbox";
    private static final int LONGEST = 64 * 1024;

    private TestServer server;

    @BeforeEach
    void start() {
        server = new TestServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Reply tell(String path, byte[] body, String... headers) {
        return tell(path, BodyPublishers.ofByteArray(body), headers);
    }

    private Reply tell(String path, BodyPublisher body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .POST(body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return Client.send(request.build());
    }

    private Reply tell(String path, String event) {
        return tell(path, event.getBytes(StandardCharsets.ISO_8859_1), signed());
    }

    private static String[] signed() {
        return new String[] {PasswordReader.HEADER, PasswordReader.PASSWORD};
    }

    private List<String> kept() {
        Instant now = server.clock.instant();
        return server.store.notifications().lease(now, now.plus(Duration.ofMinutes(1)), 100).stream()
                .map(Notification::eventId)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {DOOR, "/api/v1" + DOOR})
    void a_signed_notification_is_kept_and_acknowledged(String door) {
        Reply reply = tell(door, "evt_1");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo("{\"success\":true,\"data\":{\"received\":true}}");
        assertThat(reply.header("x-request-id")).isNotBlank();
        assertThat(kept()).containsExactly("evt_1");
    }

    @Test
    void a_repeated_notification_is_kept_once_and_acknowledged_again() {
        tell(DOOR, "evt_1");

        assertThat(tell(DOOR, "evt_1").status()).isEqualTo(200);
        assertThat(kept()).containsExactly("evt_1");
    }

    @Test
    void the_bytes_arrive_as_they_were_sent_whatever_they_claim_to_be() {
        String bytes = "{\"a\":1 , \u00e9\u00ff%20+&";

        Reply reply = tell(
                DOOR,
                bytes.getBytes(StandardCharsets.ISO_8859_1),
                PasswordReader.HEADER,
                PasswordReader.PASSWORD,
                "Content-Type",
                "application/x-www-form-urlencoded");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(kept()).containsExactly(bytes);
    }

    @Test
    void what_nobody_has_signed_is_unauthorized() {
        Reply reply = tell(DOOR, new byte[] {65});

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.code()).isEqualTo("unauthorized");
        assertThat(kept()).isEmpty();
    }

    @Test
    void a_key_of_the_api_opens_nothing_here() {
        Client merchant = server.merchant();

        assertThat(tell(DOOR, new byte[] {65}, "x-api-key", merchant.key()).status())
                .isEqualTo(401);
    }

    @Test
    void an_unknown_provider_is_not_found() {
        Reply reply = tell("/provider-notifications/nobody", "evt_1");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.code()).isEqualTo("not_found");
    }

    @Test
    void what_cannot_be_read_is_a_validation_error() {
        Reply reply = tell(DOOR, " ");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo("validation_error");
        assertThat(reply.error().get("param").asText()).isEqualTo("body");
    }

    @Test
    void the_longest_notification_is_64_KiB_long() {
        assertThat(tell(DOOR, "x".repeat(LONGEST)).status()).isEqualTo(200);

        Reply tooLong = tell(DOOR, "x".repeat(LONGEST + 1));
        assertThat(tooLong.status()).isEqualTo(413);
        assertThat(tooLong.code()).isEqualTo("payload_too_large");
    }

    @Test
    void one_that_does_not_say_how_long_it_is_is_measured_too() {
        byte[] body = new byte[LONGEST + 1];
        BodyPublisher chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));

        assertThat(tell(DOOR, chunked, signed()).status()).isEqualTo(413);
    }

    @Test
    void one_that_ends_too_early_is_not_kept() throws IOException {
        String answer = Client.raw(
                server.port(),
                "POST " + DOOR + " HTTP/1.1\r\nHost: x\r\n" + PasswordReader.HEADER + ": " + PasswordReader.PASSWORD
                        + "\r\nContent-Length: 10\r\nConnection: close\r\n\r\nevt");

        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("\"success\":false");
        assertThat(kept()).isEmpty();
    }

    @Test
    void the_door_is_for_telling_and_not_for_asking() {
        Reply reply = server.merchant().get(DOOR);

        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.header("Allow")).isEqualTo("POST");
    }
}
