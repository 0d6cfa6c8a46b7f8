package dev.hexpay.adapter.stripe;

import static dev.hexpay.testkit.Builders.aCard;
import static dev.hexpay.testkit.Builders.aCustomer;
import static dev.hexpay.testkit.Builders.aMethodId;
import static dev.hexpay.testkit.Builders.aPaymentId;
import static dev.hexpay.testkit.Builders.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.Application;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.in.InPorts;
import dev.hexpay.application.port.in.customer.CustomerReference;
import dev.hexpay.application.port.in.payment.ChargeCustomer;
import dev.hexpay.application.port.in.refund.RefreshRefund;
import dev.hexpay.application.port.in.refund.RefundTransaction;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.PaymentProvider.ChargeRequest;
import dev.hexpay.application.port.out.PaymentProvider.Presence;
import dev.hexpay.application.port.out.PaymentProvider.RefundRequest;
import dev.hexpay.application.port.out.ProviderNotifications.Notification;
import dev.hexpay.application.port.out.ProviderNotifications.OfTransaction;
import dev.hexpay.application.port.out.ProviderResult.Succeeded;
import dev.hexpay.application.port.out.Providers;
import dev.hexpay.application.port.out.RefundResult;
import dev.hexpay.application.port.out.Store;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.customer.PaymentMethod;
import dev.hexpay.domain.invoice.CreditNote;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.payment.Refund;
import dev.hexpay.domain.payment.RefundStatus;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.text.Description;
import dev.hexpay.testkit.ScriptedProvider;
import dev.hexpay.testkit.TestCard;
import dev.hexpay.testkit.TestPorts;
import dev.hexpay.testkit.memory.InMemoryStore;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Refunds that fail late, stay pending or are made in the Dashboard: what the adapter reports, and what is recorded. */
class StripeRefundsTest extends StripeFixture {
    private static final String EXPIRED = "expired_or_canceled_card";

    private final Store store = InMemoryStore.create();
    private final InPorts useCases = useCases();
    private int notifications;

    private InPorts useCases() {
        OutPorts ports = TestPorts.of(store, new ScriptedProvider(), harness.clock);
        return Application.create(TestPorts.with(ports, Providers.class, new TestPorts.SingleProvider(provider)));
    }

    @Test
    void a_refund_that_fails_late_is_declined_with_the_reason_of_stripe() {
        ChargeRequest charge = onSession(TestCard.SUCCEEDS);
        RefundRequest request = refundOf(charge, paid(charge), usd(10_00));
        assertThat(refund(request)).isInstanceOf(RefundResult.Succeeded.class);
        assertThat(returned(charge)).isEqualTo(usd(10_00));

        stub.bank().failRefund(refundIds(charge).get(0), EXPIRED);

        RefundResult declined = provider.findRefund(scope, request);
        assertThat(((RefundResult.Declined) declined).failure().code()).isEqualTo(EXPIRED);
        assertThat(refund(request)).as("a replay is read again").isEqualTo(declined);
        assertThat(returned(charge)).isEqualTo(usd(0));
    }

    @Test
    void a_pending_refund_and_one_of_the_dashboard_are_returned() {
        ChargeRequest charge = onSession(TestCard.SUCCEEDS);
        Succeeded paid = paid(charge);
        assertThat(paid.returned()).isEqualTo(usd(0));
        stub.dashboard().refund(paid.reference(), 2_00);
        stub.bank().holdRefunds("processing");
        assertThat(refund(refundOf(charge, paid, usd(3_00)))).isEqualTo(new RefundResult.Processing());

        assertThat(returned(charge)).isEqualTo(usd(5_00));
    }

    @Test
    void the_returned_amount_is_in_our_minor_unit() {
        Money amount = new Money(5_000, Currency.getInstance("ISK"));
        ChargeRequest charge = request(harness.enter(scope, TestCard.SUCCEEDS), amount, Presence.ON_SESSION);
        stub.dashboard().refund(paid(charge).reference(), 120_000);

        assertThat(returned(charge)).isEqualTo(new Money(1_200, amount.currency()));
    }

