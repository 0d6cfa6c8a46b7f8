package dev.hexpay.testkit.usecase;

import static dev.hexpay.testkit.Builders.aToken;
import static dev.hexpay.testkit.usecase.Shop.aLinkOf;
import static dev.hexpay.testkit.usecase.Shop.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.application.port.in.PayLink;
import dev.hexpay.application.port.out.PaymentProvider.Authentication;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.event.EventData;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.refusal.Refusal;
import dev.hexpay.domain.transaction.Transaction;
import dev.hexpay.testkit.TestCard;
import org.junit.jupiter.api.Test;

class AuthenticatingTest {
    private final Shop shop = new Shop();

    @Test
    void a_link_whose_payer_authenticates_is_paid_by_the_same_attempt() {
        Payment link = waitingLink();
        assertThat(shop.provider.movedMinor()).isZero();
        Payment paid = finish(link, Authentication.COMPLETED);
        assertThat(paid.status()).isEqualTo(PaymentStatus.SUCCEEDED);
        assertThat(shop.attempts(link)).hasSize(1);
        assertThat(shop.provider.movedMinor()).isEqualTo(29_75);
        assertThat(shop.eventNames())
                .containsExactly(
                        "payment_link.created",
                        "customer.created",
                        "invoice.created",
                        "payment.received",
                        "payment_link.completed");
    }

    @Test
    void a_link_whose_payer_fails_to_authenticate_is_declined_and_stays_payable() {
        Payment link = waitingLink();
        Payment failed = finish(link, Authentication.FAILED);
        assertThat(failed.status()).isEqualTo(PaymentStatus.FAILED);
        assertThat(shop.eventNames()).containsExactly("payment_link.created", "payment_link.failed");
        assertThat(shop.pay(link, with(TestCard.WORKS)).status()).isEqualTo(PaymentStatus.SUCCEEDED);
        assertThat(shop.provider.movedMinor()).isEqualTo(29_75);
    }

    @Test
    void another_card_gives_up_the_attempt_that_waits() {
        Payment link = waitingLink();
        Payment paid = shop.pay(link, with(TestCard.WORKS));
        assertThat(paid.status()).isEqualTo(PaymentStatus.SUCCEEDED);
        assertThat(shop.attempts(link))
                .extracting(attempt -> attempt.status().wire())
                .containsExactly("failed", "succeeded");
        assertThat(finish(link, Authentication.COMPLETED)).isEqualTo(paid);
        assertThat(shop.provider.movedMinor()).isEqualTo(29_75);
    }

    @Test
    void another_card_is_not_charged_when_the_waiting_attempt_cannot_be_given_up() {
        Payment link = waitingLink();
        shop.provider.loseNextCall();
        assertThat(shop.tryToPay(link, with(TestCard.WORKS))).isEqualTo(new PayLink.Result.NotPayable());
        assertThat(shop.now(link).status()).isEqualTo(PaymentStatus.REQUIRES_ACTION);
        assertThat(shop.attempts(link)).hasSize(1);
        assertThat(finish(link, Authentication.COMPLETED).status()).isEqualTo(PaymentStatus.SUCCEEDED);
        assertThat(shop.provider.movedMinor()).isEqualTo(29_75);
    }

    @Test
    void another_card_is_not_charged_when_the_waiting_attempt_has_just_succeeded() {
        Payment link = waitingLink();
        shop.provider.beforeNextCall(() -> shop.provider.authenticate(
                shop.scope, shop.attempts(link).get(0).id(), Authentication.COMPLETED));
        assertThat(shop.tryToPay(link, with(TestCard.WORKS))).isEqualTo(new PayLink.Result.NotPayable());
        assertThat(shop.now(link).status()).isEqualTo(PaymentStatus.SUCCEEDED);
        assertThat(shop.provider.movedMinor()).isEqualTo(29_75);
    }

    @Test
    void finishing_twice_pays_once_and_says_how_it_stands() {
        Payment link = waitingLink();
        Payment paid = finish(link, Authentication.COMPLETED);
        assertThat(finish(link, Authentication.COMPLETED)).isEqualTo(paid);
        assertThat(finish(link, Authentication.FAILED)).isEqualTo(paid);
        assertThat(shop.provider.movedMinor()).isEqualTo(29_75);
    }

    @Test
    void finishing_where_nothing_waits_changes_nothing() {
        Payment link = shop.open(aLinkOf(25_00));
        assertThat(finish(link, Authentication.COMPLETED)).isEqualTo(link);
        assertThat(shop.now(link)).isEqualTo(link);
    }

