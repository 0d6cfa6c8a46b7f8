package dev.hexpay.adapter.persistence.jdbi;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** The differences between H2 and PostgreSQL. */
enum Dialect {
    // An embedded database is open in one process only, which synchronizes its own threads.
    H2("VARCHAR", "SELECT 1", "SELECT 1"),
    // Another collation might not sort ids by time.
    POSTGRESQL("VARCHAR COLLATE \"C\"", "SELECT pg_advisory_lock(7226)", "SELECT pg_advisory_unlock(7226)");

    private final String idType;
    private final String lock;
    private final String unlock;

    Dialect(String idType, String lock, String unlock) {
        this.idType = idType;
        this.lock = lock;
        this.unlock = unlock;
    }

    static Dialect of(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        return switch (product) {
            case "H2" -> H2;
            case "PostgreSQL" -> POSTGRESQL;
            default -> throw new IllegalArgumentException("neither H2 nor PostgreSQL: " + product);
        };
    }

    /** Acquires the lock for migrations; it is held until it is released or the connection closes. */
    void acquireMigrationLock(Connection connection) throws SQLException {
        execute(connection, lock);
    }

    void releaseMigrationLock(Connection connection) throws SQLException {
        execute(connection, unlock);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The values of {@code ${…}} in migrations. */
    Map<String, String> placeholders() {
        return Map.of("id", idType);
    }
}
