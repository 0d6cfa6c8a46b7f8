package dev.hexpay.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hexpay.e2e.ApiClient.ApiResponse;
import dev.hexpay.e2e.EventReceiver.Arrival;
import dev.hexpay.e2e.EventReceiver.Reply;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The server that sends events is killed again and again, beside a receiver that fails at random and one that does not. The
 * build makes some payments; {@code -Dhexpay.soak.payments=2000} makes more.
 */
class KilledDeliveryTest {
    private static final String EVENTS = "\"payment.received\",\"invoice.created\",\"payment.refunded\"";
    private static final int CLIENTS = 8;
    private static final int MAX_RESTARTS = 200;

    private final int payments = Integer.getInteger("hexpay.soak.payments", 60);
    private final Random random = new Random(11);
    private final Set<String> paid = ConcurrentHashMap.newKeySet();
    private Duration ahead = Duration.ZERO;
    private int kills;

    @ParameterizedTest
    @EnumSource
    @Timeout(value = 40, unit = TimeUnit.MINUTES)
    void every_event_arrives_although_the_server_is_killed(TestDatabase database, @TempDir Path dataDir)
            throws InterruptedException {
        Map<String, String> settings = TestServer.settings(database, dataDir);
        try (EventReceiver healthy = EventReceiver.start();
                EventReceiver failing = EventReceiver.start(this::randomReply)) {
            ApiClient api = prepare(settings, healthy, failing);
            while (paid.size() < payments) {
                chargeUntilKilled(settings, api);
            }
            List<JsonNode> log = deliverTheRest(settings, api, healthy, failing);
            print(database, log, healthy, failing);
            assertEveryEventArrived(log, healthy);
            assertEveryEventArrived(log, failing);
            assertThat(firstArrivals(healthy)).isEqualTo(byPayment(log));
            assertThat(healthy.forged() + failing.forged()).isZero();
        }
    }

    private synchronized Reply randomReply() {
        int choice = random.nextInt(1000);
        if (choice < 700) {
            return Reply.OK;
        } else if (choice < 800) {
            return Reply.ERROR;
        } else if (choice < 870) {
            return Reply.RESET;
        } else if (choice < 930) {
            return Reply.SLOW_DOWN;
        }
        return choice < 998 ? Reply.SLOW_BODY : Reply.SILENCE;
    }

    private ApiClient prepare(Map<String, String> settings, EventReceiver healthy, EventReceiver failing) {
        try (ServerProcess server = ServerProcess.serveAhead(settings, ahead)) {
            ApiClient api = new ApiClient(settings.get("HEXPAY_PUBLIC_URL"), server.printedKey());
            for (EventReceiver receiver : List.of(healthy, failing)) {
                ApiResponse created =
                        api.post("/webhooks", "{\"url\":\"" + receiver.url() + "\",\"events\":[" + EVENTS + "]}");
                assertThat(created.status()).as(created.text()).isEqualTo(201);
                receiver.require(created.data().path("secretKey").asText());
            }
            customer(api);
            server.kill();
            return api;
        }
    }

    private String customerId = "";

    private void customer(ApiClient api) {
        ApiResponse link = api.createLink(2500);
        Payer.from("US").pay(link.data().path("url").asText(), Payer.VISA);
        customerId = api.get("/payments/" + link.id()).data().path("customerId").asText();
    }

