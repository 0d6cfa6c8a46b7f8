package dev.hexpay.sandbox;

import static dev.hexpay.testkit.Builders.anAddress;
import static dev.hexpay.testkit.Builders.anOrganization;
import static dev.hexpay.testkit.Builders.usd;

import dev.hexpay.application.port.in.Once;
import dev.hexpay.application.port.in.OpenPaymentLink;
import dev.hexpay.application.port.in.PayLink;
import dev.hexpay.application.port.out.CardTokens.CardEntry;
import dev.hexpay.application.port.out.Milestones;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.PaymentProvider;
import dev.hexpay.application.port.out.Providers;
import dev.hexpay.application.port.out.PublicAddresses;
import dev.hexpay.application.usecase.UseCases;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.FullName;
import dev.hexpay.domain.organization.Organization;
import dev.hexpay.domain.organization.Seller;
import dev.hexpay.domain.payment.Description;
import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.scope.Mode;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.testkit.FewTaxes;
import dev.hexpay.testkit.Mailbox;
import dev.hexpay.testkit.NobodySigns;
import dev.hexpay.testkit.ReversingSecretBox;
import dev.hexpay.testkit.ReversingSigner;
import dev.hexpay.testkit.SequentialIds;
import dev.hexpay.testkit.SettableClock;
import dev.hexpay.testkit.TypewriterPrinter;
import dev.hexpay.testkit.memory.InMemoryStore;
import java.time.YearMonth;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;

/** Use cases whose provider is the sandbox, and short words for what is done with them. */
abstract class ShopOverTheSandbox {
    static final String GOOD = "4242424242424242";

    private final Organization organization = anOrganization();
    final Scope scope = new Scope(organization.id(), Mode.SANDBOX);
    private final InMemoryStore store = new InMemoryStore();
    final SettableClock clock = new SettableClock();
    final AtomicBoolean isCutOff = new AtomicBoolean();
    SandboxLedger ledger;
    UseCases useCases;

    @BeforeEach
    void wire() {
        DataSource books = Databases.h2();
        SequentialIds ids = new SequentialIds();
        SandboxProvider sandbox = new SandboxProvider(books, clock, ids::secret);
        ledger = new SandboxLedger(books);
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
                new NobodySigns(),
                new OnlySandbox(new CutOff(sandbox, isCutOff)),
                sandbox,
                sandbox,
                FewTaxes.of(),
                scope -> Seller.named("Acme"),
                new TypewriterPrinter(),
                new Mailbox(),
                new Addresses(),
                new ReversingSecretBox(),
                new ReversingSigner(),
                Milestones.UNHEARD,
                ids,
                clock));
    }

    final Payment open() {
        OpenPaymentLink.Command command =
                new OpenPaymentLink.Command(usd(25_00), new Description("A chair"), null, null, null, null, null);
        return useCases.openPaymentLink().open(scope, command, Once.unkeyed()).result();
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
                                new CardEntry(number, YearMonth.of(2031, 4)),
                                null));
    }

    static LinkToken tokenOf(Payment link) {
        return link.page().token();
    }

    final PaymentStatus statusOf(Payment link) {
        return useCases.getPayment().get(scope, link.id()).status();
    }

    private record OnlySandbox(PaymentProvider sandbox) implements Providers {
        @Override
        public Optional<PaymentProvider> forMode(Mode mode) {
            return Optional.of(sandbox);
        }

        @Override
        public Optional<PaymentProvider> named(String name) {
            return Optional.of(sandbox).filter(it -> it.name().equals(name));
        }
    }

    private record Addresses() implements PublicAddresses {
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
