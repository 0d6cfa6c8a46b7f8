package dev.hexpay.adapter.stripe;

import static dev.hexpay.testing.stripe.http.Faults.on;
import static dev.hexpay.testkit.Builders.aChargeRequest;
import static dev.hexpay.testkit.Builders.aPayer;
import static dev.hexpay.testkit.Builders.anAddress;
import static dev.hexpay.testkit.Builders.anOrganization;
import static dev.hexpay.testkit.Builders.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hexpay.application.Application;
import dev.hexpay.application.page.InvoiceFilter;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.in.InPorts;
import dev.hexpay.application.port.in.payment.OpenPaymentLink;
import dev.hexpay.application.port.in.paypage.PayLink;
import dev.hexpay.application.port.in.refund.RefundTransaction;
import dev.hexpay.application.port.out.PaymentProviders;
import dev.hexpay.application.port.out.Store;
import dev.hexpay.domain.customer.PaymentMethod;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.payment.AuthenticationOutcome;
import dev.hexpay.domain.payment.ConfirmationToken;
import dev.hexpay.domain.payment.DisputeStatus;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.payment.Refund;
import dev.hexpay.domain.payment.RefundStatus;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.payment.TransactionState;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Organization;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.text.Description;
import dev.hexpay.testing.stripe.BillingDetails;
import dev.hexpay.testing.stripe.StripeStub;
import dev.hexpay.testing.stripe.Webhooks.Delivery;
import dev.hexpay.testing.stripe.Webhooks.Plan;
import dev.hexpay.testing.stripe.http.Fault;
import dev.hexpay.testkit.TestCard;
import dev.hexpay.testkit.TestPorts;
import dev.hexpay.testkit.memory.InMemoryStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The use cases with Stripe as provider, and the events that it sends. */
@Timeout(60)
class StripeNotificationsTest {
    private final StripeHarness harness = new StripeHarness();
    private final StripeStub stub = harness.stub;
    private final Store store = InMemoryStore.create();
    private final Organization organization = anOrganization();
    private final Scope scope = new Scope(organization.id(), Mode.SANDBOX);
    private final InPorts useCases = useCases();

    private InPorts useCases() {
        store.organizations().insert(organization);
        StripeNotificationReader reader = new StripeNotificationReader(
                Map.of(
                        Mode.SANDBOX,
                        List.of(stub.webhookSecret(dev.hexpay.testing.stripe.http.Mode.TEST)),
                        Mode.LIVE,
                        List.of(stub.webhookSecret(dev.hexpay.testing.stripe.http.Mode.LIVE))),
                harness.clock);
        PaymentProviders providers = new PaymentProviders(
                new TestPorts.SandboxOnly(harness.provider()),
                (where, card) -> {
                    throw new AssertionError("cards are entered in the form of Stripe");
                },
                harness,
                reader);
        return Application.create(TestPorts.of(store, providers, harness.clock));
    }

    @AfterEach
    void close() {
        harness.close();
    }

    private Payment open() {
        return useCases.payments()
                .openLink()
                .open(scope, OpenPaymentLink.Command.of(usd(25_00), new Description("A chair")));
    }

    private Payment pay(TestCard card) {
        Payment link = open();
        PayLink.Command typed = aPayer(card);
        ConfirmationToken token = new ConfirmationToken(stub.enterCard(card.number(), BillingDetails.NONE));
        useCases.payPage()
                .pay()
                .pay(link.page().token(), PayLink.Command.of(typed.email(), typed.name(), anAddress(), token));
        return reload(link);
    }

    private Payment reload(Payment payment) {
        return store.payments().find(scope, payment.id()).orElseThrow();
    }

    private Transaction transaction(Payment payment) {
        return store.transactions().ofPayment(scope, payment.id()).get(0);
    }

    private String intent(Payment payment) {
        return String.valueOf(transaction(payment).providerReference());
    }

