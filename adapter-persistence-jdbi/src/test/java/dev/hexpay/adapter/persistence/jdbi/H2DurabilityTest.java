package dev.hexpay.adapter.persistence.jdbi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a commit has reported is in the file. A copy of the file after each commit is what a process leaves that is killed at
 * that moment.
 */
class H2DurabilityTest {
    private static final int COMMITS = 400;
    private static final int MAX_BYTES = 60_000;

    // Space of old versions is used again at once, as in a server that has run for a minute.
    private static final String REUSED_SPACE = ";RETENTION_TIME=0";

    @Test
    void each_commit_survives_a_kill_right_after_it(@TempDir Path directory) throws SQLException, IOException {
        Path file = directory.resolve("live.mv.db");
        Path copy = directory.resolve("copy.mv.db");
        Random sizes = new Random(1);
        try (Connection live = open(directory.resolve("live"), REUSED_SPACE)) {
            try (Statement statement = live.createStatement()) {
                statement.execute("CREATE TABLE document (id int PRIMARY KEY, version int, content bytea)");
            }
            live.setAutoCommit(false);
            for (int version = 1; version <= COMMITS; version++) {
                write(live, version, new byte[sizes.nextInt(MAX_BYTES)]);
                live.commit();
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);

                assertThat(newest(directory.resolve("copy"))).isEqualTo(version);
            }
        }
    }

    private static void write(Connection connection, int version, byte[] content) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("MERGE INTO document KEY (id) VALUES (?, ?, ?)")) {
            statement.setInt(1, version % 10);
            statement.setInt(2, version);
            statement.setBytes(3, content);
            statement.executeUpdate();
        }
    }

    private static int newest(Path database) throws SQLException {
        try (Connection connection = open(database, ";ACCESS_MODE_DATA=r");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT max(version) FROM document")) {
            result.next();
            return result.getInt(1);
        }
    }

    private static Connection open(Path database, String options) throws SQLException {
        return DriverManager.getConnection("jdbc:h2:file:" + database + JdbiStore.H2_OPTIONS + options, "sa", "");
    }
}
