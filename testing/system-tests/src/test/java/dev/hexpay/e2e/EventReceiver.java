package dev.hexpay.e2e;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A receiver of webhooks on a socket of its own, which replies as a test decides, or not at all. */
public final class EventReceiver implements AutoCloseable {
    private final ServerSocket socket;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Arrival> arrivals = new ArrayList<>();
    private final AtomicInteger forged = new AtomicInteger();
    private final Supplier<Reply> replies;
    private volatile String secret = "";

    /** How a request is answered. */
    public enum Reply {
        OK("200 OK", ""),
        ERROR("500 Internal Server Error", ""),
        SLOW_DOWN("429 Too Many Requests", "Retry-After: 1\r\n"),
        RESET("", ""),
        SLOW_BODY("200 OK", ""),
        SILENCE("", "");

        private final String status;
        private final String headers;

        Reply(String status, String headers) {
            this.status = status;
            this.headers = headers;
        }
    }

    /** A request that arrived, and how it was answered. */
    public record Arrival(String id, String event, String body, Reply reply, Instant at) {}

    private EventReceiver(Supplier<Reply> replies) {
        this.replies = replies;
        try {
            socket = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A receiver that replies to each request as this supplier says. */
    public static EventReceiver start(Supplier<Reply> replies) {
        EventReceiver receiver = new EventReceiver(replies);
        receiver.threads.execute(receiver::acceptAll);
        return receiver;
    }

    /** A receiver that accepts everything. */
    public static EventReceiver start() {
        return start(() -> Reply.OK);
    }

    public String url() {
        return "http://127.0.0.1:" + socket.getLocalPort() + "/hooks";
    }

    /** From now on requests must be signed with this secret. */
    public void require(String whsec) {
        secret = whsec;
    }

    /** All arrivals in their order. */
    public List<Arrival> arrivals() {
        synchronized (arrivals) {
            return List.copyOf(arrivals);
        }
    }

    /** How many requests had no valid signature. */
    public int forged() {
        return forged.get();
    }

    private void acceptAll() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                threads.execute(() -> serve(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            InputStream in = new BufferedInputStream(connection.getInputStream());
            for (Map<String, String> headers = headers(in); !headers.isEmpty(); headers = headers(in)) {
                int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
                String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
                Reply reply = replies.get();
                received(headers, body, reply);
                if (!reply(connection, reply)) {
                    return;
                }
            }
        } catch (IOException killed) {
            // The server was killed.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void received(Map<String, String> headers, String body, Reply reply) {
        if (!isSigned(headers, body)) {
            forged.incrementAndGet();
        }
        synchronized (arrivals) {
            arrivals.add(new Arrival(
                    headers.getOrDefault("webhook-id", ""),
                    headers.getOrDefault("x-commet-event", ""),
                    body,
                    reply,
                    Instant.now()));
        }
    }

    /** Whether the reference library signs the same; times are not compared, because the clock of a server may be ahead. */
    private boolean isSigned(Map<String, String> headers, String body) {
        if (secret.isEmpty()) {
            return true;
        }
        try {
            String expected = new Webhook(secret)
                    .sign(
                            headers.getOrDefault("webhook-id", ""),
                            Long.parseLong(headers.getOrDefault("webhook-timestamp", "")),
                            body);
            return List.of(headers.getOrDefault("webhook-signature", "").split(" "))
                    .contains(expected);
        } catch (WebhookSigningException | EmptyWebhookSecretException | NumberFormatException e) {
            return false;
        }
    }

    /** Writes the reply; false when the connection ends with it. */
    private static boolean reply(Socket connection, Reply reply) throws IOException, InterruptedException {
        switch (reply) {
            case RESET -> {
                connection.setSoLinger(true, 0);
                return false;
            }
            case SILENCE -> {
                Thread.sleep(11_000);
                return false;
            }
            case SLOW_BODY -> {
                write(connection, "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n");
                Thread.sleep(300);
                write(connection, "done");
            }
            default ->
                write(connection, "HTTP/1.1 " + reply.status + "\r\n" + reply.headers + "Content-Length: 2\r\n\r\nok");
        }
        return true;
    }

    private static void write(Socket connection, String text) throws IOException {
        connection.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        connection.getOutputStream().flush();
    }

    /** The headers of the next request by their names in lower case; empty at the end of the connection. */
    private static Map<String, String> headers(InputStream in) throws IOException {
        Map<String, String> headers = new TreeMap<>();
        String line = line(in);
        while (!line.isEmpty()) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
            line = line(in);
        }
        return headers;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            line.append((char) c);
        }
        return line.toString().strip();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
