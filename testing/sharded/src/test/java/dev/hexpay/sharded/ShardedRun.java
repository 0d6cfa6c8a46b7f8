package dev.hexpay.sharded;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hexpay.domain.tenant.KeyName;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Organization;
import dev.hexpay.embedded.Hexpay;
import dev.hexpay.sharded.Checks.Answered;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Two servers on two databases, of which one server at a time is killed, while merchants create, pay, charge and refund.
 * Prints what was lost, doubled or misplaced, and what a request takes in comparison with one plain database.
 */
public final class ShardedRun {
    private static final int ORGANIZATIONS = Integer.getInteger("organizations", 20);
    private static final int PAYMENTS = Integer.getInteger("payments", 2000);
    private static final int CLIENTS = Integer.getInteger("clients", 6);
    private static final int KILLS = Integer.getInteger("kills", 6);
    private static final long REFUNDED = 500;

    private final List<Answered> answers = java.util.Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger links = new AtomicInteger();
    private final AtomicInteger charges = new AtomicInteger();
    private final AtomicInteger refunds = new AtomicInteger();
    private final Path directory;

    private ShardedRun(Path directory) {
        this.directory = directory;
    }

    public static void main(String[] arguments) throws Exception {
        Path directory = Files.createDirectories(Path.of(System.getProperty("directory", "target/sharded")));
        try (EmbeddedPostgres first = postgresql();
                EmbeddedPostgres second = postgresql();
                EmbeddedPostgres third = postgresql()) {
            new ShardedRun(directory).run(List.of(url(first), url(second)), url(third));
        }
        System.exit(0);
    }

    private static EmbeddedPostgres postgresql() throws IOException {
        return EmbeddedPostgres.builder()
                .setServerConfig("max_connections", "100")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("fsync", "on")
                .start();
    }

    private static String url(EmbeddedPostgres server) {
        return server.getJdbcUrl("postgres", "postgres");
    }

    private void run(List<String> urls, String plainUrl) throws Exception {
        try (Shards shards = Shards.at(urls, 5)) {
            // The migrations run on each database by itself.
            shards.pools().values().forEach(Hexpay.builder().schema("hexpay")::migrate);
            Hexpay hexpay = ShardedServer.sharded(shards.together("")).build();
            List<Organization> organizations = new ArrayList<>();
            for (int i = 0; i < ORGANIZATIONS; i++) {
                organizations.add(hexpay.apiKeys().provision().create("Merchant " + i));
            }
            compare(urls, plainUrl, hexpay);
            load(urls, hexpay, organizations);
            report(shards, hexpay, organizations);
        }
    }

    private void compare(List<String> urls, String plainUrl, Hexpay onShards) throws Exception {
        try (var pool = Shards.pool(plainUrl, 5);
                Hexpay onPlain = ShardedServer.builder(pool).build();
                ServerProcess plain = new ServerProcess(List.of(plainUrl), directory, false);
                ServerProcess sharded = new ServerProcess(urls, directory, false)) {
            Map<String, long[]> medians = new Overhead(
                            merchant(onPlain, onPlain.apiKeys().provision().create("Measured"), plain),
                            merchant(onShards, onShards.apiKeys().provision().create("Measured"), sharded))
                    .measure();
            System.out.println("| request | plain, ms | sharded, ms | ratio |\n| --- | ---: | ---: | ---: |");
            medians.forEach((operation, times) -> System.out.printf(
                    "| %s | %.1f | %.1f | %.2f |%n",
                    operation, times[0] / 1e3, times[1] / 1e3, (double) times[1] / times[0]));
        }
    }

    private static Merchant merchant(Hexpay hexpay, Organization organization, ServerProcess... servers) {
        String key = hexpay.apiKeys()
                .provision()
                .issueKey(organization, Mode.SANDBOX, new KeyName("Load"))
                .value();
        return new Merchant(
                organization, key, () -> servers[ThreadLocalRandom.current().nextInt(servers.length)].url());
    }

