package dev.hexpay.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import dev.hexpay.adapter.http.api.error.ErrorHandlers;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class AccessLogTest {
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>() {
        @Override
        protected void append(ILoggingEvent event) {
            // The fields of the thread are read when they are first asked for.
            event.prepareForDeferredProcessing();
            super.append(event);
        }
    };
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Logger errorLog = (Logger) LoggerFactory.getLogger(ErrorHandlers.class.getPackageName());
    private final Logger accessLog = (Logger) LoggerFactory.getLogger(AccessLog.class);
    private TestServer server;
    private Client client;

    @BeforeEach
    void start() {
        server = new TestServer(routes -> {
            routes.get("/pay/{token}", context -> context.html("a page"));
            routes.post("/pay/{token}", context -> {
                throw new IllegalStateException("the page is broken");
            });
        });
        client = server.merchant();
        // The first client of all reads the description of the API, which is logged, too.
        client.get("/payments");
        accessLog.setLevel(Level.INFO);
        appender.start();
        root.addAppender(appender);
        errorLog.addAppender(appender);
    }

    @AfterEach
    void stop() {
        server.close();
        root.detachAppender(appender);
        errorLog.detachAppender(appender);
        accessLog.setLevel(null);
    }

    private List<String> lines() {
        // The line is written after the response: a stopped server has written all lines.
        server.close();
        return appender.list.stream()
                .filter(event -> event.getLoggerName().equals(AccessLog.class.getName()))
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    @Test
    void request_is_logged_as_one_line_with_route_status_duration_id_and_address() {
        client.post("/api/v1/payments", PaymentLinksTest.LINK, "x-request-id", "req_1");
        client.get("/payments/pay_1", "x-request-id", "req_2");
        client.get("/wp-login.php", "x-request-id", "req_3");

        List<String> lines = lines();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).matches("POST /api/v1/payments 201 \\d+ ms req_1 127.0.0.1");
        assertThat(lines.get(1)).matches("GET /payments/\\{id} 404 \\d+ ms req_2 127.0.0.1");
        assertThat(lines.get(2)).matches("GET \\(no route\\) 404 \\d+ ms req_3 127.0.0.1");
    }

    @Test
    void every_line_of_a_request_has_its_id_also_when_its_body_arrives_in_pieces() throws Exception {
        server.setStoreBroken(true);
        client.get("/payments", "x-request-id", "req_1");
        client.post("/payments", PaymentLinksTest.LINK, "x-request-id", "req_2");
        inPieces(client.key(), "req_3");
        inPieces("none", "req_4");
        client.post("/pay/t0ken", "a page", "x-request-id", "req_5");
        server.close();

        List<String> ids = appender.list.stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(Level.INFO))
                .map(event -> event.getMDCPropertyMap().get("requestId"))
                .toList();
        assertThat(ids)
                .containsExactly("req_1", "req_1", "req_2", "req_2", "req_3", "req_3", "req_4", "req_5", "req_5");
    }

    @Test
    void every_line_of_a_request_with_a_trace_has_its_id() {
        String trace = "0af7651916cd43dd8448eb211c80319c";
        server.setStoreBroken(true);
        client.get("/payments", "traceparent", "00-" + trace + "-b7ad6b7169203331-01");
        client.get("/payments", "traceparent", "00-" + trace + "-b7ad6b7169203331-01-hostile");
        client.get("/payments");
        server.close();

        List<String> traces = appender.list.stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(Level.INFO))
                .map(event -> String.valueOf(event.getMDCPropertyMap().get("traceId")))
                .toList();
        assertThat(traces).containsExactly(trace, trace, "null", "null", "null", "null");
        assertThat(appender.list)
                .noneMatch(event -> event.getMDCPropertyMap().toString().contains("hostile"));
    }

    /** Sends a request whose body is not there yet when it is accepted by its headers. */
    private void inPieces(String key, String requestId) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(
                            ("POST /payments HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: application/json\r\n"
                                            + "x-api-key: " + key + "\r\nx-request-id: " + requestId
                                            + "\r\nContent-Length: "
                                            + PaymentLinksTest.LINK.length() + "\r\n\r\n")
                                    .getBytes(StandardCharsets.US_ASCII));
            TimeUnit.MILLISECONDS.sleep(200);
            socket.getOutputStream().write(PaymentLinksTest.LINK.getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().readAllBytes()).isNotEmpty();
        }
    }

    @Test
    void logs_contain_no_secrets() {
        List<String> secrets = new ArrayList<>(List.of(client.key(), "order-4711", "t0ken-of-the-page", "key-of-mine"));
        client.post(
                "/payments",
                "{\"amount\":1,\"currency\":\"usd\",\"description\":\"order-4711\"}",
                "Idempotency-Key",
                "key-of-mine");
        secrets.add(client.post("/api-keys", "{\"name\":\"CI\"}")
                .data()
                .get("apiKey")
                .asText());
        JsonNode webhook = new WebhookMerchant(server, client).endpoint("payment.received");
        String webhookPath = WebhookMerchant.path(webhook);
        secrets.add(webhook.get("secretKey").asText());
        secrets.add(client.post(webhookPath + "/secret/rotate", null)
                .data()
                .get("secretKey")
                .asText());
        server.receiver.answer(410);
        client.post(webhookPath + "/test", null);
        server.deliverWebhooks();
        client.get("/pay/t0ken-of-the-page");
        client.post("/pay/t0ken-of-the-page", "order-4711");
        client.post("/payments", "{\"order-4711\":");
        client.get("/pay/t0ken-of-the-page/nothing-here");
        client.get("/pay/t0ken-of-the-page%00");
        client.get("/documents/t0ken-of-the-page");
        server.setStoreBroken(true);
        client.get("/payments?customerId=order-4711");

        assertThat(lines())
                .anyMatch(line -> line.startsWith("GET /pay/{token} 200"))
                .anyMatch(line -> line.startsWith("GET /documents/{token} 404"));
        for (ILoggingEvent event : appender.list) {
            assertThat(event.getFormattedMessage()).doesNotContain(secrets);
        }
        assertThat(appender.list).anyMatch(event -> event.getLevel() == Level.ERROR);
    }
}
