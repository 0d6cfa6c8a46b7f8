package dev.hexpay.adapter.mail.smtp;

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

/** A mail server that misbehaves at one command of every session and records the lines that it receives. */
final class MisbehavingSmtpServer implements AutoCloseable {
    /** Instead of a reply: the connection is closed. */
    static final String CUT = "cut";

    /** Instead of a reply: nothing, forever. */
    static final String SILENCE = "silence";

    /** Instead of a reply: an endless line, one byte at a time. */
    static final String DRIP = "drip";

    private static final Map<String, String> NORMAL_REPLIES = Map.of(
            "", "220 test",
            "EHLO", "250 test",
            "MAIL", "250 ok",
            "RCPT", "250 ok",
            "DATA", "354 go on",
            ".", "250 taken",
            "QUIT", "221 bye");

    private final ServerSocket socket;
    private final String faultyCommand;
    private final String faultyReply;
    private final List<String> receivedLines = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    private MisbehavingSmtpServer(ServerSocket socket, String faultyCommand, String faultyReply) {
        this.socket = socket;
        this.faultyCommand = faultyCommand;
        this.faultyReply = faultyReply;
    }

    /** Replies normally, except to {@code faultyCommand}; the empty command stands for the greeting. */
    static MisbehavingSmtpServer replying(String faultyReply, String faultyCommand) throws IOException {
        MisbehavingSmtpServer server = new MisbehavingSmtpServer(
                new ServerSocket(0, 5, InetAddress.getLoopbackAddress()), faultyCommand, faultyReply);
        Thread thread = new Thread(server::serve, "misbehaving-smtp-server");
        thread.setDaemon(true);
        thread.start();
        return server;
    }

    int port() {
        return socket.getLocalPort();
    }

    List<String> receivedLines() {
        return receivedLines;
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                handle(client);
            } catch (IOException | InterruptedException disconnected) {
                // The client disconnected or the server was closed; accept the next client.
            }
        }
    }

    private void handle(Socket client) throws IOException, InterruptedException {
        OutputStream out = client.getOutputStream();
        BufferedReader in =
                new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
        boolean isData = false;
        String line = "";
        while (line != null) {
            String command = isData ? (line.equals(".") ? "." : null) : line.split(" ", 2)[0];
            receivedLines.add(line);
            if (command != null) {
                if (!reply(out, command)) {
                    return;
                }
                isData = command.equals("DATA");
            }
            line = in.readLine();
        }
    }

    /** Returns false if the connection must be closed. */
    private boolean reply(OutputStream out, String command) throws IOException, InterruptedException {
        String reply = command.equals(faultyCommand) ? faultyReply : NORMAL_REPLIES.getOrDefault(command, "250 ok");
        if (reply.equals(CUT)) {
            return false;
        } else if (reply.equals(SILENCE)) {
            closed.await();
        } else if (reply.equals(DRIP)) {
            while (!closed.await(20, TimeUnit.MILLISECONDS)) {
                out.write('2');
            }
        }
        out.write((reply + "\r\n").getBytes(StandardCharsets.US_ASCII));
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
