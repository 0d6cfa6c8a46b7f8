package dev.hexpay.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Connections of an attacker who begins requests and does not finish them. */
final class StalledConnections implements AutoCloseable {
    private final List<Socket> sockets = new ArrayList<>();

    /** Opens connections and sends this beginning of a request on each. */
    static StalledConnections open(String address, int count, String beginning) {
        URI uri = URI.create(address);
        StalledConnections connections = new StalledConnections();
        for (int i = 0; i < count; i++) {
            try {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), uri.getPort());
                connections.sockets.add(socket);
                socket.getOutputStream().write(beginning.getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                connections.close();
                throw new UncheckedIOException(e);
            }
        }
        return connections;
    }

    /** Sends one more byte on each connection that is still open, and returns their number. */
    int trickle() {
        int closed = 0;
        for (Socket socket : sockets) {
            try {
                socket.getOutputStream().write('a');
            } catch (IOException closedByTheServer) {
                closed++;
            }
        }
        return sockets.size() - closed;
    }

    /** The first line of the response on one of the connections; empty when there is none within a second. */
    String firstLineOfAResponse() throws IOException {
        Socket socket = sockets.get(0);
        socket.setSoTimeout(1000);
        byte[] response = new byte[200];
        try {
            int length = socket.getInputStream().read(response);
            return length < 0
                    ? ""
                    : new String(response, 0, length, StandardCharsets.US_ASCII)
                            .lines()
                            .findFirst()
                            .orElse("");
        } catch (SocketTimeoutException silent) {
            return "";
        }
    }

    @Override
    public void close() {
        for (Socket socket : sockets) {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
