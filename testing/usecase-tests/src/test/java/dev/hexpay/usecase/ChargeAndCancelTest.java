package dev.hexpay.usecase;

import static dev.hexpay.testkit.Builders.aCustomer;
import static dev.hexpay.testkit.Builders.aMethodId;
import static dev.hexpay.testkit.Builders.aPaymentId;
import static dev.hexpay.testkit.Builders.usd;
import static dev.hexpay.usecase.UseCaseFixture.aChargeOf;
import static dev.hexpay.usecase.UseCaseFixture.aLinkOf;
import static dev.hexpay.usecase.UseCaseFixture.reference;
import static dev.hexpay.usecase.UseCaseFixture.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hexpay.application.port.in.customer.CustomerReference;
import dev.hexpay.application.port.in.payment.ChargeCustomer;
import dev.hexpay.application.port.in.paypage.PayLink;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.id.PaymentMethodId;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentKind;
import dev.hexpay.domain.payment.PaymentState;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.text.Description;
import dev.hexpay.testkit.TestCard;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ChargeAndCancelTest {
    private final UseCaseFixture fixture = new UseCaseFixture();

    @Test
    void charge_succeeds_without_payer_and_records_events() {
        Customer payer = fixture.customerWith(TestCard.SUCCEEDS);
        int eventCount = fixture.events().size();
        Payment charge = fixture.charge(10_00, payer);
        assertThat(charge.kind()).isEqualTo(PaymentKind.CHARGE);
        assertThat(charge.status()).isEqualTo(PaymentStatus.SUCCEEDED);
        assertThat(fixture.eventNamesAfter(eventCount)).containsExactly("invoice.created", "payment.received");
    }

    @Test
    void declined_charge_is_stored_as_failed_with_its_decline_code() {
        Customer payer = fixture.customerWith(TestCard.DECLINED_OFF_SESSION);
        int eventCount = fixture.events().size();
        Payment charge = fixture.charge(10_00, payer);
        assertThat(charge.state()).isInstanceOf(PaymentState.Failed.class);
        assertThat(((PaymentState.Failed) charge.state()).failure().declineCode())
                .isEqualTo("generic_decline");
        assertThat(fixture.reload(charge)).isEqualTo(charge);
        assertThat(fixture.eventNamesAfter(eventCount)).containsExactly("payment.failed");
        assertThat(fixture.provider.movedMinor()).isEqualTo(1_19);
    }

    @Test
    void charge_stays_processing_when_the_provider_does_not_answer() {
        Customer payer = fixture.customerWith(TestCard.SUCCEEDS);
        fixture.provider.loseNextCall();
        assertThat(fixture.charge(10_00, payer).status()).isEqualTo(PaymentStatus.PROCESSING);
        fixture.provider.loseNextResponse();
        assertThat(fixture.charge(10_00, payer).status()).isEqualTo(PaymentStatus.PROCESSING);
    }

    @Test
    void customer_is_charged_by_id_and_by_external_id() {
        Customer customer = fixture.customer(aCustomer()
                .withExternalId("user_42")
                .withEmail("ada@example.com")
                .profile());
        fixture.pay(fixture.open(aLinkOf(1_00, customer)), with(TestCard.SUCCEEDS));
        assertThat(fixture.charge(aChargeOf(10_00, new CustomerReference("user_42")))
                        .customer())
                .isEqualTo(customer.id());
        assertThat(fixture.charge(aChargeOf(10_00, reference(customer))).customer())
                .isEqualTo(customer.id());
    }

    @Test
    void unknown_customer_is_rejected() {
        assertThat(errorOf(() -> fixture.charge(aChargeOf(10_00, new CustomerReference("user_42"))))
                        .code())
                .isEqualTo(ErrorCode.CUSTOMER_NOT_FOUND);
    }

    @Test
    void customer_of_another_mode_is_not_found() {
        Customer payer = fixture.customerWith(TestCard.SUCCEEDS);
        ChargeCustomer.Command command = aChargeOf(10_00, reference(payer));
        assertThat(errorOf(() -> fixture.useCases.payments().charge().charge(fixture.live, command))
                        .code())
                .isEqualTo(ErrorCode.CUSTOMER_NOT_FOUND);
    }

    @Test
    void customer_without_payment_method_is_rejected() {
        Customer poor = fixture.customer(aCustomer().profile());
        assertThat(errorOf(() -> fixture.charge(10_00, poor)).code()).isEqualTo(ErrorCode.PAYMENT_METHOD_NOT_FOUND);
    }

    @Test
    void payment_method_of_another_customer_or_unknown_is_rejected() {
        Customer ada = fixture.customerWith(TestCard.SUCCEEDS);
        Customer bob = fixture.customer(aCustomer().withEmail("bob@example.com").profile());
        for (PaymentMethodId method : new PaymentMethodId[] {ada.defaultMethod(), aMethodId()}) {
            ChargeCustomer.Command command = ChargeCustomer.Command.of(
                            reference(bob), usd(10_00), new Description("Renewal"))
                    .withMethod(method);
            assertThat(errorOf(() -> fixture.charge(command)).code()).isEqualTo(ErrorCode.PAYMENT_METHOD_NOT_FOUND);
        }
    }

    @Test
    void named_payment_method_is_charged_instead_of_default() {
        Customer ada = fixture.customerWith(TestCard.SUCCEEDS);
        PaymentMethodId older = ada.defaultMethod();
        fixture.pay(fixture.open(aLinkOf(1_00, ada)), with(TestCard.DECLINED_OFF_SESSION));
        ChargeCustomer.Command command = ChargeCustomer.Command.of(
                        reference(ada), usd(10_00), new Description("Renewal"))
                .withMethod(older);
        assertThat(fixture.charge(command).status()).isEqualTo(PaymentStatus.SUCCEEDED);
        assertThat(fixture.charge(10_00, ada).status()).isEqualTo(PaymentStatus.FAILED);
    }

    @Test
    void pending_link_is_canceled_once_with_one_event() {
        Payment link = fixture.open(aLinkOf(25_00));
        Payment canceled = cancel(link);
        assertThat(canceled.status()).isEqualTo(PaymentStatus.CANCELED);
        assertThat(cancel(link)).isEqualTo(canceled);
        assertThat(fixture.eventNames()).containsExactly("payment_link.created", "payment_link.canceled");
        assertThat(fixture.tryPay(link, with(TestCard.SUCCEEDS))).isEqualTo(new PayLink.Result.NotPayable());
    }

    @Test
    void only_a_pending_link_can_be_canceled() {
        Customer payer = fixture.customerWith(TestCard.SUCCEEDS);
        Payment paid = fixture.open(aLinkOf(25_00));
        fixture.pay(paid, with(TestCard.SUCCEEDS));
        Payment failed = fixture.open(aLinkOf(25_00));
        fixture.pay(failed, with(TestCard.DECLINED));
        Payment authenticating = fixture.open(aLinkOf(25_00));
        fixture.pay(authenticating, with(TestCard.AUTHENTICATES_ONCE));
        Payment processing = fixture.open(aLinkOf(25_00));
        fixture.provider.loseNextCall();
        fixture.pay(processing, with(TestCard.SUCCEEDS));
        Payment charge = fixture.charge(10_00, payer);
        for (Payment payment : new Payment[] {paid, failed, authenticating, processing, charge}) {
            Payment before = fixture.reload(payment);
            assertThat(errorOf(() -> cancel(payment)).code()).isEqualTo(ErrorCode.PAYMENT_NOT_CANCELABLE);
            assertThat(fixture.reload(payment)).isEqualTo(before);
        }
    }

    @Test
    void payment_of_another_scope_cannot_be_canceled() {
        Payment link = fixture.open(aLinkOf(25_00));
        assertThat(errorOf(() -> cancel(fixture.live, link)).code()).isEqualTo(ErrorCode.PAYMENT_NOT_FOUND);
        assertThat(errorOf(() -> fixture.useCases.payments().cancel().cancel(fixture.scope, aPaymentId()))
                        .code())
                .isEqualTo(ErrorCode.PAYMENT_NOT_FOUND);
        assertThat(fixture.reload(link)).isEqualTo(link);
    }

    @Test
    void cancel_during_payment_is_rejected() {
        Payment link = fixture.open(aLinkOf(25_00));
        fixture.provider.beforeNextCall(
                () -> assertThat(errorOf(() -> cancel(link)).code()).isEqualTo(ErrorCode.PAYMENT_NOT_CANCELABLE));
        assertThat(fixture.pay(link, with(TestCard.SUCCEEDS)).status()).isEqualTo(PaymentStatus.SUCCEEDED);
    }

    private Payment cancel(Payment payment) {
        return cancel(fixture.scope, payment);
    }

    private Payment cancel(Scope scope, Payment payment) {
        return fixture.useCases.payments().cancel().cancel(scope, payment.id());
    }

    private static PaymentsException errorOf(ThrowingCallable call) {
        PaymentsException error = catchThrowableOfType(PaymentsException.class, call);
        assertThat(error).isNotNull();
        return error;
    }
}
