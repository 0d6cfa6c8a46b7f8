package dev.hexpay.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.adapter.http.Client.Reply;
import dev.hexpay.adapter.http.TestServer.BlockedConnection;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShutdownTest {
    @Test
    void stop_finishes_requests_in_flight_and_closes_the_port() throws InterruptedException {
        TestServer server = new TestServer();
        int port = server.port();
        Client client = server.merchant();
        server.customerWithCard(client);
        BlockedConnection blocked = server.blockProvider();
        CompletableFuture<Reply> charge = CompletableFuture.supplyAsync(() -> client.post(
                "/payments/charge",
                "{\"amount\":1,\"currency\":\"usd\",\"description\":\"x\",\"customerId\":\"user_1\"}"));
        blocked.awaitCall();

        CompletableFuture<Void> stopped = CompletableFuture.runAsync(server::close);
        waitUntilClosed(port);
        assertThat(stopped).isNotDone();
        blocked.release();

        assertThat(charge.join().status()).isEqualTo(201);
        stopped.join();
        assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
                .isInstanceOf(ConnectException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Expect: 100-continue\r\n"})
    void stop_waits_for_a_body_that_pauses_and_not_for_idle_connections(String expect) throws Exception {
        TestServer server = new TestServer();
        String head = "POST /payments HTTP/1.1\r\nHost: a\r\nx-api-key: "
                + server.merchant().key() + "\r\nContent-Type: application/json\r\n" + expect + "Content-Length: "
                + PaymentLinksTest.LINK.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n";
        try (Socket paused = new Socket(InetAddress.getLoopbackAddress(), server.port());
                Socket idle = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            paused.setSoTimeout(20_000);
            idle.setSoTimeout(20_000);
            send(paused, head);
            send(idle, head);
            if (!expect.isEmpty()) {
                assertThat(firstLine(paused)).contains("100");
                assertThat(firstLine(idle)).contains("100");
            }
            waitUntilArrived(server, 2);
            send(idle, PaymentLinksTest.LINK);
            assertThat(firstLine(idle)).contains("201");
            waitUntilArrived(server, 1);

            CompletableFuture<Void> stopped = CompletableFuture.runAsync(server::close);
            idle.getInputStream().readAllBytes();
            Thread.sleep(500);
            assertThat(stopped).isNotDone();
            send(paused, PaymentLinksTest.LINK);

            assertThat(firstLine(paused)).contains("201");
            stopped.join();
        }
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The status line that comes next. */
    private static String firstLine(Socket socket) throws IOException {
        String line;
        do {
            line = line(socket);
        } while (line.isEmpty());
        return line;
    }

    private static String line(Socket socket) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = socket.getInputStream().read();
                next >= 0 && next != '\n';
                next = socket.getInputStream().read()) {
            line.append((char) next);
        }
        return line.toString().strip();
    }

    private static void waitUntilArrived(TestServer server, int requests) throws InterruptedException {
        while (server.requestsInFlight() != requests) {
            Thread.sleep(10);
        }
    }

    private static void waitUntilClosed(int port) {
        while (true) {
            try {
                new Socket(InetAddress.getLoopbackAddress(), port).close();
                Thread.onSpinWait();
            } catch (IOException e) {
                return;
            }
        }
    }
}
