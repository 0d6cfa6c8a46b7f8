package dev.hexpay.bootstrap.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.hexpay.adapter.persistence.jdbi.JdbiStore;
import dev.hexpay.adapter.persistence.jdbi.Migrations;
import dev.hexpay.bootstrap.HexpayServer;
import dev.hexpay.bootstrap.config.Configuration;
import dev.hexpay.bootstrap.config.ConfigurationException;
import dev.hexpay.bootstrap.config.ConfigurationReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The checks of the database, the master key, the files and the disk. */
class InstallationFilesTest {
    private static final String KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    @TempDir
    private Path root;

    private Configuration configuration(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("HEXPAY_DATA_DIR", root.resolve("data").toString());
        return ConfigurationReader.read(settings);
    }

    private static HikariDataSource database() {
        HikariDataSource database = new HikariDataSource();
        database.setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID() + JdbiStore.H2_OPTIONS);
        database.setUsername("sa");
        database.setPassword("");
        return database;
    }

    private static List<String> lines(Check check) {
        return check.run().stream().map(CheckResult::line).toList();
    }

    @Test
    void database_that_is_up_to_date_is_ok() {
        try (HikariDataSource database = database()) {
            Migrations.migrate(database);

            assertThat(lines(new DatabaseCheck(() -> database)))
                    .hasSize(2)
                    .satisfies(lines -> assertThat(lines.get(0)).startsWith("ok  database: H2 2."))
                    .contains("ok  migrations: up to date");
        }
    }

    @Test
    void database_with_pending_migrations_is_to_be_migrated() {
        try (HikariDataSource database = database()) {
            assertThat(lines(new DatabaseCheck(() -> database)).get(1))
                    .startsWith("fix migrations: run ./hexpay migrate, or start the server: pending are 1, 2, ");
        }
    }

    @Test
    void database_that_cannot_be_opened_is_to_be_fixed_with_its_reason() {
        DatabaseSource missing = () -> {
            throw new ConfigurationException("the database cannot be opened: refused");
        };
        HikariDataSource closed = database();
        closed.close();

        assertThat(lines(new DatabaseCheck(missing)))
                .containsExactly("fix database: the database cannot be opened: refused");
        assertThat(lines(new DatabaseCheck(() -> closed)).get(0)).startsWith("fix database: it does not answer");
    }

    @Test
    void database_that_does_not_exist_yet_is_ok() {
        assertThat(lines(new DatabaseCheck(() -> null)))
                .containsExactly("ok  database: there is none yet; the first start creates it");
    }

    @Test
    void master_key_is_shown_by_its_id_and_its_source() throws IOException {
        Configuration configured = configuration(Map.of("HEXPAY_MASTER_KEY", KEY));
        assertThat(lines(new MasterKeyCheck(configured, () -> null)))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .matches("ok {2}master key: [0-9a-f]{12}, from HEXPAY_MASTER_KEY")
                        .doesNotContain(KEY));

        Configuration without = configuration(Map.of());
        assertThat(lines(new MasterKeyCheck(without, () -> null)))
                .containsExactly("ok  master key: there is none yet; the first start creates it");
        Files.createDirectories(without.dataDir());
        Files.writeString(without.dataDir().resolve("master.key"), "short");
        assertThat(lines(new MasterKeyCheck(without, () -> null)).get(0))
                .startsWith("fix master key: ")
                .contains("master.key does not hold a master key");
        Files.writeString(without.dataDir().resolve("master.key"), KEY + "\n");
        assertThat(lines(new MasterKeyCheck(without, () -> null)).get(0)).endsWith(", from master.key");
    }

    @Test
    void master_key_that_the_database_needs_is_to_be_restored() throws IOException {
        Configuration configuration = configuration(Map.of());
        HexpayServer.open(configuration).close();
        Files.delete(configuration.dataDir().resolve("master.key"));
        try (HikariDataSource database = new HikariDataSource()) {
            database.setJdbcUrl(configuration.database().url() + JdbiStore.H2_OPTIONS);
            database.setUsername("sa");
            database.setPassword("");

            assertThat(lines(new MasterKeyCheck(configuration, () -> database)).get(0))
                    .startsWith("fix master key: restore master.key, or set HEXPAY_MASTER_KEY");
            assertThat(lines(new MasterKeyCheck(configuration(Map.of("HEXPAY_MASTER_KEY", KEY)), () -> database))
                            .get(0))
                    .startsWith("fix master key: the database holds data under ")
                    .doesNotContain(KEY);
        }
    }

    @Test
    void files_that_others_can_read_are_to_be_protected() throws IOException {
        Path dataDir = Files.createDirectory(
                root.resolve("data"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path key = Files.createFile(dataDir.resolve("master.key"));
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        assertThat(lines(new PrivateFilesCheck(dataDir)))
                .containsExactly("ok  data directory: " + dataDir + ", accessible to its owner only");

        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));
        Files.setPosixFilePermissions(dataDir, PosixFilePermissions.fromString("rwxr-x---"));

        assertThat(lines(new PrivateFilesCheck(dataDir)))
                .containsExactly(
                        "fix data directory: take the access of others away: chmod go= " + dataDir + " " + key);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-r-----");
    }

    @Test
    void disk_without_space_is_to_be_cleared() {
        Path missing = root.resolve("not/yet");

        assertThat(lines(new DiskCheck(missing, 1)).get(0))
                .startsWith("ok  disk: ")
                .endsWith(" MiB are free at " + root);
        assertThat(lines(new DiskCheck(missing, Long.MAX_VALUE)).get(0))
                .startsWith("fix disk: ")
                .contains("make room for at least");
        assertThat(missing).doesNotExist();
    }
}
