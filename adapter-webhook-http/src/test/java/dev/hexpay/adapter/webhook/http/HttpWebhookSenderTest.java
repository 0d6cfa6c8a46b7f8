package dev.hexpay.adapter.webhook.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.port.out.WebhookSender.Request;
import dev.hexpay.application.port.out.WebhookSender.Sent;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.webhook.AttemptResult;
import dev.hexpay.domain.webhook.AttemptResult.Cause;
import dev.hexpay.domain.webhook.AttemptResult.NoResponse;
import dev.hexpay.domain.webhook.AttemptResult.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent, and what is read of every kind of response. */
class HttpWebhookSenderTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    private static Response response(int status, String excerpt) {
        return new Response(status, null, excerpt);
    }

    private static NoResponse failure(Cause cause) {
        return new NoResponse(cause);
    }

    @Test
    void a_request_has_the_given_headers_and_body_and_no_others() throws Exception {
        try (Receiver receiver = Receiver.responding(OK);
                HttpWebhookSender sender = Senders.real()) {
            assertThat(Senders.sent(sender, Mode.SANDBOX, receiver.url() + "?a=%C3%A9"))
                    .isEqualTo(response(200, "ok"));

            String[] parts = receiver.requests().get(0).split("\r\n\r\n", 2);
            assertThat(parts[0].split("\r\n"))
                    .containsExactlyInAnyOrder(
                            "POST /hook?a=%C3%A9 HTTP/1.1",
                            "Host: 127.0.0.1:" + receiver.port(),
                            "User-Agent: Hexpay-Webhooks",
                            "Connection: close",
                            "Content-Type: application/json",
                            "Content-Length: 19",
                            "webhook-id: whev_1");
            assertThat(parts[1]).isEqualTo(Senders.BODY);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 299, 400, 401, 404, 407, 410, 500, 502, 503, 504, 599})
    void every_status_is_a_response_to_one_request(int status) throws Exception {
        try (Receiver receiver = Receiver.responding("HTTP/1.1 " + status + " X\r\nWWW-Authenticate: Basic realm=x\r\n"
                        + "Proxy-Authenticate: Basic realm=x\r\nContent-Length: 2\r\n\r\nok");
                HttpWebhookSender sender = Senders.real()) {
            assertThat(Senders.sent(sender, Mode.SANDBOX, receiver.url())).isEqualTo(response(status, "ok"));
            assertThat(receiver.connections()).isEqualTo(1);
        }
    }

    @Test
    void a_response_without_body_has_no_excerpt() throws Exception {
        assertThat(Senders.responseOf("HTTP/1.1 204 No Content\r\n\r\n")).isEqualTo(response(204, ""));
        assertThat(Senders.responseOf("HTTP/1.1 304 Not Modified\r\n\r\n")).isEqualTo(response(304, ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"120", "Wed, 21 Oct 2026 07:28:00 GMT", "-1", "soon"})
    void retry_after_is_returned_as_it_was_sent(String retryAfter) throws Exception {
        assertThat(Senders.responseOf("HTTP/1.1 429 Too Many Requests\r\nRetry-After:  " + retryAfter
                        + " \r\nRetry-After: 9\r\nContent-Length: 0\r\n\r\n"))
                .isEqualTo(new Response(429, retryAfter, ""));
    }

    @Test
    void a_retry_after_of_more_than_64_characters_is_absent() throws Exception {
        for (int length : List.of(64, 65, 8000)) {
            String retryAfter = "9".repeat(length);
            assertThat(Senders.responseOf(
                            "HTTP/1.1 503 X\r\nRetry-After: " + retryAfter + "\r\nContent-Length: 0\r\n\r\n"))
                    .isEqualTo(new Response(503, length == 64 ? retryAfter : null, ""));
        }
    }

    @Test
    void older_and_chunked_responses_are_read() throws Exception {
        assertThat(Senders.responseOf("HTTP/1.0 200 OK\r\n\r\nuntil the end"))
                .isEqualTo(response(200, "until the end"));
        assertThat(Senders.responseOf("HTTP/1.0 200 OK\r\nConnection: keep-alive\r\nContent-Length: 2\r\n\r\nok"))
                .isEqualTo(response(200, "ok"));
        assertThat(Senders.responseOf("HTTP/1.1 200\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n"))
                .isEqualTo(response(200, "ok"));
        assertThat(Senders.responseOf("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\n\r\n" + OK))
                .isEqualTo(response(200, "ok"));
    }

    @Test
    void at_most_one_kibibyte_of_a_body_is_kept() throws Exception {
        String kept = "x".repeat(AttemptResult.EXCERPT_BYTES);
        assertThat(Senders.responseOf("HTTP/1.1 200 OK\r\n\r\n" + kept)).isEqualTo(response(200, kept));
        assertThat(Senders.responseOf("HTTP/1.1 200 OK\r\n\r\n" + kept + "y")).isEqualTo(response(200, kept));
        assertThat(Senders.responseOf("HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\n" + kept + "yy"))
                .isEqualTo(response(200, kept));
    }

    @Test
    void the_excerpt_is_text_without_halves_of_characters_and_controls() throws Exception {
        String kept = "x".repeat(AttemptResult.EXCERPT_BYTES - 1);
        assertThat(Senders.responseOf("HTTP/1.1 200 OK\r\n\r\n" + kept + "\u00c3\u00a9"))
                .isEqualTo(response(200, kept));
        assertThat(Senders.responseOf("HTTP/1.1 200 OK\r\n\r\n\u00c3\u00a9\r\n\u0000\u001b[\u00ff!"))
                .isEqualTo(response(200, "é\r\n\uFFFD\uFFFD[\uFFFD!"));
    }

    @Test
    void a_packed_body_is_not_unpacked() throws Exception {
        assertThat(Senders.responseOf(
                        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n\r\n\u001f\u008bA"))
                .isEqualTo(response(200, "\uFFFD\uFFFDA"));
    }

    @Test
    void an_endless_body_ends_the_request_early() throws Exception {
        try (Receiver receiver = Receiver.with((it, client) -> {
                    it.read(client);
                    Receiver.send(client, "HTTP/1.1 200 OK\r\n\r\n");
                    while (true) {
                        Receiver.send(client, "x".repeat(10_000));
                    }
                });
                HttpWebhookSender sender = Senders.real()) {
            Sent sent = sender.send(Mode.SANDBOX, List.of(Senders.request(receiver.url())))
                    .get(0);

            assertThat(sent.result()).isEqualTo(response(200, "x".repeat(1024)));
            assertThat(sent.duration()).isLessThan(Duration.ofSeconds(9));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSH-2.0-OpenSSH_9.2\r\n",
                "ICY 200 OK\r\n\r\n",
                "HTTP/1.1 abc\r\n\r\n",
                "HTTP/2.0 200 OK\r\n\r\n",
                "HTTP/1.1 200 OK\r\nnot a header\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Le",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n"
            })
    void what_is_not_http_is_an_invalid_response(String response) throws Exception {
        assertThat(Senders.responseOf(response)).isEqualTo(failure(Cause.INVALID_RESPONSE));
    }

    @Test
    void headers_that_are_too_long_or_too_many_are_an_invalid_response() throws Exception {
        assertThat(Senders.responseOf("HTTP/1.1 200 OK\r\nX: " + "x".repeat(9_000) + "\r\n\r\n"))
                .isEqualTo(failure(Cause.INVALID_RESPONSE));
        assertThat(Senders.responseOf("HTTP/1.1 200 OK\r\n" + "X: y\r\n".repeat(101) + "\r\n"))
                .isEqualTo(failure(Cause.INVALID_RESPONSE));
        assertThat(Senders.responseOf("HTTP/1.1 200 OK\r\nX: " + "x".repeat(7_000) + "\r\n" + "X: y\r\n".repeat(90)
                        + "Content-Length: 2\r\n\r\nok"))
                .isEqualTo(response(200, "ok"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 200 O",
                "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nok",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nok"
            })
    void a_response_that_ends_early_is_a_failed_connection(String response) throws Exception {
        assertThat(Senders.responseOf(response)).isEqualTo(failure(Cause.CONNECTION_FAILED));
    }

    @Test
    void a_reset_or_refused_connection_is_a_failed_connection() throws Exception {
        try (Receiver receiver = Receiver.with((it, client) -> {
                    it.read(client);
                    client.setSoLinger(true, 0);
                });
                HttpWebhookSender sender = Senders.real()) {
            assertThat(Senders.sent(sender, Mode.SANDBOX, receiver.url())).isEqualTo(failure(Cause.CONNECTION_FAILED));
            receiver.close();
            assertThat(Senders.sent(sender, Mode.SANDBOX, receiver.url())).isEqualTo(failure(Cause.CONNECTION_FAILED));
        }
    }

    @Test
    void an_unknown_host_is_a_result() {
        try (HttpWebhookSender unknown = Senders.with(host -> {
                    throw new UnknownHostException(host);
                });
                HttpWebhookSender empty = Senders.with(host -> new InetAddress[0]);
                HttpWebhookSender failing = Senders.with(host -> {
                    throw new IllegalStateException(host);
                });
                HttpWebhookSender broken = Senders.with(host -> {
                    throw new NoClassDefFoundError(host);
                })) {
            for (HttpWebhookSender sender : List.of(unknown, empty, failing, broken)) {
                assertThat(Senders.sent(sender, Mode.LIVE, "https://receiver.test/"))
                        .isEqualTo(failure(Cause.UNKNOWN_HOST));
            }
        }
    }

    @Test
    void cookies_and_connections_are_not_kept() throws Exception {
        try (Receiver receiver = Receiver.with((it, client) -> {
                    for (int i = 0; i < 2; i++) {
                        it.read(client);
                        Receiver.send(client, "HTTP/1.1 200 OK\r\nSet-Cookie: a=b\r\nContent-Length: 0\r\n\r\n");
                    }
                });
                HttpWebhookSender sender = Senders.real()) {
            Senders.sent(sender, Mode.SANDBOX, receiver.url());
            Senders.sent(sender, Mode.SANDBOX, receiver.url());

            assertThat(receiver.connections()).isEqualTo(2);
            assertThat(receiver.requests()).hasSize(2).noneMatch(request -> request.contains("Cookie"));
        }
    }

    @Test
    void a_second_address_is_tried_when_the_first_one_refuses() throws Exception {
        try (Receiver receiver = Receiver.responding(OK);
                HttpWebhookSender sender = Senders.with(host -> Senders.addresses("127.0.0.9", "127.0.0.1"))) {
            assertThat(Senders.sent(sender, Mode.SANDBOX, "http://two.test:" + receiver.port() + "/"))
                    .isEqualTo(response(200, "ok"));
        }
    }

    @Test
    void proxies_of_the_jvm_are_not_used() throws Exception {
        try (Receiver proxy = Receiver.responding("HTTP/1.1 418 Proxy\r\nContent-Length: 0\r\n\r\n");
                Receiver receiver = Receiver.responding(OK)) {
            System.setProperty("http.proxyHost", "127.0.0.1");
            System.setProperty("http.proxyPort", Integer.toString(proxy.port()));
            System.setProperty("http.nonProxyHosts", "");
            try (HttpWebhookSender sender = Senders.real()) {
                assertThat(Senders.sent(sender, Mode.SANDBOX, receiver.url())).isEqualTo(response(200, "ok"));
                assertThat(proxy.connections()).isZero();
            } finally {
                List.of("http.proxyHost", "http.proxyPort", "http.nonProxyHosts")
                        .forEach(System::clearProperty);
            }
        }
    }

    @Test
    void requests_run_at_the_same_time_and_results_are_in_their_order() throws Exception {
        int count = 40;
        CountDownLatch all = new CountDownLatch(count);
        List<Receiver> receivers = new ArrayList<>();
        try (HttpWebhookSender sender = Senders.real()) {
            for (int i = 0; i < count; i++) {
                int status = 200 + i;
                receivers.add(Receiver.with((it, client) -> {
                    it.read(client);
                    all.countDown();
                    if (all.await(8, TimeUnit.SECONDS)) {
                        Receiver.send(client, "HTTP/1.1 " + status + " X\r\nContent-Length: 0\r\n\r\n");
                    }
                }));
            }
            List<Request> requests =
                    receivers.stream().map(it -> Senders.request(it.url())).toList();

            assertThat(sender.send(Mode.SANDBOX, requests).stream().map(Senders::describe))
                    .containsExactlyElementsOf(IntStream.range(200, 200 + count)
                            .mapToObj(status -> "status " + status)
                            .toList());
        } finally {
            for (Receiver receiver : receivers) {
                receiver.close();
            }
        }
    }

    @Test
    void no_requests_have_no_results() {
        try (HttpWebhookSender sender = Senders.real()) {
            assertThat(sender.send(Mode.LIVE, List.of())).isEmpty();
        }
    }

    @Test
    void a_free_port_of_an_inner_network_says_nothing_about_it() throws IOException {
        try (ServerSocket listening = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                HttpWebhookSender sender = Senders.with(host -> Senders.addresses("127.0.0.1"))) {
            AttemptResult open = Senders.sent(sender, Mode.LIVE, "https://inner.test:" + listening.getLocalPort());
            listening.close();
            AttemptResult closed = Senders.sent(sender, Mode.LIVE, "https://inner.test:" + listening.getLocalPort());

            assertThat(open).isEqualTo(closed).isEqualTo(failure(Cause.NOT_PUBLIC));
        }
    }
}
