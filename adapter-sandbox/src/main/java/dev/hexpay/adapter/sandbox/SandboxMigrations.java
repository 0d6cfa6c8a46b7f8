package dev.hexpay.adapter.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.DatabaseMetaData;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Creates and migrates the tables. The history of the scripts is kept in the format of Flyway, which ran them in
 * earlier versions. Scripts can run again after a crash, because H2 commits every statement that defines a table.
 */
final class SandboxMigrations {
    /** The attribute with the quoted name of the schema. */
    static final String SCHEMA = "schema";

    private static final String HISTORY_TABLE = "sandbox_schema_history";

    /** The migrations of the persistence adapter take the same lock: both create the schema. */
    private static final String POSTGRESQL_LOCK = "SELECT pg_advisory_xact_lock(7226)";

    private static final String KEYS_BY_SCOPE = "V6__keys_by_scope.sql";

    /** The script with index {@code n} is version {@code n + 1}. */
    private static final List<String> SCRIPTS = List.of(
            "V1__tokens_cards_attempts_movements.sql",
            "V2__faults_disputes_notifications.sql",
            "V3__sweeping.sql",
            "V4__refunds_verdicts.sql",
            "V5__statements.sql",
            KEYS_BY_SCOPE);

    private static final Object H2_LOCK = new Object();

    private final Jdbi jdbi;
    private final SandboxSettings settings;

    SandboxMigrations(Jdbi jdbi, SandboxSettings settings) {
        this.jdbi = jdbi;
        this.settings = settings;
    }

    /** Applies the pending scripts and returns the quoted name of the schema. */
    String migrate() {
        // An H2 database is open in one process only.
        synchronized (H2_LOCK) {
            return jdbi.inTransaction(handle -> {
                if (isPostgresql(handle)) {
                    handle.execute(POSTGRESQL_LOCK);
                }
                String schema = findSchema(handle);
                String quoted = quoted(schema);
                handle.define(SCHEMA, quoted);
                createHistory(handle, schema);
                for (int version = appliedVersion(handle) + 1; version <= SCRIPTS.size(); version++) {
                    apply(handle, version, schema);
                }
                return quoted;
            });
        }
    }

    /** The quoted name of the schema with the migrated tables. */
    String schema() {
        return settings.lookup() == SandboxSettings.Lookup.THIS_SCHEMA_ONLY
                ? quoted(settings.schema())
                : jdbi.withHandle(handle -> quoted(findSchema(handle)));
    }

    private static String quoted(String schema) {
        return '"' + schema.replace("\"", "\"\"") + '"';
    }

    private static boolean isPostgresql(Handle handle) {
        return handle.queryMetadata(DatabaseMetaData::getDatabaseProductName).equals("PostgreSQL");
    }

    private String findSchema(Handle handle) {
        String current =
                handle.createQuery("SELECT CURRENT_SCHEMA").mapTo(String.class).one();
        boolean isElsewhere = settings.lookup() == SandboxSettings.Lookup.EXISTING_TABLES
                && !hasHistory(handle, settings.schema())
                && hasHistory(handle, current);
        return isElsewhere ? current : settings.schema();
    }

    private static boolean hasHistory(Handle handle, String schema) {
        return handle.createQuery("SELECT COUNT(*) FROM information_schema.tables"
                                + " WHERE table_schema = :schema AND table_name = :table")
                        .bind("schema", schema)
                        .bind("table", HISTORY_TABLE)
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    private static void createHistory(Handle handle, String schema) {
        int schemas = handle.createQuery("SELECT COUNT(*) FROM information_schema.schemata WHERE schema_name = :schema")
                .bind("schema", schema)
                .mapTo(Integer.class)
                .one();
        if (schemas == 0) {
            // PostgreSQL checks the privilege to create a schema even if it exists.
            handle.execute("CREATE SCHEMA <schema>");
        }
        handle.createScript(read("history.sql")).execute();
    }

    private static int appliedVersion(Handle handle) {
        return handle
                .createQuery("SELECT \"version\" FROM <schema>.sandbox_schema_history WHERE \"success\"")
                .mapTo(String.class)
                .stream()
                .filter(Objects::nonNull)
                .mapToInt(Integer::parseInt)
                .max()
                .orElse(0);
    }

    private static void apply(Handle handle, int version, String schema) {
        String script = SCRIPTS.get(version - 1);
        if (script.equals(KEYS_BY_SCOPE)) {
            ScopedKeys.create(handle, schema);
        }
        handle.createScript(read(script)).execute();
        handle.createUpdate("INSERT INTO <schema>.sandbox_schema_history (\"installed_rank\", \"version\","
                        + " \"description\", \"type\", \"script\", \"installed_by\", \"execution_time\", \"success\")"
                        + " SELECT COALESCE(MAX(\"installed_rank\"), 0) + 1, :version, :description, 'SQL', :script,"
                        + " CURRENT_USER, 0, TRUE FROM <schema>.sandbox_schema_history")
                .bind("version", Integer.toString(version))
                .bind("description", script.replaceAll("^V\\d+__|\\.sql$", "").replace('_', ' '))
                .bind("script", script)
                .execute();
    }

    private static String read(String script) {
        try (InputStream text = SandboxMigrations.class.getResourceAsStream("migrations/" + script)) {
            if (text == null) {
                throw new IllegalStateException("the script " + script + " is missing");
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
