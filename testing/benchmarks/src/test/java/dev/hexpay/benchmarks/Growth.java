package dev.hexpay.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Compares every list of the API with every filter between merchants with few and with many payments, in turn, in one run on
 * PostgreSQL. It prints a table in Markdown: the median in milliseconds for each number of payments, and the ratio of the last
 * to the first; and what a payment takes on the disk. System properties: {@code payments}, such as {@code 100000,1000000}, and
 * {@code requests} of each kind.
 */
public final class Growth {
    private static final int REQUESTS = Integer.getInteger("requests", 20);
    private static final int ROUNDS = 5;
    private static final int WARM_UP = 20;

    private Growth() {}

    /** A merchant with so many payments. */
    private record Merchant(int payments, Target target, ListRequests lists, Connection database) {}

    /** Prints the tables. */
    public static void main(String[] arguments) throws Exception {
        int[] sizes = Arrays.stream(System.getProperty("payments", "100000,1000000,10000000")
                        .split(","))
                .mapToInt(Integer::parseInt)
                .toArray();
        List<Merchant> merchants = new ArrayList<>();
        try (BenchmarkDatabase database = BenchmarkDatabase.postgresql()) {
            for (int payments : sizes) {
                merchants.add(merchant(database, payments));
            }
            compare(merchants);
            printSizes(merchants.get(merchants.size() - 1));
            for (Merchant merchant : merchants) {
                merchant.database().close();
                merchant.target().server().close();
            }
        }
    }

    private static Merchant merchant(BenchmarkDatabase server, int payments) throws Exception {
        BenchmarkDatabase.Login login = server.create();
        Target target = Target.hexpay(ServerProcess.hexpay(login, "sandbox"));
        Connection database = DriverManager.getConnection(login.url(), login.user(), login.password());
        MerchantSample.create(target, database);
        // Its jobs would read whole tables while there are no indexes.
        target.server().pause();
        ManyPayments.insert(database, payments);
        target.server().resume();
        return new Merchant(payments, target, ListRequests.of(target), database);
    }

    private static void compare(List<Merchant> merchants) throws Exception {
        Merchant first = merchants.get(0);
        StringBuilder head = new StringBuilder("| list |");
        merchants.forEach(merchant -> head.append(String.format(Locale.ROOT, " %,d payments |", merchant.payments())));
        System.out.println(head + " ratio |");
        System.out.println("|---|" + "---:|".repeat(merchants.size() + 1));
        for (Merchant merchant : merchants) {
            for (int i = 0; i < merchant.lists().size(); i++) {
                merchant.lists().send(i, WARM_UP);
            }
        }
        double worst = 0;
        for (int i = 0; i < first.lists().size(); i++) {
            double[] medians = medians(merchants, i);
            double ratio = medians[medians.length - 1] / medians[0];
            worst = Math.max(worst, ratio);
            StringBuilder line = new StringBuilder("| " + first.lists().name(i) + " |");
            Arrays.stream(medians).forEach(median -> line.append(String.format(Locale.ROOT, " %.2f |", median)));
            System.out.println(line + String.format(Locale.ROOT, " %.2f |", ratio));
        }
        System.out.println(String.format(
                Locale.ROOT,
                "%nlargest ratio: %.2f of %d lists",
                worst,
                first.lists().size()));
    }

    /** Milliseconds, for each merchant. */
    private static double[] medians(List<Merchant> merchants, int list) throws Exception {
        List<List<Long>> times = new ArrayList<>();
        merchants.forEach(merchant -> times.add(new ArrayList<>()));
        for (int round = 0; round < ROUNDS; round++) {
            for (int m = 0; m < merchants.size(); m++) {
                times.get(m).addAll(merchants.get(m).lists().send(list, REQUESTS));
            }
        }
        return times.stream()
                .mapToDouble(each -> each.stream().sorted().toList().get(each.size() / 2) / 1e6)
                .toArray();
    }

    private static void printSizes(Merchant merchant) throws SQLException {
        System.out.println(String.format(
                Locale.ROOT, "%n| table | bytes for each of %,d payments, with indexes |", merchant.payments()));
        System.out.println("|---|---:|");
        String query = "SELECT relname, pg_total_relation_size(oid) FROM pg_class WHERE relkind = 'r'"
                + " AND relnamespace = 'hexpay'::regnamespace ORDER BY 2 DESC FETCH FIRST 10 ROWS ONLY";
        try (Statement statement = merchant.database().createStatement();
                ResultSet result = statement.executeQuery(query)) {
            while (result.next()) {
                System.out.println(String.format(
                        Locale.ROOT, "| %s | %.0f |", result.getString(1), result.getDouble(2) / merchant.payments()));
            }
        }
    }
}