    @Test
    void finishing_at_an_unknown_page_is_refused() {
        assertThatThrownBy(() -> shop.useCases.finishAuthentication().finish(aToken(), Authentication.COMPLETED))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void an_authentication_whose_answer_is_lost_leaves_the_link_processing() {
        Payment link = waitingLink();
        shop.provider.loseNextAnswer();
        assertThat(finish(link, Authentication.COMPLETED).status()).isEqualTo(PaymentStatus.PROCESSING);
        assertThat(shop.tryToPay(link, with(TestCard.WORKS))).isEqualTo(new PayLink.Result.NotPayable());
    }

    @Test
    void a_charge_whose_bank_wants_the_payer_waits_at_its_page_and_is_settled_there() {
        Customer payer = shop.customerWith(TestCard.AUTHENTICATES_ALWAYS);
        int known = shop.events().size();
        Payment charge = shop.charge(10_00, payer);
        assertThat(charge.status()).isEqualTo(PaymentStatus.REQUIRES_ACTION);
        assertThat(shop.eventNamesAfter(known)).containsExactly("payment.failed");
        EventData.PaymentFailed failed = (EventData.PaymentFailed) shop.events().get(known);
        assertThat(failed.failureCode()).isEqualTo("authentication_required");
        assertThat(failed.recoveryUrl())
                .isEqualTo(Shop.PAY_PAGE + charge.page().token().value());

        Payment paid = finish(charge, Authentication.COMPLETED);
        assertThat(paid.status()).isEqualTo(PaymentStatus.SUCCEEDED);
        assertThat(paid.id()).isEqualTo(charge.id());
        assertThat(shop.eventNamesAfter(known + 1)).containsExactly("invoice.created", "payment.received");
    }

    @Test
    void a_charge_that_waits_again_because_the_payers_word_was_lost_is_not_told_as_failed_again() {
        Customer payer = shop.customerWith(TestCard.AUTHENTICATES_ALWAYS);
        Payment charge = shop.charge(10_00, payer);
        int known = shop.events().size();
        shop.provider.loseNextCall();
        assertThat(finish(charge, Authentication.COMPLETED).status()).isEqualTo(PaymentStatus.PROCESSING);

        shop.clock.advance(Transaction.LEFT_ALONE);
        shop.useCases.reconcile().runOnce(10);
        assertThat(shop.now(charge).status()).isEqualTo(PaymentStatus.REQUIRES_ACTION);
        assertThat(shop.eventNamesAfter(known)).isEmpty();

        assertThat(finish(charge, Authentication.COMPLETED).status()).isEqualTo(PaymentStatus.SUCCEEDED);
        assertThat(shop.eventNamesAfter(known)).containsExactly("invoice.created", "payment.received");
    }

    @Test
    void a_charge_whose_payer_fails_to_authenticate_fails_for_good() {
        Customer payer = shop.customerWith(TestCard.AUTHENTICATES_ALWAYS);
        Payment charge = shop.charge(10_00, payer);
        int known = shop.events().size();
        assertThat(finish(charge, Authentication.FAILED).status()).isEqualTo(PaymentStatus.FAILED);
        assertThat(shop.eventNamesAfter(known)).containsExactly("payment.failed");
        assertThat(((EventData.PaymentFailed) shop.events().get(known)).recoveryUrl())
                .isNull();
        assertThat(shop.tryToPay(charge, with(TestCard.WORKS))).isEqualTo(new PayLink.Result.NotPayable());
    }

    @Test
    void a_charge_that_waits_for_its_payer_takes_no_other_card() {
        Customer payer = shop.customerWith(TestCard.AUTHENTICATES_ALWAYS);
        Payment charge = shop.charge(10_00, payer);
        assertThat(shop.tryToPay(charge, with(TestCard.WORKS))).isEqualTo(new PayLink.Result.NotPayable());
        assertThat(shop.now(charge)).isEqualTo(charge);
    }

    @Test
    void a_card_authenticated_once_is_charged_without_its_owner() {
        Customer payer = shop.customerWith(TestCard.AUTHENTICATES_ONCE);
        assertThat(shop.charge(10_00, payer).status()).isEqualTo(PaymentStatus.SUCCEEDED);
    }

    private Payment waitingLink() {
        Payment link = shop.open(aLinkOf(25_00));
        Payment waiting = shop.pay(link, with(TestCard.AUTHENTICATES_ONCE));
        assertThat(waiting.status()).isEqualTo(PaymentStatus.REQUIRES_ACTION);
        return waiting;
    }

    private Payment finish(Payment payment, Authentication outcome) {
        return shop.useCases.finishAuthentication().finish(payment.page().token(), outcome);
    }
}
