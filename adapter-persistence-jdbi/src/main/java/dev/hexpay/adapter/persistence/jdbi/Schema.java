package dev.hexpay.adapter.persistence.jdbi;

import java.util.regex.Pattern;

/**
 * The schema with the tables.
 *
 * @param name a lower-case SQL identifier
 * @param lookup whether tables that an earlier version created elsewhere are found
 */
public record Schema(String name, Lookup lookup) {
    // Before the constants, whose constructor reads it.
    private static final Pattern IDENTIFIER = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

    /**
     * The schema {@code hexpay}. An installation that an earlier version made in the default schema of the connection
     * ({@code public}, unless the connection sets another one) stays there and is used there.
     */
    public static final Schema DEFAULT = new Schema("hexpay", Lookup.EXISTING_INSTALLATION);

    /** Checks the name. */
    public Schema {
        if (!IDENTIFIER.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a schema name consists of at most 63 lower-case letters, digits and underscores: " + name);
        }
    }

    /** Exactly this schema; tables elsewhere are another installation. */
    public static Schema named(String name) {
        return new Schema(name, Lookup.THIS_SCHEMA_ONLY);
    }

    /** Where the tables of an installation are looked for. */
    public enum Lookup {
        /** In the schema; if it has none, in the default schema of the connection. */
        EXISTING_INSTALLATION,
        /** In the schema. */
        THIS_SCHEMA_ONLY
    }
}