    @Test
    void a_charge_that_is_not_found_declines_only_the_first_request() {
        ChargeRequest charge = onSession(TestCard.SUCCEEDS);
        RefundRequest request = refundOf(charge, paid(charge), usd(10_00));
        RefundRequest elsewhere = new RefundRequest(
                request.id(),
                new Refund.ProviderCharge(charge.id(), aPaymentId(), StripeProvider.NAME, "pi_unknown"),
                request.amount(),
                request.createdAt());
        assertThat(((RefundResult.Declined) refund(elsewhere)).failure().code()).isEqualTo("charge_unknown");

        harness.clock.advance(Duration.ofMinutes(1));

        assertThat(refund(elsewhere)).isEqualTo(new RefundResult.Processing());
        assertThat(refund(request)).isInstanceOf(RefundResult.Succeeded.class);
    }

    private Money returned(ChargeRequest charge) {
        return ((Succeeded) find(charge)).returned();
    }

    private List<String> refundIds(ChargeRequest charge) {
        return harness.refunds(scope, String.valueOf(find(charge).reference())).stream()
                .map(com.stripe.model.Refund::getId)
                .toList();
    }

    @Test
    void a_late_failure_is_recorded_and_the_amount_is_refunded_again() {
        Transaction paid = charged();
        Refund refund = requestRefund(paid, AMOUNT);
        assertThat(refund.status()).isEqualTo(RefundStatus.SUCCEEDED);

        stub.bank().failRefund(stripeRefunds(paid).get(0), EXPIRED);
        assertThat(refresh(refund)).isTrue();
        lookUp(paid);

        assertThat(refunds(paid)).extracting(Refund::status).containsExactly(RefundStatus.FAILED);
        assertThat(creditNotes()).extracting(CreditNote::isCancellation).containsExactly(true, false);
        assertThat(requestRefund(paid, AMOUNT).status()).isEqualTo(RefundStatus.SUCCEEDED);
        lookUp(paid);
        assertThat(refunds(paid)).extracting(Refund::cause).containsOnly(Refund.Cause.REQUESTED);
        assertThat(amountRefunded(paid)).isEqualTo(harness.refundedMinor(paid.id()));
    }

    @Test
    void a_failed_refund_that_the_charge_still_shows_is_not_recorded_as_made_elsewhere() {
        Transaction paid = charged();
        Refund refund = requestRefund(paid, 10_00);
        stub.bank().showFailedRefundsInCharges();
        stub.bank().failRefund(stripeRefunds(paid).get(0), EXPIRED);

        assertThat(refresh(refund)).isTrue();
        lookUp(paid);

        assertThat(refunds(paid)).extracting(Refund::status).containsExactly(RefundStatus.FAILED);
        assertThat(amountRefunded(paid)).isZero();
    }

    @Test
    void more_refunds_than_a_page_are_added_up() {
        ChargeRequest charge = onSession(TestCard.SUCCEEDS);
        Succeeded paid = paid(charge);
        int count = Math.toIntExact(StripeApi.PAGE) + 1;
        for (int i = 0; i < count; i++) {
            stub.dashboard().refund(paid.reference(), 1);
        }

        assertThat(returned(charge)).isEqualTo(usd(count));
    }

    @Test
    void a_refund_of_the_dashboard_is_recorded_once_beside_a_pending_one() {
        Transaction paid = charged();
        stub.bank().holdRefunds("processing");
        requestRefund(paid, 10_00);
        stub.bank().holdRefunds(null);
        stub.dashboard().refund(paid.chargeReference(), 5_00);
        lookUp(paid);
        assertThat(refunds(paid)).extracting(Refund::status).containsExactly(RefundStatus.PENDING);

        stub.bank().completeRefund(stripeRefunds(paid).get(1));
        harness.clock.advance(Duration.ofMinutes(2));
        useCases.jobs().reconcileRefunds().runOnce(10);
        assertThat(useCases.jobs().processNotifications().runOnce(10)).isEqualTo(1);
        lookUp(paid);

        assertThat(refunds(paid))
                .extracting(Refund::cause)
                .containsExactly(Refund.Cause.REQUESTED, Refund.Cause.ELSEWHERE);
        assertThat(amountRefunded(paid)).isEqualTo(15_00).isEqualTo(harness.refundedMinor(paid.id()));
    }

