package dev.hexpay.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.hexpay.application.port.out.DatabaseUnavailableException;
import dev.hexpay.application.port.out.Reports;
import dev.hexpay.e2e.ApiClient.ApiResponse;
import dev.hexpay.testkit.TestPorts;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The metrics of a server that has done everything that is measured, and what is written about them. */
class MetricsTest {
    private static final Path DOCS = Path.of("..", "..", "docs");
    private static final String TOKEN = "scraper-0123456789";
    private static final Pattern ROW = Pattern.compile("\\| `([a-z_]+)` \\|([^|]*)\\|.*");
    private static final Pattern WORD = Pattern.compile("`([a-z_]+)`");
    private static final Pattern SERIES = Pattern.compile("\\b([a-z]+(?:_[a-z0-9]+)+)\\b(?:\\{([^}]*)})?");
    private static final Pattern GROUPING = Pattern.compile("\\b(?:by|without|on|ignoring) ?\\(([^)]*)\\)");
    private static final Pattern MATCHER = Pattern.compile("([a-z_]+) ?(?:=~|!~|!=|=) ?\"([^\"]*)\"");
    private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
    private static final Pattern STRING = Pattern.compile("\"[^\"]*\"");
    private static final Set<String> FUNCTIONS = Set.of("histogram_quantile");
    private static final Set<String> SUFFIXES = Set.of("_bucket", "_count", "_sum");

    /** Appears with the first pause. */
    private static final Set<String> LATER = Set.of("jvm_gc_pause_seconds");

    @TempDir
    private Path dataDir;

    private TestServer start(Map<String, String> more) {
        Map<String, String> settings = TestServer.settings(TestDatabase.H2, dataDir);
        settings.putAll(more);
        return TestServer.start(settings, builder -> builder);
    }

    private static String url(ApiResponse link) {
        return link.data().path("url").asText();
    }

    /** Two links, one paid, one declined and replayed; a refund, a charge, a webhook, a word as a method. */
    private static List<String> trade(TestServer server, String key) throws Exception {
        ApiClient api = server.sandbox();
        ApiResponse paid = api.postIdempotent("/payments", ApiClient.createLink("usd", 2500), key);
        api.postIdempotent("/payments", ApiClient.createLink("usd", 2500), key);
        ApiResponse declined = api.createLink(700);
        Payer.from("US").pay(url(paid), Payer.VISA);
        Payer.from("US").pay(url(declined), Payer.GENERIC_DECLINE);
        JsonNode payment = api.get("/payments/" + paid.id()).data();
        String transaction = payment.path("transactionId").asText();
        api.post("/payments/charge", ApiClient.charge(payment.path("customerId").asText(), 500));
        api.post("/transactions/" + transaction + "/refund", "{}");
        try (EventReceiver receiver = EventReceiver.start()) {
            ApiResponse endpoint =
                    api.post("/webhooks", "{\"url\":\"" + receiver.url() + "\",\"events\":[\"payment.received\"]}");
            api.post("/webhooks/" + endpoint.id() + "/test", null);
        }
        Scrape.get(server.address() + "/payments/" + paid.id() + "/nothing-here");
        return List.of(paid.id(), declined.id(), transaction, "ada@example.com", key, api.key());
    }

    @Test
    void what_happened_is_in_the_metrics_and_no_id_is() throws Exception {
        int port = TestServer.freePort();
        try (TestServer server = start(Map.of("HEXPAY_METRICS", Integer.toString(port)))) {
            String address = "http://127.0.0.1:" + port + "/metrics";
            List<String> ids = trade(server, "first-key");
            Scrape scrape = awaitReceipts(address);

            assertThat(scrape.sum("hexpay_payments_total", Map.of("status", "pending", "kind", "link")))
                    .isEqualTo(2);
            assertThat(scrape.sum("hexpay_payments_total", Map.of("status", "succeeded", "mode", "sandbox")))
                    .isEqualTo(2);
            assertThat(scrape.sum("hexpay_payments_total", Map.of("status", "failed")))
                    .isEqualTo(1);
            assertThat(scrape.sum("hexpay_payments_total", Map.of("mode", "live")))
                    .isZero();
            assertThat(scrape.sum("hexpay_idempotency_replays_total", Map.of())).isEqualTo(1);
            assertThat(provider(scrape, "charge", "succeeded")).isEqualTo(2);
            assertThat(provider(scrape, "charge", "declined")).isEqualTo(1);
            assertThat(provider(scrape, "refund", "succeeded")).isEqualTo(1);
            assertThat(scrape.sum("hexpay_webhooks_seconds_count", Map.of("result", "succeeded")))
                    .isEqualTo(1);
            assertThat(scrape.sum("hexpay_database_up", Map.of())).isEqualTo(1);
            assertThat(scrape.sum(
                            "hexpay_http_requests_seconds_count", Map.of("method", "POST", "route", "/pay/{token}")))
                    .isEqualTo(2);
            assertThat(scrape.sum("hexpay_http_requests_seconds_count", Map.of("route", "none", "status", "404")))
                    .isEqualTo(1);
            assertThat(scrape.values()).noneMatch(value -> ids.stream().anyMatch(value::contains));

            int series = scrape.samples().size();
            trade(server, "other-key");
            assertThat(Scrape.of(address).samples().size()).isBetween(series, series + 40);
            assertThat(Scrape.get(server.address() + "/metrics").statusCode()).isEqualTo(404);
        }
    }

