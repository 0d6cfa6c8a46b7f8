package dev.hexpay.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients that read the response only when they have sent their whole body. */
@Timeout(60)
class RefusedBodiesTest {
    private static final int STEP = 64 * 1024;
    private static final int TWO_MIB = 2 << 20;
    private static final Pattern CONTENT_LENGTH = Pattern.compile("Content-Length: (\\d+)");
    private static TestServer server;
    private Client client;

    @BeforeAll
    static void start() {
        server = new TestServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void merchant() {
        client = server.merchant();
    }

    private String head(String path, String key, String contentType, int length) {
        return "POST " + path + " HTTP/1.1\r\nHost: a\r\nx-api-key: " + key + "\r\nContent-Type: " + contentType
                + "\r\nContent-Length: " + length + "\r\n\r\n";
    }

    private static Socket connect(String head) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout(20_000);
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** Sends the whole request, then reads the response. */
    private static String responseAfter(String head, int length) throws IOException {
        try (Socket socket = connect(head)) {
            OutputStream out = socket.getOutputStream();
            for (int sent = 0; sent < length; sent += STEP) {
                out.write(new byte[Math.min(STEP, length - sent)]);
            }
            return response(socket.getInputStream());
        }
    }

    private static String response(InputStream in) throws IOException {
        StringBuilder response = new StringBuilder();
        while (response.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            assertThat(next).as("the connection was closed after: " + response).isNotNegative();
            response.append((char) next);
        }
        Matcher length = CONTENT_LENGTH.matcher(response);
        assertThat(length.find()).as(response.toString()).isTrue();
        return response + new String(in.readNBytes(Integer.parseInt(length.group(1))), StandardCharsets.UTF_8);
    }

    private static void assertError(String response, int status, String code) throws IOException {
        assertThat(response).startsWith("HTTP/1.1 " + status);
        String body = response.substring(response.indexOf("\r\n\r\n") + 4);
        assertThat(Client.MAPPER.readTree(body).at("/error/code").asText()).isEqualTo(code);
    }

    @RepeatedTest(50)
    void too_long_body_is_read_until_the_client_reads_the_rejection() throws IOException {
        String head = head("/payments", client.key(), "application/json", TWO_MIB);

        assertError(responseAfter(head, TWO_MIB), 413, "payload_too_large");
    }

    @RepeatedTest(10)
    void body_sent_after_its_rejection_is_read() throws Exception {
        String head = head("/payments", client.key(), "application/json", TWO_MIB);
        try (Socket socket = connect(head)) {
            socket.setSoTimeout(20_000);
            InputStream in = socket.getInputStream();
            while (in.available() == 0) {
                TimeUnit.MILLISECONDS.sleep(1);
            }
            for (int sent = 0; sent < TWO_MIB; sent += STEP) {
                socket.getOutputStream().write(new byte[STEP]);
            }
            assertError(response(in), 413, "payload_too_large");
        }
    }

    @Test
    void body_refused_by_other_headers_is_read_until_the_client_reads_the_rejection() throws IOException {
        String unknownKey = head("/payments", "none", "application/json", 1 << 20);
        String form = head("/payments", client.key(), "text/plain", 1 << 20);
        String unknownPath = head("/unknown", client.key(), "application/json", TWO_MIB);

        assertError(responseAfter(unknownKey, 1 << 20), 401, "unauthorized");
        assertError(responseAfter(form, 1 << 20), 415, "invalid_request");
        assertError(responseAfter(unknownPath, TWO_MIB), 404, "not_found");
    }

    @Test
    void connection_that_sends_without_end_after_its_rejection_is_closed() throws IOException {
        int sent = 0;
        try (Socket socket = connect(head("/payments", client.key(), "application/json", 1 << 30))) {
            for (; sent < 1 << 28; sent += STEP) {
                socket.getOutputStream().write(new byte[STEP]);
            }
        } catch (SocketException closed) {
            assertThat(closed).isNotNull();
        }
        assertThat(sent).isLessThan(1 << 25);
    }

    @Test
    void connection_that_sends_slowly_after_its_rejection_is_closed() throws Exception {
        long started = System.nanoTime();
        try (Socket socket = connect(head("/payments", client.key(), "application/json", TWO_MIB))) {
            for (int sent = 0; sent < 100; sent++) {
                TimeUnit.MILLISECONDS.sleep(100);
                socket.getOutputStream().write(new byte[10]);
            }
        } catch (SocketException closed) {
            assertThat(closed).isNotNull();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(6));
    }
}
