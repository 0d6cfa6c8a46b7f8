package dev.hexpay.adapter.sandbox;

import static dev.hexpay.testkit.Builders.anAddress;
import static dev.hexpay.testkit.Builders.anOrganization;
import static dev.hexpay.testkit.Builders.usd;

import dev.hexpay.application.port.in.idempotency.IdempotentRequest;
import dev.hexpay.application.port.in.payment.OpenPaymentLink;
import dev.hexpay.application.port.in.paypage.PayLink;
import dev.hexpay.application.port.out.CardTokenizer.CardDetails;
import dev.hexpay.application.port.out.Failpoints;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.PaymentProvider;
import dev.hexpay.application.port.out.Providers;
import dev.hexpay.application.port.out.PublicUrls;
import dev.hexpay.application.usecase.UseCases;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.FullName;
import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Organization;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Seller;
import dev.hexpay.domain.text.Description;
import dev.hexpay.testkit.FakeEncryptor;
import dev.hexpay.testkit.FakeSigner;
import dev.hexpay.testkit.FixedTaxCalculator;
import dev.hexpay.testkit.PlainTextInvoiceRenderer;
import dev.hexpay.testkit.RecordingMailer;
import dev.hexpay.testkit.RejectingNotificationReader;
import dev.hexpay.testkit.SequentialIds;
import dev.hexpay.testkit.SettableClock;
import dev.hexpay.testkit.memory.InMemoryStore;
import java.time.YearMonth;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;

/** Use cases whose provider is the sandbox, and short words for what is done with them. */
abstract class SandboxUseCaseFixture {
    static final String GOOD = "4242424242424242";

    private final Organization organization = anOrganization();
    final Scope scope = new Scope(organization.id(), Mode.SANDBOX);
    private final InMemoryStore store = new InMemoryStore();
    final SettableClock clock = new SettableClock();
    final AtomicBoolean callerCrashes = new AtomicBoolean();
    SandboxLedger ledger;
    UseCases useCases;

    @BeforeEach
    void wire() {
        DataSource dataSource = Databases.h2();
        SequentialIds ids = new SequentialIds();
        SandboxProvider sandbox = new SandboxProvider(dataSource, clock, ids::secret);
        ledger = new SandboxLedger(dataSource);
        store.inTransaction(() -> {
            store.organizations().insert(organization);
            return organization;
        });
        useCases = new UseCases(new OutPorts(
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
                new RejectingNotificationReader(),
                new SandboxOnly(new CallerCrash(sandbox, callerCrashes)),
                sandbox,
                sandbox,
                FixedTaxCalculator.of(),
                scope -> Seller.named("Acme"),
                new PlainTextInvoiceRenderer(),
                new RecordingMailer(),
                new FixedPublicUrls(),
                new FakeEncryptor(),
                new FakeSigner(),
                Failpoints.NONE,
                ids,
                clock));
    }

    final Payment openLink() {
        OpenPaymentLink.Command command =
                new OpenPaymentLink.Command(usd(25_00), new Description("A chair"), null, null, null, null, null);
        return useCases.openPaymentLink()
                .open(scope, command, IdempotentRequest.unkeyed())
                .result();
    }

    final PayLink.Result pay(Payment link, String number) {
        return useCases.payLink()
                .pay(
                        tokenOf(link),
                        new PayLink.Command(
                                new EmailAddress("ada@example.com"),
                                new FullName("Ada"),
                                anAddress(),
                                null,
                                new CardDetails(number, YearMonth.of(2031, 4)),
                                null));
    }

    static LinkToken tokenOf(Payment link) {
        return link.page().token();
    }

    final PaymentStatus statusOf(Payment link) {
        return useCases.getPayment().get(scope, link.id()).status();
    }

    private record SandboxOnly(PaymentProvider sandbox) implements Providers {
        @Override
        public Optional<PaymentProvider> forMode(Mode mode) {
            return Optional.of(sandbox);
        }

        @Override
        public Optional<PaymentProvider> byName(String name) {
            return Optional.of(sandbox).filter(it -> it.name().equals(name));
        }
    }

    private record FixedPublicUrls() implements PublicUrls {
        @Override
        public String payPage(LinkToken token) {
            return "https://pay.example/" + token.value();
        }

        @Override
        public String download(String signedToken) {
            return "https://pay.example/documents/" + signedToken;
        }

        @Override
        public String errorPage(String code) {
            return "https://pay.example/errors/" + code;
        }
    }
}
