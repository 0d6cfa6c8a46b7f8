package dev.hexpay.webhook.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The receiver of the guide accepts what is signed, once, and refuses everything else. */
class ExampleReceiverTest {
    private static final String BODY = "{\"test\": 2432232314}";

    private final Clock clock = Clock.fixed(Instant.ofEpochSecond(1614265330), ZoneOffset.UTC);
    private final ExampleReceiver receiver = new ExampleReceiver(
            WebhookVerifier.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").withClock(clock));
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", receiver::handle);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private int post(String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hooks"))
                .timeout(Duration.ofSeconds(10))
                .header("webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek")
                .header("webhook-timestamp", "1614265330")
                .header("webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void event_is_queued_once() throws Exception {
        assertThat(post(BODY)).isEqualTo(204);
        assertThat(post(BODY)).isEqualTo(204);

        assertThat(receiver.queued()).containsExactly(BODY);
    }

    @Test
    void changed_body_is_refused_with_a_reason() throws Exception {
        assertThat(post(BODY + " ")).isEqualTo(400);

        assertThat(receiver.queued()).isEmpty();
        assertThat(receiver.logged()).singleElement().asString().startsWith("webhook refused: WRONG_SIGNATURE, ");
    }
}
