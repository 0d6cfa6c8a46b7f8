package dev.hexpay.sandbox;

import static dev.hexpay.testkit.Builders.anAddress;
import static dev.hexpay.testkit.Builders.anOrganization;
import static dev.hexpay.testkit.Builders.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.hexpay.application.port.in.Answered;
import dev.hexpay.application.port.in.ChargeCustomer;
import dev.hexpay.application.port.in.CustomerReference;
import dev.hexpay.application.port.in.Once;
import dev.hexpay.application.port.in.OpenPaymentLink;
import dev.hexpay.application.port.in.PayLink;
import dev.hexpay.application.port.in.StoredAnswer;
import dev.hexpay.application.port.out.CardTokens.CardEntry;
import dev.hexpay.application.port.out.IdempotencyKey;
import dev.hexpay.application.port.out.Milestones;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.PaymentProvider;
import dev.hexpay.application.port.out.PaymentProvider.Authentication;
import dev.hexpay.application.port.out.Providers;
import dev.hexpay.application.port.out.PublicAddresses;
import dev.hexpay.application.port.out.RequestFingerprint;
import dev.hexpay.application.usecase.UseCases;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.FullName;
import dev.hexpay.domain.organization.Organization;
import dev.hexpay.domain.organization.Seller;
import dev.hexpay.domain.payment.Description;
import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.refusal.Refusal;
import dev.hexpay.domain.refusal.RefusalCode;
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
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentsOverTheSandboxTest {
    private static final String GOOD = "4242424242424242";
    private static final List<String> CARDS =
            List.of(GOOD, "4000000000000002", "4000002500003155", "4000000000003220", "4000000000000341");

    private final Organization organization = anOrganization();
    private final Scope scope = new Scope(organization.id(), Mode.SANDBOX);
    private final InMemoryStore store = new InMemoryStore();
    private final SettableClock clock = new SettableClock();
    private final AtomicBoolean isCutOff = new AtomicBoolean();
    private SandboxLedger ledger;
    private UseCases useCases;

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
                anywhere -> Seller.named("Acme"),
                new TypewriterPrinter(),
                new Mailbox(),
                new Addresses(),
                new ReversingSecretBox(),
                new ReversingSigner(),
                Milestones.UNHEARD,
                ids,
                clock));
    }

    @Test
    void sixteen_payers_at_once_pay_a_link_once() {
        Payment link = open();

        AtOnce.run(16, nth -> pay(link, GOOD));

        assertThat(statusOf(link)).isEqualTo(PaymentStatus.SUCCEEDED);
        assertThat(ledger.charges(scope)).isEqualTo(1);
        assertThat(ledger.moved(scope, usd(0).currency())).isEqualTo(usd(25_00));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whatever_payers_and_merchant_do_at_once_the_books_agree(long seed) {
        for (int round = 0; round < 15; round++) {
            Payment link = open();
            int before = ledger.charges(scope);
            int at = round;

            AtOnce.run(6, nth -> {
                Random random = new Random(seed * 1000 + at * 10L + nth);
                for (int step = 0; step < 6; step++) {
                    act(link, random);
                }
                return nth;
            });

            int moved = ledger.charges(scope) - before;
            assertThat(moved)
                    .as("seed " + seed + " round " + round + " " + statusOf(link))
                    .isEqualTo(statusOf(link) == PaymentStatus.SUCCEEDED ? 1 : 0);
            assertThat(statusOf(link)).isNotEqualTo(PaymentStatus.PROCESSING);
        }
    }

    private void act(Payment link, Random random) {
        switch (random.nextInt(6)) {
            case 0, 1 -> pay(link, CARDS.get(random.nextInt(CARDS.size())));
            case 2 -> useCases.finishAuthentication().finish(tokenOf(link), Authentication.COMPLETED);
            case 3 -> useCases.finishAuthentication().finish(tokenOf(link), Authentication.FAILED);
            case 4 -> pay(link, "4000002500003155");
            default -> cancelIfPossible(link, random);
        }
    }

    private void cancelIfPossible(Payment link, Random random) {
        if (random.nextInt(4) != 0) {
            return;
        }
        try {
            useCases.cancelPayment().cancel(scope, link.id(), Once.unkeyed());
        } catch (Refusal refusal) {
            assertThat(refusal.code()).isEqualTo(RefusalCode.PAYMENT_NOT_CANCELABLE);
        }
    }

    @Test
    void a_card_from_a_paid_link_is_charged_without_its_payer() {
        Payment charge = charge(customerOfPaidLink(), Once.unkeyed()).result();

        assertThat(charge.status()).isEqualTo(PaymentStatus.SUCCEEDED);
        assertThat(ledger.movedMinor(charge.attempt())).isEqualTo(9_00);
    }

    @Test
    void a_charge_cut_off_after_the_money_moved_is_taken_to_its_end_by_the_repeated_request() {
        CustomerReference customer = customerOfPaidLink();
        Once<Payment> once =
                new Once.Keyed<>(new IdempotencyKey("order-1"), new RequestFingerprint("charge"), new WritesStatus());

        isCutOff.set(true);
        assertThat(catchThrowable(() -> charge(customer, once))).isInstanceOf(CutOff.ServerDied.class);
        isCutOff.set(false);
        assertThat(charge(customer, once)).isInstanceOf(Answered.StillRunning.class);

        clock.advance(Duration.ofSeconds(61));
        assertThat(charge(customer, once).result().status()).isEqualTo(PaymentStatus.SUCCEEDED);
        assertThat(charge(customer, once))
                .isEqualTo(new Answered.Replayed<Payment>(new StoredAnswer(201, "succeeded")));
        assertThat(ledger.moved(scope, usd(0).currency())).isEqualTo(usd(25_00 + 9_00));
    }

    private CustomerReference customerOfPaidLink() {
        Payment link = open();
        pay(link, GOOD);
        return new CustomerReference(
                useCases.getPayment().get(scope, link.id()).customer().value());
    }

    private Answered<Payment> charge(CustomerReference customer, Once<Payment> once) {
        return useCases.chargeCustomer()
                .charge(
                        scope,
                        new ChargeCustomer.Command(customer, usd(9_00), new Description("Again"), null, null),
                        once);
    }

    private Payment open() {
        OpenPaymentLink.Command command =
                new OpenPaymentLink.Command(usd(25_00), new Description("A chair"), null, null, null, null, null);
        return useCases.openPaymentLink().open(scope, command, Once.unkeyed()).result();
    }

    private PayLink.Result pay(Payment link, String number) {
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

    private static LinkToken tokenOf(Payment link) {
        return link.page().token();
    }

    private PaymentStatus statusOf(Payment link) {
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

    private record WritesStatus() implements Once.AnswerWriter<Payment> {
        @Override
        public StoredAnswer write(Payment result) {
            return new StoredAnswer(201, result.status().wire());
        }

        @Override
        public StoredAnswer write(Refusal refusal) {
            return new StoredAnswer(400, refusal.message());
        }
    }
}
