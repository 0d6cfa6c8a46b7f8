package dev.hexpay.testkit.usecase;

import static dev.hexpay.testkit.Builders.aCustomer;
import static dev.hexpay.testkit.Builders.aMethodId;
import static dev.hexpay.testkit.Builders.aPaymentId;
import static dev.hexpay.testkit.Builders.usd;
import static dev.hexpay.testkit.usecase.Shop.aChargeOf;
import static dev.hexpay.testkit.usecase.Shop.aLinkOf;
import static dev.hexpay.testkit.usecase.Shop.reference;
import static dev.hexpay.testkit.usecase.Shop.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hexpay.application.port.in.ChargeCustomer;
import dev.hexpay.application.port.in.CustomerReference;
import dev.hexpay.application.port.in.Once;
import dev.hexpay.application.port.in.PayLink;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.id.PaymentMethodId;
import dev.hexpay.domain.payment.Description;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentKind;
import dev.hexpay.domain.payment.PaymentState;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.refusal.Refusal;
import dev.hexpay.domain.refusal.RefusalCode;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.testkit.TestCard;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ChargingAndCancelingTest {
    private final Shop shop = new Shop();

    @Test
    void a_charge_needs_no_payer_and_tells_what_was_received() {
        Customer payer = shop.customerWith(TestCard.WORKS);
        int known = shop.events().size();
        Payment charge = shop.charge(10_00, payer);
        assertThat(charge.kind()).isEqualTo(PaymentKind.CHARGE);
        assertThat(charge.status()).isEqualTo(PaymentStatus.SUCCEEDED);
        assertThat(shop.eventNamesAfter(known)).containsExactly("invoice.created", "payment.received");
    }

    @Test
    void a_declined_charge_is_kept_as_failed_with_its_reason() {
        Customer payer = shop.customerWith(TestCard.DECLINED_OFF_SESSION);
        int known = shop.events().size();
        Payment charge = shop.charge(10_00, payer);
        assertThat(charge.state()).isInstanceOf(PaymentState.Failed.class);
        assertThat(((PaymentState.Failed) charge.state()).failure().declineCode())
                .isEqualTo("generic_decline");
        assertThat(shop.now(charge)).isEqualTo(charge);
        assertThat(shop.eventNamesAfter(known)).containsExactly("payment.failed");
        assertThat(shop.provider.movedMinor()).isEqualTo(1_19);
    }

    @Test
    void a_provider_that_does_not_answer_leaves_the_charge_processing() {
        Customer payer = shop.customerWith(TestCard.WORKS);
        shop.provider.loseNextCall();
        assertThat(shop.charge(10_00, payer).status()).isEqualTo(PaymentStatus.PROCESSING);
        shop.provider.loseNextAnswer();
        assertThat(shop.charge(10_00, payer).status()).isEqualTo(PaymentStatus.PROCESSING);
    }

    @Test
    void a_customer_is_charged_by_our_id_and_by_the_merchants() {
        Customer known = shop.customer(
                aCustomer().knownAs("user_42").at("ada@example.com").profile());
        shop.customerWith(TestCard.WORKS);
        assertThat(shop.charge(aChargeOf(10_00, new CustomerReference("user_42")))
                        .customer())
                .isEqualTo(known.id());
        assertThat(shop.charge(aChargeOf(10_00, reference(known))).customer()).isEqualTo(known.id());
    }

    @Test
    void an_unknown_customer_is_refused() {
        assertThat(refused(() -> shop.charge(aChargeOf(10_00, new CustomerReference("user_42"))))
                        .code())
                .isEqualTo(RefusalCode.CUSTOMER_NOT_FOUND);
    }

    @Test
    void a_customer_of_another_mode_is_unknown() {
        Customer payer = shop.customerWith(TestCard.WORKS);
        ChargeCustomer.Command command = aChargeOf(10_00, reference(payer));
        assertThat(refused(() -> shop.useCases.chargeCustomer().charge(shop.live, command, Once.unkeyed()))
                        .code())
                .isEqualTo(RefusalCode.CUSTOMER_NOT_FOUND);
    }

    @Test
    void a_customer_without_a_method_is_refused() {
        Customer poor = shop.customer(aCustomer().profile());
        assertThat(refused(() -> shop.charge(10_00, poor)).code()).isEqualTo(RefusalCode.PAYMENT_METHOD_NOT_FOUND);
    }

    @Test
    void a_method_of_another_customer_or_of_nobody_is_refused() {
        Customer ada = shop.customerWith(TestCard.WORKS);
        Customer bob = shop.customer(aCustomer().at("bob@example.com").profile());
        for (PaymentMethodId method : new PaymentMethodId[] {ada.defaultMethod(), aMethodId()}) {
            ChargeCustomer.Command command =
                    new ChargeCustomer.Command(reference(bob), usd(10_00), new Description("Renewal"), method, null);
            assertThat(refused(() -> shop.charge(command)).code()).isEqualTo(RefusalCode.PAYMENT_METHOD_NOT_FOUND);
        }
    }

    @Test
    void an_older_method_is_charged_when_it_is_asked_for() {
        Customer ada = shop.customerWith(TestCard.WORKS);
        PaymentMethodId older = ada.defaultMethod();
        shop.customerWith(TestCard.DECLINED_OFF_SESSION);
        ChargeCustomer.Command command =
                new ChargeCustomer.Command(reference(ada), usd(10_00), new Description("Renewal"), older, null);
        assertThat(shop.charge(command).status()).isEqualTo(PaymentStatus.SUCCEEDED);
        assertThat(shop.charge(10_00, ada).status()).isEqualTo(PaymentStatus.FAILED);
    }

    @Test
    void a_pending_link_is_canceled_once_and_told_once() {
        Payment link = shop.open(aLinkOf(25_00));
        Payment canceled = cancel(link);
        assertThat(canceled.status()).isEqualTo(PaymentStatus.CANCELED);
        assertThat(cancel(link)).isEqualTo(canceled);
        assertThat(shop.eventNames()).containsExactly("payment_link.created", "payment_link.canceled");
        assertThat(shop.tryToPay(link, with(TestCard.WORKS))).isEqualTo(new PayLink.Result.NotPayable());
    }

    @Test
    void nothing_but_a_pending_link_is_canceled() {
        Customer payer = shop.customerWith(TestCard.WORKS);
        Payment paid = shop.open(aLinkOf(25_00));
        shop.pay(paid, with(TestCard.WORKS));
        Payment failed = shop.open(aLinkOf(25_00));
        shop.pay(failed, with(TestCard.DECLINED));
        Payment waiting = shop.open(aLinkOf(25_00));
        shop.pay(waiting, with(TestCard.AUTHENTICATES_ONCE));
        Payment processing = shop.open(aLinkOf(25_00));
        shop.provider.loseNextCall();
        shop.pay(processing, with(TestCard.WORKS));
        Payment charge = shop.charge(10_00, payer);
        for (Payment payment : new Payment[] {paid, failed, waiting, processing, charge}) {
            Payment before = shop.now(payment);
            assertThat(refused(() -> cancel(payment)).code()).isEqualTo(RefusalCode.PAYMENT_NOT_CANCELABLE);
            assertThat(shop.now(payment)).isEqualTo(before);
        }
    }

    @Test
    void a_payment_of_another_scope_is_not_canceled() {
        Payment link = shop.open(aLinkOf(25_00));
        assertThat(refused(() -> cancel(shop.live, link)).code()).isEqualTo(RefusalCode.PAYMENT_NOT_FOUND);
        assertThat(refused(() -> shop.useCases.cancelPayment().cancel(shop.scope, aPaymentId(), Once.unkeyed()))
                        .code())
                .isEqualTo(RefusalCode.PAYMENT_NOT_FOUND);
        assertThat(shop.now(link)).isEqualTo(link);
    }

    @Test
    void a_merchant_who_cancels_while_a_payer_pays_comes_too_late() {
        Payment link = shop.open(aLinkOf(25_00));
        shop.provider.beforeNextCall(
                () -> assertThat(refused(() -> cancel(link)).code()).isEqualTo(RefusalCode.PAYMENT_NOT_CANCELABLE));
        assertThat(shop.pay(link, with(TestCard.WORKS)).status()).isEqualTo(PaymentStatus.SUCCEEDED);
    }

    private Payment cancel(Payment payment) {
        return cancel(shop.scope, payment);
    }

    private Payment cancel(Scope scope, Payment payment) {
        return shop.useCases
                .cancelPayment()
                .cancel(scope, payment.id(), Once.unkeyed())
                .result();
    }

    private static Refusal refused(ThrowingCallable call) {
        Refusal refusal = catchThrowableOfType(Refusal.class, call);
        assertThat(refusal).isNotNull();
        return refusal;
    }
}
