package dev.hexpay.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hexpay.adapter.persistence.jdbi.JdbiStore;
import dev.hexpay.bootstrap.HexpayServer;
import dev.hexpay.bootstrap.config.Configuration;
import dev.hexpay.bootstrap.config.ConfigurationReader;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.e2e.ApiClient.ApiResponse;
import dev.hexpay.testkit.SettableClock;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Rows that servers of earlier releases write beside this one, after its migrations, are used like its own. The guide for
 * adding a column says how the rows of a release are recorded.
 */
@ParameterizedClass(name = "rows of a server of schema version {1} on {0}")
@CsvSource({
    "H2, 2",
    "H2, 4",
    "POSTGRESQL, 2",
    "POSTGRESQL, 4",
    "OLDEST_POSTGRESQL, 4",
})
class RowsOfEarlierReleasesTest {
    /** The key that sealed the stored responses. */
    private static final String MASTER_KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

    private final String database;
    private final int schemaVersion;
    private final SettableClock clock = new SettableClock();

    private TestServer server;
    private ApiClient api;

    RowsOfEarlierReleasesTest(String database, int schemaVersion) {
        this.database = database;
        this.schemaVersion = schemaVersion;
    }

    @BeforeEach
    void start(@TempDir Path dataDir) throws Exception {
        Map<String, String> settings = settings(dataDir);
        settings.put("HEXPAY_MASTER_KEY", MASTER_KEY);
        Configuration configuration = ConfigurationReader.read(settings);
        // Migrates the empty database.
        HexpayServer.open(configuration).close();
        insertRows(configuration.database());
        // Within the window of the idempotency keys, and after each lease.
        clock.set(Instant.parse("2026-11-28T20:00:00Z"));
        server = TestServer.start(settings, builder -> builder.clock(clock));
        api = server.sandbox();
    }

    private Map<String, String> settings(Path dataDir) {
        if (!database.equals("OLDEST_POSTGRESQL")) {
            return TestServer.settings(TestDatabase.valueOf(database), dataDir);
        }
        Map<String, String> settings = TestServer.settings(TestDatabase.H2, dataDir);
        settings.putAll(TestDatabase.oldestPostgresql());
        return settings;
    }