    /** Delivers all events as planned, and processes what was stored; returns how many notifications that were. */
    private int deliver(Plan plan) {
        stub.webhooks().plan(plan);
        for (Delivery delivery : stub.webhooks().pending()) {
            useCases.providers()
                    .acceptNotification()
                    .accept(
                            "stripe",
                            Map.of("stripe-signature", delivery.signature()),
                            delivery.event().bytes());
        }
        return process();
    }

    private int process() {
        return useCases.jobs().processNotifications().runOnce(100);
    }

    @Test
    void charge_of_another_amount_is_refused_and_counted_and_settles_nothing() {
        stub.dashboard().capturePaymentsByHand();
        Payment link = pay(TestCard.SUCCEEDS);
        stub.dashboard().capture(intent(link), 10_00);

        deliver(Plan.ONCE);

        assertThat(reload(link).status()).isEqualTo(PaymentStatus.PROCESSING);
        assertThat(useCases.providers().notifications().refused()).isPositive();
        assertThat(process()).as("refused notifications are not checked again").isZero();
    }

    @Test
    void lost_response_is_settled_by_the_notification() {
        stub.faults().next(on("POST", "/v1/payment_intents"), Fault.LOST_AFTER_EFFECT);
        Payment link = pay(TestCard.SUCCEEDS);
        assertThat(link.status()).isEqualTo(PaymentStatus.PROCESSING);

        assertThat(deliver(Plan.TWICE)).as("notifications stored").isEqualTo(1);

        assertThat(reload(link).status()).isEqualTo(PaymentStatus.SUCCEEDED);
        assertThat(stub.ledger()
                        .byMetadata("transaction", transaction(link).id().value())
                        .moved())
                .isEqualTo(transaction(link).price().total().minor());
    }

    @Test
    void reordered_events_end_with_the_state_at_stripe() {
        Payment link = pay(TestCard.AUTHENTICATES_ALWAYS);
        assertThat(link.status()).isEqualTo(PaymentStatus.REQUIRES_ACTION);
        stub.payerCompletes(intent(link));

        assertThat(deliver(Plan.REORDERED)).isEqualTo(2);

        assertThat(reload(link).status()).isEqualTo(PaymentStatus.SUCCEEDED);
        deliver(Plan.TWICE);
        assertThat(reload(link).status()).isEqualTo(PaymentStatus.SUCCEEDED);
        assertThat(store.invoices()
                        .list(scope, InvoiceFilter.ALL, PageRequest.first(10))
                        .items())
                .hasSize(1);
    }

    @Test
    void failed_authentication_is_settled_by_the_notification() {
        Payment link = pay(TestCard.AUTHENTICATES_ALWAYS);
        harness.authenticateAtBank(scope, aChargeRequest(transaction(link).id()), AuthenticationOutcome.FAILED);

        deliver(Plan.ONCE);

        assertThat(transaction(link).state()).isInstanceOf(TransactionState.Failed.class);
    }

    @Test
    void dispute_that_names_only_the_payment_intent_is_recorded_and_resolved() {
        Payment link = pay(TestCard.SUCCEEDS);
        deliver(Plan.ONCE);
        String dispute = stub.bank().openDispute(intent(link), "fraudulent");

        deliver(Plan.ONCE);
        assertThat(transaction(link).dispute().report().status()).isEqualTo(DisputeStatus.OPEN);

        stub.bank().winDispute(dispute);
        deliver(Plan.ONCE);
        assertThat(transaction(link).dispute().report().status()).isEqualTo(DisputeStatus.WON);
    }

