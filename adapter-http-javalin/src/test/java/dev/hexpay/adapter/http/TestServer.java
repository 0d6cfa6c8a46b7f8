package dev.hexpay.adapter.http;

import dev.hexpay.adapter.http.docs.SiteSettings;
import dev.hexpay.adapter.http.limit.LimitSettings;
import dev.hexpay.application.Application;
import dev.hexpay.application.port.in.InPorts;
import dev.hexpay.application.port.out.ApiKeys;
import dev.hexpay.application.port.out.DatabaseUnavailableException;
import dev.hexpay.application.port.out.InvoiceRenderer;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.PaymentProviders;
import dev.hexpay.application.port.out.Payments;
import dev.hexpay.application.port.out.RendererBusyException;
import dev.hexpay.application.port.out.Store;
import dev.hexpay.application.port.out.TaxCalculator;
import dev.hexpay.application.port.out.Transactions;
import dev.hexpay.application.port.out.UnitOfWork;
import dev.hexpay.application.port.out.WebhookSender;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.customer.PaymentMethod;
import dev.hexpay.domain.invoice.CreditNote;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.invoice.PdfDocument;
import dev.hexpay.domain.tenant.KeyName;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Organization;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.testkit.Builders;
import dev.hexpay.testkit.CustomerBuilder;
import dev.hexpay.testkit.FaultyConnection;
import dev.hexpay.testkit.FaultyProvider;
import dev.hexpay.testkit.FixedTaxCalculator;
import dev.hexpay.testkit.ScriptedProvider;
import dev.hexpay.testkit.ScriptedReceiver;
import dev.hexpay.testkit.SettableClock;
import dev.hexpay.testkit.TestCard;
import dev.hexpay.testkit.TestPorts;
import dev.hexpay.testkit.memory.InMemoryStore;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The real server on a free port, with in-memory adapters behind it. */
final class TestServer implements AutoCloseable {
    static final String PUBLIC_URL = "https://pay.example";

    final Store store = InMemoryStore.create();
    final SettableClock clock = new SettableClock();
    final ScriptedProvider provider = new ScriptedProvider();
    final ScriptedReceiver receiver = new ScriptedReceiver();
    final FixedTaxCalculator taxes = FixedTaxCalculator.of(FixedTaxCalculator.GERMANY);
    volatile FaultyConnection connection = FaultyConnection.HEALTHY;
    volatile boolean isRendererBusy;

    final InPorts useCases;
    private final AtomicInteger providerCalls = new AtomicInteger();
    private final AtomicBoolean databaseUnavailable = new AtomicBoolean();
    private final AtomicBoolean storeBroken = new AtomicBoolean();
    volatile Runnable beforeKeyLookup = () -> {};
    private final AtomicBoolean classMissing = new AtomicBoolean();
    private final HttpServer server;

    TestServer() {
        this(Duration.ofMillis(300), LimitSettings.WITHOUT_RATES, routes -> {});
    }

    TestServer(LimitSettings limits) {
        this(Duration.ofMillis(300), limits, routes -> {});
    }

    TestServer(Consumer<JavalinDefaultRoutingApi> pages) {
        this(Duration.ofMillis(300), LimitSettings.WITHOUT_RATES, pages);
    }

    TestServer(Duration idempotencyWait) {
        this(idempotencyWait, LimitSettings.WITHOUT_RATES, routes -> {});
    }

    private TestServer(Duration idempotencyWait, LimitSettings limits, Consumer<JavalinDefaultRoutingApi> pages) {
        this(settings -> settings, idempotencyWait, limits, pages);
    }

    /** A server with changed settings. */
    static TestServer with(UnaryOperator<HttpSettings> changed) {
        return new TestServer(changed, Duration.ofMillis(300), LimitSettings.WITHOUT_RATES, routes -> {});
    }

    private TestServer(
            UnaryOperator<HttpSettings> changed,
            Duration idempotencyWait,
            LimitSettings limits,
            Consumer<JavalinDefaultRoutingApi> pages) {
        provider.onEveryCall(providerCalls::incrementAndGet);
        useCases = Application.create(outPorts());
        server = HttpServer.start(
                changed.apply(new HttpSettings(
                        "127.0.0.1",
                        0,
                        PUBLIC_URL,
                        clock,
                        idempotencyWait,
                        Duration.ofSeconds(10),
                        limits,
                        SiteSettings.NONE,
                        Monitoring.NONE)),
                useCases,
                pages);
    }

    private OutPorts outPorts() {
        PaymentProviders providers = new PaymentProviders(
                new TestPorts.SandboxOnly(new FaultyProvider(provider, id -> connection)),
                provider,
                provider,
                new PasswordNotificationReader());
        OutPorts ports = TestPorts.of(store, providers, clock);
        ports = TestPorts.replace(ports, InvoiceRenderer.class, SometimesBusy::new);
        ports = TestPorts.with(ports, TaxCalculator.class, taxes);
        ports = TestPorts.with(ports, WebhookSender.class, receiver);
        ports = TestPorts.with(ports, UnitOfWork.class, new Breakable());
        ports = TestPorts.replace(ports, Payments.class, port -> breakable(Payments.class, port));
        ports = TestPorts.replace(ports, Transactions.class, port -> breakable(Transactions.class, port));
        return TestPorts.replace(ports, ApiKeys.class, port -> breakable(ApiKeys.class, port));
    }

