package dev.hexpay.e2e;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Compares our tables with the sandbox's ledger, row by row in the database. */
final class LedgerCheck {
    private static final String MOVED =
            "hexpay.sandbox_movements moved JOIN hexpay.payment_transaction txn ON txn.id = moved.transaction_id";

    private final Database database;

    LedgerCheck(Database database) {
        this.database = database;
    }

    /** The database with both. */
    interface Database {
        Connection connection() throws SQLException;
    }

    /** Each condition that must never occur, and how often it does. */
    Map<String, Long> violations() {
        Map<String, Long> violations = new LinkedHashMap<>();
        violations.put(
                "payments charged twice",
                count("(SELECT txn.payment_id FROM " + MOVED
                        + " GROUP BY txn.payment_id HAVING COUNT(*) > 1) AS duplicates"));
        violations.put("money moved and not recorded", count(MOVED + " WHERE txn.status <> 'succeeded'"));
        violations.put(
                "money recorded and not moved",
                count("hexpay.payment_transaction recorded WHERE status = 'succeeded' AND NOT EXISTS"
                        + " (SELECT 1 FROM hexpay.sandbox_movements moved WHERE moved.transaction_id = recorded.id)"));
        violations.put(
                "payments that contradict their transaction",
                count("hexpay.payment p JOIN hexpay.payment_transaction t ON t.id = p.attempt_id"
                        + " WHERE (p.status = 'succeeded') <> (t.status = 'succeeded')"));
        violations.put(
                "missing invoices",
                count("hexpay.payment WHERE status = 'succeeded' AND NOT EXISTS"
                        + " (SELECT 1 FROM hexpay.invoice WHERE invoice.payment_id = payment.id)"));
        violations.put(
                "invoices of payments that did not succeed",
                count("hexpay.invoice JOIN hexpay.payment ON payment.id = invoice.payment_id"
                        + " WHERE payment.status <> 'succeeded'"));
        violations.put(
                "sequences with a gap or a duplicate",
                count("(SELECT 1 FROM hexpay.invoice GROUP BY organization_id, mode, series HAVING COUNT(*)"
                        + " <> MAX(series_sequence) OR MIN(series_sequence) <> 1) AS uneven"));
        violations.put(
                "successes without exactly one event",
                count("(SELECT t.id FROM hexpay.payment_transaction t"
                        + " LEFT JOIN hexpay.event e ON e.name = 'payment.received'"
                        + " AND REGEXP_SUBSTR(e.data, 'txn_[0-9A-Z]+') = t.id WHERE t.status = 'succeeded'"
                        + " GROUP BY t.id HAVING COUNT(e.id) <> 1) AS unrecorded"));
        return violations;
    }

    /** The number of payments in this status. */
    long countPayments(String status) {
        return count("hexpay.payment WHERE status = '" + status + "'");
    }

    /** The number of charges in the sandbox. */
    long countMovements() {
        return count("hexpay.sandbox_movements");
    }

    /** The ids of all payments. */
    Set<String> paymentIds() {
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT id FROM hexpay.payment")) {
            Set<String> ids = new HashSet<>();
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
            return ids;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private long count(String from) {
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM " + from)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
