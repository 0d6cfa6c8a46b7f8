package dev.hexpay.adapter.persistence.jdbi;

/** The database is not one of those that the tables are made for; the message is one line and names it. */
public final class UnsupportedDatabaseException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    private UnsupportedDatabaseException(String message) {
        super(message);
    }

    static UnsupportedDatabaseException of(String database) {
        String name = database.lines().findFirst().orElse("an unknown database");
        return new UnsupportedDatabaseException("the database must be PostgreSQL 14 or newer, or H2; it is " + name);
    }

    static UnsupportedDatabaseException defectiveH2(String version) {
        return new UnsupportedDatabaseException(
                "H2 " + version + " loses commits or refuses valid rows: use H2 2.3.232");
    }
}
