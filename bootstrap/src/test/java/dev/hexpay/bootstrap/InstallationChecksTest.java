package dev.hexpay.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.bootstrap.config.Configuration;
import dev.hexpay.bootstrap.config.ConfigurationReader;
import dev.hexpay.bootstrap.doctor.CheckResult;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole report, with and without a running server. */
@Timeout(120)
class InstallationChecksTest {
    @TempDir
    private Path root;

    private final Map<String, String> settings = new HashMap<>();

    @BeforeEach
    void use_a_free_port() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            settings.put("HEXPAY_PORT", Integer.toString(free.getLocalPort()));
        }
        settings.put("HEXPAY_DATA_DIR", root.resolve("data").toString());
    }

    private Configuration configuration() {
        return ConfigurationReader.read(settings);
    }

    /** Each file with its mode, its time and the hash of its content. */
    private Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.toList()) {
                files.put(
                        file.toString(),
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(file))
                                + Files.getLastModifiedTime(file)
                                + (Files.isRegularFile(file) ? Arrays.hashCode(Files.readAllBytes(file)) : 0));
            }
        }
        return files;
    }

    @Test
    void report_before_the_first_start_is_ok_and_creates_nothing() throws IOException {
        String report = AdminCommands.doctor(configuration());

        assertThat(report)
                .startsWith("ok  server: none runs on ")
                .contains(
                        "ok  database: there is none yet", "ok  master key: there is none yet", "ok  Stripe: no keys");
        assertThat(CheckResult.areAllOk(report)).as(report).isTrue();
        assertThat(files()).containsOnlyKeys(root.toString());
    }

    @Test
    void report_of_a_stopped_server_reads_its_database_and_changes_no_file() throws IOException {
        HexpayServer.open(configuration()).close();
        Map<String, String> before = files();

        String report = AdminCommands.doctor(configuration());

        assertThat(report).contains("ok  migrations: up to date").containsPattern("ok  master key: [0-9a-f]{12}, from");
        assertThat(CheckResult.areAllOk(report)).as(report).isTrue();
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void report_of_a_running_server_has_its_jobs_and_its_settings() {
        try (HexpayServer server = HexpayServer.open(configuration())) {
            server.listen();
            settings.put("HEXPAY_PUBLIC_URL", "http://pay.example.com");

            String report = AdminCommands.doctor(configuration());

            assertThat(report)
                    .startsWith("ok  server: running since ")
                    .contains(
                            "ok  job reconciler: ", "ok  migrations: up to date", "ok  public URL: http://localhost:");
            assertThat(CheckResult.areAllOk(report)).as(report).isTrue();
        }
    }

    @Test
    void postgresql_that_is_not_reachable_is_to_be_fixed_without_its_password() {
        settings.put("HEXPAY_DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/hexpay");
        settings.put("HEXPAY_DATABASE_PASSWORD", "hush");

        assertThat(AdminCommands.doctor(configuration()))
                .contains("fix database: the database cannot be opened: Connection to 127.0.0.1:1 refused")
                .doesNotContain("hush");
    }
}
