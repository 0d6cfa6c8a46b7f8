package dev.hexpay.benchmarks;

import static dev.hexpay.testkit.Builders.NOON;
import static dev.hexpay.testkit.Builders.aReceipt;
import static dev.hexpay.testkit.Builders.aScope;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.hexpay.adapter.persistence.jdbi.JdbiStore;
import dev.hexpay.adapter.persistence.jdbi.Migrations;
import dev.hexpay.application.port.out.Receipts;
import dev.hexpay.domain.tenant.Scope;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;

/**
 * Measures how many rows per second one and two servers lease on PostgreSQL, and compares it with a lease of one transaction
 * that skips locked rows (decision 72). It prints medians in Markdown. System properties: {@code rows}, how many are due, and
 * {@code rounds}, how often each is measured.
 */
public final class Leases {
    private static final Instant LATER = NOON.plusSeconds(60);
    private static final int ROWS = Integer.getInteger("rows", 5_000);
    private static final int ROUNDS = Integer.getInteger("rounds", 5);

    private Leases() {}

    /** A way to lease at most so many rows; returns how many. */
    private interface Lease {
        int upTo(int limit) throws SQLException;
    }

    /** Prints the table. */
    public static void main(String[] arguments) throws Exception {
        try (BenchmarkDatabase database = BenchmarkDatabase.postgresql()) {
            BenchmarkDatabase.Login login = database.create();
            try (HikariDataSource first = pool(login);
                    HikariDataSource second = pool(login)) {
                Migrations.migrate(first);
                insertRows(first);
                System.out.println(
                        "| rows at once | servers | rows/s, one by one | rows/s, skipping locked rows | ratio |");
                System.out.println("|---:|---:|---:|---:|---:|");
                for (int limit : new int[] {50, 1}) {
                    compare(limit, List.of(first));
                    compare(limit, List.of(first, second));
                }
            }
        }
    }

    private static void compare(int limit, List<HikariDataSource> servers) throws Exception {
        List<Double> ours = new ArrayList<>();
        List<Double> skipping = new ArrayList<>();
        List<Lease> store = servers.stream().map(Leases::ofStore).toList();
        List<Lease> sql = servers.stream().map(Leases::skippingLockedRows).toList();
        for (int round = 0; round <= ROUNDS; round++) {
            ours.add(rowsPerSecond(servers.get(0), store, limit));
            skipping.add(rowsPerSecond(servers.get(0), sql, limit));
        }
        double one = median(ours);
        double other = median(skipping);
        System.out.printf(
                Locale.ROOT, "| %d | %d | %.0f | %.0f | %.2f |%n", limit, servers.size(), one, other, one / other);
    }

    private static Lease ofStore(DataSource server) {
        Receipts receipts = JdbiStore.open(server).receipts();
        return limit -> receipts.lease(NOON, LATER, limit).size();
    }

    private static Lease skippingLockedRows(DataSource server) {
        return limit -> {
            try (Connection connection = server.getConnection()) {
                connection.setAutoCommit(false);
                int leased = leaseSkipping(connection, limit);
                connection.commit();
                connection.setAutoCommit(true);
                return leased;
            }
        };
    }

    private static int leaseSkipping(Connection connection, int limit) throws SQLException {
        int leased = 0;
        try (PreparedStatement select = connection.prepareStatement("SELECT * FROM hexpay.receipt WHERE due_at <= ?"
                        + " ORDER BY due_at, id FETCH FIRST ? ROWS ONLY FOR UPDATE SKIP LOCKED");
                PreparedStatement update = connection.prepareStatement("UPDATE hexpay.receipt SET due_at = ?"
                        + " WHERE organization_id = ? AND mode = ? AND id = ?")) {
            select.setObject(1, utc(NOON));
            select.setInt(2, limit);
            try (ResultSet due = select.executeQuery()) {
                while (due.next()) {
                    update.setObject(1, utc(LATER));
                    update.setObject(2, due.getObject("organization_id"));
                    update.setString(3, due.getString("mode"));
                    update.setString(4, due.getString("id"));
                    update.addBatch();
                    leased++;
                }
            }
            update.executeBatch();
        }
        return leased;
    }

    private static double rowsPerSecond(DataSource database, List<Lease> servers, int limit) throws Exception {
        makeAllDue(database);
        ExecutorService threads = Executors.newFixedThreadPool(servers.size());
        CyclicBarrier start = new CyclicBarrier(servers.size());
        try {
            List<Callable<Integer>> work = servers.stream()
                    .<Callable<Integer>>map(lease -> () -> {
                        start.await();
                        return leaseAll(lease, limit);
                    })
                    .toList();
            long begin = System.nanoTime();
            int leased = 0;
            for (Future<Integer> server : threads.invokeAll(work)) {
                leased += server.get();
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            if (leased != ROWS) {
                throw new IllegalStateException(leased + " of " + ROWS + " rows were leased");
            }
            return leased / seconds;
        } finally {
            threads.shutdownNow();
        }
    }

    private static int leaseAll(Lease lease, int limit) throws SQLException {
        int all = 0;
        int leased = lease.upTo(limit);
        while (leased > 0) {
            all += leased;
            leased = lease.upTo(limit);
        }
        return all;
    }

    private static void insertRows(DataSource server) {
        var store = JdbiStore.open(server);
        Scope scope = aScope();
        store.unitOfWork().inTransaction(() -> {
            for (int i = 0; i < ROWS; i++) {
                store.receipts().insert(scope, aReceipt().build());
            }
            return scope;
        });
    }

    private static void makeAllDue(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE hexpay.receipt SET due_at = TIMESTAMPTZ '" + NOON + "'");
            statement.execute("VACUUM ANALYZE hexpay.receipt");
        }
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static HikariDataSource pool(BenchmarkDatabase.Login login) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(login.url());
        config.setUsername(login.user());
        config.setPassword(login.password());
        return new HikariDataSource(config);
    }

    private static double median(List<Double> values) {
        // The first round warms up.
        List<Double> sorted = values.stream().skip(1).sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
