package dev.hexpay.bootstrap.admin;

import dev.hexpay.bootstrap.config.ConfigurationException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** Sends requests to the server that listens on an {@link AdminSocket}. */
public final class AdminClient {
    private static final int MAX_RESPONSE_BYTES = 64 * 1024;

    private AdminClient() {}

    /**
     * Sends a request and returns the output of the command.
     *
     * @throws ConfigurationException when no server listens or the command fails; the message is the reason
     */
    public static String send(Path socket, AdminRequest request) {
        Map<String, String> response;
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            channel.write(StandardCharsets.UTF_8.encode(request.toLine() + "\n"));
            response = Line.parse(read(channel));
        } catch (IOException | IllegalArgumentException e) {
            throw new ConfigurationException(
                    "no running server answers at " + socket.toAbsolutePath() + ": " + e.getMessage());
        }
        String output = response.get(AdminSocket.OUTPUT);
        if (output == null) {
            throw new ConfigurationException(response.getOrDefault(AdminSocket.ERROR, "the server gives no reason"));
        }
        return output;
    }

    /** Whether a server listens on this socket. */
    public static boolean isListening(Path socket) {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            return channel.isConnected();
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    private static String read(SocketChannel channel) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ByteBuffer buffer = ByteBuffer.allocate(4096);
        while (channel.read(buffer) >= 0 && bytes.size() <= MAX_RESPONSE_BYTES) {
            bytes.write(buffer.array(), 0, buffer.position());
            buffer.clear();
        }
        if (bytes.size() == 0) {
            throw new IOException("the server closed the connection");
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
