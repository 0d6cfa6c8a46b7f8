package dev.hexpay.bootstrap;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.hexpay.bootstrap.config.Configuration;
import dev.hexpay.bootstrap.config.StartRefused;
import dev.hexpay.persistence.jdbi.EmbeddedDoor;
import dev.hexpay.persistence.jdbi.JdbiStore;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;

/** Reaches the configured database and opens pools of connections to it. */
final class Databases {
    private static final long BORROW_TIMEOUT_MILLIS = 10_000;
    private static final int H2_FILE_IS_OPEN_ELSEWHERE = 90020;

    // What is in flight when the process is told to stop still needs the database: the last pool closes it, no hook.
    private static final String STAYS_OPEN_UNTIL_CLOSED = ";DB_CLOSE_ON_EXIT=FALSE";

    private final Configuration.Database database;
    private final String url;

    private Databases(Configuration.Database database, String url) {
        this.database = database;
        this.url = url;
    }

    /**
     * The database of this configuration, reached once; an embedded one that a running server has open is reached
     * through that server's door.
     *
     * @throws StartRefused when it cannot be reached
     */
    static Databases reach(Configuration configuration) {
        Configuration.Database database = configuration.database();
        String url = database.isEmbedded() ? withOptions(database.url()) : withPostgresqlOptions(database.url());
        try (Connection reached = connection(database, url)) {
            return new Databases(database, url);
        } catch (SQLException e) {
            if (e.getErrorCode() == H2_FILE_IS_OPEN_ELSEWHERE) {
                return reachThroughDoor(configuration);
            }
            throw refused(e);
        }
    }

    private static Databases reachThroughDoor(Configuration configuration) {
        String address = EmbeddedDoor.addressIn(doorFile(configuration))
                .orElseThrow(() -> new StartRefused("another process has the embedded database open"));
        String url = withOptions(address);
        try (Connection reached = connection(configuration.database(), url)) {
            return new Databases(configuration.database(), url);
        } catch (SQLException e) {
            throw refused(e);
        }
    }

    /** Where a server that has the embedded database open says how to get in. */
    static Path doorFile(Configuration configuration) {
        return configuration.dataDir().resolve("hexpay.door");
    }

    /** Where it was reached, options included. */
    String url() {
        return url;
    }

    /** A pool of at most so many connections. */
    HikariDataSource pool(String name, int size) {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName(name);
        pool.setJdbcUrl(url);
        pool.setUsername(database.user());
        pool.setPassword(database.password());
        pool.setMaximumPoolSize(size);
        pool.setConnectionTimeout(BORROW_TIMEOUT_MILLIS);
        return new HikariDataSource(pool);
    }

    /** The address with every option that the product relies on, unless the operator has set it otherwise. */
    private static String withOptions(String url) {
        StringBuilder complete = new StringBuilder(url);
        for (String option :
                (JdbiStore.H2_OPTIONS + STAYS_OPEN_UNTIL_CLOSED).substring(1).split(";")) {
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

    private static StartRefused refused(SQLException e) {
        return new StartRefused("the database cannot be opened: "
                + String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given"));
    }
}
