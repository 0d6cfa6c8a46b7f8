package dev.hexpay.usecase;

import static dev.hexpay.testkit.Builders.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.in.refund.RefundTransaction;
import dev.hexpay.application.port.out.ProviderNotifications.Notification;
import dev.hexpay.application.port.out.ProviderNotifications.OfCard;
import dev.hexpay.application.port.out.ProviderNotifications.OfCharge;
import dev.hexpay.application.port.out.ProviderNotifications.OfRefund;
import dev.hexpay.domain.customer.Card;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.customer.PaymentMethod;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.payment.Refund;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.testkit.FakeNotificationReader;
import dev.hexpay.testkit.TestCard;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NotificationInboxTest {
    private final UseCaseFixture fixture = new UseCaseFixture();
    private final FakeNotificationReader signer = new FakeNotificationReader(fixture.clock);

    @Test
    void notification_is_retried_until_the_provider_answers() {
        Payment link = fixture.open(UseCaseFixture.aLinkOf(25_00));
        fixture.provider.loseNextResponse();
        fixture.pay(link, UseCaseFixture.with(TestCard.SUCCEEDS));
        fixture.receiveNotification(fixture.transactions(link).get(0).id());

        fixture.provider.loseNextCall();
        assertThat(fixture.processNotifications()).isEqualTo(1);
        assertThat(fixture.reload(link).status()).isEqualTo(PaymentStatus.PROCESSING);

        fixture.clock.advance(Duration.ofSeconds(61));
        assertThat(fixture.processNotifications()).isEqualTo(1);
        assertThat(fixture.reload(link).status()).isEqualTo(PaymentStatus.SUCCEEDED);
    }

    @Test
    void processed_notification_is_not_processed_again() {
        Payment link = fixture.open(UseCaseFixture.aLinkOf(25_00));
        fixture.pay(link, UseCaseFixture.with(TestCard.DECLINED));
        fixture.receiveNotification(fixture.transactions(link).get(0).id());

        assertThat(fixture.processNotifications()).isEqualTo(1);
        fixture.clock.advance(Duration.ofDays(1));
        assertThat(fixture.processNotifications()).isZero();
    }

    @Test
    void notification_without_result_is_checked_less_and_less_often_for_three_days() {
        Payment link = fixture.open(UseCaseFixture.aLinkOf(25_00));
        fixture.pay(link, UseCaseFixture.with(TestCard.DECLINED));
        Transaction failed = fixture.transactions(link).get(0);
        fixture.receiveNotification(failed.id());
        Instant received = fixture.clock.instant();
        int checks = 0;
        while (fixture.clock.instant().isBefore(received.plus(Duration.ofHours(71)))) {
            fixture.provider.loseNextCall();
            checks += fixture.processNotifications();
            if (checks > 0) {
                fixture.provider.clearPlans();
            }
            fixture.clock.advance(Duration.ofMinutes(1));
        }

        assertThat(checks).isEqualTo(14);
        fixture.provider.succeedLate(fixture.scope, failed.id());
        fixture.clock.advance(Duration.ofHours(2));
        assertThat(fixture.processNotifications()).as("the last check").isEqualTo(1);
        assertThat(fixture.reload(link).status()).isEqualTo(PaymentStatus.SUCCEEDED);
    }

    @Test
    void notification_without_any_result_is_not_checked_for_ever() {
        Payment link = fixture.open(UseCaseFixture.aLinkOf(25_00));
        fixture.pay(link, UseCaseFixture.with(TestCard.DECLINED));
        fixture.receiveNotification(fixture.transactions(link).get(0).id());
        int checks = 0;
        for (int hour = 0; hour < 24 * 4 * 60; hour++) {
            fixture.provider.loseNextCall();
            checks += fixture.processNotifications();
            fixture.provider.clearPlans();
            fixture.clock.advance(Duration.ofMinutes(1));
        }

        assertThat(checks).isEqualTo(15);
        assertThat(fixture.processNotifications()).isZero();
    }

    @Test
    void pending_transaction_is_completed_after_its_notification_has_ended() {
        Payment link = fixture.open(UseCaseFixture.aLinkOf(25_00));
        fixture.provider.loseNextResponse();
        fixture.pay(link, UseCaseFixture.with(TestCard.SUCCEEDS));
        fixture.receiveNotification(fixture.transactions(link).get(0).id());
        while (fixture.processNotifications() > 0 || fixture.clock.instant().isBefore(NOON.plus(Duration.ofDays(4)))) {
            fixture.provider.loseNextCall();
            fixture.clock.advance(Duration.ofHours(13));
        }
        fixture.provider.clearPlans();

        fixture.useCases.jobs().reconcilePayments().runOnce(10);

        assertThat(fixture.reload(link).status()).isEqualTo(PaymentStatus.SUCCEEDED);
    }

    @Test
    void notification_by_the_reference_of_a_charge_records_its_dispute() {
        Payment paid = fixture.pay(fixture.open(UseCaseFixture.aLinkOf(25_00)), UseCaseFixture.with(TestCard.SUCCEEDS));
        Transaction transaction = fixture.transactions(paid).get(0);
        fixture.provider.dispute(fixture.scope, transaction.id());

        fixture.receiveNotification(new OfCharge(Mode.LIVE, reference(transaction)));
        assertThat(fixture.processNotifications()).isEqualTo(1);
        assertThat(fixture.transactions(paid).get(0).dispute())
                .as("of another mode")
                .isNull();

        fixture.receiveNotification(new OfCharge(Mode.SANDBOX, reference(transaction)));
        assertThat(fixture.processNotifications()).isEqualTo(1);
        assertThat(fixture.transactions(paid).get(0).dispute()).isNotNull();
    }

    @Test
    void notification_by_an_unknown_reference_is_checked_until_it_is_known() {
        Payment link = fixture.open(UseCaseFixture.aLinkOf(25_00));
        fixture.provider.loseNextResponse();
        fixture.pay(link, UseCaseFixture.with(TestCard.SUCCEEDS));
        fixture.receiveNotification(new OfCharge(Mode.SANDBOX, "ch_1"));
        assertThat(fixture.processNotifications()).isEqualTo(1);
        Transaction unknown = fixture.transactions(link).get(0);
        fixture.provider.dispute(fixture.scope, unknown.id());
        fixture.clock.advance(Duration.ofSeconds(60));
        fixture.useCases.jobs().reconcilePayments().runOnce(10);

        assertThat(fixture.processNotifications()).isEqualTo(1);

        Transaction known = fixture.transactions(link).get(0);
        assertThat(known.providerReference()).isEqualTo("ch_1");
        assertThat(known.dispute()).isNotNull();
        fixture.clock.advance(Duration.ofDays(1));
        assertThat(fixture.processNotifications()).isZero();
    }

    @Test
    void notification_about_a_refund_settles_it() {
        Payment paid = fixture.pay(fixture.open(UseCaseFixture.aLinkOf(25_00)), UseCaseFixture.with(TestCard.SUCCEEDS));
        Transaction transaction = fixture.transactions(paid).get(0);
        fixture.provider.loseNextResponse();
        Refund refund = fixture.useCases
                .refunds()
                .refund()
                .refund(fixture.scope, new RefundTransaction.Command(transaction.id(), null, null))
                .refund();
        assertThat(refund.isSettled()).isFalse();

        fixture.receiveNotification(new OfRefund(fixture.scope, refund.id()));
        fixture.receiveNotification(new OfRefund(fixture.live, refund.id()));
        assertThat(fixture.processNotifications()).isEqualTo(2);

        assertThat(fixture.store.refunds().find(fixture.scope, refund.id()))
                .hasValueSatisfying(settled -> assertThat(settled.isSettled()).isTrue());
        fixture.receiveNotification(new OfRefund(fixture.scope, refund.id()));
        assertThat(fixture.processNotifications()).isEqualTo(1);
        fixture.clock.advance(Duration.ofDays(1));
        assertThat(fixture.processNotifications()).isZero();
        assertThat(fixture.provider.refundedMinor(transaction.id())).isEqualTo(29_75);
    }

    @Test
    void card_that_was_detached_at_the_provider_is_removed_from_its_customer() {
        Customer ada = fixture.customerWith(TestCard.SUCCEEDS);
        PaymentMethod card = card(ada);
        fixture.provider.detach(fixture.scope, card.reference());
        int eventCount = fixture.events().size();

        fixture.receiveNotification(new OfCard(Mode.LIVE, card.cardId()));
        fixture.processNotifications();
        assertThat(card(ada)).as("of another mode").isEqualTo(card);
        for (int times = 0; times < 2; times++) {
            fixture.receiveNotification(new OfCard(Mode.SANDBOX, card.cardId()));
            assertThat(fixture.processNotifications()).isEqualTo(1);
        }

        assertThat(fixture.store.paymentMethods().find(fixture.scope, card.id()))
                .isEmpty();
        assertThat(fixture.store
                        .customers()
                        .find(fixture.scope, ada.id())
                        .orElseThrow()
                        .defaultMethod())
                .isNull();
        assertThat(fixture.eventNamesAfter(eventCount)).containsExactly("payment_method.updated");
    }

    @Test
    void card_that_was_renewed_at_the_provider_is_shown_with_its_new_expiry() {
        Customer ada = fixture.customerWith(TestCard.SUCCEEDS);
        PaymentMethod card = card(ada);
        fixture.provider.renewCard(card.reference(), 2041);
        fixture.receiveNotification(new OfCard(Mode.SANDBOX, card.cardId()));
        fixture.provider.loseNextCall();
        fixture.processNotifications();
        assertThat(card(ada)).as("the look-up was lost").isEqualTo(card);

        fixture.clock.advance(Duration.ofSeconds(61));
        fixture.processNotifications();

        Card shown = card.card();
        assertThat(card(ada)).isEqualTo(card.withCard(new Card(shown.brand(), shown.last4(), shown.expMonth(), 2041)));
        assertThat(fixture.charge(5_00, ada).status()).isEqualTo(PaymentStatus.SUCCEEDED);
    }

    @Test
    void notification_about_nothing_of_ours_is_accepted_and_not_stored() {
        byte[] foreign = FakeNotificationReader.writeForeign("evt_foreign");
        accept(signer.sign(fixture.clock.instant(), foreign), foreign);

        assertThat(fixture.processNotifications()).isZero();
        assertThat(refused()).isZero();
    }

    @Test
    void refused_notifications_are_counted() {
        byte[] body =
                FakeNotificationReader.write(new Notification("sandbox", "evt_1", new OfCard(Mode.SANDBOX, "card_1")));
        byte[] unreadable = "unreadable".getBytes(StandardCharsets.UTF_8);
        Instant now = fixture.clock.instant();

        assertThat(errorOf(signer.sign(now.minus(Duration.ofMinutes(6)), body), body))
                .isEqualTo(ErrorCode.UNAUTHORIZED);
        assertThat(errorOf(Map.of(), body)).isEqualTo(ErrorCode.UNAUTHORIZED);
        assertThat(errorOf(signer.sign(now, unreadable), unreadable)).isEqualTo(ErrorCode.VALIDATION_ERROR);
        accept(signer.sign(now, body), body);

        assertThat(refused()).isEqualTo(3);
        assertThat(fixture.processNotifications()).isEqualTo(1);
    }

    private void accept(Map<String, String> headers, byte[] body) {
        fixture.useCases.providers().acceptNotification().accept("sandbox", headers, body);
    }

    private ErrorCode errorOf(Map<String, String> headers, byte[] body) {
        return catchThrowableOfType(PaymentsException.class, () -> accept(headers, body))
                .code();
    }

    private long refused() {
        return fixture.useCases.providers().notifications().refused();
    }

    private PaymentMethod card(Customer customer) {
        return fixture.store
                .paymentMethods()
                .ofCustomer(fixture.scope, customer.id(), PageRequest.first(10))
                .items()
                .get(0);
    }

    private static String reference(Transaction transaction) {
        return String.valueOf(transaction.providerReference());
    }

    @Test
    void transaction_with_a_mismatch_is_checked_less_often_the_older_it_is() {
        fixture.provider.loseNextResponse();
        Payment link = fixture.pay(fixture.open(UseCaseFixture.aLinkOf(10_00)), UseCaseFixture.with(TestCard.SUCCEEDS));
        TransactionId transaction = fixture.transactions(link).get(0).id();
        fixture.provider.contradict(fixture.scope, transaction);

        fixture.clock.advance(Duration.ofHours(4));
        assertThat(fixture.useCases.jobs().reconcilePayments().runOnce(10)).isEqualTo(1);
        fixture.clock.advance(Duration.ofHours(2).minusMillis(1));
        assertThat(fixture.useCases.jobs().reconcilePayments().runOnce(10)).isZero();
        fixture.clock.advance(Duration.ofMillis(1));
        assertThat(fixture.useCases.jobs().reconcilePayments().runOnce(10)).isEqualTo(1);

        assertThat(fixture.transactions(link).get(0).isSettled()).isFalse();
    }
}
