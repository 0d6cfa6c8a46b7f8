package dev.hexpay.benchmarks;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Sends requests over connections that stay open, each one after the response to the one before. It costs little itself. */
final class Load {
    private Load() {}

    /** The requests of one connection, one after the other; null when there are no more. */
    @FunctionalInterface
    interface Requests {
        byte @Nullable [] next();
    }

    /** A response. */
    record Response(int status, String head, String body) {}

    /** How long the requests took, in nanoseconds, sorted; and how long all of them. */
    record Result(List<Long> latencies, Duration elapsed) {
        double perSecond() {
            return latencies.size() / (elapsed.toNanos() / 1e9);
        }
    }

    /** Sends for this time, or until there are no more; every response must have the status. */
    static Result run(int port, List<Requests> connections, Duration time, int status) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(connections.size());
        try {
            long start = System.nanoTime();
            List<Callable<List<Long>>> tasks = new ArrayList<>();
            for (Requests requests : connections) {
                tasks.add(() -> send(port, requests, start + time.toNanos(), status));
            }
            List<Long> all = new ArrayList<>();
            for (Future<List<Long>> latencies : threads.invokeAll(tasks)) {
                all.addAll(latencies.get());
            }
            Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
            Collections.sort(all);
            return new Result(List.copyOf(all), elapsed);
        } finally {
            threads.shutdownNow();
        }
    }

    /** Sends one request. */
    static Response send(int port, byte[] request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(request);
            return read(new BufferedInputStream(socket.getInputStream()));
        }
    }

    private static List<Long> send(int port, Requests requests, long end, int status) throws IOException {
        List<Long> latencies = new ArrayList<>();
        byte[] request = requests.next();
        while (request != null && System.nanoTime() < end) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.setTcpNoDelay(true);
                OutputStream out = socket.getOutputStream();
                InputStream in = new BufferedInputStream(socket.getInputStream(), 64 * 1024);
                boolean isOpen = true;
                while (isOpen && request != null && System.nanoTime() < end) {
                    long start = System.nanoTime();
                    out.write(request);
                    Response response = read(in);
                    latencies.add(System.nanoTime() - start);
                    if (response.status() != status) {
                        throw new IllegalStateException(response.head() + response.body());
                    }
                    isOpen = !response.head().contains("Connection: close");
                    request = requests.next();
                }
            }
        }
        return latencies;
    }

    private static Response read(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        int length = 0;
        boolean isChunked = false;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            head.append(line).append('\n');
            String lower = line.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(15).strip());
            } else if (lower.equals("transfer-encoding: chunked")) {
                isChunked = true;
            }
        }
        String body = isChunked ? chunks(in) : new String(in.readNBytes(length), StandardCharsets.UTF_8);
        return new Response(Integer.parseInt(head.substring(9, 12)), head.toString(), body);
    }

    private static String chunks(InputStream in) throws IOException {
        StringBuilder body = new StringBuilder();
        for (int size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
            body.append(new String(in.readNBytes(size), StandardCharsets.UTF_8));
            line(in);
        }
        line(in);
        return body.toString();
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the server closed the connection after: " + line);
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }
}
