package dev.hexpay.testing.stripe.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The API on a random port of the loopback interface. */
public final class ApiServer implements AutoCloseable {
    static {
        // Headers and body are two packets: without this, the second one waits 40 ms for the first one's
        // acknowledgment.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private static final List<String> RECORDED =
            List.of("Content-Type", "Idempotency-Key", "Stripe-Account", "Stripe-Version");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "stripe-stub");
        thread.setDaemon(true);
        return thread;
    });
    private final Faults faults = new Faults();
    private final Recording recording = new Recording();
    private final Api api;

    /** Starts; one endpoint is executed at a time, under the lock. */
    public ApiServer(List<Endpoint> endpoints, Map<String, Mode> secretKeys, InstantSource clock, Object lock) {
        api = new Api(endpoints, secretKeys, clock, lock);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** Where the API is, without a slash at the end. */
    public String url() {
        return "http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":"
                + server.getAddress().getPort();
    }

    /** The planned faults. */
    public Faults faults() {
        return faults;
    }

    /** The requests so far. */
    public Recording recording() {
        return recording;
    }

    /** Lets the effects happen that {@link Fault#SERVER_ERROR_LATE_EFFECT} has delayed. */
    public void rollForward() {
        api.rollForward();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Response response;
            try {
                Api.Request request = read(exchange);
                RecordedRequest recorded = request.recorded();
                recording.add(recorded);
                response = api.answer(request, faults.take(recorded));
            } catch (StripeError error) {
                response = error.response();
            } catch (RuntimeException e) {
                response = StripeError.of(
                                500,
                                Json.of("message", "THE STRIPE STUB FAILED: " + e)
                                        .and("type", "api_error")
                                        .json())
                        .response();
            }
            write(exchange, response);
        }
    }

    private static Api.Request read(HttpExchange exchange) throws IOException {
        URI uri = exchange.getRequestURI();
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean isQuery = form.isEmpty();
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        SortedMap<String, String> headers = new TreeMap<>();
        for (String name : RECORDED) {
            String value = exchange.getRequestHeaders().getFirst(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        if (authorization != null) {
            headers.put("Authorization", masked(authorization));
        }
        return new Api.Request(
                exchange.getRequestMethod(),
                uri.getPath(),
                Parameters.parse(isQuery ? uri.getRawQuery() : form),
                authorization,
                headers);
    }

    /** The kind of the key, without the secret. */
    private static String masked(String authorization) {
        int secret = authorization.indexOf('_', authorization.indexOf('_') + 1);
        return secret < 0 ? "***" : authorization.substring(0, secret) + "_***";
    }

    private static void write(HttpExchange exchange, Response response) throws IOException {
        if (response.delivery() == Response.Delivery.DROPPED) {
            return;
        }
        byte[] body = response.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", contentType(response.body()));
        response.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(response.status(), body.length == 0 ? -1 : body.length);
        if (response.delivery() == Response.Delivery.BROKEN_OFF) {
            exchange.getResponseBody().write(body, 0, body.length / 2);
            exchange.getResponseBody().flush();
        } else if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    private static String contentType(String body) {
        return body.startsWith("<") ? "text/html" : "application/json";
    }
}
