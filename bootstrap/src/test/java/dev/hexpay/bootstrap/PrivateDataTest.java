package dev.hexpay.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.bootstrap.config.ConfigurationReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateDataTest {
    private static final String MASTER_KEY = Base64.getEncoder().encodeToString(new byte[32]);

    @TempDir
    private Path root;

    private Path dataDir;

    @BeforeEach
    void createOpenDirectory() throws IOException {
        dataDir = Files.createDirectory(root.resolve("data"));
        setMode(dataDir, "rwxr-xr-x");
    }

    @Test
    void existing_directory_and_all_its_files_become_accessible_to_their_owner_only() throws IOException {
        setMode(Files.createDirectory(dataDir.resolve("mail")), "rwxr-xr-x");
        setMode(Files.createFile(dataDir.resolve("hexpay.trace.db")), "rw-r--r--");

        try (HexpayServer server = open(dataDir, Map.of())) {
            assertThat(server.ports()).isNotNull();
            assertPrivate();
        }

        assertPrivate();
        assertThat(dataDir.resolve("hexpay.mv.db")).isNotEmptyFile();
    }

    @Test
    void existing_database_and_backup_become_accessible_to_their_owner_only() throws IOException {
        open(dataDir, Map.of()).close();
        Files.createFile(dataDir.resolve("hexpay-2026-11-28.zip"));
        setMode(dataDir, "rwxrwxrwx");
        setMode(dataDir.resolve("hexpay.mv.db"), "rw-rw-rw-");

        open(dataDir, Map.of()).close();

        assertPrivate();
    }

    @Test
    void new_directory_of_a_database_elsewhere_is_accessible_to_its_owner_only() throws IOException {
        Path elsewhere = root.resolve("elsewhere");

        open(dataDir, Map.of("HEXPAY_DATABASE_URL", "jdbc:h2:" + elsewhere.resolve("money")))
                .close();

        assertThat(mode(elsewhere)).isEqualTo("rwx------");
        assertThat(mode(elsewhere.resolve("money.mv.db"))).isEqualTo("rw-------");
    }

    @Test
    void directory_with_files_of_others_keeps_its_mode() throws IOException {
        Path foreign = Files.createFile(dataDir.resolve("report.txt"));
        setMode(foreign, "rw-r--r--");

        open(dataDir, Map.of()).close();

        assertThat(mode(dataDir)).isEqualTo("rwxr-xr-x");
        assertThat(mode(foreign)).isEqualTo("rw-r--r--");
        assertThat(mode(dataDir.resolve("hexpay.mv.db"))).isEqualTo("rw-------");
    }

    @Test
    void directory_in_which_all_users_create_files_keeps_its_mode() throws IOException {
        Files.setAttribute(dataDir, "unix:mode", 01777);

        open(dataDir, Map.of()).close();

        assertThat(mode(dataDir)).isEqualTo("rwxrwxrwx");
        assertThat(mode(dataDir.resolve("hexpay.mv.db"))).isEqualTo("rw-------");
    }

    private static HexpayServer open(Path dataDir, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("HEXPAY_DATA_DIR", dataDir.toString());
        settings.put("HEXPAY_MASTER_KEY", MASTER_KEY);
        return HexpayServer.open(ConfigurationReader.read(settings));
    }

    private void assertPrivate() throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(dataDir)) {
            all = walk.toList();
        }
        assertThat(all)
                .contains(dataDir.resolve("hexpay.mv.db"))
                .allSatisfy(
                        path -> assertThat(mode(path)).isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------"));
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static void setMode(Path path, String mode) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    }
}
