package dev.hexpay.adapter.sandbox;

import static dev.hexpay.testkit.Builders.anAddress;
import static dev.hexpay.testkit.Builders.anOrganization;
import static dev.hexpay.testkit.Builders.usd;

import dev.hexpay.application.Application;
import dev.hexpay.application.policy.DeclineLimits;
import dev.hexpay.application.policy.Policies;
import dev.hexpay.application.port.in.InPorts;
import dev.hexpay.application.port.in.payment.OpenPaymentLink;
import dev.hexpay.application.port.in.paypage.PayLink;
import dev.hexpay.application.port.out.IdSource;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.PaymentProviders;
import dev.hexpay.application.port.out.Store;
import dev.hexpay.application.port.out.TaxCalculator;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.FullName;
import dev.hexpay.domain.payment.CardDetails;
import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Organization;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.text.Description;
import dev.hexpay.testkit.FakeNotificationReader;
import dev.hexpay.testkit.FaultyConnection;
import dev.hexpay.testkit.FaultyProvider;
import dev.hexpay.testkit.FixedTaxCalculator;
import dev.hexpay.testkit.SequentialIds;
import dev.hexpay.testkit.SettableClock;
import dev.hexpay.testkit.TestPorts;
import dev.hexpay.testkit.memory.InMemoryStore;
import java.time.YearMonth;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;

/** Use cases with the sandbox as provider, and helpers for common steps. */
abstract class SandboxUseCaseFixture {
    static final String GOOD = "4242424242424242";

    private final Organization organization = anOrganization();
    final Scope scope = new Scope(organization.id(), Mode.SANDBOX);
    final Store store = InMemoryStore.create();
    final SettableClock clock = new SettableClock();
    final AtomicBoolean callerCrashes = new AtomicBoolean();
    DataSource dataSource;
    SandboxProvider sandbox;
    SandboxLedger ledger;
    InPorts useCases;

    @BeforeEach
    void wire() {
        dataSource = TestDatabase.H2.create();
        SequentialIds ids = new SequentialIds();
        sandbox = new SandboxProvider(SandboxDatabase.open(dataSource), clock, ids::secret);
        ledger = new SandboxLedger(SandboxDatabase.open(dataSource));
        store.unitOfWork().inTransaction(() -> {
            store.organizations().insert(organization);
            return organization;
        });
        FaultyConnection connection = new CallerCrash(callerCrashes);
        PaymentProviders providers = new PaymentProviders(
                new TestPorts.SingleProvider(new FaultyProvider(sandbox, id -> connection)),
                sandbox,
                sandbox,
                new FakeNotificationReader(clock));
        OutPorts ports = TestPorts.with(TestPorts.of(store, providers, clock), IdSource.class, ids);
        // The tests decline more cards than an honest payer does.
        useCases = Application.create(
                TestPorts.with(ports, TaxCalculator.class, FixedTaxCalculator.of()),
                Policies.DEFAULT.withDeclines(DeclineLimits.NONE));
    }

    final Payment openLink() {
        OpenPaymentLink.Command command = OpenPaymentLink.Command.of(usd(25_00), new Description("A chair"));
        return useCases.payments().openLink().open(scope, command);
    }

    final PayLink.Result pay(Payment link, String number) {
        return useCases.payPage()
                .pay()
                .pay(
                        tokenOf(link),
                        PayLink.Command.of(
                                new EmailAddress("ada@example.com"),
                                new FullName("Ada"),
                                anAddress(),
                                new CardDetails(number, YearMonth.of(2031, 4))));
    }

    static LinkToken tokenOf(Payment link) {
        return link.page().token();
    }

    final PaymentStatus statusOf(Payment link) {
        return useCases.payments().queries().get(scope, link.id()).status();
    }
}
