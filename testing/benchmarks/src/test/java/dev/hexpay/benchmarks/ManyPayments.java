package dev.hexpay.benchmarks;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Copies all rows of a small merchant until it has many payments, in the 400 days before. The copies refer to each other as
 * the rows do of which they are made, since each id is changed in the same way: to the time and the number of its copy. There
 * are events and deliveries of the last 30 days only, as the retention leaves them.
 */
final class ManyPayments {
    private static final List<String> TABLES = List.of(
            "customer",
            "payer",
            "payment_method",
            "payment",
            "payment_transaction",
            "invoice",
            "credit_note",
            "refund",
            "receipt",
            "event",
            "webhook_delivery");
    private static final Set<String> WITH_RETENTION = Set.of("event", "webhook_delivery");
    private static final Set<String> NOT_COPIED = Set.of("organization_id", "endpoint_id", "created_by");
    private static final Set<String> SEQUENCES = Set.of("sequence", "event_sequence", "series_sequence");
    private static final Set<String> UNIQUE = Set.of(
            "email",
            "email_normalized",
            "payer_email",
            "payer_email_normalized",
            "provider_reference",
            "charge_reference",
            "reference");
    private static final String ULID = "(SELECT string_agg(substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ',"
            + " (((extract(epoch FROM now() + shift) * 1000)::BIGINT >> bits) & 31)::INT + 1, 1), '' ORDER BY bits DESC)"
            + " FROM generate_series(0, 45, 5) bits) || lpad(number::TEXT, 9, '0')";

    private final Statement statement;

    private ManyPayments(Statement statement) {
        this.statement = statement;
    }

    /** Copies what the database has so often that it has this many payments. */
    static void insert(Connection database, int payments) throws SQLException {
        try (Statement statement = database.createStatement()) {
            new ManyPayments(statement).copyUntil(payments);
        }
    }

    private void copyUntil(int payments) throws SQLException {
        try (ResultSet result = statement.executeQuery("SELECT count(*) FROM hexpay.payment")) {
            result.next();
            insert(payments / result.getInt(1));
        }
    }

    private void insert(int copies) throws SQLException {
        statement.execute("SET synchronous_commit = off");
        statement.execute("SET maintenance_work_mem = '1GB'");
        statement.execute("CREATE TEMP TABLE copy AS SELECT number, shift, " + ULID + " AS ulid FROM (SELECT number,"
                + " (number - " + copies + " - 1) * (INTERVAL '400 days' / " + copies
                + ") AS shift FROM generate_series(1, "
                + copies + ") number) numbers ORDER BY number");
        statement.execute("ANALYZE copy");
        // Indexes are built faster than filled.
        List<String> definitions = dropIndexes();
        for (String table : TABLES) {
            copy(table);
        }
        for (String definition : definitions) {
            statement.execute(definition);
        }
        statement.execute(
                "UPDATE hexpay.invoice_series SET last_sequence = (SELECT max(series_sequence) FROM hexpay.invoice)"
                        + " WHERE series = 'invoice'");
        statement.execute("UPDATE hexpay.invoice_series SET last_sequence = (SELECT max(series_sequence)"
                + " FROM hexpay.credit_note) WHERE series = 'credit_note'");
        statement.execute(
                "SELECT setval(pg_get_serial_sequence('hexpay.event', 'sequence'), max(sequence)) FROM hexpay.event");
        statement.execute("VACUUM ANALYZE");
    }

    /** Drops constraints and indexes; returns the statements that create them again, in the order in which they work. */
    private List<String> dropIndexes() throws SQLException {
        String tables = TABLES.stream().map(table -> "'" + table + "'").collect(Collectors.joining(", "));
        // Foreign keys hold by construction and are not checked.
        Map<String, String> foreignKeys =
                statements("SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass,"
                        + " conname), format('ALTER TABLE %s ADD CONSTRAINT %I %s NOT VALID', conrelid::regclass, conname,"
                        + " pg_get_constraintdef(oid)) FROM pg_constraint"
                        + " WHERE connamespace = 'hexpay'::regnamespace AND contype = 'f'");
        Map<String, String> keys = statements("SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass,"
                + " conname), format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname,"
                + " pg_get_constraintdef(c.oid)) FROM pg_constraint c JOIN pg_class t ON t.oid = conrelid"
                + " WHERE connamespace = 'hexpay'::regnamespace AND contype IN ('p', 'u') AND relname IN (" + tables
                + ")");
        Map<String, String> indexes =
                statements("SELECT format('DROP INDEX hexpay.%I', indexname), indexdef FROM pg_indexes"
                        + " WHERE schemaname = 'hexpay' AND tablename IN (" + tables + ")"
                        + " AND indexname NOT IN (SELECT conname FROM pg_constraint)");
        List<String> definitions = new ArrayList<>();
        for (Map<String, String> each : List.of(foreignKeys, keys, indexes)) {
            for (String drop : each.keySet()) {
                statement.execute(drop);
            }
        }
        for (Map<String, String> each : List.of(keys, indexes, foreignKeys)) {
            definitions.addAll(each.values());
        }
        return definitions;
    }

    private Map<String, String> statements(String query) throws SQLException {
        Map<String, String> statements = new LinkedHashMap<>();
        try (ResultSet result = statement.executeQuery(query)) {
            while (result.next()) {
                statements.put(result.getString(1), result.getString(2));
            }
        }
        return statements;
    }

    private void copy(String table) throws SQLException {
        List<String> columns = new ArrayList<>();
        List<String> values = new ArrayList<>();
        String query = "SELECT column_name, data_type FROM information_schema.columns WHERE table_schema = 'hexpay'"
                + " AND table_name = '" + table + "' AND is_generated = 'NEVER' ORDER BY ordinal_position";
        try (ResultSet result = statement.executeQuery(query)) {
            while (result.next()) {
                columns.add(result.getString(1));
                values.add(value(result.getString(1), result.getString(2)));
            }
        }
        String order = columns.contains("id") ? " ORDER BY copy.number, one.id" : "";
        // The rows are read as they were before, without those that are being copied.
        statement.execute(String.format(
                Locale.ROOT,
                "INSERT INTO hexpay.%s (%s) SELECT %s FROM copy, (SELECT * FROM hexpay.%s) one%s%s",
                table,
                String.join(", ", columns),
                String.join(", ", values),
                table,
                WITH_RETENTION.contains(table) ? " WHERE copy.shift > INTERVAL '-30 days'" : "",
                order));
    }

    private static String value(String column, String type) {
        String one = "one." + column;
        if (type.startsWith("timestamp")) {
            return one + " + copy.shift";
        }
        if (SEQUENCES.contains(column)) {
            // Numbers of the copies follow those of the merchant, with gaps.
            return one + " + copy.number * 1000";
        }
        if (column.equals("link_token")) {
            return "md5(" + one + " || copy.number)";
        }
        if (UNIQUE.contains(column)) {
            return "copy.number || '.' || " + one;
        }
        boolean isId = column.equals("id") || column.endsWith("_id");
        return isId && !NOT_COPIED.contains(column) ? copied(one) : one;
    }

    private static String copied(String id) {
        return "CASE WHEN " + id + " LIKE '%\\_" + "_".repeat(26) + "' THEN substr(" + id + ", 1, length(" + id
                + ") - 26) || copy.ulid || right(" + id + ", 7) ELSE " + id + " END";
    }
}
