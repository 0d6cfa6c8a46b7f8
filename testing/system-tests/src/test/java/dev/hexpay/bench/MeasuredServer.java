package dev.hexpay.bench;

import com.zaxxer.hikari.HikariDataSource;
import dev.hexpay.application.port.in.InPorts;
import dev.hexpay.application.port.in.payment.OpenPaymentLink;
import dev.hexpay.application.port.in.paypage.PayLink;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.PaymentProvider;
import dev.hexpay.application.port.out.PaymentProviders;
import dev.hexpay.application.port.out.Providers;
import dev.hexpay.bootstrap.HexpayServer;
import dev.hexpay.bootstrap.config.ConfigurationReader;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.FullName;
import dev.hexpay.domain.payment.ConfirmationToken;
import dev.hexpay.domain.payment.EnteredCard;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.tenant.KeyName;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Organization;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.text.Description;
import dev.hexpay.e2e.TestDatabase;
import dev.hexpay.embedded.HexpayBuilder;
import dev.hexpay.testing.stripe.StripeStub;
import dev.hexpay.testing.stripe.TestCard;
import dev.hexpay.testkit.Builders;
import dev.hexpay.testkit.FaultyConnection;
import dev.hexpay.testkit.FaultyProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A server on PostgreSQL with one merchant, whose pool of connections can be looked at. */
final class MeasuredServer implements AutoCloseable {
    private static final int POOL = 10;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Executors.newCachedThreadPool(task -> {
                Thread thread = new Thread(task, "payer");
                thread.setDaemon(true);
                return thread;
            }))
            .build();
    private final HikariDataSource dataSource = new HikariDataSource();
    private final Supplier<EnteredCard> cards;
    private final String address;
    private final HexpayServer hexpay;
    private final Scope scope;
    private final String key;

    private MeasuredServer(Map<String, String> provider, UnaryOperator<OutPorts> ports, Supplier<EnteredCard> cards) {
        this.cards = cards;
        Map<String, String> settings = new HashMap<>(provider);
        int port = freePort();
        this.address = "http://127.0.0.1:" + port;
        Path data = newDirectory();
        settings.putAll(TestDatabase.POSTGRESQL.freshSettings(data));
        settings.put("HEXPAY_PORT", Integer.toString(port));
        settings.put("HEXPAY_PUBLIC_URL", address);
        settings.put("HEXPAY_DATA_DIR", data.toString());
        dataSource.setJdbcUrl(settings.get("HEXPAY_DATABASE_URL"));
        dataSource.setUsername(settings.get("HEXPAY_DATABASE_USER"));
        dataSource.setPassword(settings.get("HEXPAY_DATABASE_PASSWORD"));
        dataSource.setMaximumPoolSize(POOL);
        UnaryOperator<HexpayBuilder> overrides =
                builder -> builder.dataSource(dataSource).replacing(ports);
        this.hexpay = HexpayServer.open(ConfigurationReader.read(settings), overrides);
        hexpay.listen();
        Organization merchant = hexpay.ports().apiKeys().provision().create("Analytical Engines");
        this.scope = new Scope(merchant.id(), Mode.SANDBOX);
        this.key = hexpay.ports()
                .apiKeys()
                .provision()
                .issueKey(merchant, Mode.SANDBOX, new KeyName("Bench"))
                .value();
    }

    /** With the adapter of Stripe in front of this stub. */
    static MeasuredServer withStripe(StripeStub stub) {
        Map<String, String> settings = Map.of(
                "HEXPAY_SANDBOX_PROVIDER", "stripe",
                "HEXPAY_STRIPE_KEY_SANDBOX", stub.secretKey(),
                "HEXPAY_STRIPE_PUBLISHABLE_KEY_SANDBOX", stub.publishableKey(dev.hexpay.testing.stripe.http.Mode.TEST),
                "HEXPAY_STRIPE_WEBHOOK_SECRET_SANDBOX", stub.webhookSecret(dev.hexpay.testing.stripe.http.Mode.TEST),
                "HEXPAY_STRIPE_API_URL", stub.url());
        return new MeasuredServer(
                settings, UnaryOperator.identity(), () -> new ConfirmationToken(stub.enterCard(TestCard.SUCCEEDS)));
    }

    /** With the built-in sandbox, each of whose charges takes so much longer. */
    static MeasuredServer withSandbox(Duration delay) {
        return new MeasuredServer(
                Map.of(),
                out -> new OutPorts(
                        out.store(),
                        new PaymentProviders(
                                new Delayed(out.providers().registry(), delay, ConcurrentHashMap.newKeySet()),
                                out.providers().cardTokenizer(),
                                out.providers().testDisputes(),
                                out.providers().notificationReader()),
                        out.taxCalculator(),
                        out.documents(),
                        out.webhookSender(),
                        out.crypto(),
                        out.publicUrls(),
                        out.failpoints(),
                        out.clock()),
                dev.hexpay.testkit.TestCard.SUCCEEDS::details);
    }

    /** The connections of the pool that are in use now. */
    int connectionsInUse() {
        return dataSource.getHikariPoolMXBean().getActiveConnections();
    }

    /** The use cases. */
    InPorts ports() {
        return hexpay.ports();
    }

    /** The merchant in sandbox mode. */
    Scope scope() {
        return scope;
    }

    /** Where the server listens. */
    String address() {
        return address;
    }

    /** An API key of the merchant. */
    String key() {
        return key;
    }

    /** Copies the oldest payment and its transaction so often. */
    void copyPayments(int count) {
        copy(
                "payment",
                count,
                Map.of(
                        "id",
                        copyOf("id"),
                        "link_token",
                        "lpad(number::TEXT, 32, '0')",
                        "attempt_id",
                        copyOf("attempt_id")));
        copy(
                "payment_transaction",
                count,
                Map.of(
                        "id", copyOf("id"),
                        "payment_id", copyOf("payment_id"),
                        "succeeded_payment_id", copyOf("payment_id"),
                        "provider_reference", "'copy_' || number"));
    }

    /** An id with the prefix and the time of another. */
    private static String copyOf(String id) {
        return "substr(one." + id + ", 1, 14) || lpad(number::TEXT, 16, '0')";
    }

    private void copy(String table, int count, Map<String, String> changed) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            List<String> columns = new ArrayList<>();
            try (ResultSet names = statement.executeQuery("SELECT column_name FROM information_schema.columns WHERE"
                    + " table_schema = 'hexpay' AND table_name = '" + table + "' AND is_generated = 'NEVER'")) {
                while (names.next()) {
                    columns.add(names.getString(1));
                }
            }
            statement.execute("INSERT INTO hexpay." + table + " (" + String.join(", ", columns) + ") SELECT "
                    + columns.stream()
                            .map(column -> changed.getOrDefault(column, "one." + column))
                            .collect(Collectors.joining(", "))
                    + " FROM (SELECT * FROM hexpay." + table + " ORDER BY id LIMIT 1) one,"
                    + " generate_series(1, " + count + ") number");
            statement.execute("ANALYZE hexpay." + table);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many bytes PostgreSQL has written to its log so far. */
    long walBytes() {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet bytes = statement.executeQuery("SELECT pg_current_wal_insert_lsn() - '0/0'::pg_lsn")) {
            bytes.next();
            return bytes.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** New customers with a saved card, by their ids. */
    List<String> customers(int count) {
        List<String> customers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Payment link = hexpay.ports()
                    .payments()
                    .openLink()
                    .open(scope, OpenPaymentLink.Command.of(Builders.eur(25_00), new Description("Consulting")));
            PayLink.Command payer = PayLink.Command.of(
                    new EmailAddress("payer" + i + "@example.com"),
                    new FullName("Ada Lovelace"),
                    Builders.anAddress(),
                    cards.get());
            hexpay.ports().payPage().pay().pay(link.page().token(), payer);
            Payment paid = hexpay.ports().payments().queries().get(scope, link.id());
            customers.add(Objects.requireNonNull(paid.customer()).value());
        }
        return customers;
    }

    /** Charges each customer so often, one charge after the other; all customers at the same time. */
    Latencies charge(List<String> customers, int times) throws Exception {
        ExecutorService payers = Executors.newFixedThreadPool(customers.size(), task -> new Thread(task, "payer"));
        try {
            List<Callable<List<Double>>> tasks = new ArrayList<>();
            for (int i = 0; i < customers.size(); i++) {
                String customer = customers.get(i);
                // Not all at once: in flight does not mean in step.
                long start = i * 75L;
                tasks.add(() -> {
                    TimeUnit.MILLISECONDS.sleep(start);
                    List<Double> latencies = new ArrayList<>();
                    for (int time = 0; time < times; time++) {
                        latencies.add(charge(customer));
                    }
                    return latencies;
                });
            }
            List<Double> all = new ArrayList<>();
            for (Future<List<Double>> latencies : payers.invokeAll(tasks)) {
                all.addAll(latencies.get());
            }
            return new Latencies(all.stream().sorted().toList());
        } finally {
            payers.shutdown();
        }
    }

    /** Charges a customer. Returns the latency in milliseconds. */
    double charge(String customer) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/payments/charge"))
                .header("x-api-key", key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"customerId\":\"" + customer
                        + "\",\"amount\":700,\"currency\":\"eur\",\"description\":\"Renewal\"}"))
                .build();
        long start = System.nanoTime();
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (!response.body().contains("\"succeeded\"")) {
                throw new IllegalStateException(response.statusCode() + " " + response.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return (System.nanoTime() - start) / 1e6;
    }

    /** Sorted latencies in milliseconds. */
    record Latencies(List<Double> sorted) {
        Latencies without(Duration time) {
            return new Latencies(
                    sorted.stream().map(latency -> latency - time.toMillis()).toList());
        }

        double percentile(int percent) {
            return sorted.get((int) Math.ceil(sorted.size() * percent / 100.0) - 1);
        }
    }

    /** The first call for each charge takes longer, not those of jobs that look it up. */
    private record Delayed(Providers providers, Duration delay, Set<String> called) implements Providers {
        @Override
        public Optional<PaymentProvider> forMode(Mode mode) {
            return providers.forMode(mode).map(this::delayed);
        }

        @Override
        public Optional<PaymentProvider> byName(Mode mode, String name) {
            return providers.byName(mode, name).map(this::delayed);
        }

        @Override
        public List<PaymentProvider> ofMode(Mode mode) {
            return providers.ofMode(mode).stream().map(this::delayed).toList();
        }

        private PaymentProvider delayed(PaymentProvider provider) {
            FaultyConnection slow = new FaultyConnection() {
                @Override
                public <A> A transmit(RemoteCall<A> call) {
                    try {
                        TimeUnit.MILLISECONDS.sleep(delay.toMillis());
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return call.execute();
                }
            };
            return new FaultyProvider(provider, id -> called.add(id) ? slow : FaultyConnection.HEALTHY);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path newDirectory() {
        try {
            return Files.createTempDirectory("hexpay-bench");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        hexpay.close();
        dataSource.close();
    }
}
