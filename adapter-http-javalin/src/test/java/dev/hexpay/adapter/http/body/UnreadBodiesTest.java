package dev.hexpay.adapter.http.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;

/** A server that reads on for one connection at a time. */
@Timeout(60)
class UnreadBodiesTest {
    private static final int LENGTH = 2 << 20;
    private static final String HEAD = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: " + LENGTH + "\r\n\r\n";

    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);

    @BeforeEach
    void start() throws Exception {
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        UnreadBodies unread = new UnreadBodies(1);
        unread.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                response.setStatus(413);
                response.write(true, ByteBuffer.wrap(new byte[] {'!'}), callback);
                return true;
            }
        });
        server.setHandler(unread);
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    @RepeatedTest(3)
    void connection_that_ends_in_any_way_makes_room_for_the_next() throws Exception {
        readsWholeBody();
        try (Socket reset = connect()) {
            reset.setSoLinger(true, 0);
        }
        readsWholeBody();
        try (Socket slow = connect()) {
            TimeUnit.MILLISECONDS.sleep(2_500);
            assertThat(slow.getInputStream().readAllBytes()).isNotEmpty();
        }
        readsWholeBody();
    }

    /** The previous connection may need a moment to end. */
    private void readsWholeBody() throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!isRead()) {
            assertThat(System.nanoTime()).as("no connection is read on").isLessThan(deadline);
        }
    }

    /** Sends slowly enough to notice a connection that is closed meanwhile. */
    private boolean isRead() throws Exception {
        try (Socket client = connect()) {
            for (int sent = 0; sent < LENGTH; sent += 1 << 16) {
                client.getOutputStream().write(new byte[1 << 16]);
                TimeUnit.MILLISECONDS.sleep(2);
            }
            return client.getInputStream().readNBytes(12).length == 12;
        } catch (IOException reset) {
            return false;
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), connector.getLocalPort());
        socket.setSoTimeout(20_000);
        socket.getOutputStream().write(HEAD.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