    private static double provider(Scrape scrape, String kind, String result) {
        return scrape.sum(
                "hexpay_provider_requests_seconds_count",
                Map.of("provider", "sandbox", "kind", kind, "result", result));
    }

    /** The job that sends receipts runs every second. */
    private static Scrape awaitReceipts(String address) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (true) {
            Scrape scrape = Scrape.of(address);
            if (scrape.sum("hexpay_receipts_seconds_count", Map.of()) >= 1 || System.nanoTime() > deadline) {
                return scrape;
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    @Test
    void documents_dashboard_and_alerts_name_what_is_scraped_and_nothing_else() throws Exception {
        int port = TestServer.freePort();
        try (TestServer server = start(Map.of("HEXPAY_METRICS", Integer.toString(port)))) {
            trade(server, "first-key");
            Scrape scrape = awaitReceipts("http://127.0.0.1:" + port + "/metrics");
            Map<String, Set<String>> documented = documented();

            Set<String> scraped = scrape.names().stream()
                    .filter(name -> name.startsWith("hexpay_"))
                    .map(MetricsTest::withoutSuffix)
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(documented.keySet().stream().filter(name -> name.startsWith("hexpay_")))
                    .containsExactlyInAnyOrderElementsOf(scraped);
            documented.forEach((name, labels) -> {
                if (!LATER.contains(name)) {
                    assertThat(labelsOf(scrape, name)).as(name).isEqualTo(labels);
                }
            });
            List<String> expressions = expressions();
            assertThat(expressions).hasSizeGreaterThan(20);
            for (String expression : expressions) {
                requireKnown(expression, scrape);
            }
        }
    }

    private static Map<String, Set<String>> documented() throws IOException {
        Map<String, Set<String>> documented = new TreeMap<>();
        for (String line : Files.readAllLines(DOCS.resolve("metrics.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                Set<String> labels = new TreeSet<>();
                Matcher word = WORD.matcher(row.group(2));
                while (word.find()) {
                    labels.add(word.group(1));
                }
                documented.put(row.group(1), labels);
            }
        }
        return documented;
    }

    private static String withoutSuffix(String name) {
        return SUFFIXES.stream()
                .filter(name::endsWith)
                .findFirst()
                .map(suffix -> name.substring(0, name.length() - suffix.length()))
                .orElse(name);
    }

    private static Set<String> labelsOf(Scrape scrape, String name) {
        String counted = name + "_count";
        String sampled = scrape.names().contains(name) ? name : counted;
        assertThat(scrape.names()).contains(sampled);
        return scrape.labels(sampled);
    }

    private static List<String> expressions() throws IOException {
        JsonNode dashboard = new ObjectMapper()
                .readTree(DOCS.resolve("monitoring/hexpay-dashboard.json").toFile());
        JsonNode alerts = new ObjectMapper(new YAMLFactory())
                .readTree(DOCS.resolve("monitoring/hexpay-alerts.yml").toFile());
        List<String> all = new ArrayList<>(dashboard.findValuesAsText("expr"));
        all.addAll(alerts.findValuesAsText("expr"));
        return all;
    }

    /** Each series of an expression has its name, its labels and the values that are compared in the scrape. */
    private static void requireKnown(String expression, Scrape scrape) throws IOException {
        if (expression.startsWith("up{")) {
            // Prometheus makes it itself.
            return;
        }
        Set<String> labels = new TreeSet<>();
        String rest = expression;
        Matcher grouping = GROUPING.matcher(expression);
        while (grouping.find()) {
            labels.addAll(List.of(grouping.group(1).split(", ?")));
            rest = rest.replace(grouping.group(), "");
        }
        labels.remove("le");
        Matcher series = SERIES.matcher(rest);
        int found = 0;
        while (series.find()) {
            String name = series.group(1);
            if (FUNCTIONS.contains(name) || STRING.matcher(name).matches()) {
                continue;
            }
            found++;
            assertThat(scrape.names()).as(expression).contains(name);
            assertThat(scrape.labels(name)).as(expression).containsAll(labels);
            Matcher matcher = MATCHER.matcher(series.group(2) == null ? "" : series.group(2));
            while (matcher.find()) {
                assertThat(scrape.labels(name)).as(expression).contains(matcher.group(1));
                requireKnownValue(matcher.group(1), matcher.group(2), scrape);
            }
        }
        assertThat(found).as(expression).isPositive();
    }

    /** A value that is compared is in the scrape or documented; every HTTP status is known. */
    private static void requireKnownValue(String label, String value, Scrape scrape) throws IOException {
        if (!label.equals("status") && scrape.values().stream().noneMatch(known -> known.matches(value))) {
            assertThat(CODE.matcher(Files.readString(DOCS.resolve("metrics.md")))
                            .results()
                            .map(code -> code.group(1)))
                    .as(label)
                    .anyMatch(known -> known.matches(value));
        }
    }

    @Test
    void port_of_the_api_has_metrics_only_for_those_with_the_token() throws Exception {
        try (TestServer server = start(Map.of("HEXPAY_METRICS_TOKEN", TOKEN))) {
            String address = server.address() + "/metrics";
            for (HttpResponse<String> refused : List.of(
                    Scrape.get(address),
                    Scrape.get(address, "Authorization", "Bearer wrong"),
                    Scrape.get(address, "Authorization", "Bearer " + TOKEN + "1"),
                    Scrape.get(address, "Authorization", "Basic " + TOKEN),
                    Scrape.get(address, "Authorization", TOKEN))) {
                assertThat(refused.statusCode()).isEqualTo(401);
                assertThat(refused.headers().firstValue("WWW-Authenticate")).contains("Bearer");
                assertThat(new ObjectMapper()
                                .readTree(refused.body())
                                .at("/error/code")
                                .asText())
                        .isEqualTo("unauthorized");
            }
            HttpResponse<String> granted = Scrape.get(address, "Authorization", "Bearer " + TOKEN);
            assertThat(granted.statusCode()).isEqualTo(200);
            assertThat(Scrape.parse(granted.body()).names()).contains("hexpay_database_up");
        }
    }

    @Test
    void there_are_no_metrics_by_default() throws Exception {
        try (TestServer server = start(Map.of())) {
            assertThat(Scrape.get(server.address() + "/metrics", "Authorization", "Bearer ")
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void a_database_that_does_not_answer_delays_no_scrape() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        int port = TestServer.freePort();
        Map<String, String> settings = TestServer.settings(TestDatabase.H2, dataDir);
        settings.put("HEXPAY_METRICS", Integer.toString(port));
        try (TestServer server = TestServer.start(
                settings,
                builder -> builder.replacing(
                        out -> TestPorts.replace(out, Reports.class, reports -> waiting(reports, answer))))) {
            assertThat(HttpResult.get(server.address() + "/health/ready").status())
                    .isEqualTo(200);
            long started = System.nanoTime();
            Scrape scrape = Scrape.of("http://127.0.0.1:" + port + "/metrics");

            assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(8));
            assertThat(scrape.sum("hexpay_database_up", Map.of())).isZero();
            assertThat(scrape.sum("hexpay_oldest_waiting_seconds", Map.of("work", "receipt")))
                    .isNaN();
            assertThat(scrape.names()).contains("hexpay_payments_total", "jvm_memory_used_bytes");
            answer.countDown();
        }
    }

    private static Reports waiting(Reports reports, CountDownLatch answer) {
        return (Reports) Proxy.newProxyInstance(
                Reports.class.getClassLoader(), new Class<?>[] {Reports.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("backlog")) {
                        answer.await();
                        throw new DatabaseUnavailableException(new IllegalStateException("gone"));
                    }
                    return method.invoke(reports, arguments);
                });
    }
}
