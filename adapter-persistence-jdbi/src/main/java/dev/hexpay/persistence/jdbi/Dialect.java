package dev.hexpay.persistence.jdbi;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;

/** What H2 and PostgreSQL do not say in the same words. */
enum Dialect {
    H2("VARCHAR"),
    // Any other collation may put ids into an order that is not that of their time.
    POSTGRESQL("VARCHAR COLLATE \"C\"");

    private final String idType;

    Dialect(String idType) {
        this.idType = idType;
    }

    static Dialect of(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            String product = connection.getMetaData().getDatabaseProductName();
            return switch (product) {
                case "H2" -> H2;
                case "PostgreSQL" -> POSTGRESQL;
                default -> throw new IllegalArgumentException("neither H2 nor PostgreSQL: " + product);
            };
        }
    }

    /** What stands for {@code ${…}} in migrations. */
    Map<String, String> placeholders() {
        return Map.of("id", idType);
    }
}
