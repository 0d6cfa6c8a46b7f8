package dev.hexpay.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.adapter.persistence.jdbi.JdbiStore;
import dev.hexpay.bootstrap.HexpayServer;
import dev.hexpay.bootstrap.config.Configuration;
import dev.hexpay.bootstrap.config.ConfigurationReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A database that is sharded by organization can check a unique key only if it has the organization. */
class KeysByScopeTest {
    private static final String SCHEMA = "hexpay";

    /** Tables with a primary key or a unique key that does not begin with organization and mode, each with its reason. */
    private static final Map<String, String> WITHOUT_SCOPE = Map.of(
            "organization", "is what the other keys begin with",
            "organization_lock", "has one row for the installation",
            "master_key", "is about the installation",
            "login_link", "belongs to operators, who may enter every scope",
            "operator_session", "belongs to operators, who may enter every scope",
            "audit_entry", "has entries about no scope",
            "provider_notification", "has events of charges and cards before it is known whose they are",
            "hexpay_schema_history", "is about the schema",
            "sandbox_schema_history", "is about the schema");

    @ParameterizedTest
    @EnumSource
    void every_unique_key_begins_with_organization_and_mode(TestDatabase database, @TempDir Path dataDir)
            throws SQLException {
        Configuration configuration = ConfigurationReader.read(TestServer.settings(database, dataDir));
        HexpayServer.open(configuration).close();

        Map<String, List<String>> keys = uniqueKeys(configuration.database());

        assertThat(keys).hasSizeGreaterThan(35);
        assertThat(keys.entrySet())
                .filteredOn(key -> !isByScope(key.getValue()))
                .extracting(key -> tableOf(key.getKey()))
                .containsExactlyInAnyOrderElementsOf(WITHOUT_SCOPE.keySet());
    }

    private static boolean isByScope(List<String> columns) {
        return columns.size() > 2 && columns.subList(0, 2).equals(List.of("organization_id", "mode"));
    }

    private static String tableOf(String key) {
        return key.substring(0, key.indexOf(' '));
    }

    /** The columns of each primary and unique key, by table and name, as the catalog of the database has them. */
    private static Map<String, List<String>> uniqueKeys(Configuration.Database configured) throws SQLException {
        String url = configured.url() + (configured.isEmbedded() ? JdbiStore.H2_OPTIONS : "");
        Map<String, List<String>> keys = new TreeMap<>();
        try (Connection connection = DriverManager.getConnection(url, configured.user(), configured.password())) {
            DatabaseMetaData catalog = connection.getMetaData();
            try (ResultSet tables = catalog.getTables(null, SCHEMA, "%", null)) {
                while (tables.next()) {
                    if (tables.getString("TABLE_TYPE").endsWith("TABLE")) {
                        addKeys(catalog, tables.getString("TABLE_NAME"), keys);
                    }
                }
            }
        }
        return keys;
    }

    private static void addKeys(DatabaseMetaData catalog, String table, Map<String, List<String>> keys)
            throws SQLException {
        try (ResultSet columns = catalog.getIndexInfo(null, SCHEMA, table, true, true)) {
            while (columns.next()) {
                keys.computeIfAbsent(table + " " + columns.getString("INDEX_NAME"), key -> new ArrayList<>())
                        .add(columns.getString("COLUMN_NAME"));
            }
        }
    }
}
