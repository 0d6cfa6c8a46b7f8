package dev.hexpay.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.adapter.http.Client.Reply;
import dev.hexpay.adapter.http.TestServer.BlockedConnection;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

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
