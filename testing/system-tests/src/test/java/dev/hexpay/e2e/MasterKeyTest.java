package dev.hexpay.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.adapter.crypto.jca.MasterKeys;
import dev.hexpay.adapter.persistence.jdbi.JdbiStore;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.bootstrap.config.Configuration;
import dev.hexpay.bootstrap.config.ConfigurationException;
import dev.hexpay.bootstrap.config.ConfigurationReader;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.e2e.ApiClient.ApiResponse;
import dev.hexpay.testkit.SettableClock;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers with the master key of the database, with another one, without one, and with a new and an old one. */
@EachDatabase
class MasterKeyTest {
    private static final String OLD = key(1);
    private static final String NEW = key(2);
    private static final String LINK = "{\"amount\":2500,\"currency\":\"usd\",\"description\":\"Tea\"}";

    private final TestDatabase database;
    private final SettableClock clock = new SettableClock();
    private Map<String, String> settings;
    private Path file;

    MasterKeyTest(TestDatabase database) {
        this.database = database;
    }

    private static String key(int fill) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) fill);
        return Base64.getEncoder().encodeToString(key);
    }

    @BeforeEach
    void prepare(@TempDir Path dataDir) {
        settings = TestServer.settings(database, dataDir);
        file = dataDir.resolve("master.key");
        clock.set(Instant.now().truncatedTo(ChronoUnit.MILLIS));
    }

    private TestServer start(String masterKey) {
        settings.put("HEXPAY_MASTER_KEY", masterKey);
        return start();
    }

    private TestServer start() {
        return TestServer.start(settings, builder -> builder.clock(clock));
    }

    private ApiResponse createLink(TestServer server, String key) {
        return new ApiClient(server.address(), key).postIdempotent("/payments", LINK, "order-1");
    }

    private void assertRefused(String masterKey, String reason) {
        assertThatThrownBy(() -> start(masterKey).close())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(reason)
                .message()
                .hasLineCount(1);
    }

    /** Executes SQL while no server has the database open. */
    private void execute(String sql) throws SQLException {
        Configuration.Database configured = ConfigurationReader.read(settings).database();
        String url = configured.url() + (configured.isEmbedded() ? JdbiStore.H2_OPTIONS : "");
        try (Connection connection = DriverManager.getConnection(url, configured.user(), configured.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void server_with_another_key_fails_in_one_line() throws Exception {
        start(OLD).close();
        settings.put("HEXPAY_MASTER_KEY", NEW);

        assertThat(command("serve")).isEqualTo(1);

        assertThat(ServerProcess.errors(settings)
                        .lines()
                        .filter(line -> !line.matches("[0-9-]{10}T\\S+ (INFO|WARN) .*")))
                .singleElement()
                .asString()
                .startsWith("hexpay: ")
                .contains("HEXPAY_MASTER_KEY");
        start(OLD).close();
    }

    @Test
    void lost_key_file_stops_the_start_and_is_not_replaced() throws IOException {
        start().close();
        String key = Files.readString(file);
        Files.delete(file);

        assertThatThrownBy(() -> start().close())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("master.key")
                .message()
                .hasLineCount(1);
        assertThat(file).doesNotExist();
        Files.writeString(file, key);
        start().close();
    }

    @Test
    void key_is_rotated_without_a_visible_effect() {
        String apiKey;
        String page;
        String csrf;
        String download;
        ApiResponse link;
        try (TestServer server = start(OLD)) {
            ApiClient api = server.sandbox();
            apiKey = api.key();
            link = createLink(server, apiKey);
            page = link.data().path("url").asText();
            csrf = Payer.csrf(Payer.from("US").open(page));
            download = download(server, apiKey);
        }
        try (TestServer server = start(NEW + "," + OLD)) {
            ApiResponse replayed = createLink(server, apiKey);
            assertThat(replayed.status()).isEqualTo(201);
            assertThat(replayed.text()).isEqualTo(link.text());
            assertThat(replayed.headers()).containsEntry("Idempotent-Replayed", "true");
            assertThat(Payer.from("US").open(download).status()).isEqualTo(200);
            assertThat(Payer.from("US").payWith(page, Payer.VISA, csrf).status())
                    .isEqualTo(303);
        }
    }

    /** The download link of the invoice of a link that is paid. */
    private String download(TestServer server, String apiKey) {
        ApiClient api = new ApiClient(server.address(), apiKey);
        ApiResponse link = api.createLink(900);
        Payer.from("US").pay(link.data().path("url").asText(), Payer.VISA);
        String invoice = api.get("/invoices").data().get(0).path("id").asText();
        return api.get("/invoices/" + invoice + "/download").data().path("url").asText();
    }

    @Test
    void events_are_signed_with_the_same_secret_after_the_old_key_is_discarded() throws Exception {
        try (EventReceiver receiver = EventReceiver.start()) {
            String apiKey;
            try (TestServer server = start(OLD)) {
                ApiClient api = server.sandbox();
                apiKey = api.key();
                String endpoint = "{\"url\":\"" + receiver.url() + "\",\"events\":[\"payment_link.created\"]}";
                receiver.require(
                        api.post("/webhooks", endpoint).data().path("secretKey").asText());
            }
            try (TestServer server = start(NEW + "," + OLD)) {
                await(() -> secrets(server).stream().allMatch(secret -> secret.startsWith(id(NEW))));
            }
            assertThat(command("master-key", "discard", id(OLD))).isZero();

            try (TestServer server = start(NEW)) {
                assertThat(createLink(server, apiKey).status()).isEqualTo(201);
                await(() -> !receiver.arrivals().isEmpty());
            }

            assertThat(receiver.forged()).isZero();
        }
    }

    private static List<String> secrets(TestServer server) {
        Scope scope = new Scope(server.organization().id(), Mode.SANDBOX);
        return server.hexpay().ports().webhooks().queries().list(scope, PageRequest.first(10)).items().stream()
                .map(endpoint -> endpoint.secrets().current().ciphertext())
                .toList();
    }

    private static String id(String key) {
        return MasterKeys.parse(key).current().id();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 300 && !condition.getAsBoolean(); i++) {
            Thread.sleep(100);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    @Test
    void old_key_is_required_until_nothing_under_it_is_valid() {
        start(OLD).close();
        start(NEW + "," + OLD).close();
        assertRefused(NEW, "30 days");
        assertRefused(OLD, "HEXPAY_MASTER_KEY");

        clock.advance(Duration.ofDays(31));

        start(NEW).close();
        assertRefused(OLD, "HEXPAY_MASTER_KEY");
    }

    @Test
    void database_without_a_check_value_is_verified_by_a_stored_response() throws SQLException {
        String apiKey;
        ApiResponse link;
        try (TestServer server = start(OLD)) {
            apiKey = server.sandbox().key();
            link = createLink(server, apiKey);
        }
        execute("DELETE FROM hexpay.master_key");

        assertRefused(NEW, "HEXPAY_MASTER_KEY");
        try (TestServer server = start(OLD)) {
            assertThat(createLink(server, apiKey).text()).isEqualTo(link.text());
        }
        assertRefused(NEW, "HEXPAY_MASTER_KEY");
    }

    @Test
    void every_key_of_the_first_start_is_required_for_30_days() throws SQLException {
        try (TestServer server = start(OLD)) {
            createLink(server, server.sandbox().key());
        }
        execute("DELETE FROM hexpay.master_key");

        start(NEW + "," + OLD).close();

        assertRefused(NEW, "30 days");
        assertRefused(OLD, "HEXPAY_MASTER_KEY");
        clock.advance(Duration.ofDays(31));
        start(NEW).close();
    }

    @Test
    void discarded_key_is_not_the_current_one_again() throws Exception {
        String discarded = id(OLD);
        start(OLD).close();
        start(NEW + "," + OLD).close();
        assertThat(command("master-key", "discard", discarded)).isZero();

        assertRefused(
                OLD + "," + NEW,
                "master key " + discarded + " is discarded and cannot be the first one: put another key");

        start(NEW + "," + OLD).close();
        start(NEW).close();
    }

    @Test
    void database_without_a_check_value_needs_its_key_file() throws Exception {
        try (TestServer server = start()) {
            createLink(server, server.sandbox().key());
        }
        execute("DELETE FROM hexpay.master_key");
        String key = Files.readString(file);
        Files.delete(file);

        assertThatThrownBy(() -> start().close()).hasMessageContaining("master.key is missing");
        assertThat(command("migrate")).isZero();
        assertThat(file).doesNotExist();
        Files.writeString(file, key);
        start().close();
    }

    @Test
    void discarded_key_is_not_required_and_its_responses_take_no_effect() throws Exception {
        String apiKey;
        try (TestServer server = start()) {
            apiKey = server.sandbox().key();
            createLink(server, apiKey);
        }
        String id = MasterKeys.parse(Files.readString(file)).current().id();
        Files.delete(file);

        assertThat(command("master-key", "discard", "000000000000")).isEqualTo(1);
        assertThat(ServerProcess.errors(settings)).contains("the database knows no master key 000000000000, but " + id);
        assertThat(command("master-key", "discard", id)).isZero();
        try (TestServer server = start()) {
            assertThat(createLink(server, apiKey).status()).isEqualTo(500);
            assertThat(new ApiClient(server.address(), apiKey).get("/payments").data())
                    .hasSize(1);
        }
        assertThat(MasterKeys.parse(Files.readString(file)).current().id()).isNotEqualTo(id);
    }

    @Test
    void rotate_command_puts_a_new_key_into_the_file() throws Exception {
        String apiKey;
        ApiResponse link;
        try (TestServer server = start()) {
            apiKey = server.sandbox().key();
            link = createLink(server, apiKey);
            // Beside the running server, which uses the new key from its next start on.
            assertThat(command("master-key", "rotate")).isZero();
            assertThat(createLink(server, apiKey).text()).isEqualTo(link.text());
        }
        try (TestServer server = start()) {
            assertThat(createLink(server, apiKey).text()).isEqualTo(link.text());
        }
        assertThat(Files.readAllLines(file)).hasSize(2);
        Files.write(file, Files.readAllLines(file).subList(0, 1));
        assertThatThrownBy(() -> start().close()).hasMessageContaining("30 days");
    }

    @Test
    void rotation_waits_for_another_process() throws Exception {
        start().close();
        String first = Files.readString(file);
        Process rotation;
        try (FileChannel other = FileChannel.open(
                file.resolveSibling("master.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            other.lock();
            rotation = ServerProcess.command(settings, "master-key", "rotate");
            assertThat(rotation.waitFor(5, TimeUnit.SECONDS)).isFalse();
            Files.writeString(file, NEW + "\n" + first);
        }
        assertThat(rotation.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(rotation.exitValue()).isZero();
        assertThat(Files.readAllLines(file)).hasSize(3).contains(NEW, first.strip());
    }

    private int command(String... arguments) throws InterruptedException {
        Process process = ServerProcess.command(settings, arguments);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }
}
