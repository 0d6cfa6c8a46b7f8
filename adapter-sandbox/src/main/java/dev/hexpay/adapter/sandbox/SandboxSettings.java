package dev.hexpay.adapter.sandbox;

import java.util.regex.Pattern;

/**
 * Settings of {@link SandboxDatabase}.
 *
 * @param schema the schema with the tables, a lower-case SQL identifier
 * @param lookup whether tables that an earlier version created elsewhere are found
 * @param autoCommitOff the meaning of a connection whose auto-commit is off
 * @param tables whether the tables are created and migrated when the database is opened
 */
public record SandboxSettings(String schema, Lookup lookup, AutoCommitOff autoCommitOff, Tables tables) {
    // Before the constants, whose constructor reads it.
    private static final Pattern IDENTIFIER = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

    /**
     * Schema {@code hexpay}. Tables that an earlier version created in the default schema of the connection stay there
     * and are used there.
     */
    public static final SandboxSettings DEFAULT =
            new SandboxSettings("hexpay", Lookup.EXISTING_TABLES, AutoCommitOff.IS_HOST_TRANSACTION, Tables.TO_MIGRATE);

    /** Checks the name of the schema. */
    public SandboxSettings {
        if (!IDENTIFIER.matcher(schema).matches()) {
            throw new IllegalArgumentException(
                    "a schema name consists of at most 63 lower-case letters, digits and underscores: " + schema);
        }
    }

    /** The same settings with the tables in exactly this schema. */
    public SandboxSettings withSchema(String name) {
        return new SandboxSettings(name, Lookup.THIS_SCHEMA_ONLY, autoCommitOff, tables);
    }

    /** The same settings for a pool whose connections have auto-commit off when they are borrowed. */
    public SandboxSettings commitsWhenAutoCommitIsOff() {
        return new SandboxSettings(schema, lookup, AutoCommitOff.IS_POOL_DEFAULT, tables);
    }

    /** The same settings for tables that {@link SandboxDatabase#migrate} has migrated. */
    public SandboxSettings tablesAreMigrated() {
        return new SandboxSettings(schema, lookup, autoCommitOff, Tables.MIGRATED);
    }

    /** Where existing tables are looked for. */
    public enum Lookup {
        /** In the schema; if it has none, in the default schema of the connection. */
        EXISTING_TABLES,
        /** In the schema. */
        THIS_SCHEMA_ONLY
    }

    /** What it means that a borrowed connection has auto-commit off. */
    public enum AutoCommitOff {
        /** The host has begun a transaction on it; the sandbox, like every provider, does not take part in one. */
        IS_HOST_TRANSACTION,
        /** The pool is configured so; no transaction has begun. */
        IS_POOL_DEFAULT
    }

    /** Whether opening the database migrates its tables. */
    public enum Tables {
        /** It does. */
        TO_MIGRATE,
        /** They are migrated already, by another data source for example. */
        MIGRATED
    }
}
