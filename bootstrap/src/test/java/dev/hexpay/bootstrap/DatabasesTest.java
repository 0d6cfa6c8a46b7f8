package dev.hexpay.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.hexpay.bootstrap.config.ConfigurationReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabasesTest {
    @Test
    void an_embedded_database_is_worked_on_over_one_connection_whoever_asks(@TempDir Path dataDir) {
        Databases databases = embedded(dataDir);

        try (HikariDataSource books = databases.pool("books", 10)) {
            assertThat(databases.pool("sandbox", 5)).isSameAs(books);
            assertThat(books.getMaximumPoolSize()).isEqualTo(1);
        }
    }

    @Test
    void a_connection_whose_database_was_closed_is_exchanged_at_once(@TempDir Path dataDir) throws SQLException {
        try (HikariDataSource books = embedded(dataDir).pool("books", 10)) {
            ask(books, "CREATE TABLE kept (id INTEGER)");
            assertThatThrownBy(() -> ask(books, "SHUTDOWN IMMEDIATELY")).hasMessageContaining("already closed");

            ask(books, "SELECT * FROM kept");
        }
    }

    private static Databases embedded(Path dataDir) {
        return Databases.reach(ConfigurationReader.read(Map.of("HEXPAY_DATA_DIR", dataDir.toString())));
    }

    private static void ask(HikariDataSource books, String sql) throws SQLException {
        try (Connection connection = books.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
