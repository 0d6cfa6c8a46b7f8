package dev.hexpay.usecase;

import static dev.hexpay.testkit.Builders.aChargeRequest;
import static dev.hexpay.testkit.Builders.aToken;
import static dev.hexpay.testkit.Builders.aTransaction;
import static dev.hexpay.usecase.UseCaseFixture.aLinkOf;
import static dev.hexpay.usecase.UseCaseFixture.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.application.event.EventPayload;
import dev.hexpay.application.port.in.paypage.PayLink;
import dev.hexpay.application.port.out.PaymentProvider.Presence;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.payment.AuthenticationOutcome;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.text.WireName;
import dev.hexpay.testkit.TestCard;
import org.junit.jupiter.api.Test;

class FinishAuthenticationTest {
    private final UseCaseFixture fixture = new UseCaseFixture();

    @Test
    void authenticated_link_is_paid_by_the_same_transaction() {
        Payment link = waitingLink();
        assertThat(fixture.provider.movedMinor()).isZero();
        Payment paid = finish(link, AuthenticationOutcome.COMPLETED);
        assertThat(paid.status()).isEqualTo(PaymentStatus.SUCCEEDED);
        assertThat(fixture.transactions(link)).hasSize(1);
        assertThat(fixture.provider.movedMinor()).isEqualTo(29_75);
        assertThat(fixture.eventNames())
                .containsExactly(
                        "payment_link.created",
                        "customer.created",
                        "invoice.created",
                        "payment.received",
                        "payment_link.completed");
    }

    @Test
    void reference_of_the_provider_is_kept_from_the_required_action_on() {
        Payment link = waitingLink();
        String reference = fixture.transactions(link).get(0).providerReference();
        assertThat(reference).startsWith("ch_");
        finish(link, AuthenticationOutcome.COMPLETED);
        assertThat(fixture.transactions(link).get(0).providerReference()).isEqualTo(reference);
    }

    @Test
    void reference_that_is_not_stored_yet_is_stored_by_the_next_notification() {
        Payment link = waitingLink();
        Transaction waiting = fixture.transactions(link).get(0);
        // A server of the previous version has stored none.
        Transaction without = aTransaction()
                .withId(waiting.id())
                .of(link)
                .withSource(waiting.paymentSource())
                .inState(waiting.state())
                .build()
                .withVersion(waiting.version());
        fixture.store
                .unitOfWork()
                .inTransaction(() -> fixture.store.transactions().save(fixture.scope, without));

        fixture.sendNotification(waiting.id());

        assertThat(fixture.transactions(link).get(0).providerReference()).isEqualTo(waiting.providerReference());
    }

    @Test
    void failed_authentication_declines_the_link_and_keeps_it_payable() {
        Payment link = waitingLink();
        Payment failed = finish(link, AuthenticationOutcome.FAILED);
        assertThat(failed.status()).isEqualTo(PaymentStatus.FAILED);
        assertThat(fixture.eventNames()).containsExactly("payment_link.created", "payment_link.failed");
        assertThat(fixture.pay(link, with(TestCard.SUCCEEDS)).status()).isEqualTo(PaymentStatus.SUCCEEDED);
        assertThat(fixture.provider.movedMinor()).isEqualTo(29_75);
    }

    @Test
    void another_card_cancels_the_transaction_that_requires_action() {
        Payment link = waitingLink();
        Payment paid = fixture.pay(link, with(TestCard.SUCCEEDS));
        assertThat(paid.status()).isEqualTo(PaymentStatus.SUCCEEDED);
        assertThat(fixture.transactions(link))
                .extracting(transaction -> WireName.of(transaction.status()))
                .containsExactly("failed", "succeeded");
        assertThat(finish(link, AuthenticationOutcome.COMPLETED)).isEqualTo(paid);
        assertThat(fixture.provider.movedMinor()).isEqualTo(29_75);
    }

    @Test
    void another_card_is_not_charged_when_cancel_does_not_answer() {
        Payment link = waitingLink();
        fixture.provider.loseNextCall();
        assertThat(fixture.tryPay(link, with(TestCard.SUCCEEDS))).isEqualTo(new PayLink.Result.NotPayable());
        assertThat(fixture.reload(link).status()).isEqualTo(PaymentStatus.REQUIRES_ACTION);
        assertThat(fixture.transactions(link)).hasSize(1);
        assertThat(finish(link, AuthenticationOutcome.COMPLETED).status()).isEqualTo(PaymentStatus.SUCCEEDED);
        assertThat(fixture.provider.movedMinor()).isEqualTo(29_75);
    }

    @Test
    void another_card_is_not_charged_when_authentication_just_succeeded() {
        Payment link = waitingLink();
        fixture.provider.beforeNextCall(() -> fixture.provider.authenticate(
                fixture.scope,
                aChargeRequest(fixture.transactions(link).get(0), Presence.ON_SESSION),
                AuthenticationOutcome.COMPLETED));
        assertThat(fixture.tryPay(link, with(TestCard.SUCCEEDS))).isEqualTo(new PayLink.Result.NotPayable());
        assertThat(fixture.reload(link).status()).isEqualTo(PaymentStatus.SUCCEEDED);
        assertThat(fixture.provider.movedMinor()).isEqualTo(29_75);
    }

    @Test
    void finishing_twice_pays_once_and_returns_the_payment() {
        Payment link = waitingLink();
        Payment paid = finish(link, AuthenticationOutcome.COMPLETED);
        assertThat(finish(link, AuthenticationOutcome.COMPLETED)).isEqualTo(paid);
        assertThat(finish(link, AuthenticationOutcome.FAILED)).isEqualTo(paid);
        assertThat(fixture.provider.movedMinor()).isEqualTo(29_75);
    }

