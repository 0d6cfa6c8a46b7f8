package dev.hexpay.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.hexpay.bootstrap.config.ConfigurationException;
import dev.hexpay.bootstrap.config.ConfigurationReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabasesTest {
    @Test
    void embedded_database_has_one_shared_connection(@TempDir Path dataDir) {
        Databases databases = embedded(dataDir);

        try (HikariDataSource dataSource = databases.pool("hexpay", 10)) {
            assertThat(databases.pool("sandbox", 5)).isSameAs(dataSource);
            assertThat(dataSource.getMaximumPoolSize()).isEqualTo(1);
        }
    }

    @Test
    void connection_of_a_closed_database_is_replaced(@TempDir Path dataDir) throws SQLException {
        try (HikariDataSource dataSource = embedded(dataDir).pool("hexpay", 10)) {
            execute(dataSource, "CREATE TABLE sample (id INTEGER)");
            assertThatThrownBy(() -> execute(dataSource, "SHUTDOWN IMMEDIATELY"))
                    .hasMessageContaining("already closed");

            execute(dataSource, "SELECT * FROM sample");
        }
    }

    @Test
    void connection_failure_does_not_print_a_password_in_the_url() {
        // No percent-encoding: the driver quotes the URL in its message.
        Map<String, String> settings =
                Map.of("HEXPAY_DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/hexpay?password=hu%zzsh");

        assertThatThrownBy(() -> Databases.connect(ConfigurationReader.read(settings)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("jdbc:postgresql://127.0.0.1:1/hexpay?password=***")
                .hasMessageNotContaining("zzsh");
    }

    @Test
    void reason_of_a_failure_is_that_of_the_file_system(@TempDir Path dataDir) throws Exception {
        Files.createDirectory(dataDir.resolve("hexpay.mv.db"));

        assertThatThrownBy(() -> embedded(dataDir))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("the database cannot be opened: ")
                .hasMessageEndingWith("hexpay.mv.db: Is a directory");
    }

    @Test
    void file_of_an_embedded_database_is_compacted_when_it_is_closed(@TempDir Path dataDir) throws Exception {
        Path file = dataDir.resolve("hexpay.mv.db");
        Databases databases = embedded(dataDir);
        HikariDataSource dataSource = databases.pool("hexpay", 10);
        for (int table = 0; table < 20; table++) {
            execute(dataSource, "CREATE TABLE sample" + table + " (id INTEGER PRIMARY KEY, content VARCHAR)");
        }
        for (int i = 0; i < 2_000; i++) {
            execute(dataSource, "INSERT INTO sample" + i % 20 + " VALUES (" + i + ", REPEAT(RANDOM_UUID(), 10))");
        }
        long open = Files.size(file);

        databases.close();

        assertThat(Files.size(file)).as("of %d bytes while open", open).isLessThan(open / 10);
    }

    private static Databases embedded(Path dataDir) {
        return Databases.connect(ConfigurationReader.read(Map.of("HEXPAY_DATA_DIR", dataDir.toString())));
    }

    private static void execute(HikariDataSource dataSource, String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
