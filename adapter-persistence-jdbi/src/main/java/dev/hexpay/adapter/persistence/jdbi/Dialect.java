package dev.hexpay.adapter.persistence.jdbi;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** What H2 and PostgreSQL do not say in the same words. */
enum Dialect {
    // An embedded database is open in one process, whose threads wait for each other without its help.
    H2("VARCHAR", "SELECT 1", "SELECT 1"),
    // Any other collation may put ids into an order that is not that of their time.
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

    /** Waits until no other server changes the tables, and keeps others from it as long as the connection is open. */
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

    /** What stands for {@code ${…}} in migrations. */
    Map<String, String> placeholders() {
        return Map.of("id", idType);
    }
}
