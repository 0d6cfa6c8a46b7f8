package dev.hexpay.bootstrap;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import dev.hexpay.adapter.persistence.jdbi.EmbeddedTcpServer;
import dev.hexpay.adapter.persistence.jdbi.JdbiStore;
import dev.hexpay.bootstrap.config.Configuration;
import dev.hexpay.bootstrap.config.ConfigurationException;
import dev.hexpay.bootstrap.config.JdbcUrls;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Connects to the configured database and creates connection pools. */
final class Databases {
    private static final long BORROW_TIMEOUT_MILLIS = 10_000;
    private static final int H2_FILE_LOCKED = 90020;

    // Requests in progress still need the database when the process stops: the last pool closes it, not a hook.
    private static final String NO_SHUTDOWN_HOOK = ";DB_CLOSE_ON_EXIT=FALSE";

    private final Configuration.Database database;
    private final String url;
    private @Nullable HikariDataSource embedded;

    private Databases(Configuration.Database database, String url) {
        this.database = database;
        this.url = url;
    }

    /**
     * Connects to the configured database once, as a check. An embedded database that a running server has open is
     * reached through the TCP server of that server.
     *
     * @throws ConfigurationException when the database cannot be reached
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
            throw connectionFailure(url, e);
        }
    }

    private static Databases connectViaRunningServer(Configuration configuration) {
        String address = EmbeddedTcpServer.readUrl(serverUrlFile(configuration))
                .orElseThrow(() -> new ConfigurationException("another process has the embedded database open"));
        String url = withH2Options(address);
        try (Connection probe = connection(configuration.database(), url)) {
            return new Databases(configuration.database(), url);
        } catch (SQLException e) {
            throw connectionFailure(url, e);
        }
    }

    /** The file in which a running server publishes the JDBC URL of its embedded database. */
    static Path serverUrlFile(Configuration configuration) {
        return configuration.dataDir().resolve("hexpay.h2-url");
    }

    /** The JDBC URL in use, with all options. */
    String url() {
        return url;
    }

    /**
     * A pool with this maximum size. For an embedded database, all callers share one pool with one connection: H2 saves
     * the changes of all sessions table by table, so a process that is killed during the commit of one session could
     * save half of the changes of another.
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
            // H2 closes the database with its last connection, and opens it again with the next.
            pool.setMaxLifetime(0);
        }
        return new HikariDataSource(pool);
    }

    /** Evicts connections to an embedded database that was closed; a new connection opens it again. */
    private static final class DatabaseClosed implements SQLExceptionOverride {
        private static final Set<Integer> H2_DATABASE_IS_CLOSED = Set.of(90098, 90121);

        @java.lang.Override
        public Override adjudicate(SQLException e) {
            return H2_DATABASE_IS_CLOSED.contains(e.getErrorCode()) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
        }
    }

    /** Adds every required option that the operator has not set. */
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

    private static ConfigurationException connectionFailure(String url, SQLException e) {
        // Drivers quote a URL that they do not accept.
        String message = String.valueOf(e.getMessage()).replace(url, JdbcUrls.masked(url));
        return new ConfigurationException(
                "the database cannot be opened: " + message.lines().findFirst().orElse("no reason given"));
    }
}
