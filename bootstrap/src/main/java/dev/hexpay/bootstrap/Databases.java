package dev.hexpay.bootstrap;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import dev.hexpay.adapter.persistence.jdbi.EmbeddedTcpServer;
import dev.hexpay.adapter.persistence.jdbi.JdbiStore;
import dev.hexpay.adapter.persistence.jdbi.Migrations;
import dev.hexpay.bootstrap.config.Configuration;
import dev.hexpay.bootstrap.config.ConfigurationException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reaches the configured database and opens pools of connections to it. */
final class Databases {
    private static final long BORROW_TIMEOUT_MILLIS = 10_000;
    private static final int H2_FILE_LOCKED = 90020;

    // What is in flight when the process is told to stop still needs the database: the last pool closes it, no hook.
    private static final String NO_SHUTDOWN_HOOK = ";DB_CLOSE_ON_EXIT=FALSE";

    /** Migrations hold three at once. */
    private static final int CONNECTIONS_FOR_MIGRATIONS = 3;

    private final Configuration.Database database;
    private final String url;
    private @Nullable HikariDataSource embedded;

    private Databases(Configuration.Database database, String url) {
        this.database = database;
        this.url = url;
    }

    /**
     * The database of this configuration, reached once; an embedded one that a running server has open is reached
     * through that server's door.
     *
     * @throws ConfigurationException when it cannot be reached
     */
    static Databases connect(Configuration configuration) {
        Configuration.Database database = configuration.database();
        String url = database.isEmbedded() ? withH2Options(database.url()) : withPostgresqlOptions(database.url());
        try (Connection probe = connection(database, url)) {
            return new Databases(database, url);
        } catch (SQLException e) {
            if (e.getErrorCode() == H2_FILE_LOCKED) {
                return connectViaRunningServer(configuration);
            }
            throw connectionFailure(e);
        }
    }

    private static Databases connectViaRunningServer(Configuration configuration) {
        String address = EmbeddedTcpServer.urlIn(serverUrlFile(configuration))
                .orElseThrow(() -> new ConfigurationException("another process has the embedded database open"));
        String url = withH2Options(address);
        try (Connection probe = connection(configuration.database(), url)) {
            return new Databases(configuration.database(), url);
        } catch (SQLException e) {
            throw connectionFailure(e);
        }
    }

    /** Where a server that has the embedded database open says how to get in. */
    static Path serverUrlFile(Configuration configuration) {
        return configuration.dataDir().resolve("hexpay.door");
    }

    /** Where it was reached, options included. */
    String url() {
        return url;
    }

    /**
     * A pool of at most so many connections. For an embedded database everybody gets the same pool of one connection:
     * H2 saves table by table what all sessions have done so far, so that a process that is killed while one session
     * commits could leave behind half of what another one was doing.
     */
    HikariDataSource pool(String name, int size) {
        if (!database.isEmbedded()) {
            return createPool(name, size);
        }
        if (embedded == null) {
            embedded = createPool("embedded", 1);
        }
        return embedded;
    }

    /** Brings the tables of every location up to date. */
    void migrate(List<Tables> tables) {
        try (HikariDataSource pool = createPool("migrations", CONNECTIONS_FOR_MIGRATIONS)) {
            tables.forEach(each -> Migrations.migrate(pool, each.location(), each.historyTable()));
        }
    }

    /** Where the migrations of some tables are, and which table remembers those that ran. */
    record Tables(String location, String historyTable) {}

    private HikariDataSource createPool(String name, int size) {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName(name);
        pool.setJdbcUrl(url);
        pool.setUsername(database.user());
        pool.setPassword(database.password());
        pool.setMaximumPoolSize(size);
        pool.setConnectionTimeout(BORROW_TIMEOUT_MILLIS);
        pool.setExceptionOverride(new DatabaseClosed());
        if (database.isEmbedded()) {
            // With its last connection H2 closes the database, and opens it again with the next.
            pool.setMaxLifetime(0);
        }
        return new HikariDataSource(pool);
    }

    /** A connection to an embedded database that was closed beneath it is of no use any more; a new one opens it. */
    private static final class DatabaseClosed implements SQLExceptionOverride {
        private static final Set<Integer> H2_DATABASE_IS_CLOSED = Set.of(90098, 90121);

        @java.lang.Override
        public Override adjudicate(SQLException e) {
            return H2_DATABASE_IS_CLOSED.contains(e.getErrorCode()) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
        }
    }

    /** The address with every option that the product relies on, unless the operator has set it otherwise. */
    private static String withH2Options(String url) {
        StringBuilder complete = new StringBuilder(url);
        for (String option :
                (JdbiStore.H2_OPTIONS + NO_SHUTDOWN_HOOK).substring(1).split(";")) {
            String name = option.substring(0, option.indexOf('=') + 1);
            if (!url.toUpperCase(Locale.ROOT).contains(";" + name)) {
                complete.append(';').append(option);
            }
        }
        return complete.toString();
    }

    private static String withPostgresqlOptions(String url) {
        return url.contains("options=") ? url : url + (url.contains("?") ? "&" : "?") + JdbiStore.POSTGRESQL_OPTIONS;
    }

    private static Connection connection(Configuration.Database database, String url) throws SQLException {
        return DriverManager.getConnection(url, database.user(), database.password());
    }

    private static ConfigurationException connectionFailure(SQLException e) {
        return new ConfigurationException("the database cannot be opened: "
                + String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given"));
    }
}
