package dev.hexpay.sharded;

import dev.hexpay.application.consistency.ConsistencyReport;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Organization;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.embedded.Hexpay;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** What must be true of two databases after a load, read from each of them directly. */
final class Checks {
    /** Tables that name an organization, and are not spread by it. */
    private static final Set<String> OTHERWISE = Set.of("audit_entry", "operator_session", "provider_notification");

    private final Shards shards;

    Checks(Shards shards) {
        this.shards = shards;
    }

    /** A payment whose client got a response of success, with what was refunded of it. */
    record Answered(UUID organization, String payment, long refunded) {}

    private Handle open(String shard) {
        return Jdbi.open(shards.pools().get(shard));
    }

    /** The payments without exactly one success and one movement of money on the shard of their organization. */
    List<String> lost(List<Answered> answers) {
        List<String> lost = new ArrayList<>();
        Map<String, List<Answered>> byShard =
                answers.stream().collect(Collectors.groupingBy(answer -> shards.of(answer.organization())));
        byShard.forEach((shard, all) -> {
            try (Handle handle = open(shard)) {
                for (Answered answer : all) {
                    if (movements(handle, answer) != 1 || returned(handle, answer) != answer.refunded()) {
                        lost.add(shard + " " + answer);
                    }
                }
            }
        });
        return lost;
    }

    private static long movements(Handle handle, Answered answer) {
        return handle.createQuery("SELECT COUNT(*) FROM hexpay.payment"
                        + " JOIN hexpay.payment_transaction paid ON paid.organization_id = payment.organization_id"
                        + " AND paid.mode = payment.mode AND paid.payment_id = payment.id AND paid.status = 'succeeded'"
                        + " JOIN hexpay.sandbox_movements moved ON moved.transaction_id = paid.id"
                        + " WHERE payment.organization_id = :organization AND payment.id = :id"
                        + " AND payment.status = 'succeeded'")
                .bind("organization", answer.organization())
                .bind("id", answer.payment())
                .mapTo(Long.class)
                .one();
    }

    private static long returned(Handle handle, Answered answer) {
        return handle.createQuery("SELECT COALESCE(SUM(given.amount_minor), 0) FROM hexpay.sandbox_returns given"
                        + " JOIN hexpay.payment_transaction paid ON paid.id = given.transaction_id"
                        + " WHERE paid.organization_id = :organization AND paid.payment_id = :id")
                .bind("organization", answer.organization())
                .bind("id", answer.payment())
                .mapTo(Long.class)
                .one();
    }

    /** What exists twice: payments of one request, money of one transaction, successes of one payment, numbers. */
    List<String> doubled() {
        List<String> doubled = new ArrayList<>();
        for (String shard : shards.pools().keySet()) {
            try (Handle handle = open(shard)) {
                for (String grouped : List.of(
                        "payment GROUP BY organization_id, description",
                        "sandbox_movements GROUP BY transaction_id",
                        "sandbox_returns GROUP BY refund_id",
                        "refund GROUP BY transaction_id",
                        "payment_transaction WHERE status = 'succeeded' GROUP BY payment_id",
                        "invoice GROUP BY payment_id",
                        "event WHERE name = 'payment_link.completed' GROUP BY payment_id")) {
                    handle.createQuery("SELECT COUNT(*) FROM hexpay." + grouped + " HAVING COUNT(*) > 1")
                            .mapTo(Long.class)
                            .forEach(count -> doubled.add(shard + " " + grouped + ": " + count));
                }
            }
        }
        return doubled;
    }

    /** Rows that are not on the shard of their organization, and how many are, by table. */
    Map<String, Long> misplaced(Map<String, Long> rows) {
        Map<String, Long> misplaced = new TreeMap<>();
        for (String shard : shards.pools().keySet()) {
            try (Handle handle = open(shard)) {
                List<String> tables = handle.createQuery("SELECT table_name FROM information_schema.columns"
                                + " WHERE table_schema = 'hexpay' AND column_name = 'organization_id'")
                        .mapTo(String.class)
                        .list();
                for (String table : tables) {
                    if (!OTHERWISE.contains(table)) {
                        count(handle, shard, table, "organization_id", rows, misplaced);
                    }
                }
                count(handle, shard, "organization", "id", rows, misplaced);
            }
        }
        return misplaced;
    }

    private void count(
            Handle handle,
            String shard,
            String table,
            String column,
            Map<String, Long> rows,
            Map<String, Long> misplaced) {
        handle.createQuery("SELECT " + column + ", COUNT(*) FROM hexpay." + table + " GROUP BY " + column)
                .map((row, context) -> Map.entry(row.getObject(1, UUID.class), row.getLong(2)))
                .forEach(found -> {
                    rows.merge(table, found.getValue(), Long::sum);
                    if (!shards.of(found.getKey()).equals(shard)) {
                        misplaced.merge(table, found.getValue(), Long::sum);
                    }
                });
    }

    /** Numbers of documents that are missing in their series. */
    List<String> gaps() {
        List<String> gaps = new ArrayList<>();
        for (String shard : shards.pools().keySet()) {
            try (Handle handle = open(shard)) {
                for (String table : List.of("invoice", "credit_note")) {
                    handle.createQuery("SELECT organization_id FROM hexpay." + table
                                    + " GROUP BY organization_id, mode, series"
                                    + " HAVING MAX(series_sequence) <> COUNT(*) OR MIN(series_sequence) <> 1")
                            .mapTo(UUID.class)
                            .forEach(organization -> gaps.add(shard + " " + table + " of " + organization));
                }
            }
        }
        return gaps;
    }

    /** How many bytes the tables and their indexes take on all shards. */
    Map<String, Long> bytes() {
        Map<String, Long> bytes = new TreeMap<>();
        for (String shard : shards.pools().keySet()) {
            try (Handle handle = open(shard)) {
                handle.execute("VACUUM FULL");
                handle.createQuery("SELECT relname, pg_total_relation_size(oid) FROM pg_class"
                                + " WHERE relkind = 'r' AND relnamespace = 'hexpay'::regnamespace")
                        .map((row, context) -> Map.entry(row.getString(1), row.getLong(2)))
                        .forEach(size -> bytes.merge(size.getKey(), size.getValue(), Long::sum));
            }
        }
        return bytes;
    }

    /** The audit of every organization: how many payments were read, and the breaches. */
    static List<String> audit(Hexpay hexpay, List<Organization> organizations) {
        long payments = 0;
        List<String> breaches = new ArrayList<>();
        for (Organization organization : organizations) {
            ConsistencyReport report = hexpay.ports()
                    .operators()
                    .consistency()
                    .check(
                            new Scope(organization.id(), Mode.SANDBOX),
                            LocalDate.ofInstant(hexpay.clock().instant(), ZoneOffset.UTC));
            payments += report.payments();
            report.breaches().forEach(breach -> breaches.add(organization.name() + " " + breach));
        }
        breaches.add(0, payments + " payments");
        return breaches;
    }
}
