package dev.hexpay.benchmarks;

import dev.hexpay.benchmarks.Load.Requests;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Compares what the server does with the straight line, in turn, in one run: the machine and what else runs on it meet both.
 * It prints a table in Markdown: requests per second, processor time, statements and bytes of the log per request, and the
 * medians of the ratios. System properties: {@code database} ({@code postgresql} or {@code h2}), {@code seconds} of a
 * measurement, {@code rounds}, {@code warmup} in seconds, {@code connections}, and {@code only}, a regular
 * expression that is found in the names of the operations.
 */
public final class Benchmarks {
    private static final int CREATED = 201;
    private static final int OK = 200;
    private static final int SEE_OTHER = 303;

    private final BenchmarkDatabase database;
    private final Options options;
    private final List<ServerProcess> servers;

    private Benchmarks(BenchmarkDatabase database, Options options, List<ServerProcess> servers) {
        this.database = database;
        this.options = options;
        this.servers = servers;
    }

    /**
     * How long is measured.
     *
     * @param payments how many links are paid in a measurement, because each can be paid once
     * @param only is found in the names of the operations
     */
    record Options(Duration time, Duration warmUp, int rounds, int payments, Pattern only) {
        static Options ofSystemProperties() {
            return new Options(
                    Duration.ofSeconds(Integer.getInteger("seconds", 5)),
                    Duration.ofSeconds(Integer.getInteger("warmup", 15)),
                    Integer.getInteger("rounds", 5),
                    400,
                    Pattern.compile(System.getProperty("only", "")));
        }
    }

    /** Makes requests; those that can be sent only once are made anew for each round. */
    @FunctionalInterface
    private interface Prepared {
        List<Requests> requests() throws Exception;
    }

    /** What one server is asked to do. */
    private record Side(ServerProcess server, Prepared prepared, int status, boolean isWithReceipts) {
        Side(ServerProcess server, Prepared prepared, int status) {
            this(server, prepared, status, server.databaseUrl() != null);
        }
    }

    /** An operation of Hexpay, and what the straight line does instead. */
    private record Operation(String name, Side hexpay, Side straightLine) {}

    /** The servers that are compared. */
    private record Servers(
            ServerProcess straight,
            ServerProcess sandbox,
            ServerProcess instant,
            ServerProcess instantText,
            ServerProcess instantQueued) {
        List<ServerProcess> all() {
            return List.of(straight, sandbox, instant, instantText, instantQueued);
        }
    }

    /** What a measurement has shown, each a request. */
    private record Figures(double perSecond, double processorMillis, double statements, double logBytes) {}

    /** Prints the table. */
    public static void main(String[] arguments) throws Exception {
        boolean isH2 = System.getProperty("database", "postgresql").equals("h2");
        try (BenchmarkDatabase database = isH2 ? BenchmarkDatabase.h2() : BenchmarkDatabase.postgresql()) {
            run(database, Options.ofSystemProperties(), System.out::println);
        }
    }

