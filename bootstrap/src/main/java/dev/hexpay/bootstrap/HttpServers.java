package dev.hexpay.bootstrap;

import dev.hexpay.adapter.http.HttpServer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** The HTTP servers of this process: that of the API, and that of the operator page if it has a port of its own. */
final class HttpServers {
    private final List<HttpServer> started = new CopyOnWriteArrayList<>();

    /** A server that has started. */
    void add(HttpServer server) {
        started.add(server);
    }

    /** How many requests are in flight. */
    long requestsInFlight() {
        return started.stream().mapToLong(HttpServer::requestsInFlight).sum();
    }

    /** Stops all of them at the same time, so that none takes new requests while another finishes its own. */
    void stop() {
        CompletableFuture.allOf(started.stream()
                        .map(server -> CompletableFuture.runAsync(server::stop, HttpServers::start))
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    private static void start(Runnable stop) {
        new Thread(stop, "stop HTTP").start();
    }
}
