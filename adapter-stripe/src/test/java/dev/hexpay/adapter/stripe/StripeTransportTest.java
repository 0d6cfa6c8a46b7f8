package dev.hexpay.adapter.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.StripeClient;
import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.StripeException;
import com.stripe.net.RequestOptions;
import com.stripe.param.CustomerCreateParams;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class StripeTransportTest {
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> headers = new CopyOnWriteArrayList<>();
    private final List<String> traces = new CopyOnWriteArrayList<>();
    private final AtomicReference<String> trace = new AtomicReference<>();
    private HttpServer server;
    private StripeClient client;

    /** What the server does with a request. */
    private interface Response {
        void to(HttpExchange exchange) throws IOException;
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
        client = StripeClient.builder()
                .setApiKey("sk_test_Transport")
                .setApiBase("http://127.0.0.1:" + server.getAddress().getPort())
                .setMaxNetworkRetries(0)
                .setHttpClient(new StripeTransport(trace::get))
                .build();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void respond(Response response) {
        server.createContext("/", exchange -> {
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            headers.addAll(exchange.getRequestHeaders().keySet());
            traces.add(String.valueOf(exchange.getRequestHeaders().getFirst("traceparent")));
            response.to(exchange);
            exchange.close();
        });
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private String createCustomer() throws StripeException {
        return createCustomer(10_000);
    }

    private String createCustomer(int deadlineMillis) throws StripeException {
        return client.v1()
                .customers()
                .create(
                        CustomerCreateParams.builder().setName("Ada").build(),
                        RequestOptions.builder().setReadTimeout(deadlineMillis).build())
                .getId();
    }

    @Test
    void a_post_whose_connection_is_closed_is_sent_once() throws StripeException {
        respond(exchange -> {
            if (requests.size() == 1) {
                send(exchange, 200, "{\"id\":\"cus_1\",\"object\":\"customer\"}".getBytes(StandardCharsets.UTF_8));
            }
        });
        assertThat(createCustomer()).isEqualTo("cus_1");
        // On a connection that is kept alive, the default transport would repeat it.
        assertThatThrownBy(this::createCustomer).isInstanceOf(ApiConnectionException.class);
        assertThat(requests).hasSize(2);
    }

    @Test
    void a_request_belongs_to_the_trace_of_its_thread() throws StripeException {
        respond(exchange ->
                send(exchange, 200, "{\"id\":\"cus_1\",\"object\":\"customer\"}".getBytes(StandardCharsets.UTF_8)));
        createCustomer();
        trace.set("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        createCustomer();
        assertThat(traces).containsExactly("null", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
    }

    @Test
    void a_redirect_is_not_followed() {
        respond(exchange -> {
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            send(exchange, 307, new byte[0]);
        });
        assertThatThrownBy(this::createCustomer).isInstanceOf(Exception.class);
        assertThat(requests).containsExactly("POST /v1/customers");
    }

    @Test
    void a_response_that_trickles_ends_at_the_deadline() {
        respond(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            OutputStream body = exchange.getResponseBody();
            long end = System.nanoTime() + 10_000_000_000L;
            while (System.nanoTime() < end) {
                body.write(' ');
                body.flush();
                pause();
            }
        });
        long start = System.nanoTime();
        assertThatThrownBy(() -> createCustomer(1_000)).isInstanceOf(ApiConnectionException.class);
        assertThat(System.nanoTime() - start).isLessThan(8_000_000_000L);
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void a_response_that_is_too_long_is_not_read() {
        respond(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] megabyte = new byte[1 << 20];
            for (int i = 0; i < 64; i++) {
                exchange.getResponseBody().write(megabyte);
            }
        });
        assertThatThrownBy(this::createCustomer)
                .isInstanceOf(ApiConnectionException.class)
                .hasRootCauseMessage("the response is longer than 8388608 bytes");
    }

    @Test
    void nothing_about_the_machine_is_sent_or_stored() throws StripeException {
        Path identity = Path.of(System.getProperty("user.home"), ".config", "stripe", "telemetry_id");
        boolean existed = Files.exists(identity);
        respond(exchange ->
                send(exchange, 200, "{\"id\":\"cus_1\",\"object\":\"customer\"}".getBytes(StandardCharsets.UTF_8)));
        createCustomer();
        createCustomer();
        assertThat(headers).noneMatch(name -> name.toLowerCase(Locale.ROOT).contains("telemetry"));
        assertThat(headers).contains("User-agent").doesNotContain("X-stripe-client-user-agent");
        assertThat(Files.exists(identity)).isEqualTo(existed);
    }
}