    private void chargeUntilKilled(Map<String, String> settings, ApiClient api) throws InterruptedException {
        try (ServerProcess server = ServerProcess.serveAhead(settings, ahead)) {
            ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
            for (int i = 0; i < payments; i++) {
                String key = "charge-" + i;
                if (!paid.contains(key)) {
                    clients.execute(() -> charge(api, key));
                }
            }
            clients.shutdown();
            clients.awaitTermination(1500 + random.nextInt(3000), TimeUnit.MILLISECONDS);
            server.kill();
            kills++;
            clients.shutdownNow();
            assertThat(clients.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        }
        ahead = ahead.plusSeconds(60 + random.nextInt(600));
    }

    private void charge(ApiClient api, String key) {
        try {
            ApiResponse response = api.postIdempotent("/payments/charge", ApiClient.charge(customerId, 700), key);
            if (response.status() == 201) {
                paid.add(key);
                if (key.endsWith("7")) {
                    api.postIdempotent(
                            "/transactions/"
                                    + response.data().path("transactionId").asText() + "/refund",
                            "{}",
                            "refund of " + key);
                }
            }
        } catch (UncheckedIOException | IllegalStateException killed) {
            // The client does not know the result and retries.
        }
    }

    /** Restarts the server at ever later times until both receivers have accepted every event; returns the event log. */
    private List<JsonNode> deliverTheRest(
            Map<String, String> settings, ApiClient api, EventReceiver healthy, EventReceiver failing)
            throws InterruptedException {
        List<JsonNode> log = List.of();
        for (int restarts = 0; restarts < MAX_RESTARTS; restarts++) {
            try (ServerProcess server = ServerProcess.serveAhead(settings, ahead)) {
                awaitQuiet(failing);
                log = eventLog(api);
                server.kill();
                kills++;
            }
            if (accepted(healthy).containsAll(ids(log)) && accepted(failing).containsAll(ids(log))) {
                return log;
            }
            ahead = ahead.plusHours(restarts + 1);
        }
        return log;
    }

    /** Waits until the receiver gets no request for two seconds, or for a random time. */
    private void awaitQuiet(EventReceiver receiver) throws InterruptedException {
        int seen;
        int seconds = 0;
        do {
            seen = receiver.arrivals().size();
            Thread.sleep(2000);
            seconds += 2;
        } while (receiver.arrivals().size() > seen && seconds < 10 + random.nextInt(50));
    }

    /** The events that the endpoints subscribe to, in the order of the log. */
    private static List<JsonNode> eventLog(ApiClient api) {
        List<JsonNode> newestFirst = new ArrayList<>();
        String next = "";
        do {
            ApiResponse page = api.get("/events?limit=100" + next);
            assertThat(page.status()).as(page.text()).isEqualTo(200);
            page.data().forEach(newestFirst::add);
            next = page.json().path("hasMore").asBoolean()
                    ? "&cursor=" + page.json().path("nextCursor").asText()
                    : "";
        } while (!next.isEmpty());
        Collections.reverse(newestFirst);
        return newestFirst.stream()
                .filter(event -> EVENTS.contains('"' + event.path("event").asText() + '"'))
                .toList();
    }

    private static Set<String> ids(List<JsonNode> log) {
        return log.stream().map(event -> event.path("id").asText()).collect(Collectors.toSet());
    }

    private static Set<String> accepted(EventReceiver receiver) {
        return receiver.arrivals().stream()
                .filter(arrival -> arrival.reply() == Reply.OK || arrival.reply() == Reply.SLOW_BODY)
                .map(Arrival::id)
                .collect(Collectors.toSet());
    }

    private void assertEveryEventArrived(List<JsonNode> log, EventReceiver receiver) {
        assertThat(log).hasSizeGreaterThanOrEqualTo(2 * payments);
        assertThat(accepted(receiver)).isEqualTo(ids(log));
        Map<String, Set<String>> bodies = receiver.arrivals().stream()
                .collect(Collectors.groupingBy(Arrival::id, Collectors.mapping(Arrival::body, Collectors.toSet())));
        assertThat(bodies.values())
                .as("one body for each id")
                .allSatisfy(all -> assertThat(all).hasSize(1));
    }

    /** The ids of the events about each payment, in the order of their first arrival. */
    private static Map<String, List<String>> firstArrivals(EventReceiver receiver) {
        Map<String, List<String>> byPayment = new HashMap<>();
        Map<String, Arrival> first = new LinkedHashMap<>();
        receiver.arrivals().forEach(arrival -> first.putIfAbsent(arrival.id(), arrival));
        first.values()
                .forEach(arrival -> byPayment
                        .computeIfAbsent(invoiceOf(arrival.body()), invoice -> new ArrayList<>())
                        .add(arrival.id()));
        return byPayment;
    }

    private static Map<String, List<String>> byPayment(List<JsonNode> log) {
        Map<String, List<String>> byPayment = new HashMap<>();
        log.forEach(event -> byPayment
                .computeIfAbsent(invoiceOf(event.toString()), invoice -> new ArrayList<>())
                .add(event.path("id").asText()));
        return byPayment;
    }

    /** A payment has one invoice, which each of these events names. */
    private static String invoiceOf(String body) {
        int start = body.indexOf("inv_");
        return body.substring(start, body.indexOf('"', start));
    }

    private void print(TestDatabase database, List<JsonNode> log, EventReceiver healthy, EventReceiver failing) {
        Map<Reply, Long> replies =
                failing.arrivals().stream().collect(Collectors.groupingBy(Arrival::reply, Collectors.counting()));
        System.out.printf(
                "%s: %d payments, %d kills, %d events; healthy receiver: %d requests; failing receiver: %d requests %s%n",
                database,
                payments,
                kills,
                log.size(),
                healthy.arrivals().size(),
                failing.arrivals().size(),
                replies);
    }
}
