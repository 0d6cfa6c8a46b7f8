package dev.hexpay.bootstrap.developer;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventFeedTest {
    /** The ids of the event log, the oldest first. */
    private final List<String> log = Collections.synchronizedList(new ArrayList<>());

    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);

    EventFeedTest() throws IOException {}

    @BeforeEach
    void start() {
        server.createContext("/events", this::list);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    /** A page of the log, the newest first; the cursor is the number of events before the page. */
    private void list(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getQuery();
        int skipped = query.contains("cursor=") ? Integer.parseInt(query.replaceAll(".*cursor=", "")) : 0;
        List<String> newestFirst = new ArrayList<>(log);
        Collections.reverse(newestFirst);
        List<String> page = newestFirst.stream().skip(skipped).limit(100).toList();
        int end = skipped + page.size();
        byte[] body = ("{\"data\":["
                        + page.stream().map(id -> "{\"id\":\"" + id + "\"}").collect(Collectors.joining(","))
                        + "],\"nextCursor\":" + (end < newestFirst.size() ? "\"" + end + "\"" : "null") + "}")
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private EventFeed feed() {
        return EventFeed.fromNow(
                ApiClient.ofSandbox("http://127.0.0.1:" + server.getAddress().getPort(), "ck_sandbox_test"));
    }

    private static List<String> ids(EventFeed feed) {
        return feed.next().stream().map(event -> event.path("id").asText()).toList();
    }

    @Test
    void events_from_now_on_are_read_once_and_in_order() {
        log.add("whev_old");
        EventFeed feed = feed();

        log.addAll(List.of("whev_1", "whev_2"));
        assertThat(ids(feed)).containsExactly("whev_1", "whev_2");
        assertThat(ids(feed)).isEmpty();
        log.add("whev_3");
        assertThat(ids(feed)).containsExactly("whev_3");
    }

    @Test
    void first_event_of_an_empty_log_is_read() {
        EventFeed feed = feed();

        log.add("whev_1");
        assertThat(ids(feed)).containsExactly("whev_1");
    }

    @Test
    void event_that_appears_before_others_is_read() {
        EventFeed feed = feed();
        log.addAll(List.of("whev_1", "whev_3"));
        assertThat(ids(feed)).containsExactly("whev_1", "whev_3");

        log.add(1, "whev_2");
        assertThat(ids(feed)).containsExactly("whev_2");
    }

    @Test
    void more_events_than_a_page_are_read() {
        log.add("whev_old");
        EventFeed feed = feed();

        List<String> many = IntStream.range(0, 1250).mapToObj(i -> "whev_" + i).toList();
        log.addAll(many);
        assertThat(ids(feed)).isEqualTo(many);
        assertThat(ids(feed)).isEmpty();
    }
}
