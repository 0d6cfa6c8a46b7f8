package dev.hexpay.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hexpay.e2e.ApiClient.ApiResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sends each request that a sentence or a table of the documents names, with the body that the sentence shows. */
class RequestsInProseTest {
    private static final Path ROOT = Path.of("..", "..");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String METHOD = "(GET|HEAD|POST|PUT|PATCH|DELETE)";
    private static final Pattern REQUEST = Pattern.compile("`" + METHOD + "\\s+(/[^`\\s]*)`");
    private static final Pattern REQUEST_BLOCK = Pattern.compile("(?m)^```\\n" + METHOD + " (/\\S*)\\n(\\{.*})\\n```$");
    private static final Pattern BODIES = Pattern.compile("\\s+with\\s+`(\\{[^`]*})`(?:\\s+or\\s+`(\\{[^`]*})`)?");
    private static final Pattern APART = Pattern.compile("`" + METHOD + "`\\s+\\w+\\s+`/");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (`[^|]*`) \\|");
    private static final Pattern NAME = Pattern.compile("`(\\w+)`");
    private static final List<String> VERSIONS = List.of("2026-07-11", "2026-07-24");

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);

    private static TestServer server;

    private ApiClient api;

    @BeforeAll
    static void start(@TempDir Path dataDir) {
        server = TestServer.start(TestDatabase.H2, dataDir);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** A request of a document; without a body if the document shows none. */
    private record Named(String method, String path, String body) {
        String template() {
            return path.replaceFirst("\\?.*", "").replaceAll("\\{[^}]*}", "{}");
        }

        @Override
        public String toString() {
            return method + " " + path + " " + body;
        }
    }

    private static Stream<Path> documents() throws IOException {
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            List<Path> pages = docs.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !file.toString().contains("decisions"))
                    .sorted()
                    .toList();
            return Stream.concat(
                    Stream.of("README.md", "CHANGELOG.md", "SECURITY.md").map(ROOT::resolve), pages.stream());
        }
    }

    private static String read(Path document) {
        try {
            return Files.readString(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<Named> requests() throws IOException {
        return documents()
                .map(RequestsInProseTest::read)
                .flatMap(RequestsInProseTest::requests)
                .distinct();
    }

    private static Stream<Named> requests(String text) {
        List<Named> requests = new ArrayList<>();
        Matcher named = REQUEST.matcher(text);
        while (named.find()) {
            Matcher bodies = BODIES.matcher(text).region(named.end(), text.length());
            boolean hasBody = bodies.lookingAt();
            requests.add(new Named(named.group(1), named.group(2), hasBody ? bodies.group(1) : ""));
            if (hasBody && bodies.group(2) != null) {
                requests.add(new Named(named.group(1), named.group(2), bodies.group(2)));
            }
        }
        for (MatchResult block : REQUEST_BLOCK.matcher(text).results().toList()) {
            requests.add(new Named(block.group(1), block.group(2), block.group(3)));
        }
        return requests.stream();
    }

    @BeforeEach
    void createMerchant() {
        api = server.anotherOrganization();
    }

    @ParameterizedTest
    @MethodSource("requests")
    void request_is_an_operation_and_succeeds(Named request) throws IOException {
        String version = VERSIONS.stream()
                .filter(date -> isOffered(operation(date, request)))
                .findFirst()
                .orElse("no version");
        assertThat(version).as("a version with " + request).isIn(VERSIONS);
        JsonNode example = operation(version, request).at("/requestBody/content/application~1json/example");
        String body = request.body().isEmpty() && !example.isMissingNode() ? example.toString() : request.body();

        ApiResponse response = api.send(request.method(), path(request), body, Map.of("Commet-Version", version));

        assertThat(response.status()).as(response.text()).isBetween(200, 299);
    }

    private static boolean isOffered(JsonNode operation) {
        return operation.isObject() && !operation.path("deprecated").asBoolean();
    }

    /** The operation in the document of a version, whatever its parameters are called there; a missing node if there is none. */
    private static JsonNode operation(String version, Named request) {
        JsonNode paths = document(version).path("paths");
        return paths.properties().stream()
                .filter(path -> path.getKey().replaceAll("\\{[^}]*}", "{}").equals(request.template()))
                .map(path -> path.getValue().path(request.method().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElse(paths.path(""));
    }

    private static JsonNode document(String version) {
        try {
            return JSON.readTree(HttpResult.get(server.address() + "/openapi.json?version=" + version)
                    .text());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The path with ids of objects that are made for it. */
    private String path(Named request) {
        if (request.path().equals("/payments/charge")) {
            pay(Payer.VISA);
        }
        String[] parts = request.path().split("/");
        for (int i = 2; i < parts.length; i++) {
            if (parts[i].startsWith("{")) {
                parts[i] = id(String.join("/", List.of(parts).subList(1, i)), request);
            }
        }
        return String.join("/", parts);
    }

    /** The id of an object of this list; the request decides what it needs to have. */
    private String id(String list, Named request) {
        switch (list) {
            case "webhooks" -> createWebhook();
            case "customers", "invoices", "transactions" -> pay(Payer.VISA);
            case "refunds" -> {
                pay(Payer.VISA);
                api.post("/transactions/" + newest("transactions") + "/refund", "{\"amount\":500}");
            }
            case "disputes", "sandbox/transactions" -> {
                pay(Payer.DISPUTED);
                newest("disputes");
            }
            case "payments", "events" -> api.createLink(2500);
            default -> assertThat(request.path()).contains(list.replaceFirst(".*/", ""));
        }
        return newest(list.replaceFirst("^sandbox/", ""));
    }

    /** The id of the first object of a list, of which jobs may have to make one. */
    private String newest(String list) {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        JsonNode data = api.get("/" + list).data();
        while (data.isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(POLL_INTERVAL.toNanos());
            data = api.get("/" + list).data();
        }
        assertThat(data).as(list).isNotEmpty();
        return data.path(0).path("id").asText();
    }

    /** An endpoint with a delivery that nothing accepts. */
    private void createWebhook() {
        ApiResponse created = api.post(
                "/webhooks", "{\"url\":\"http://localhost:4000/hooks\",\"events\":[\"payment_link.created\"]}");
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        api.createLink(2500);
        newest("webhooks/" + newest("webhooks") + "/deliveries");
    }

    /** A payment of the customer whom the examples of the API name. */
    private void pay(String card) {
        api.post("/customers", "{\"email\":\"ada@example.com\",\"id\":\"user_1\"}");
        ApiResponse link = api.post(
                "/payments",
                "{\"amount\":2500,\"currency\":\"eur\",\"description\":\"Consulting\",\"customerId\":\"user_1\"}");
        Payer.from("DE").pay(link.data().path("url").asText(), card);
    }

    @Test
    void method_and_path_stand_together() throws IOException {
        assertThat(documents())
                .allSatisfy(document -> assertThat(
                                APART.matcher(read(document)).results().map(MatchResult::group))
                        .as(document.toString())
                        .isEmpty());
    }

    @Test
    void tables_of_webhooks_name_the_members_and_parameters_of_the_api() {
        String page = read(ROOT.resolve("docs/webhooks.md"));
        JsonNode document = document(VERSIONS.get(0));

        String schema = document.at("/paths/~1webhooks/post/requestBody/content/application~1json/schema/$ref")
                .asText();
        assertThat(names(page, "| member | meaning |"))
                .isEqualTo(memberNames(document.at(schema.substring(1) + "/properties")));
        assertThat(names(page, "| parameter | selects events |"))
                .containsExactlyInAnyOrderElementsOf(
                        document.at("/paths/~1events/get/parameters").findValuesAsText("name"));
    }

    /** The names in the first column of the first table with this head. */
    private static List<String> names(String page, String head) {
        String table = page.substring(page.indexOf(head)).replaceFirst("(?s)\n\n.*", "");
        return ROW.matcher(table)
                .results()
                .flatMap(row -> NAME.matcher(row.group(1)).results())
                .map(name -> name.group(1))
                .toList();
    }

    private static List<String> memberNames(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
