package dev.hexpay.bench;

import dev.hexpay.application.port.in.operator.LogIn;
import dev.hexpay.bench.MeasuredServer.Latencies;
import dev.hexpay.domain.operator.OperatorRole;
import dev.hexpay.domain.text.WireName;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Measures a list of 25 payments on PostgreSQL: by the API, and as the page of an operator. The payments are copies of one
 * that was paid; their number is the system property {@code hexpay.bench.payments}, a million by default. Before, each is
 * requested {@code hexpay.bench.warmup} times, 2000 by default.
 */
public final class PaymentListDelays {
    private static final int PAYMENTS = Integer.getInteger("hexpay.bench.payments", 1_000_000);
    private static final int WARM_UP = Integer.getInteger("hexpay.bench.warmup", 2000);
    private static final int REQUESTS = 300;
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private PaymentListDelays() {}

    /** Prints one line per figure. */
    public static void main(String[] arguments) throws Exception {
        try (MeasuredServer server = MeasuredServer.withSandbox(Duration.ZERO)) {
            server.customers(1);
            server.copyPayments(PAYMENTS);
            LogIn.Result login = server.ports()
                    .operators()
                    .logIn()
                    .logIn(new LogIn.Credential.Link(server.ports()
                            .operators()
                            .createLoginLink()
                            .create(OperatorRole.VIEWER, "Bench", "Bench")));
            String place = "/operator/" + server.scope().organization().value() + "/"
                    + WireName.of(server.scope().mode());
            HttpRequest api = request(server, "/payments?limit=25")
                    .header("x-api-key", server.key())
                    .build();
            HttpRequest page = request(server, place + "/payments")
                    .header("Cookie", "hexpay-operator=" + login.token().value())
                    .build();
            measure(api, page, WARM_UP);
            List<Latencies> measured = measure(api, page, REQUESTS);
            print("payments", Integer.toString(PAYMENTS));
            print("API, p50 ms", measured.get(0).percentile(50));
            print("page, p50 ms", measured.get(1).percentile(50));
            print("API, p99 ms", measured.get(0).percentile(99));
            print("page, p99 ms", measured.get(1).percentile(99));
            print(
                    "p50, page to API",
                    measured.get(1).percentile(50) / measured.get(0).percentile(50));
        }
        System.exit(0);
    }

    private static HttpRequest.Builder request(MeasuredServer server, String path) {
        return HttpRequest.newBuilder(URI.create(server.address() + path)).timeout(Duration.ofSeconds(30));
    }

    /** Sends both in turn, so that what else the machine does meets both. */
    private static List<Latencies> measure(HttpRequest first, HttpRequest second, int times)
            throws IOException, InterruptedException {
        List<Double> ofFirst = new ArrayList<>();
        List<Double> ofSecond = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            ofFirst.add(millis(first));
            ofSecond.add(millis(second));
        }
        return List.of(
                new Latencies(ofFirst.stream().sorted().toList()),
                new Latencies(ofSecond.stream().sorted().toList()));
    }

    private static double millis(HttpRequest request) throws IOException, InterruptedException {
        long start = System.nanoTime();
        HttpResponse<String> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200 || !response.body().contains("Consulting")) {
            throw new IllegalStateException(response.statusCode() + " " + response.body());
        }
        return (System.nanoTime() - start) / 1e6;
    }

    private static void print(String name, double value) {
        print(name, String.format(Locale.ROOT, "%.2f", value));
    }

    private static void print(String name, String value) {
        System.out.println(name + ": " + value);
    }
}
