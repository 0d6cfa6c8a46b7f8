package dev.hexpay.adapter.sandbox;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** New databases with empty sandbox tables. */
final class Databases {
    private static final List<String> SCRIPTS = List.of(
            "migrations/V1__tokens_cards_attempts_movements.sql",
            "migrations/V2__faults_disputes_notifications.sql",
            "migrations/V3__sweeping.sql",
            "migrations/V4__refunds_verdicts.sql");

    private Databases() {}

    static DataSource h2() {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setURL("jdbc:h2:mem:" + UUID.randomUUID()
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1");
        return migrated(dataSource);
    }

    static DataSource postgres() {
        String schema = "sandbox_" + UUID.randomUUID().toString().replace("-", "");
        try {
            run(Postgres.SERVER.getPostgresDatabase(), "CREATE SCHEMA " + schema);
            return migrated(Postgres.SERVER.getPostgresDatabase(Map.of("currentSchema", schema)));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Postgres {
        static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder().start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static DataSource migrated(DataSource dataSource) {
        for (String name : SCRIPTS) {
            try (InputStream script = Databases.class.getResourceAsStream(name)) {
                run(dataSource, new String(script.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
        return dataSource;
    }

    private static void run(DataSource dataSource, String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