    private void insertRows(Configuration.Database configured) throws SQLException, IOException {
        String name = "rows-of-schema-version-" + schemaVersion + ".sql";
        try (InputStream rows = getClass().getResourceAsStream(name);
                Connection connection =
                        DriverManager.getConnection(url(configured), configured.user(), configured.password());
                Statement statement = connection.createStatement()) {
            connection.setSchema("hexpay");
            statement.execute(new String(rows.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static String url(Configuration.Database configured) {
        return configured.url() + (configured.isEmbedded() ? JdbiStore.H2_OPTIONS : "");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void every_list_and_every_object_is_read() {
        // Version 2 has neither refunds nor disputes.
        List<String> later = schemaVersion == 2 ? List.of() : List.of("refunds", "disputes");
        List<String> resources = new ArrayList<>(List.of("payments", "transactions", "invoices", "customers"));
        resources.addAll(later);
        for (String resource : resources) {
            List<JsonNode> items = list("/" + resource);
            assertThat(items).as(resource).isNotEmpty();
            for (JsonNode item : items) {
                JsonNode read =
                        ok(api.get("/" + resource + "/" + item.path("id").asText()));
                assertThat(read).isEqualTo(item);
            }
        }
        list("/credit-notes");
        assertThat(list("/api-keys")).hasSizeGreaterThan(2);
        assertThat(list("/transactions?customerEmail=bob@example.com")).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void every_invoice_is_downloaded_sent_and_kept_paid() {
        for (JsonNode invoice : list("/invoices")) {
            String path = "/invoices/" + invoice.path("id").asText();
            ok(api.get(path + "/download"));
            ok(api.post(path + "/send", "{}"));
            ApiResponse voided = api.send("PUT", path + "/status", "{\"status\":\"void\"}", Map.of());
            assertThat(voided.status()).as(voided.text()).isEqualTo(400);
        }
    }

    @Test
    void every_paid_transaction_is_refunded_with_a_credit_note() {
        int creditNotes = list("/credit-notes").size();
        // Version 2 records no disputes; the provider refuses to refund the disputed charge.
        List<JsonNode> paid = list("/transactions?status=succeeded").stream()
                .filter(transaction ->
                        !transaction.path("customerEmail").asText().equals("carl@example.com"))
                .toList();
        assertThat(paid).isNotEmpty();
        for (JsonNode transaction : paid) {
            String path = "/transactions/" + transaction.path("id").asText();
            ok(api.post(path + "/refund", "{}"));
            // The provider's response to one of them is lost.
            clock.advance(Transaction.PROCESSING_LEASE);
            server.hexpay().ports().jobs().reconcileRefunds().runOnce(50);
            assertThat(list(path + "/refunds"))
                    .allSatisfy(
                            refund -> assertThat(refund.path("status").asText()).isEqualTo("succeeded"));
            assertThat(ok(api.get(path)).path("status").asText()).isEqualTo("refunded");
        }
        assertThat(list("/credit-notes")).hasSize(creditNotes + paid.size());
    }

    @Test
    void every_disputed_transaction_is_resolved() {
        List<JsonNode> disputed = list("/transactions?status=disputed");
        for (JsonNode transaction : disputed) {
            String id = transaction.path("id").asText();
            ok(api.post("/sandbox/transactions/" + id + "/dispute", "{\"outcome\":\"won\"}"));
            server.hexpay().ports().jobs().processNotifications().runOnce(50);
        }
    }

    @Test
    void key_of_a_request_replays_its_response() {
        JsonNode charged = only(list("/payments?kind=charge"), "charge-1");
        String body = "{\"customerId\":\"%s\",\"amount\":900,\"currency\":\"eur\",\"description\":\"charge-1\"}"
                .formatted(charged.path("customerId").asText());
        ApiResponse replayed = api.postIdempotent("/payments/charge", body, "charge-1");
        assertThat(replayed.status()).as(replayed.text()).isEqualTo(201);
        assertThat(replayed.headers()).containsEntry("Idempotent-Replayed", "true");
        assertThat(replayed.id()).isEqualTo(charged.path("id").asText());
    }

    @Test
    void saved_card_is_charged_and_a_pending_link_is_paid_or_canceled() {
        List<JsonNode> payments = list("/payments");
        String customer = only(payments, "charge-1").path("customerId").asText();
        ApiResponse charge = api.postIdempotent("/payments/charge", ApiClient.charge(customer, 700), "charge-3");
        assertThat(charge.data().path("status").asText()).as(charge.text()).isEqualTo("succeeded");

        JsonNode link = only(payments, "link-pending");
        ok(api.post("/payments/" + link.path("id").asText() + "/cancel", "{}"));
        JsonNode declined = only(payments, "link-declined");
        String page = declined.path("url").asText().replaceFirst("^http://[^/]+", server.address());
        Payer.withEmail("ada@example.com").pay(page, Payer.VISA);
        assertThat(ok(api.get("/payments/" + declined.path("id").asText()))
                        .path("status")
                        .asText())
                .isEqualTo("succeeded");
    }

    private static JsonNode only(List<JsonNode> payments, String description) {
        return payments.stream()
                .filter(payment -> payment.path("description").asText().equals(description))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + description));
    }

    private List<JsonNode> list(String path) {
        List<JsonNode> items = new ArrayList<>();
        ok(api.get(path)).forEach(items::add);
        return items;
    }

    private static JsonNode ok(ApiResponse response) {
        assertThat(response.status()).as(response.text()).isBetween(200, 201);
        return response.data();
    }
}
