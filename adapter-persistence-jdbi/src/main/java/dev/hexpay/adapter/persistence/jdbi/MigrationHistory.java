package dev.hexpay.adapter.persistence.jdbi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Which migrations of this release a database has, by the table that Flyway keeps. To ask Flyway takes a sixth of a start.
 *
 * @param applied the checksums of the applied migrations, by version; those of newer releases too
 * @param hasFailed whether one was not applied completely
 */
record MigrationHistory(Map<String, Integer> applied, boolean hasFailed) {
    /** The checksums that Flyway records for the migrations of this release, by version. */
    static final Map<Integer, Integer> RELEASED = read("migrations/checksums.properties");

    /** Reads the history; it is empty in a database without tables. */
    static MigrationHistory read(Connection connection, Schema schema) throws SQLException {
        Map<String, Integer> applied = new HashMap<>();
        boolean hasFailed = false;
        String installed = InstalledSchema.find(connection, schema);
        if (Dialect.of(connection).hasTable(connection, installed, Migrations.HISTORY_TABLE)) {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT \"version\", \"checksum\", \"success\" FROM \""
                            + installed.replace("\"", "\"\"") + "\"." + Migrations.HISTORY_TABLE
                            + " WHERE \"version\" IS NOT NULL")) {
                while (rows.next()) {
                    if (rows.getBoolean(3)) {
                        applied.put(rows.getString(1), rows.getInt(2));
                    } else {
                        hasFailed = true;
                    }
                }
            }
        }
        return new MigrationHistory(applied, hasFailed);
    }

    /** Whether all migrations were applied as they are in this release. */
    boolean isUpToDate() {
        return !hasFailed
                && RELEASED.entrySet().stream()
                        .allMatch(released -> released.getValue()
                                .equals(applied.get(released.getKey().toString())));
    }

    /** The versions that were not applied, in their order. */
    List<String> pending() {
        return RELEASED.keySet().stream()
                .map(Object::toString)
                .filter(version -> !applied.containsKey(version))
                .toList();
    }

    private static Map<Integer, Integer> read(String resource) {
        Properties checksums = new Properties();
        try (InputStream text = MigrationHistory.class.getResourceAsStream(resource)) {
            checksums.load(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<Integer, Integer> byVersion = new TreeMap<>();
        checksums.forEach((version, checksum) ->
                byVersion.put(Integer.valueOf((String) version), Integer.valueOf((String) checksum)));
        return Collections.unmodifiableMap(byVersion);
    }
}
