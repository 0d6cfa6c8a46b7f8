package dev.hexpay.adapter.persistence.jdbi;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The differences between H2 and PostgreSQL. */
enum Dialect {
    // An embedded database is open in one process only, which synchronizes its own threads.
    H2("VARCHAR", "", "SELECT 1", "SELECT 1"),
    // Another collation might not sort ids by time.
    // A migration of a large table, and another server that waits for it, take longer than any call.
    POSTGRESQL(
            "VARCHAR COLLATE \"C\"",
            "STORED",
            "SET statement_timeout = 0; SET lock_timeout = 0; SELECT pg_advisory_lock(7226)",
            "SELECT pg_advisory_unlock(7226); RESET statement_timeout; RESET lock_timeout");

    /** The options without which statements fail, lists are in the wrong order, or commits are lost in a crash. */
    private static final Map<String, String> H2_SETTINGS = Map.of(
            "MODE", "PostgreSQL",
            "DATABASE_TO_LOWER", "TRUE",
            "DEFAULT_NULL_ORDERING", "HIGH",
            "WRITE_DELAY", "0");

    /** Releases of H2 that leave commits out of their file, or refuse valid rows (decision 67). */
    private static final Set<String> DEFECTIVE_H2 = Set.of("2.4.240", "2.5.252");

    private static final String SQL_COMMENT = "--";

    /** The oldest supported release of PostgreSQL. */
    private static final int OLDEST_POSTGRESQL = 14;

    private static final Pattern POSTGRESQL_VERSION = Pattern.compile("PostgreSQL (\\d+)(\\S*).*", Pattern.DOTALL);

    /** The release of PostgreSQL that introduced {@code IS JSON}. */
    private static final int WITH_IS_JSON = 16;

    private static final Pattern IS_JSON = Pattern.compile("\\b(\\w+) IS JSON\\b");

    private final String idType;
    private final String storedColumn;
    private final String lock;
    private final String unlock;

    Dialect(String idType, String storedColumn, String lock, String unlock) {
        this.idType = idType;
        this.storedColumn = storedColumn;
        this.lock = lock;
        this.unlock = unlock;
    }

    static Dialect of(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        return switch (product) {
            case "H2" -> H2;
            case "PostgreSQL" -> POSTGRESQL;
            default -> throw UnsupportedDatabaseException.of(product);
        };
    }

    /**
     * Checks the server and the options of the connection.
     *
     * @throws UnsupportedDatabaseException if the server is too old, only speaks the protocol of PostgreSQL, or has a known defect
     * @throws IllegalStateException if an option of {@link JdbiStore#H2_OPTIONS} is missing
     */
    void check(Connection connection) throws SQLException {
        switch (this) {
            case H2 -> {
                checkH2Options(connection);
                checkH2Version(text(connection, "SELECT h2version()"));
            }
            case POSTGRESQL -> checkPostgresqlVersion(connection);
        }
    }

    private static void checkPostgresqlVersion(Connection connection) throws SQLException {
        // The driver calls every server that speaks its protocol PostgreSQL; the server itself does not.
        String version = text(connection, "SELECT version()");
        Matcher postgresql = POSTGRESQL_VERSION.matcher(version);
        if (!postgresql.matches()) {
            throw UnsupportedDatabaseException.of(version);
        } else if (Integer.parseInt(postgresql.group(1)) < OLDEST_POSTGRESQL) {
            throw UnsupportedDatabaseException.of("PostgreSQL " + postgresql.group(1) + postgresql.group(2));
        }
    }

    static void checkH2Version(String version) {
        if (DEFECTIVE_H2.contains(version)) {
            throw UnsupportedDatabaseException.defectiveH2(version);
        }
    }

    private static void checkH2Options(Connection connection) throws SQLException {
        Map<String, String> settings = h2Settings(connection);
        // A database in memory has no file, so no delay is set.
        H2_SETTINGS.forEach((name, required) -> {
            String actual = settings.get(name);
            boolean isMissing = actual == null ? !name.equals("WRITE_DELAY") : !actual.equalsIgnoreCase(required);
            if (isMissing) {
                throw new IllegalStateException(
                        "the H2 URL lacks the option " + name + "=" + required + ": append JdbiStore.H2_OPTIONS to it");
            }
        });
    }

    private static Map<String, String> h2Settings(Connection connection) throws SQLException {
        Map<String, String> settings = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT setting_name, setting_value FROM information_schema.settings")) {
            while (rows.next()) {
                settings.put(rows.getString(1).toUpperCase(Locale.ROOT), rows.getString(2));
            }
        }
        return settings;
    }

    /** Whether the schema has a table of this name; names are stored in lower case. */
    boolean hasTable(Connection connection, String schema, String table) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT 1 FROM information_schema.tables WHERE table_schema = ? AND table_name = ?")) {
            statement.setString(1, schema);
            statement.setString(2, table);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    /** Acquires the lock for migrations; it is held until it is released or the connection closes. */
    void acquireMigrationLock(Connection connection) throws SQLException {
        execute(connection, lock);
    }

    void releaseMigrationLock(Connection connection) throws SQLException {
        execute(connection, unlock);
    }

    private static String text(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /**
     * A connection for the migrations. Some released ones contain {@code IS JSON}, which PostgreSQL 14 and 15 do not
     * have; there, this connection replaces it. The text of a released migration cannot change, because installations
     * have recorded its checksum.
     */
    Connection forMigrations(Connection connection) throws SQLException {
        boolean lacksIsJson = this == POSTGRESQL && connection.getMetaData().getDatabaseMajorVersion() < WITH_IS_JSON;
        return lacksIsJson ? RewritingConnection.of(connection, Dialect::withoutIsJson) : connection;
    }

    /** Null for null, true for JSON, and an error for other text, which is rejected as well. */
    static String withoutIsJson(String sql) {
        return IS_JSON.matcher(sql).replaceAll("JSON_TYPEOF(CAST($1 AS JSON)) <> ''");
    }

    /** Whether a statement costs a round trip, so that several are better sent together. */
    boolean sendsTogether() {
        return this == POSTGRESQL;
    }

    /** The values of {@code ${…}} in migrations. */
    Map<String, String> placeholders() {
        return Map.of(
                "id", idType,
                "stored", storedColumn,
                "bytes", this == H2 ? "BINARY LARGE OBJECT" : "BYTEA",
                "h2", this == H2 ? "" : SQL_COMMENT,
                "postgresql", this == POSTGRESQL ? "" : SQL_COMMENT);
    }
}
