import java.sql.*;
import java.util.*;
import java.util.stream.*;

/** Prints the rows of an installation as INSERT statements for H2 and PostgreSQL. Arguments: JDBC URL, user, password. */
public final class DumpRows {
    private static final Set<String> OF_MIGRATIONS =
            Set.of("hexpay_schema_history", "sandbox_schema_history", "organization_lock");

    public static void main(String[] args) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(args[0]), args[1], args[2])) {
            String schema = connection.getSchema();
            for (String table : tables(connection, schema)) {
                rows(connection, table);
            }
        }
    }

    private static String url(String url) {
        return url.startsWith("jdbc:h2:")
                ? url + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
                : url;
    }

    /** The tables, those that others refer to first. */
    private static List<String> tables(Connection connection, String schema) throws SQLException {
        Map<String, Set<String>> references = new TreeMap<>();
        try (ResultSet tables = connection.getMetaData().getTables(null, schema, "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (tables.next()) {
                references.put(tables.getString("TABLE_NAME"), new TreeSet<>());
            }
        }
        references.keySet().removeAll(OF_MIGRATIONS);
        for (String table : references.keySet()) {
            try (ResultSet keys = connection.getMetaData().getImportedKeys(null, schema, table)) {
                while (keys.next()) {
                    references.get(table).add(keys.getString("PKTABLE_NAME"));
                }
            }
            references.get(table).remove(table);
        }
        List<String> ordered = new ArrayList<>();
        while (ordered.size() < references.size()) {
            references.forEach((table, needed) -> {
                if (!ordered.contains(table) && ordered.containsAll(needed)) {
                    ordered.add(table);
                }
            });
        }
        return ordered;
    }

    private static void rows(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM " + table)) {
            ResultSetMetaData columns = rows.getMetaData();
            List<String> lines = new ArrayList<>();
            while (rows.next()) {
                List<String> names = new ArrayList<>();
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= columns.getColumnCount(); i++) {
                    String value = literal(rows, i);
                    if (value != null) {
                        names.add(columns.getColumnName(i));
                        values.add(value);
                    }
                }
                lines.add("INSERT INTO " + table + " (" + String.join(", ", names) + ")\n    VALUES ("
                        + String.join(", ", values) + ");");
            }
            lines.stream().sorted().forEach(System.out::println);
        }
    }

    private static String literal(ResultSet rows, int i) throws SQLException {
        Object value = rows.getObject(i);
        if (value == null) {
            return null;
        }
        return switch (rows.getMetaData().getColumnType(i)) {
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE ->
                "TIMESTAMP WITH TIME ZONE '" + rows.getObject(i, java.time.OffsetDateTime.class).toInstant() + "'";
            case Types.BIGINT, Types.INTEGER, Types.SMALLINT, Types.BOOLEAN, Types.BIT -> value.toString();
            default -> (value instanceof UUID ? "UUID '" : "'") + value.toString().replace("'", "''") + "'";
        };
    }
}