    @Test
    void finishing_a_link_without_required_action_changes_nothing() {
        Payment link = fixture.open(aLinkOf(25_00));
        assertThat(finish(link, AuthenticationOutcome.COMPLETED)).isEqualTo(link);
        assertThat(fixture.reload(link)).isEqualTo(link);
    }

    @Test
    void finishing_with_an_unknown_token_is_rejected() {
        assertThatThrownBy(() -> fixture.useCases
                        .payPage()
                        .finishAuthentication()
                        .finish(aToken(), AuthenticationOutcome.COMPLETED))
                .isInstanceOf(PaymentsException.class);
    }

    @Test
    void lost_authentication_result_leaves_the_link_processing() {
        Payment link = waitingLink();
        fixture.provider.loseNextResponse();
        assertThat(finish(link, AuthenticationOutcome.COMPLETED).status()).isEqualTo(PaymentStatus.PROCESSING);
        assertThat(fixture.tryPay(link, with(TestCard.SUCCEEDS))).isEqualTo(new PayLink.Result.NotPayable());
    }

    @Test
    void charge_that_requires_action_is_settled_at_its_page() {
        Customer payer = fixture.customerWith(TestCard.AUTHENTICATES_ALWAYS);
        int eventCount = fixture.events().size();
        Payment charge = fixture.charge(10_00, payer);
        assertThat(charge.status()).isEqualTo(PaymentStatus.REQUIRES_ACTION);
        assertThat(fixture.eventNamesAfter(eventCount)).containsExactly("payment.failed");
        EventPayload.FailedPayment failed =
                (EventPayload.FailedPayment) fixture.events().get(eventCount);
        assertThat(failed.failureCode()).isEqualTo("authentication_required");
        assertThat(failed.recoveryUrl())
                .isEqualTo(UseCaseFixture.PAY_PAGE + charge.page().token().value());

        Payment paid = finish(charge, AuthenticationOutcome.COMPLETED);
        assertThat(paid.status()).isEqualTo(PaymentStatus.SUCCEEDED);
        assertThat(paid.id()).isEqualTo(charge.id());
        assertThat(fixture.eventNamesAfter(eventCount + 1)).containsExactly("invoice.created", "payment.received");
    }

    @Test
    void repeated_action_request_records_no_second_failed_event() {
        Customer payer = fixture.customerWith(TestCard.AUTHENTICATES_ALWAYS);
        Payment charge = fixture.charge(10_00, payer);
        int eventCount = fixture.events().size();
        fixture.provider.loseNextCall();
        assertThat(finish(charge, AuthenticationOutcome.COMPLETED).status()).isEqualTo(PaymentStatus.PROCESSING);

        fixture.clock.advance(Transaction.PROCESSING_LEASE);
        fixture.useCases.jobs().reconcilePayments().runOnce(10);
        assertThat(fixture.reload(charge).status()).isEqualTo(PaymentStatus.REQUIRES_ACTION);
        assertThat(fixture.eventNamesAfter(eventCount)).isEmpty();

        assertThat(finish(charge, AuthenticationOutcome.COMPLETED).status()).isEqualTo(PaymentStatus.SUCCEEDED);
        assertThat(fixture.eventNamesAfter(eventCount)).containsExactly("invoice.created", "payment.received");
    }

    @Test
    void failed_authentication_fails_the_charge_permanently() {
        Customer payer = fixture.customerWith(TestCard.AUTHENTICATES_ALWAYS);
        Payment charge = fixture.charge(10_00, payer);
        int eventCount = fixture.events().size();
        assertThat(finish(charge, AuthenticationOutcome.FAILED).status()).isEqualTo(PaymentStatus.FAILED);
        assertThat(fixture.eventNamesAfter(eventCount)).containsExactly("payment.failed");
        assertThat(((EventPayload.FailedPayment) fixture.events().get(eventCount)).recoveryUrl())
                .isNull();
        assertThat(fixture.tryPay(charge, with(TestCard.SUCCEEDS))).isEqualTo(new PayLink.Result.NotPayable());
    }

    @Test
    void charge_that_requires_action_accepts_no_other_card() {
        Customer payer = fixture.customerWith(TestCard.AUTHENTICATES_ALWAYS);
        Payment charge = fixture.charge(10_00, payer);
        assertThat(fixture.tryPay(charge, with(TestCard.SUCCEEDS))).isEqualTo(new PayLink.Result.NotPayable());
        assertThat(fixture.reload(charge)).isEqualTo(charge);
    }

    @Test
    void card_authenticated_once_is_charged_off_session() {
        Customer payer = fixture.customerWith(TestCard.AUTHENTICATES_ONCE);
        assertThat(fixture.charge(10_00, payer).status()).isEqualTo(PaymentStatus.SUCCEEDED);
    }

    private Payment waitingLink() {
        Payment link = fixture.open(aLinkOf(25_00));
        Payment authenticating = fixture.pay(link, with(TestCard.AUTHENTICATES_ONCE));
        assertThat(authenticating.status()).isEqualTo(PaymentStatus.REQUIRES_ACTION);
        return authenticating;
    }

    private Payment finish(Payment payment, AuthenticationOutcome outcome) {
        return fixture.useCases
                .payPage()
                .finishAuthentication()
                .finish(payment.page().token(), outcome);
    }
}
