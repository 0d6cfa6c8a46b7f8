package dev.hexpay.adapter.sandbox;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Replaces primary keys of earlier versions by keys that begin with organization and mode. No script can do that: each
 * database has its own name for a key that was given none. It can run again after a crash.
 */
final class ScopedKeys {
    /** In the order in which charges and refunds lock the tables. */
    private static final List<ScopedKey> KEYS = List.of(
            new ScopedKey("sandbox_tokens", "token"),
            new ScopedKey("sandbox_cards", "reference"),
            new ScopedKey("sandbox_movements", "charge"),
            new ScopedKey("sandbox_returns", "reference"),
            new ScopedKey("sandbox_disputes", "dispute"),
            new ScopedKey("sandbox_notifications", "event_id"));

    private ScopedKeys() {}

    /** A key of a table: organization, mode and a column. */
    private record ScopedKey(String table, String column) {
        String name() {
            return table + "_pk";
        }
    }

    /**
     * Replaces the keys in a schema.
     *
     * @param schema the name of the schema, as the catalog has it
     */
    static void create(Handle handle, String schema) {
        for (ScopedKey key : KEYS) {
            Optional<String> current = primaryKey(handle, schema, key.table());
            if (current.filter(key.name()::equals).isPresent()) {
                continue;
            }
            String alter = "ALTER TABLE <schema>." + key.table();
            current.ifPresent(name -> handle.execute(alter + " DROP CONSTRAINT \"" + name + '"'));
            handle.execute(alter + " ADD CONSTRAINT \"" + key.name() + "\" PRIMARY KEY (organization_id, mode, "
                    + key.column() + ")");
        }
    }

    private static Optional<String> primaryKey(Handle handle, String schema, String table) {
        return handle.createQuery("SELECT constraint_name FROM information_schema.table_constraints"
                        + " WHERE table_schema = :schema AND table_name = :table AND constraint_type = 'PRIMARY KEY'")
                .bind("schema", schema)
                .bind("table", table)
                .mapTo(String.class)
                .findOne();
    }
}