    @Test
    void a_late_failure_beside_a_refund_of_the_dashboard_ends_with_the_sum_of_stripe() {
        Transaction paid = charged();
        Refund refund = requestRefund(paid, 10_00);
        stub.bank().failRefund(stripeRefunds(paid).get(0), EXPIRED);
        stub.dashboard().refund(paid.chargeReference(), 10_00);
        // The charge is looked up before the refund: the sum is the same as before.
        lookUp(paid);
        assertThat(refunds(paid)).hasSize(1);

        refresh(refund);
        lookUp(paid);

        assertThat(refunds(paid))
                .extracting(Refund::status)
                .containsExactly(RefundStatus.FAILED, RefundStatus.SUCCEEDED);
        assertThat(amountRefunded(paid)).isEqualTo(10_00).isEqualTo(harness.refundedMinor(paid.id()));
    }

    @Test
    void a_refund_of_the_dashboard_that_fails_late_is_recorded() {
        Transaction paid = charged();
        requestRefund(paid, 10_00);
        stub.dashboard().refund(paid.chargeReference(), 10_00);
        lookUp(paid);
        assertThat(amountRefunded(paid)).isEqualTo(20_00);

        stub.bank().failRefund(stripeRefunds(paid).get(0), EXPIRED);
        lookUp(paid);

        assertThat(refunds(paid))
                .extracting(Refund::status)
                .containsExactly(RefundStatus.SUCCEEDED, RefundStatus.FAILED);
        assertThat(amountRefunded(paid)).isEqualTo(10_00).isEqualTo(harness.refundedMinor(paid.id()));
        assertThat(creditNotes()).extracting(CreditNote::isCancellation).containsExactly(true, false, false);
    }

    @Test
    void a_late_failure_of_ours_is_not_that_of_an_equal_refund_of_the_dashboard() {
        Transaction paid = charged();
        requestRefund(paid, 10_00);
        stub.dashboard().refund(paid.chargeReference(), 10_00);
        lookUp(paid);

        stub.bank().failRefund(stripeRefunds(paid).get(1), EXPIRED);
        lookUp(paid);

        assertThat(refunds(paid))
                .extracting(Refund::status)
                .containsExactly(RefundStatus.FAILED, RefundStatus.SUCCEEDED);
        assertThat(amountRefunded(paid)).isEqualTo(10_00).isEqualTo(harness.refundedMinor(paid.id()));
    }

    /** A succeeded charge of a saved card. */
    private Transaction charged() {
        Customer customer = aCustomer().build();
        PaymentMethod method = new PaymentMethod(
                aMethodId(),
                customer.id(),
                StripeProvider.NAME,
                saved(TestCard.SUCCEEDS),
                aCard(),
                harness.clock.instant());
        store.paymentMethods().insert(scope, method);
        store.customers().getOrInsert(scope, customer.withDefaultMethod(method.id(), harness.clock.instant()));
        Payment payment = useCases.payments()
                .charge()
                .charge(
                        scope,
                        ChargeCustomer.Command.of(
                                new CustomerReference(customer.id().value()), usd(AMOUNT), new Description("Renewal")));
        assertThat(payment.status()).isEqualTo(PaymentStatus.SUCCEEDED);
        return store.transactions().ofPayment(scope, payment.id()).get(0);
    }

    private Refund requestRefund(Transaction transaction, long minor) {
        return useCases.refunds()
                .refund()
                .refund(scope, new RefundTransaction.Command(transaction.id(), minor, null))
                .refund();
    }

    private boolean refresh(Refund refund) {
        return useCases.refunds().refresh().refresh(scope, refund.id()) == RefreshRefund.Outcome.FINAL;
    }

    /** What a notification about the charge leads to. */
    private void lookUp(Transaction transaction) {
        Notification notification = new Notification(
                StripeProvider.NAME, "evt_" + ++notifications, new OfTransaction(scope, transaction.id()));
        store.notifications().insertIfAbsent(notification, harness.clock.instant());
        assertThat(useCases.jobs().processNotifications().runOnce(10)).isEqualTo(1);
    }

    private List<String> stripeRefunds(Transaction transaction) {
        return harness.refunds(scope, transaction.chargeReference()).stream()
                .map(com.stripe.model.Refund::getId)
                .toList();
    }

    private List<Refund> refunds(Transaction transaction) {
        return store.refunds().ofTransaction(scope, transaction.id());
    }

    private List<CreditNote> creditNotes() {
        return store.creditNotes().list(scope, null, PageRequest.first(10)).items();
    }

    private long amountRefunded(Transaction transaction) {
        return store.transactions()
                .get(scope, transaction.id())
                .amountRefunded()
                .minor();
    }
}
