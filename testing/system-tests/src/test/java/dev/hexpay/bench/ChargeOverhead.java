package dev.hexpay.bench;

import dev.hexpay.bench.MeasuredServer.Latencies;
import dev.hexpay.testing.stripe.StripeStub;
import dev.hexpay.testing.stripe.http.Fault;
import dev.hexpay.testing.stripe.http.Faults;
import dev.hexpay.testing.stripe.http.Gate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Measures what a charge costs besides the time of the provider: its latency over HTTP, with {@value #IN_FLIGHT} charges in
 * flight and a provider that takes {@value #PROVIDER_MILLIS} ms, less that time. The provider is the stub of Stripe behind
 * its adapter, then, in the same process and as the baseline, the built-in sandbox. PostgreSQL is the database.
 *
 * <p>Then all charges are held at Stripe: the open connections of the database and the threads are counted.
 */
public final class ChargeOverhead {
    static final int IN_FLIGHT = 16;
    static final int PROVIDER_MILLIS = 1200;

    private static final int WARM_UP = 4;
    private static final int CHARGES = 20;
    private static final int SAMPLES = 200;

    private ChargeOverhead() {}

    /** Prints one line per figure. */
    public static void main(String[] arguments) throws Exception {
        print("Java", System.getProperty("java.version"));
        Duration delay = Duration.ofMillis(PROVIDER_MILLIS);
        Latencies stripe;
        try (StripeStub stub = StripeStub.start(Instant::now);
                MeasuredServer server = MeasuredServer.withStripe(stub)) {
            Map<String, Integer> idle = threads();
            List<String> customers = server.customers(IN_FLIGHT);
            stub.faults().always(Faults.on("POST", "/v1/payment_intents"), Fault.slow(delay));
            server.charge(customers, WARM_UP);
            stripe = server.charge(customers, CHARGES).without(delay);
            stub.faults().clear();
            hold(stub, server, customers, idle);
        }
        Latencies sandbox;
        try (MeasuredServer server = MeasuredServer.withSandbox(delay)) {
            List<String> customers = server.customers(IN_FLIGHT);
            server.charge(customers, WARM_UP);
            sandbox = server.charge(customers, CHARGES).without(delay);
        }
        print("charges of each provider, in flight " + IN_FLIGHT, Integer.toString(IN_FLIGHT * CHARGES));
        print("p50 without the provider's time, Stripe", millis(stripe.percentile(50)));
        print("p99 without the provider's time, Stripe", millis(stripe.percentile(99)));
        print("p50 without the provider's time, sandbox", millis(sandbox.percentile(50)));
        print("p99 without the provider's time, sandbox", millis(sandbox.percentile(99)));
        print("p50, Stripe to sandbox", ratio(stripe.percentile(50), sandbox.percentile(50)));
        print("p99, Stripe to sandbox", ratio(stripe.percentile(99), sandbox.percentile(99)));
        System.exit(0);
    }

    /** Samples while every charge waits for Stripe: a connection that a charge holds is in use in every sample. */
    private static void hold(StripeStub stub, MeasuredServer server, List<String> customers, Map<String, Integer> idle)
            throws Exception {
        List<Gate> gates = new ArrayList<>();
        List<Thread> payers = new ArrayList<>();
        for (String customer : customers) {
            Gate gate = new Gate();
            stub.faults().next(Faults.on("POST", "/v1/payment_intents"), Fault.heldBeforeEffect(gate));
            Thread payer = new Thread(() -> server.charge(customer), "payer");
            payer.start();
            payers.add(payer);
            gate.awaitArrival();
            gates.add(gate);
        }
        int held = Integer.MAX_VALUE;
        for (int sample = 0; sample < SAMPLES; sample++) {
            held = Math.min(held, server.connectionsInUse());
            Thread.sleep(1);
        }
        Map<String, Integer> added = new TreeMap<>();
        threads().forEach((name, count) -> {
            int more = count - idle.getOrDefault(name, 0);
            if (more != 0) {
                added.put(name, more);
            }
        });
        gates.forEach(Gate::open);
        for (Thread payer : payers) {
            payer.join();
        }
        print(
                "connections held during " + IN_FLIGHT + " calls of Stripe, in all of " + SAMPLES + " samples",
                Integer.toString(held));
        print("platform threads added by " + IN_FLIGHT + " charges in flight", added.toString());
    }

    /** The live platform threads by their names without numbers. */
    private static Map<String, Integer> threads() {
        Map<String, Integer> threads = new TreeMap<>();
        Thread.getAllStackTraces().keySet().stream()
                .map(thread -> thread.getName().replaceAll("[-@#:(]?[0-9a-f]*[0-9][0-9a-f]*\\)?", ""))
                .filter(name -> !name.equals("payer") && !name.startsWith("stripe-stub"))
                .forEach(name -> threads.merge(name, 1, Integer::sum));
        return threads;
    }

    private static String millis(double value) {
        return String.format(Locale.ROOT, "%.1f ms", value);
    }

    private static String ratio(double value, double baseline) {
        return String.format(Locale.ROOT, "%.2f", value / baseline);
    }

    private static void print(String figure, String value) {
        System.out.println(figure + ": " + value);
    }
}
