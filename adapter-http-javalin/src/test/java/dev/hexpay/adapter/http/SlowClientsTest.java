package dev.hexpay.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.adapter.http.limit.LimitSettings;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SlowClientsTest {
    private static final String JSON = "Content-Type: application/json\r\n";
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

    /** A connection on which a test sends a request piece by piece. */
    private record SlowRequest(Socket socket) implements AutoCloseable {
        static SlowRequest begin(String head) throws IOException {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
            socket.setSoTimeout(20_000);
            SlowRequest request = new SlowRequest(socket);
            request.send(head);
            return request;
        }

        void send(String piece) throws IOException {
            socket.getOutputStream().write(piece.getBytes(StandardCharsets.UTF_8));
        }

        String statusLine() throws IOException {
            StringBuilder line = new StringBuilder();
            InputStream in = socket.getInputStream();
            for (int next = in.read(); next >= 0 && next != '\r'; next = in.read()) {
                line.append((char) next);
            }
            return line.toString();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    private String head(String path, String headers) {
        return "POST " + path + " HTTP/1.1\r\nHost: a\r\nx-api-key: " + client.key() + "\r\n" + headers + "\r\n";
    }

    private static void assertRefusedBeforeItsBody(String head, String status) throws IOException {
        try (SlowRequest request = SlowRequest.begin(head)) {
            assertThat(request.statusLine()).contains(status);
        }
    }

    @Test
    void body_that_arrives_in_pieces_is_read() throws Exception {
        String body = PaymentLinksTest.LINK;
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        try (SlowRequest request = SlowRequest.begin(head("/payments", JSON + "Content-Length: " + length + "\r\n"))) {
            request.send(body.substring(0, 10));
            Thread.sleep(200);
            request.send(body.substring(10));

            assertThat(request.statusLine()).contains("201");
        }
    }

    @Test
    void chunked_body_that_arrives_in_pieces_is_read() throws Exception {
        String body = PaymentLinksTest.LINK;
        try (SlowRequest request = SlowRequest.begin(head("/payments", JSON + "Transfer-Encoding: chunked\r\n"))) {
            request.send(Integer.toHexString(10) + "\r\n" + body.substring(0, 10) + "\r\n");
            Thread.sleep(200);
            request.send(Integer.toHexString(body.length() - 10) + "\r\n" + body.substring(10) + "\r\n0\r\n\r\n");

            assertThat(request.statusLine()).contains("201");
        }
    }

    @Test
    void invalid_body_that_arrives_in_pieces_is_rejected_like_any_other() throws Exception {
        try (SlowRequest request = SlowRequest.begin(head("/payments", JSON + "Content-Length: 2\r\n"))) {
            request.send("{");
            Thread.sleep(200);
            request.send("}");

            assertThat(request.statusLine()).contains("400");
        }
    }

    @Test
    void body_without_end_is_refused_in_time() throws Exception {
        String slow = JSON + "Content-Length: 900\r\n";
        try (SlowRequest request = SlowRequest.begin(head("/payments", slow));
                SlowRequest notification = SlowRequest.begin(head("/provider-notifications/sandbox", slow))) {
            request.send("{");
            notification.send("{");

            assertThat(request.statusLine()).contains("408");
            assertThat(notification.statusLine()).contains("408");
        }
    }

    @Test
    void endless_chunked_body_is_refused_when_it_is_too_long() throws Exception {
        String chunk = "10000\r\n" + " ".repeat(0x10000) + "\r\n";
        try (SlowRequest request = SlowRequest.begin(head("/payments", JSON + "Transfer-Encoding: chunked\r\n"))) {
            Thread.sleep(100);
            for (int i = 0; i < 17; i++) {
                request.send(chunk);
            }

            assertThat(request.statusLine()).contains("413");
        }
    }

    @Test
    void request_is_refused_by_its_headers_before_its_body_arrives() throws IOException {
        String slow = "Content-Length: 900\r\n";
        assertRefusedBeforeItsBody(head("/payments", JSON + "Content-Length: 9000000\r\n"), "413");
        assertRefusedBeforeItsBody(head("/payments", "Content-Type: text/plain\r\n" + slow), "415");
        assertRefusedBeforeItsBody(head("/unknown", JSON + slow), "404");
        assertRefusedBeforeItsBody(
                "POST /payments HTTP/1.1\r\nHost: a\r\nx-api-key: none\r\n" + JSON + slow + "\r\n", "401");
    }

    @Test
    void connections_of_an_address_are_limited() throws Exception {
        try (TestServer small = new TestServer(LimitSettings.WITHOUT_RATES.withConnectionsPerAddress(3))) {
            List<Socket> open = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                open.add(new Socket(InetAddress.getLoopbackAddress(), small.port()));
                assertThat(status(open.get(i))).contains("401");
            }

            try (Socket fourth = new Socket(InetAddress.getLoopbackAddress(), small.port())) {
                assertThat(status(fourth)).isEmpty();
            }
            for (Socket socket : open) {
                socket.close();
            }
            assertThat(statusOfANewConnection(small.port())).contains("401");
        }
    }

    /** The server notices a moment later that connections were closed. */
    private static String statusOfANewConnection(int port) throws Exception {
        String status = "";
        for (int i = 0; i < 100 && status.isEmpty(); i++) {
            Thread.sleep(20);
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                status = status(socket);
            }
        }
        return status;
    }

    /** Sends a request without a key and returns the status line; empty when the server has closed the connection. */
    private static String status(Socket socket) throws IOException {
        try {
            socket.setSoTimeout(5_000);
            socket.getOutputStream()
                    .write("GET /payments HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            byte[] response = new byte[12];
            int length = socket.getInputStream().read(response);
            return length < 0 ? "" : new String(response, 0, length, StandardCharsets.US_ASCII);
        } catch (SocketException closed) {
            return "";
        }
    }

    @Test
    void connection_whose_headers_do_not_arrive_is_closed() throws Exception {
        try (SlowRequest request = SlowRequest.begin("GET /payments HTTP/1.1\r\nHost: a\r\nX-Slow: ")) {
            int sent = 0;
            try {
                for (; sent < 40; sent++) {
                    Thread.sleep(500);
                    request.send("a");
                }
            } catch (SocketException closed) {
                assertThat(closed).isNotNull();
            }
            assertThat(sent).isLessThan(40);
        }
    }
}
