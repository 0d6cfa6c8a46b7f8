package dev.hexpay.adapter.http.paypage;

import static dev.hexpay.testkit.Builders.aChargeRequest;
import static dev.hexpay.testkit.Builders.aTransaction;

import dev.hexpay.adapter.http.body.UnreadBodies;
import dev.hexpay.adapter.http.limit.LimitSettings;
import dev.hexpay.adapter.http.limit.RequestLimits;
import dev.hexpay.application.Application;
import dev.hexpay.application.port.in.InPorts;
import dev.hexpay.application.port.in.paypage.PayPagePorts;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.PaymentProvider;
import dev.hexpay.application.port.out.PaymentProvider.Presence;
import dev.hexpay.application.port.out.Providers;
import dev.hexpay.application.port.out.SellerDirectory;
import dev.hexpay.application.port.out.Store;
import dev.hexpay.application.port.out.TaxCalculator;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.money.Rate;
import dev.hexpay.domain.payment.HostedPage;
import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentSource.CardToken;
import dev.hexpay.domain.payment.SuccessUrl;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tax.TaxPolicy;
import dev.hexpay.domain.tax.TaxRate;
import dev.hexpay.domain.tax.TaxRegistrations;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Organization;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Seller;
import dev.hexpay.testkit.Builders;
import dev.hexpay.testkit.FaultyConnection;
import dev.hexpay.testkit.FaultyProvider;
import dev.hexpay.testkit.FixedTaxCalculator;
import dev.hexpay.testkit.PaymentBuilder;
import dev.hexpay.testkit.ScriptedProvider;
import dev.hexpay.testkit.SettableClock;
import dev.hexpay.testkit.TestCard;
import dev.hexpay.testkit.TestPorts;
import dev.hexpay.testkit.memory.InMemoryStore;
import io.javalin.Javalin;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A server with the payment page on its own port, the real use cases and in-memory adapters. Like the real server, it reads
 * on after it has refused a body, so that no client loses the response.
 */
final class PageServer implements AutoCloseable {
    static final String PUBLIC_URL = "https://pay.example";
    static final String SELLER = "Acme Coffee";

    final Store store = InMemoryStore.create();
    final SettableClock clock = new SettableClock(Instant.parse("2026-11-20T12:00:00Z"));
    final ScriptedProvider provider = new ScriptedProvider();
    volatile FaultyConnection connection = FaultyConnection.HEALTHY;
    final InPorts useCases;
    private final Javalin javalin;

    PageServer() {
        this(UnaryOperator.identity());
    }

    /** With use cases that the test replaces. */
    PageServer(UnaryOperator<PayPagePorts> replacement) {
        this(replacement, LimitSettings.WITHOUT_RATES);
    }

    PageServer(LimitSettings limits) {
        this(UnaryOperator.identity(), limits);
    }

    private PageServer(UnaryOperator<PayPagePorts> replacement, LimitSettings limits) {
        useCases = Application.create(outPorts());
        PayPagePorts ports = useCases.payPage();
        PayPageRoutes page = new PayPageRoutes(replacement.apply(ports), URI.create(PUBLIC_URL), secrets(), clock);
        javalin = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.http.prefer405over404 = true;
                    config.jetty.modifyServer(server -> server.insertHandler(new UnreadBodies()));
                    config.routes.exception(
                            Exception.class, (exception, ctx) -> ctx.status(500).json("the server's own"));
                    config.routes.before(new RequestLimits(limits)::arrive);
                    page.addTo(config.routes);
                })
                .start("127.0.0.1", Integer.getInteger("page.port", 0));
    }

    /** Stores a payment of a new seller. */
    LinkToken stored(PaymentBuilder payment) {
        return stored(payment, SELLER, Mode.SANDBOX);
    }

    LinkToken stored(PaymentBuilder builder, String seller, Mode mode) {
        Organization any = Builders.anOrganization();
        Organization organization = new Organization(any.id(), seller, any.createdAt());
        Payment payment = builder.build();
        store.unitOfWork().inTransaction(() -> {
            store.organizations().insert(organization);
            store.payments().insert(new Scope(organization.id(), mode), payment);
            return payment;
        });
        return payment.page().token();
    }

    static List<byte[]> secrets() {
        return List.of("a secret of 32 bytes for forms..".getBytes(StandardCharsets.UTF_8));
    }

    /** Issues the same CSRF tokens as the server. */
    CsrfProtection csrfProtection() {
        return new CsrfProtection(URI.create(PUBLIC_URL), secrets(), clock);
    }

    /** Stores the transaction and the customer of a stored charge, which requires authentication at the provider. */
    void storeTransaction(LinkToken token, Transaction transaction, Customer customer) {
        Scope scope = store.payments().findByToken(token).orElseThrow().scope();
        store.unitOfWork().inTransaction(() -> {
            store.customers().getOrInsert(scope, customer);
            store.transactions().insert(scope, transaction);
            return transaction;
        });
        CardToken card = provider.tokenize(scope, TestCard.AUTHENTICATES_ALWAYS.details());
        provider.charge(
                scope,
                aChargeRequest(
                        aTransaction()
                                .withId(transaction.id())
                                .of(transaction.price().total())
                                .withSource(card)
                                .build(),
                        Presence.OFF_SESSION));
    }

    Payment payment(LinkToken token) {
        return store.payments().findByToken(token).orElseThrow().value();
    }

    static HostedPage returningTo(String successUrl) {
        return new HostedPage(Builders.aToken(), new SuccessUrl(successUrl), null, null);
    }

    Browser browser() {
        return new Browser(URI.create("http://127.0.0.1:" + javalin.port()));
    }

    int port() {
        return javalin.port();
    }

    @Override
    public void close() {
        javalin.stop();
    }

    /** The taxes of a seller in Germany who is registered in Canada. */
    final FixedTaxCalculator taxes = new FixedTaxCalculator(
            TaxPolicy.of("DE", TaxRegistrations.of(List.of("CA"))),
            FixedTaxCalculator.GERMANY,
            new TaxRate("CA", "ON", "HST", Rate.ofPercent("13")));

    private OutPorts outPorts() {
        OutPorts ports = TestPorts.of(store, provider, clock);
        PaymentProvider remote = new FaultyProvider(provider, id -> connection);
        ports = TestPorts.with(ports, Providers.class, new TestPorts.SingleProvider(remote));
        ports = TestPorts.with(ports, TaxCalculator.class, taxes);
        return TestPorts.with(ports, SellerDirectory.class, scope -> Seller.named(SELLER));
    }
}
