package dev.hexpay.adapter.sandbox;

import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/** Reads the tables of the sandbox with plain SQL. */
final class SandboxTables {
    // They may contain long runs of digits and are not secret.
    private static final String TRANSACTION_IDS = "txn_[0-9A-Z]{26}";

    private SandboxTables() {}

    /** All values of all columns as one string. */
    static String text(DataSource dataSource) {
        return Jdbi.create(dataSource)
                .withHandle(handle -> handle
                        .createQuery(
                                "SELECT table_name FROM information_schema.tables WHERE table_name LIKE 'sandbox_%'")
                        .mapTo(String.class)
                        .list()
                        .stream()
                        .distinct()
                        .flatMap(
                                table -> handle.createQuery("SELECT * FROM hexpay." + table).mapToMap().list().stream())
                        .map(row -> row.values().toString())
                        .collect(Collectors.joining("\n"))
                        .replaceAll(TRANSACTION_IDS, "txn"));
    }

    static void drop(DataSource dataSource, String table) {
        Jdbi.create(dataSource).useHandle(handle -> handle.execute("DROP TABLE hexpay." + table));
    }
}