    @Test
    void dispute_before_the_reference_is_known_is_recorded_later() {
        stub.faults().next(on("POST", "/v1/payment_intents"), Fault.LOST_AFTER_EFFECT);
        Payment link = pay(TestCard.DISPUTED);
        stub.webhooks().plan(Plan.ONCE);
        stub.webhooks().pending().stream()
                .filter(delivery -> delivery.event().type().startsWith("charge.dispute"))
                .forEach(delivery -> useCases.providers()
                        .acceptNotification()
                        .accept(
                                "stripe",
                                Map.of("stripe-signature", delivery.signature()),
                                delivery.event().bytes()));
        process();
        assertThat(transaction(link).dispute()).isNull();

        harness.clock.advance(Duration.ofSeconds(61));
        useCases.jobs().reconcilePayments().runOnce(10);
        harness.clock.advance(Duration.ofMinutes(1));
        process();

        assertThat(transaction(link).dispute().report().status()).isEqualTo(DisputeStatus.OPEN);
    }

    @Test
    void card_that_was_detached_at_stripe_is_removed_from_its_customer() {
        Payment link = pay(TestCard.SUCCEEDS);
        CustomerId payer = reload(link).customer();
        PaymentMethod card = methods(payer).get(0);
        harness.provider().detach(scope, card.reference());

        deliver(Plan.REORDERED);

        assertThat(methods(payer)).isEmpty();
        assertThat(store.customers().find(scope, payer).orElseThrow().defaultMethod())
                .isNull();
        assertThat(deliver(Plan.ONCE)).as("no event is processed twice").isZero();
    }

    @Test
    void pending_refund_is_settled_by_the_notification() {
        Payment link = pay(TestCard.SUCCEEDS);
        stub.bank().holdRefunds("processing");
        useCases.refunds()
                .refund()
                .refund(scope, new RefundTransaction.Command(transaction(link).id(), null, null));
        Refund pending = refund(link);
        assertThat(pending.status()).isEqualTo(RefundStatus.PENDING);
        stub.bank().completeRefund(harness.refunds(scope, intent(link)).get(0).getId());

        deliver(Plan.REORDERED);

        assertThat(refund(link).status()).isEqualTo(RefundStatus.SUCCEEDED);
    }

    @Test
    void refused_events_are_counted_and_not_stored() {
        pay(TestCard.SUCCEEDS);
        Delivery delivery = stub.webhooks().pending().get(0);
        harness.clock.advance(Duration.ofMinutes(6));
        PaymentsException stale = catchThrowableOfType(
                PaymentsException.class,
                () -> useCases.providers()
                        .acceptNotification()
                        .accept(
                                "stripe",
                                Map.of("stripe-signature", delivery.signature()),
                                delivery.event().bytes()));
        assertThat(stale.code()).isEqualTo(ErrorCode.UNAUTHORIZED);
        assertThat(useCases.providers().notifications().refused()).isEqualTo(1);
        assertThat(process()).isZero();
    }

    @Test
    void event_of_a_connected_account_is_counted_and_logged_once() {
        byte[] body = StripeEvents.event(
                "evt_1",
                StripeEvents.sample("payment_intent.succeeded", Mode.SANDBOX).saying("account", "acct_2"));
        List<String> logged = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                logged.add(new SimpleFormatter().formatMessage(entry));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger logger = Logger.getLogger("dev.hexpay");
        logger.addHandler(handler);
        try {
            assertThatThrownBy(() -> useCases.providers().acceptNotification().accept("stripe", signed(body), body))
                    .isInstanceOf(PaymentsException.class);
        } finally {
            logger.removeHandler(handler);
        }

        assertThat(logged).singleElement().asString().contains("evt_1", "acct_2");
        assertThat(useCases.providers().notifications().refused()).isEqualTo(1);
        assertThat(process()).isZero();
    }

    private Map<String, String> signed(byte[] body) {
        return StripeEvents.signed(
                stub.webhookSecret(dev.hexpay.testing.stripe.http.Mode.TEST), harness.clock.instant(), body);
    }

    private Refund refund(Payment link) {
        return store.refunds().ofTransaction(scope, transaction(link).id()).get(0);
    }

    private List<PaymentMethod> methods(CustomerId customer) {
        return store.paymentMethods()
                .ofCustomer(scope, customer, PageRequest.first(10))
                .items();
    }
}