    /** A renderer that is busy while {@link #isRendererBusy} is set. */
    private final class SometimesBusy implements InvoiceRenderer {
        private final InvoiceRenderer renderer;

        SometimesBusy(InvoiceRenderer renderer) {
            this.renderer = renderer;
        }

        @Override
        public PdfDocument render(Mode mode, Invoice invoice) {
            requireFree();
            return renderer.render(mode, invoice);
        }

        @Override
        public PdfDocument render(Mode mode, CreditNote creditNote, Invoice invoice) {
            requireFree();
            return renderer.render(mode, creditNote, invoice);
        }

        private void requireFree() {
            if (isRendererBusy) {
                throw new RendererBusyException(Duration.ofSeconds(5));
            }
        }
    }

    /** A new merchant, so that tests do not see each other's data; resets clock and connection. */
    Client merchant() {
        clock.set(Builders.NOON);
        connection = FaultyConnection.HEALTHY;
        receiver.answer(200);
        Organization organization = Builders.anOrganization();
        store.organizations().insert(organization);
        return client(organization, Mode.SANDBOX);
    }

    Client client(Organization organization, Mode mode) {
        String key = useCases.apiKeys()
                .provision()
                .issueKey(organization, mode, new KeyName("Test"))
                .value();
        return new Client(port(), key, new Scope(organization.id(), mode));
    }

    /** What the application can read of a stored response. */
    String decrypted(String encrypted) {
        return outPorts().crypto().encryptor().decrypt(encrypted);
    }

    /** The same merchant in live mode. */
    Client live(Client merchant) {
        return client(
                store.organizations().find(merchant.scope().organization()).orElseThrow(), Mode.LIVE);
    }

    /** A customer of this merchant with a saved card. */
    Customer customerWithCard(Client merchant) {
        return customerWithCard(merchant, Builders.aCustomer().withExternalId("user_1"));
    }

    Customer customerWithCard(Client merchant, CustomerBuilder builder) {
        return customerWithCard(merchant, builder, TestCard.SUCCEEDS);
    }

    Customer customerWithCard(Client merchant, CustomerBuilder builder, TestCard card) {
        Customer customer = builder.build();
        PaymentMethod method = savedCard(merchant, customer, card);
        store.customers().getOrInsert(merchant.scope(), customer.withDefaultMethod(method.id(), Builders.NOON));
        return customer;
    }

    /** A card of the customer that the provider knows; its details are those of the builder. */
    PaymentMethod savedCard(Client merchant, Customer customer, TestCard card) {
        PaymentMethod method = Builders.aMethod()
                .of(customer.id())
                .withReference(
                        provider.tokenize(merchant.scope(), card.details()).reference())
                .build();
        store.paymentMethods().insert(merchant.scope(), method);
        return method;
    }

    /** Sends what is due to webhook endpoints, of all merchants. */
    void deliverWebhooks() {
        useCases.jobs().distributeEvents().runOnce(1000);
        useCases.jobs().deliverWebhooks().runOnce(1000);
        useCases.jobs().retryWebhooks().runOnce(1000);
    }

    /** The calls that have reached the provider. */
    int providerCalls() {
        return providerCalls.get();
    }

    /** Blocks all calls of the provider from now on. */
    BlockedConnection blockProvider() {
        BlockedConnection blocked = new BlockedConnection();
        connection = blocked;
        return blocked;
    }

    /** A connection whose calls wait until the test releases them. */
    static final class BlockedConnection implements FaultyConnection {
        private final CountDownLatch called = new CountDownLatch(1);
        private final CountDownLatch released = new CountDownLatch(1);

        @Override
        public <A> A transmit(RemoteCall<A> call) {
            called.countDown();
            try {
                released.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return call.execute();
        }

        void awaitCall() throws InterruptedException {
            called.await();
        }

        void release() {
            released.countDown();
        }
    }

    long requestsInFlight() {
        return server.requestsInFlight();
    }

    int port() {
        return server.port();
    }

    void setDatabaseUnavailable(boolean unavailable) {
        databaseUnavailable.set(unavailable);
    }

    void setClassMissing(boolean missing) {
        classMissing.set(missing);
    }

    void setStoreBroken(boolean broken) {
        storeBroken.set(broken);
    }

    @Override
    public void close() {
        server.stop();
    }

    private void checkStore() {
        if (databaseUnavailable.get()) {
            throw new DatabaseUnavailableException(new IllegalStateException("connection refused by db-17.internal"));
        }
        if (storeBroken.get()) {
            throw new IllegalStateException("a secret of the store");
        }
        if (classMissing.get()) {
            throw new NoClassDefFoundError("a secret of the packaging");
        }
    }

    private <T> T breakable(Class<T> type, T port) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (method.getName().startsWith("findByHash")) {
                        beforeKeyLookup.run();
                    } else if (!method.getName().equals("markUsed")) {
                        checkStore();
                    }
                    try {
                        return method.invoke(port, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    private final class Breakable implements UnitOfWork {
        @Override
        public <T> T inTransaction(Supplier<T> work) {
            checkStore();
            return store.unitOfWork().inTransaction(work);
        }

        @Override
        public boolean isOpen() {
            return store.unitOfWork().isOpen();
        }

        @Override
        public boolean isInHostTransaction() {
            return store.unitOfWork().isInHostTransaction();
        }
    }
}
