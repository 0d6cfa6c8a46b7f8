package dev.hexpay.bench;

import dev.hexpay.application.port.in.payment.OpenPaymentLink;
import dev.hexpay.bench.MeasuredServer.Latencies;
import dev.hexpay.domain.text.Description;
import dev.hexpay.domain.text.WebUrl;
import dev.hexpay.domain.webhook.EventName;
import dev.hexpay.domain.webhook.WebhookEndpoint;
import dev.hexpay.e2e.EventReceiver;
import dev.hexpay.e2e.EventReceiver.Arrival;
import dev.hexpay.e2e.EventReceiver.Reply;
import dev.hexpay.testkit.Builders;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Measures how long an event takes from its cause to a receiver that replies at once: at {@value #PER_SECOND} events a second,
 * alone and, in the same process, beside a receiver that never replies. Then how many events of a replay such a receiver gets
 * in a second, and what a link costs. PostgreSQL is the database.
 */
public final class WebhookDelays {
    static final int PER_SECOND = 100;

    private static final int EVENTS = 3000;
    private static final int LINKS = 500;
    private static final Duration TIME_LIMIT = Duration.ofMinutes(2);

    private WebhookDelays() {}

    /** Prints one line per figure. */
    public static void main(String[] arguments) throws Exception {
        print("Java", System.getProperty("java.version"));
        try (MeasuredServer server = MeasuredServer.withSandbox(Duration.ZERO);
                EventReceiver healthy = EventReceiver.start();
                EventReceiver silent = EventReceiver.start(() -> Reply.SILENCE);
                EventReceiver fast = EventReceiver.start()) {
            Instant start = Instant.now();
            open(server, LINKS);
            print("bytes of WAL for a link without endpoints", bytesOfLinks(server));
            endpoint(server, healthy);
            paced(server, healthy, PER_SECOND * 5);
            Latencies alone = paced(server, healthy, EVENTS);
            endpoint(server, silent);
            Latencies beside = paced(server, healthy, EVENTS);
            print("alone, p50", millis(alone.percentile(50)));
            print("alone, p99", millis(alone.percentile(99)));
            print("beside a silent receiver, p50", millis(beside.percentile(50)));
            print("beside a silent receiver, p99", millis(beside.percentile(99)));
            print("p50, beside to alone", ratio(beside.percentile(50), alone.percentile(50)));
            print("p99, beside to alone", ratio(beside.percentile(99), alone.percentile(99)));
            print(
                    "requests to the silent receiver",
                    Integer.toString(silent.arrivals().size()));
            replay(server, fast, start);
        }
        System.exit(0);
    }

    private static void replay(MeasuredServer server, EventReceiver fast, Instant from) throws InterruptedException {
        WebhookEndpoint endpoint = endpoint(server, fast);
        int count = server.ports()
                .webhooks()
                .replay()
                .replay(
                        server.scope(),
                        endpoint.id(),
                        from.truncatedTo(ChronoUnit.MILLIS),
                        Instant.now().truncatedTo(ChronoUnit.MILLIS));
        await(fast, count);
        List<Arrival> all = fast.arrivals();
        double seconds =
                Duration.between(all.get(0).at(), all.get(all.size() - 1).at()).toMillis() / 1000.0;
        print("events of a replay", Integer.toString(count));
        print("deliveries a second", String.format(Locale.ROOT, "%.0f", count / seconds));
    }

    private static String bytesOfLinks(MeasuredServer server) {
        long before = server.walBytes();
        open(server, LINKS);
        return Long.toString((server.walBytes() - before) / LINKS);
    }

    private static void open(MeasuredServer server, int count) {
        for (int i = 0; i < count; i++) {
            open(server);
        }
    }

    private static void open(MeasuredServer server) {
        server.ports()
                .payments()
                .openLink()
                .open(server.scope(), OpenPaymentLink.Command.of(Builders.eur(25_00), new Description("Consulting")));
    }

    private static WebhookEndpoint endpoint(MeasuredServer server, EventReceiver receiver) {
        return server.ports()
                .webhooks()
                .create()
                .create(
                        server.scope(),
                        new WebhookEndpoint.Settings(
                                new WebUrl(receiver.url()), List.of(new EventName("payment_link.created")), null, null))
                .endpoint();
    }

    /** Causes so many events at an even pace and returns the time that each took to the receiver. */
    private static Latencies paced(MeasuredServer server, EventReceiver receiver, int count)
            throws InterruptedException {
        int before = receiver.arrivals().size();
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            long planned = start + TimeUnit.SECONDS.toNanos(i) / PER_SECOND;
            TimeUnit.NANOSECONDS.sleep(Math.max(0, planned - System.nanoTime()));
            open(server);
        }
        await(receiver, before + count);
        return new Latencies(receiver.arrivals().stream()
                .skip(before)
                .map(arrival -> (double)
                        Duration.between(occurredAt(arrival), arrival.at()).toMillis())
                .sorted()
                .toList());
    }

    private static Instant occurredAt(Arrival arrival) {
        String member = "\"timestamp\":\"";
        int start = arrival.body().indexOf(member) + member.length();
        return Instant.parse(arrival.body().substring(start, arrival.body().indexOf('"', start)));
    }

    private static void await(EventReceiver receiver, int count) throws InterruptedException {
        long deadline = System.nanoTime() + TIME_LIMIT.toNanos();
        while (receiver.arrivals().size() < count) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(receiver.arrivals().size() + " of " + count + " events arrived");
            }
            Thread.sleep(20);
        }
    }

    private static String millis(double value) {
        return String.format(Locale.ROOT, "%.0f ms", value);
    }

    private static String ratio(double value, double baseline) {
        return String.format(Locale.ROOT, "%.2f", value / baseline);
    }

    private static void print(String figure, String value) {
        System.out.println(figure + ": " + value);
    }
}