    private void load(List<String> urls, Hexpay hexpay, List<Organization> organizations) throws Exception {
        try (ServerProcess first = new ServerProcess(urls, directory, true);
                ServerProcess second = new ServerProcess(urls, directory, true)) {
            ConcurrentLinkedQueue<Integer> tasks = new ConcurrentLinkedQueue<>();
            for (int i = 0; i < PAYMENTS - organizations.size(); i++) {
                tasks.add(i);
            }
            int all = tasks.size();
            List<Merchant> merchants = organizations.stream()
                    .map(organization -> merchant(hexpay, organization, first, second))
                    .toList();
            List<String> customers = new ArrayList<>();
            for (Merchant merchant : merchants) {
                customers.add(link(merchant, "First", false).get("customerId").asText());
            }
            long start = System.nanoTime();
            ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
            List<Future<?>> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(threads.submit(() -> work(tasks, merchants, customers)));
            }
            killRepeatedly(List.of(first, second), tasks, all);
            for (Future<?> client : clients) {
                client.get();
            }
            threads.shutdown();
            System.out.printf(
                    "%n%d links, %d charges, %d refunds in %d s; %d SIGKILL; %d requests repeated%n",
                    links.get(),
                    charges.get(),
                    refunds.get(),
                    TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start),
                    KILLS,
                    Merchant.REPEATED.get());
        }
    }

    private Void work(ConcurrentLinkedQueue<Integer> tasks, List<Merchant> merchants, List<String> customers)
            throws InterruptedException {
        for (Integer task = tasks.poll(); task != null; task = tasks.poll()) {
            int number = task % merchants.size();
            Merchant merchant = merchants.get(number);
            int kind = task / merchants.size() % 5;
            if (kind < 3) {
                link(merchant, "Task " + task, kind == 0);
            } else {
                JsonNode charged = merchant.charge("Task " + task, customers.get(number));
                charges.incrementAndGet();
                answered(merchant, charged, 0);
            }
        }
        return null;
    }

    private JsonNode link(Merchant merchant, String name, boolean isRefunded) throws InterruptedException {
        JsonNode paid = merchant.payLink(name, "payer@example.com");
        links.incrementAndGet();
        if (isRefunded) {
            merchant.refund(name, paid, REFUNDED);
            refunds.incrementAndGet();
        }
        answered(merchant, paid, isRefunded ? REFUNDED : 0);
        return paid;
    }

    private void answered(Merchant merchant, JsonNode payment, long refunded) {
        answers.add(new Answered(
                merchant.organization().id().value(), payment.get("id").asText(), refunded));
    }

    private static void killRepeatedly(List<ServerProcess> servers, ConcurrentLinkedQueue<Integer> tasks, int all)
            throws Exception {
        for (int kill = 1; kill <= KILLS; kill++) {
            // At the same share of the work, whatever the speed of the machine.
            while (tasks.size() > all - (long) all * kill / (KILLS + 1)) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
            ServerProcess server = servers.get(kill % servers.size());
            server.kill();
            TimeUnit.SECONDS.sleep(1);
            server.start();
        }
    }

    private void report(Shards shards, Hexpay hexpay, List<Organization> organizations) throws IOException {
        Checks checks = new Checks(shards);
        Map<String, Long> rows = new TreeMap<>();
        Map<String, Long> misplaced = checks.misplaced(rows);
        List<String> lost = checks.lost(answers);
        List<String> doubled = checks.doubled();
        List<String> gaps = checks.gaps();
        List<String> audit = Checks.audit(hexpay, organizations);
        Map<String, Long> units = UnitsOfWork.read(directory);
        System.out.println("\n| check | result |\n| --- | ---: |");
        row("answered payments that were checked", answers.size());
        row("lost", lost.size());
        row("doubled", doubled.size());
        row("gaps in numbers", gaps.size());
        row("breaches in the audit of " + audit.get(0), audit.size() - 1);
        row(
                "rows with an organization",
                rows.values().stream().mapToLong(Long::longValue).sum());
        row(
                "rows on another shard than their organization",
                misplaced.values().stream().mapToLong(Long::longValue).sum());
        row("units of work seen", units.getOrDefault("units", 0L));
        row("units of work on both shards", units.getOrDefault("units on two", 0L));
        row("statements seen", units.getOrDefault("statements", 0L));
        row("statements on both shards", units.getOrDefault("statements on two", 0L));
        units.forEach((name, count) -> {
            if (name.contains("on two:")) {
                System.out.println("  " + count + " × " + name);
            }
        });
        List.of(lost, doubled, gaps, audit)
                .forEach(list -> list.stream().limit(20).forEach(System.out::println));
        Map<String, Long> bytes = checks.bytes();
        long total = bytes.values().stream().mapToLong(Long::longValue).sum();
        long payments = rows.getOrDefault("payment", 1L);
        System.out.printf("%n%d bytes per payment of %d:%n", total / payments, payments);
        bytes.forEach((table, size) -> System.out.printf("  %-24s %8d%n", table, size / payments));
    }

    private static void row(String check, long result) {
        System.out.println("| " + check + " | " + result + " |");
    }
}
