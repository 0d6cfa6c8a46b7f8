package dev.hexpay.http.page;

import dev.hexpay.application.port.out.DisputeDesk;
import dev.hexpay.application.port.out.Milestones;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.PaymentProvider;
import dev.hexpay.application.port.out.Providers;
import dev.hexpay.application.port.out.PublicAddresses;
import dev.hexpay.application.usecase.UseCases;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.money.Rate;
import dev.hexpay.domain.organization.Organization;
import dev.hexpay.domain.organization.Seller;
import dev.hexpay.domain.payment.HostedPage;
import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.WebUrl;
import dev.hexpay.domain.scope.Mode;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.tax.TaxPolicy;
import dev.hexpay.domain.tax.TaxRate;
import dev.hexpay.domain.tax.TaxRegistrations;
import dev.hexpay.domain.transaction.Transaction;
import dev.hexpay.testkit.Builders;
import dev.hexpay.testkit.FewTaxes;
import dev.hexpay.testkit.Mailbox;
import dev.hexpay.testkit.NobodySigns;
import dev.hexpay.testkit.PaymentBuilder;
import dev.hexpay.testkit.ReversingSecretBox;
import dev.hexpay.testkit.ReversingSigner;
import dev.hexpay.testkit.SequentialIds;
import dev.hexpay.testkit.SettableClock;
import dev.hexpay.testkit.TypewriterPrinter;
import dev.hexpay.testkit.memory.InMemoryStore;
import io.javalin.Javalin;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The page on a port of its own, over the real use cases and everything else in memory. */
final class PageServer implements AutoCloseable {
    static final String PUBLIC_URL = "https://pay.example";
    static final String SELLER = "Acme Coffee";

    final InMemoryStore store = new InMemoryStore();
    final SettableClock clock = new SettableClock(Instant.parse("2026-11-20T12:00:00Z"));
    final PlayBank bank = new PlayBank();
    final UseCases useCases;
    private final Javalin javalin;

    PageServer() {
        this(UnaryOperator.identity());
    }

    /** With use cases that a test has put its hands on. */
    PageServer(UnaryOperator<PayPageRoutes.Ports> changed) {
        useCases = new UseCases(outPorts());
        PayPageRoutes.Ports ports = new PayPageRoutes.Ports(
                useCases.viewPayPage(), useCases.quotePrice(), useCases.payLink(), useCases.finishAuthentication());
        PayPageRoutes page = new PayPageRoutes(changed.apply(ports), URI.create(PUBLIC_URL), secret(), clock);
        javalin = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.http.prefer405over404 = true;
                    config.routes.exception(
                            Exception.class, (thrown, ctx) -> ctx.status(500).json("the server's own"));
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
        store.inTransaction(() -> {
            store.organizations().insert(organization);
            store.payments().insert(new Scope(organization.id(), mode), payment);
            return payment;
        });
        return payment.page().token();
    }

    static byte[] secret() {
        return "a secret of 32 bytes for forms..".getBytes(StandardCharsets.UTF_8);
    }

    /** Stores the attempt that a stored charge speaks of, and whom it charges. */
    void attempted(LinkToken token, Transaction attempt, Customer customer) {
        Scope scope = store.payments().findByToken(token).orElseThrow().scope();
        store.inTransaction(() -> {
            store.customers().insertOrFind(scope, customer);
            store.transactions().insert(scope, attempt);
            return attempt;
        });
    }

    Payment payment(LinkToken token) {
        return store.payments().findByToken(token).orElseThrow().payment();
    }

    static HostedPage returningTo(String successUrl) {
        return new HostedPage(Builders.aToken(), new WebUrl(successUrl), null, null);
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

    /** For a seller in Germany who is registered in Canada. */
    final FewTaxes taxes = new FewTaxes(
            TaxPolicy.of("DE", TaxRegistrations.of(List.of("CA"))),
            FewTaxes.GERMANY,
            new TaxRate("CA", "ON", "HST", Rate.ofPercent("13")));

    private OutPorts outPorts() {
        return new OutPorts(
                store,
                store.payments(),
                store.transactions(),
                store.customers(),
                store.paymentMethods(),
                store.refunds(),
                store.invoices(),
                store.creditNotes(),
                store.receipts(),
                store.outbox(),
                store.organizations(),
                store.apiKeys(),
                store.idempotencyKeys(),
                store.notifications(),
                new NobodySigns(),
                new OneBank(),
                bank,
                DisputeDesk.CLOSED,
                taxes,
                scope -> Seller.named(SELLER),
                new TypewriterPrinter(),
                new Mailbox(),
                new Addresses(),
                new ReversingSecretBox(),
                new ReversingSigner(),
                Milestones.UNHEARD,
                new SequentialIds(),
                clock);
    }

    private final class OneBank implements Providers {
        @Override
        public Optional<PaymentProvider> forMode(Mode mode) {
            return Optional.of(bank);
        }

        @Override
        public Optional<PaymentProvider> named(String name) {
            return Optional.of(bank);
        }
    }

    private static final class Addresses implements PublicAddresses {
        @Override
        public String payPage(LinkToken token) {
            return PUBLIC_URL + "/pay/" + token.value();
        }

        @Override
        public String download(String signedToken) {
            return PUBLIC_URL + "/documents/" + signedToken;
        }

        @Override
        public String errorPage(String code) {
            return PUBLIC_URL + "/docs/errors/" + code;
        }
    }
}
