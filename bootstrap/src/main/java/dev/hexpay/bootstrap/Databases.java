package dev.hexpay.bootstrap;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import dev.hexpay.adapter.persistence.jdbi.JdbiStore;
import dev.hexpay.adapter.persistence.jdbi.UnsupportedDatabaseException;
import dev.hexpay.bootstrap.config.Configuration;
import dev.hexpay.bootstrap.config.ConfigurationException;
import dev.hexpay.bootstrap.config.JdbcUrls;
import dev.hexpay.bootstrap.config.PrivateFiles;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Connects to the configured database and creates connection pools. */
final class Databases implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Databases.class);
    private static final long H2_BORROW_MILLIS = 10_000;
    private static final int H2_FILE_LOCKED = 90020;
    private static final Set<Integer> H2_NOT_FOUND = Set.of(90146, 90149);
    private static final String H2_READ_ONLY = ";IFEXISTS=TRUE;ACCESS_MODE_DATA=r";

    // Requests in progress still need the database when the process stops: close() closes it, not a hook. Then H2 gives
    // free space in the file back, for at most 10 seconds.
    private static final String H2_CLOSING = ";DB_CLOSE_ON_EXIT=FALSE;MAX_COMPACT_TIME=10000";

    // The trace file would hold the values of failed statements.
    private static final String H2_TRACE = ";TRACE_LEVEL_FILE=0";

    private final Configuration.Database database;
    private final PostgresqlOptions postgresql;
    private final String url;
    private final List<HikariDataSource> pools = new ArrayList<>();
    private @Nullable HikariDataSource embedded;

    private Databases(Configuration.Database database) {
        this.database = database;
        this.postgresql = new PostgresqlOptions(database.timeout());
        this.url =
                database.isEmbedded() ? withH2Options(database.url()) : postgresql.withSessionSettings(database.url());
    }

    /**
     * Connects to the configured database once, as a check. An embedded one stays open until {@link #close}.
     *
     * @throws DatabaseInUseException when another process has the embedded database open
     * @throws ConfigurationException when the database cannot be reached or is not supported
     */
    static Databases connect(Configuration configuration) {
        Databases databases = new Databases(configuration.database());
        try (Connection probe = databases.connection()) {
            requireSupported(probe);
            if (configuration.database().isEmbedded()) {
                // As long as the probe is open, so that the database is not closed and opened again.
                databases.pool("embedded", 1);
            }
            return databases;
        } catch (SQLException e) {
            throw databases.connectionFailure(e);
        }
    }

    /**
     * Connects to the configured database once, as a check, without changing it.
     *
     * @return null if it is an embedded one that does not exist yet
     * @throws DatabaseInUseException when another process has the embedded database open
     * @throws ConfigurationException when the database cannot be reached or is not supported
     */
    static @Nullable Databases connectForReading(Configuration configuration) {
        return connectForReading(configuration.database());
    }

    static @Nullable Databases connectForReading(Configuration.Database database) {
        Databases databases = new Databases(database.isEmbedded() ? readOnly(database) : database);
        try (Connection probe = databases.connection()) {
            requireSupported(probe);
            return databases;
        } catch (SQLException e) {
            if (H2_NOT_FOUND.contains(e.getErrorCode())) {
                return null;
            }
            throw databases.connectionFailure(e);
        }
    }

    private static Configuration.Database readOnly(Configuration.Database database) {
        return new Configuration.Database(
                database.url() + H2_READ_ONLY,
                database.user(),
                database.password(),
                database.poolSize(),
                database.timeout());
    }

    private static void requireSupported(Connection probe) throws SQLException {
        try {
            JdbiStore.requireSupported(probe);
        } catch (UnsupportedDatabaseException e) {
            throw new ConfigurationException(String.valueOf(e.getMessage()));
        }
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

    /**
     * To ask whether the database answers: a connection of its own, which does not wait for the work of others. An embedded
     * database has only one.
     */
    DataSource probe() {
        return database.isEmbedded() ? pool("readiness", 1) : createPool("readiness", 1);
    }

    private HikariDataSource createPool(String name, int size) {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName(name);
        pool.setJdbcUrl(url);
        pool.setUsername(database.user());
        pool.setPassword(database.password());
        pool.setMaximumPoolSize(size);
        pool.setExceptionOverride(new DatabaseClosed());
        if (database.isEmbedded()) {
            pool.setConnectionTimeout(H2_BORROW_MILLIS);
            // H2 closes the database with its last connection, and opens it again with the next.
            pool.setMaxLifetime(0);
        } else {
            pool.setConnectionTimeout(postgresql.borrow().toMillis());
            pool.setValidationTimeout(postgresql.validation().toMillis());
            pool.setDataSourceProperties(postgresql.properties(url));
        }
        HikariDataSource dataSource = new HikariDataSource(pool);
        pools.add(dataSource);
        return dataSource;
    }

    /** Closes the pools. An embedded database that no other connection uses is then closed, and its file compacted. */
    @Override
    public void close() {
        // A pool closes its connections on a thread for which it waits 10 seconds at most: too short to compact.
        try (Connection last = database.isEmbedded() ? connection() : null) {
            pools.forEach(HikariDataSource::close);
        } catch (SQLException e) {
            LOG.warn("the embedded database was not closed properly; the next start recovers it", e);
            pools.forEach(HikariDataSource::close);
        }
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
                (JdbiStore.H2_OPTIONS + H2_CLOSING + H2_TRACE).substring(1).split(";")) {
            String name = option.substring(0, option.indexOf('=') + 1);
            if (!url.toUpperCase(Locale.ROOT).contains(";" + name)) {
                complete.append(';').append(option);
            }
        }
        return complete.toString();
    }

    private Connection connection() throws SQLException {
        Properties properties = database.isEmbedded() ? new Properties() : postgresql.properties(url);
        properties.setProperty("user", database.user());
        properties.setProperty("password", database.password());
        return DriverManager.getConnection(url, properties);
    }

    private ConfigurationException connectionFailure(SQLException e) {
        if (e.getErrorCode() == H2_FILE_LOCKED) {
            return new DatabaseInUseException(database.url());
        }
        // Drivers quote a URL that they do not accept.
        String message = String.valueOf(e.getMessage()).replace(url, JdbcUrls.masked(url));
        String reason = message.lines().findFirst().orElse("no reason given");
        if (rootOf(e) instanceof IOException cause) {
            reason += ": " + PrivateFiles.reason(cause);
        }
        return new ConfigurationException("the database cannot be opened: " + reason);
    }

    private static Throwable rootOf(Throwable e) {
        return e.getCause() == null ? e : rootOf(e.getCause());
    }
}
