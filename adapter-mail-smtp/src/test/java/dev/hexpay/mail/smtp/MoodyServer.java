package dev.hexpay.mail.smtp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A mail server that behaves badly at one place of every conversation, and notes what it is told. */
final class MoodyServer implements AutoCloseable {
    /** Instead of an answer: the connection is cut. */
    static final String CUT = "cut";

    /** Instead of an answer: nothing, for ever. */
    static final String SILENCE = "silence";

    /** Instead of an answer: a line that does not end, one byte at a time. */
    static final String DRIP = "drip";

    private static final Map<String, String> USUAL = Map.of(
            "", "220 moody",
            "EHLO", "250 moody",
            "MAIL", "250 ok",
            "RCPT", "250 ok",
            "DATA", "354 go on",
            ".", "250 taken",
            "QUIT", "221 bye");

    private final ServerSocket socket;
    private final String where;
    private final String mood;
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    private MoodyServer(ServerSocket socket, String where, String mood) {
        this.socket = socket;
        this.where = where;
        this.mood = mood;
    }

    /** Answers as usual, but with {@code mood} to the command {@code where}; the empty command is the greeting. */
    static MoodyServer thatSays(String mood, String where) throws IOException {
        MoodyServer server = new MoodyServer(new ServerSocket(0, 5, InetAddress.getLoopbackAddress()), where, mood);
        Thread thread = new Thread(server::serve, "moody");
        thread.setDaemon(true);
        thread.start();
        return server;
    }

    int port() {
        return socket.getLocalPort();
    }

    List<String> heard() {
        return heard;
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                converse(client);
            } catch (IOException | InterruptedException over) {
                // This client's or this server's end; the next one is asked the same way.
            }
        }
    }

    private void converse(Socket client) throws IOException, InterruptedException {
        OutputStream out = client.getOutputStream();
        BufferedReader in =
                new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
        boolean isData = false;
        String line = "";
        while (line != null) {
            String command = isData ? (line.equals(".") ? "." : null) : line.split(" ", 2)[0];
            heard.add(line);
            if (command != null) {
                if (!answer(out, command)) {
                    return;
                }
                isData = command.equals("DATA");
            }
            line = in.readLine();
        }
    }

    /** False when there is nothing more to say. */
    private boolean answer(OutputStream out, String command) throws IOException, InterruptedException {
        String answer = command.equals(where) ? mood : USUAL.getOrDefault(command, "250 ok");
        if (answer.equals(CUT)) {
            return false;
        } else if (answer.equals(SILENCE)) {
            closed.await();
        } else if (answer.equals(DRIP)) {
            while (!closed.await(20, TimeUnit.MILLISECONDS)) {
                out.write('2');
            }
        }
        out.write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
        return true;
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
