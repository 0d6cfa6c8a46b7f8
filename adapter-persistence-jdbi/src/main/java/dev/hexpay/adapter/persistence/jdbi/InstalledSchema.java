package dev.hexpay.adapter.persistence.jdbi;

import java.sql.Connection;
import java.sql.SQLException;

/** Finds the schema that the tables are in, or will be created in. */
final class InstalledSchema {
    private InstalledSchema() {}

    static String find(Connection connection, Schema schema) throws SQLException {
        if (schema.lookup() == Schema.Lookup.THIS_SCHEMA_ONLY) {
            return schema.name();
        }
        Dialect dialect = Dialect.of(connection);
        String current = connection.getSchema();
        boolean isElsewhere = current != null
                && !dialect.hasTable(connection, schema.name(), Migrations.HISTORY_TABLE)
                && dialect.hasTable(connection, current, Migrations.HISTORY_TABLE);
        return isElsewhere ? current : schema.name();
    }
}
