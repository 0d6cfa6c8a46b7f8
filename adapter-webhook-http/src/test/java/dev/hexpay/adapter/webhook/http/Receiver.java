package dev.hexpay.adapter.webhook.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A receiver at a socket, which counts connections, records requests and responds with any bytes. */
final class Receiver implements AutoCloseable {
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: ([0-9]+)");

    private final ServerSocket server;
    private final Behavior behavior;
    private final AtomicInteger connections = new AtomicInteger();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    /** What it does with a connection. */
    interface Behavior {
        void handle(Receiver receiver, Socket client) throws IOException, InterruptedException;
    }

    private Receiver(ServerSocket server, Behavior behavior) {
        this.server = server;
        this.behavior = behavior;
    }

    /** Listens at the loopback address. */
    static Receiver with(Behavior behavior) throws IOException {
        return at(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), behavior);
    }

    static Receiver at(ServerSocket server, Behavior behavior) {
        Receiver receiver = new Receiver(server, behavior);
        daemon(receiver::serve);
        return receiver;
    }

    /** Reads the request and sends these characters, each as one byte. */
    static Receiver responding(String response) throws IOException {
        return with((receiver, client) -> {
            receiver.read(client);
            send(client, response);
        });
    }

    int port() {
        return server.getLocalPort();
    }

    String url() {
        return "http://127.0.0.1:" + port() + "/hook";
    }

    int connections() {
        return connections.get();
    }

    List<String> requests() {
        return requests;
    }

    /** Reads and records one request. */
    void read(Socket client) throws IOException {
        InputStream in = client.getInputStream();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        while (!bytes.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("the request ends in its header");
            }
            bytes.write(next);
        }
        Matcher length = LENGTH.matcher(bytes.toString(StandardCharsets.ISO_8859_1));
        if (length.find()) {
            bytes.write(in.readNBytes(Integer.parseInt(length.group(1))));
        }
        requests.add(bytes.toString(StandardCharsets.UTF_8));
    }

    static void send(Socket client, String characters) throws IOException {
        OutputStream out = client.getOutputStream();
        out.write(characters.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    /** Sends characters until the client has gone, one in every pause. */
    void drip(Socket client, String characters) throws IOException, InterruptedException {
        while (!closed.await(100, TimeUnit.MILLISECONDS)) {
            send(client, characters);
        }
    }

    /** Does nothing until the receiver is closed. */
    void hang() throws InterruptedException {
        closed.await(1, TimeUnit.MINUTES);
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                connections.incrementAndGet();
                daemon(() -> handle(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void handle(Socket client) {
        try (client) {
            behavior.handle(this, client);
        } catch (IOException | InterruptedException disconnected) {
            // The client disconnected or the receiver was closed.
        }
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "receiver");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        server.close();
    }
}