    /** Compares on this database, and prints a line for each operation when it is measured. */
    static void run(BenchmarkDatabase database, Options options, Consumer<String> out) throws Exception {
        try (ServerProcess straight = ServerProcess.straightLine(database.create());
                ServerProcess sandbox = ServerProcess.hexpay(database.create(), "sandbox");
                ServerProcess instant = ServerProcess.hexpay(database.create(), "instant");
                ServerProcess instantText = ServerProcess.hexpay(database.create(), "instant-text");
                ServerProcess instantQueued = ServerProcess.hexpay(database.create(), "instant-queued")) {
            Servers servers = new Servers(straight, sandbox, instant, instantText, instantQueued);
            Benchmarks benchmarks = new Benchmarks(database, options, servers.all());
            out.accept("| operation | requests/s | straight line | ratio | CPU ms | straight line | ratio"
                    + " | statements | straight line | log bytes | straight line |");
            out.accept("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
            for (Operation operation : benchmarks.operations(servers)) {
                if (options.only().matcher(operation.name()).find()) {
                    out.accept(benchmarks.compare(operation));
                }
            }
            out.accept("");
            out.accept("memory after this load: %d MB; straight line: %d MB"
                    .formatted(sandbox.memoryBytes() >> 20, straight.memoryBytes() >> 20));
        }
    }

    private List<Operation> operations(Servers servers) {
        ServerProcess straight = servers.straight();
        ServerProcess sandbox = servers.sandbox();
        Target line = Target.straightLine(straight);
        Target hexpay = Target.hexpay(sandbox);
        Side create = new Side(straight, line::create, CREATED);
        Side get = new Side(straight, line::get, OK);
        return List.of(
                new Operation("create a link", new Side(sandbox, hexpay::create, CREATED), create),
                new Operation("get a payment", new Side(sandbox, hexpay::get, OK), get),
                new Operation(
                        "list 25 payments", new Side(sandbox, hexpay::list, OK), new Side(straight, line::list, OK)),
                new Operation(
                        "charge, instant provider (to create)",
                        new Side(servers.instant(), Target.hexpay(servers.instant())::charge, CREATED),
                        create),
                new Operation(
                        "charge, instant provider, no PDF (to create)",
                        new Side(servers.instantText(), Target.hexpay(servers.instantText())::charge, CREATED),
                        create),
                new Operation(
                        "charge, instant provider, receipts later (to create)",
                        new Side(
                                servers.instantQueued(),
                                Target.hexpay(servers.instantQueued())::charge,
                                CREATED,
                                false),
                        create),
                new Operation("charge, sandbox (to create)", new Side(sandbox, hexpay::charge, CREATED), create),
                new Operation("open a page (to get)", new Side(sandbox, hexpay::openPage, OK), get),
                new Operation(
                        "pay by the page (to create)",
                        new Side(sandbox, () -> hexpay.pay(options.payments()), SEE_OTHER),
                        create));
    }

    private String compare(Operation operation) throws Exception {
        measure(operation.straightLine(), options.warmUp());
        measure(operation.hexpay(), options.warmUp());
        List<Figures> hexpay = new ArrayList<>();
        List<Figures> straight = new ArrayList<>();
        List<Double> throughput = new ArrayList<>();
        List<Double> processor = new ArrayList<>();
        for (int round = 0; round < options.rounds(); round++) {
            Figures ofLine = measure(operation.straightLine(), options.time());
            Figures ofHexpay = measure(operation.hexpay(), options.time());
            straight.add(ofLine);
            hexpay.add(ofHexpay);
            throughput.add(ofHexpay.perSecond() / ofLine.perSecond());
            processor.add(ofHexpay.processorMillis() / ofLine.processorMillis());
        }
        return String.format(
                Locale.ROOT,
                "| %s | %.0f | %.0f | **%.2f** | %.2f | %.2f | **%.2f** | %.1f | %.1f | %.0f | %.0f |",
                operation.name(),
                median(hexpay.stream().map(Figures::perSecond).toList()),
                median(straight.stream().map(Figures::perSecond).toList()),
                median(throughput),
                median(hexpay.stream().map(Figures::processorMillis).toList()),
                median(straight.stream().map(Figures::processorMillis).toList()),
                median(processor),
                median(hexpay.stream().map(Figures::statements).toList()),
                median(straight.stream().map(Figures::statements).toList()),
                median(hexpay.stream().map(Figures::logBytes).toList()),
                median(straight.stream().map(Figures::logBytes).toList()));
    }

    /** Measures one server while the others stand still, with what its jobs do after the last response. */
    private Figures measure(Side side, Duration time) throws Exception {
        for (ServerProcess other : servers) {
            if (other != side.server()) {
                other.pause();
            }
        }
        try {
            return measureAlone(side, time);
        } finally {
            for (ServerProcess server : servers) {
                server.resume();
            }
        }
    }

    private Figures measureAlone(Side side, Duration time) throws Exception {
        List<Requests> requests = side.prepared().requests();
        Duration processorBefore = side.server().processorTime();
        long statementsBefore = database.statements();
        long logBefore = database.logBytes();
        Load.Result result = Load.run(side.server().port(), requests, time, side.status());
        String url = side.server().databaseUrl();
        if (url != null && side.isWithReceipts()) {
            database.awaitReceipts(url);
        }
        double count = result.latencies().size();
        return new Figures(
                result.perSecond(),
                side.server().processorTime().minus(processorBefore).toNanos() / 1e6 / count,
                (database.statements() - statementsBefore) / count,
                (database.logBytes() - logBefore) / count);
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
