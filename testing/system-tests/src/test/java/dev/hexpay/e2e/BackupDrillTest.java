package dev.hexpay.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.bootstrap.AuditReport;
import dev.hexpay.bootstrap.DatabaseBackup;
import dev.hexpay.bootstrap.DatabaseRestore;
import dev.hexpay.bootstrap.cli.HexpayCommand;
import dev.hexpay.bootstrap.config.Configuration;
import dev.hexpay.bootstrap.config.ConfigurationException;
import dev.hexpay.bootstrap.config.ConfigurationReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A backup while the server runs, the loss of the data directory, and the restore. */
@Timeout(300)
class BackupDrillTest {
    @TempDir
    private Path directory;

    private Map<String, String> settings = Map.of();
    private Path backup = Path.of("");

    @BeforeEach
    void use_a_data_directory() {
        settings = TestServer.settings(TestDatabase.H2, directory.resolve("data"));
        backup = directory.resolve("hexpay.zip");
    }

    private Configuration configuration() {
        return ConfigurationReader.read(settings);
    }

    private TestServer start() {
        return TestServer.start(settings, UnaryOperator.identity());
    }

    private static void pay(ApiClient api) throws IOException, InterruptedException {
        Payer.from("US").pay(api.createLink(25_00).data().path("url").asText(), Payer.VISA);
    }

    private static List<String> invoiceNumbers(ApiClient api) throws IOException, InterruptedException {
        return api.get("/invoices").json().findValuesAsText("invoiceNumber");
    }

    private void loseTheDataDirectory() throws IOException {
        try (Stream<Path> files = Files.walk(directory.resolve("data"))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Test
    void restored_server_goes_on_where_the_backup_was_made() throws Exception {
        String key;
        try (TestServer server = start()) {
            ApiClient api = server.sandbox();
            key = api.key();
            pay(api);
            pay(api);
            assertThat(DatabaseBackup.request(configuration(), backup)).contains("It contains the master key");
            assertThat(Files.getPosixFilePermissions(backup)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
            pay(api);
            assertThatThrownBy(() -> DatabaseBackup.request(configuration(), backup))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessage(backup + " exists");
            assertThatThrownBy(() -> DatabaseBackup.request(configuration(), directory.resolve("missing/hexpay.zip")))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("missing/hexpay.zip cannot be written: no such file or directory");
            assertThatThrownBy(() -> DatabaseRestore.restore(configuration(), backup))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("a server runs on");
        }
        try (Stream<Path> left = Files.list(directory)) {
            assertThat(left).as("drafts").containsExactlyInAnyOrder(backup, directory.resolve("data"));
        }
        loseTheDataDirectory();

        assertThat(HexpayCommand.run(settings, "restore", backup.toString())).isZero();

        try (TestServer server = start()) {
            // What was paid after the backup has moved no money in the restored sandbox either.
            assertThat(AuditReport.request(configuration(), 2))
                    .contains("ok  sandbox  Analytical Engines")
                    .contains(": 2 payments, 2 documents")
                    .doesNotContain("fix");
            assertThat(HexpayCommand.run(settings, "audit")).isZero();
            ApiClient api = new ApiClient(server.address(), key);
            assertThat(invoiceNumbers(api)).containsExactly("INV-0002", "INV-0001");
            pay(api);
            assertThat(invoiceNumbers(api)).containsExactly("INV-0003", "INV-0002", "INV-0001");
        }
    }

    @Test
    void restore_changes_nothing_that_it_cannot_replace() throws Exception {
        try (TestServer server = start()) {
            pay(server.sandbox());
            DatabaseBackup.request(configuration(), backup);
        }
        assertRefused(backup, "exists: restore into a directory without a database");
        loseTheDataDirectory();
        byte[] whole = Files.readAllBytes(backup);
        byte[] changed = whole.clone();
        changed[whole.length / 3] ^= 1;
        for (byte[] damaged : List.of(new byte[100], Arrays.copyOf(whole, whole.length / 2), changed)) {
            assertRefused(Files.write(directory.resolve("damaged.zip"), damaged), "cannot be restored");
        }
        assertRefused(directory.resolve("missing.zip"), "cannot be restored: no such file or directory");
        Map<String, String> otherKey = new HashMap<>(settings);
        otherKey.put("HEXPAY_MASTER_KEY", "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=");
        settings = otherKey;
        assertRefused(backup, "needs master key");
        assertThat(directory.resolve("data")).isEmptyDirectory();
    }

    @Test
    void contents_that_no_server_has_written_are_refused() throws Exception {
        try (TestServer server = start()) {
            pay(server.sandbox());
            DatabaseBackup.request(configuration(), backup);
        }
        loseTheDataDirectory();
        byte[] database = entry("hexpay.mv.db");
        assertRefused(zip(new byte[0], entry("master.key")), "./hexpay backup did not write it");
        byte[] half = Arrays.copyOf(database, database.length / 2);
        assertRefused(zip(half, entry("master.key")), "the database in the backup is damaged");
        assertRefused(zip(database, new byte[5]), "master.key does not hold a master key of 32 bytes");
        assertThat(directory.resolve("data")).isEmptyDirectory();
    }

    private byte[] entry(String name) throws IOException {
        try (ZipFile zip = new ZipFile(backup.toFile())) {
            return zip.getInputStream(zip.getEntry(name)).readAllBytes();
        }
    }

    private Path zip(byte[] database, byte[] masterKey) throws IOException {
        Path file = directory.resolve("other.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("hexpay.mv.db"));
            zip.write(database);
            zip.putNextEntry(new ZipEntry("master.key"));
            zip.write(masterKey);
        }
        return file;
    }

    private void assertRefused(Path file, String reason) {
        assertThatThrownBy(() -> DatabaseRestore.restore(configuration(), file))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void postgresql_has_its_own_tools() {
        settings.put("HEXPAY_DATABASE_URL", "jdbc:postgresql://127.0.0.1/hexpay");
        assertThatThrownBy(() -> DatabaseBackup.request(configuration(), backup))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("pg_dump");
        assertRefused(backup, "pg_dump");
    }
}
