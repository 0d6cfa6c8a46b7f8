package dev.hexpay.domain.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.domain.Rejection;
import dev.hexpay.domain.id.PaymentId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PaymentTest {
    @Test
    void new_link_is_pending() {
        Payment link =
                Payment.link(PaymentFixtures.DETAILS, HostedPage.of(PaymentFixtures.TOKEN), PaymentFixtures.MONDAY);

        assertThat(link.status()).isEqualTo(PaymentStatus.initial(PaymentKind.LINK));
        assertThat(link.kind()).isEqualTo(PaymentKind.LINK);
        assertThat(link.transaction()).isNull();
        assertThat(link.createdAt()).isEqualTo(link.updatedAt()).isEqualTo(PaymentFixtures.MONDAY);
        assertThat(link.version()).isZero();
    }

    @Test
    void new_charge_is_processing_its_transaction() {
        Payment charge = Payment.charge(
                PaymentFixtures.DETAILS, PaymentFixtures.TOKEN, PaymentFixtures.FIRST, PaymentFixtures.MONDAY);

        assertThat(charge.status()).isEqualTo(PaymentStatus.initial(PaymentKind.CHARGE));
        assertThat(charge.kind()).isEqualTo(PaymentKind.CHARGE);
        assertThat(charge.transaction()).isEqualTo(PaymentFixtures.FIRST);
        assertThat(charge.page()).isEqualTo(HostedPage.of(PaymentFixtures.TOKEN));
    }

    @ParameterizedTest
    @EnumSource(PaymentStatus.class)
    void each_state_has_its_status(PaymentStatus status) {
        assertThat(PaymentFixtures.state(status).status()).isEqualTo(status);
    }

    @Test
    void payment_keeps_the_transaction_of_its_status() {
        assertThat(Arrays.stream(PaymentStatus.values())
                        .filter(status -> PaymentFixtures.payment(PaymentKind.LINK, status)
                                        .transaction()
                                == null))
                .containsExactlyInAnyOrder(PaymentStatus.PENDING, PaymentStatus.CANCELED);
        assertThat(PaymentFixtures.payment(PaymentKind.LINK, PaymentStatus.FAILED)
                        .transaction())
                .isEqualTo(PaymentFixtures.FIRST);
    }

    @Test
    void link_is_payable_unless_processing_succeeded_or_canceled() {
        Map<PaymentStatus, Boolean> payable = Map.of(
                PaymentStatus.PENDING, true,
                PaymentStatus.FAILED, true,
                PaymentStatus.REQUIRES_ACTION, true,
                PaymentStatus.PROCESSING, false,
                PaymentStatus.SUCCEEDED, false,
                PaymentStatus.CANCELED, false);

        payable.forEach((status, expected) -> {
            assertThat(PaymentFixtures.payment(PaymentKind.LINK, status).isPayable(PaymentFixtures.TUESDAY))
                    .as("link %s", status)
                    .isEqualTo(expected);
            assertThat(PaymentFixtures.payment(PaymentKind.CHARGE, status).isPayable(PaymentFixtures.TUESDAY))
                    .as("charge %s", status)
                    .isFalse();
        });
        assertThat(payable).containsOnlyKeys(PaymentStatus.values());
    }

    @ParameterizedTest
    @EnumSource(PaymentStatus.class)
    void expired_link_cannot_be_paid_but_can_be_canceled_while_pending(PaymentStatus status) {
        HostedPage page = new HostedPage(PaymentFixtures.TOKEN, null, null, PaymentFixtures.TUESDAY);
        Payment link = PaymentFixtures.payment(PaymentKind.LINK, status, page);

        assertThat(link.isPayable(PaymentFixtures.TUESDAY)).isFalse();
        assertThat(link.isPayable(PaymentFixtures.TUESDAY.minusMillis(1)))
                .isEqualTo(PaymentFixtures.payment(PaymentKind.LINK, status).isPayable(PaymentFixtures.MONDAY));
        if (status == PaymentStatus.PENDING) {
            assertThat(link.cancel(PaymentFixtures.TUESDAY.plusMillis(1)).status())
                    .isEqualTo(PaymentStatus.CANCELED);
        }
    }

    @Test
    void rejected_cancelation_gives_the_reason() {
        assertThat(Rejection.of(() -> PaymentFixtures.payment(PaymentKind.CHARGE, PaymentStatus.REQUIRES_ACTION)
                                .cancel(PaymentFixtures.TUESDAY))
                        .message())
                .isEqualTo("Only a pending link can be canceled; this charge is requires_action.");
    }

    @Test
    void transaction_starts_at_the_price_shown_to_the_payer() {
        Payment paying = PaymentFixtures.payment(PaymentKind.LINK, PaymentStatus.PENDING)
                .startTransaction(PaymentFixtures.SECOND, PaymentFixtures.price(1190), PaymentFixtures.TUESDAY);

        assertThat(paying.state()).isEqualTo(new PaymentState.Processing(PaymentFixtures.SECOND));
        assertThat(paying.price()).isEqualTo(PaymentFixtures.price(1190));
    }

    @Test
    void success_records_the_transaction_and_the_customer() {
        Payment paid = PaymentFixtures.payment(PaymentKind.LINK, PaymentStatus.PROCESSING)
                .succeed(
                        PaymentFixtures.transaction(PaymentFixtures.FIRST, PaymentFixtures.PAYMENT, 1000),
                        PaymentFixtures.PAYER,
                        PaymentFixtures.INVOICE,
                        PaymentFixtures.TUESDAY);

        assertThat(paid.state()).isEqualTo(new PaymentState.Succeeded(PaymentFixtures.FIRST, PaymentFixtures.INVOICE));
        assertThat(paid.customer()).isEqualTo(PaymentFixtures.PAYER);
    }

    @Test
    void late_success_of_another_transaction_settles_at_its_own_price() {
        Payment paid = PaymentFixtures.payment(PaymentKind.LINK, PaymentStatus.PROCESSING)
                .succeed(
                        PaymentFixtures.transaction(PaymentFixtures.SECOND, PaymentFixtures.PAYMENT, 1190),
                        PaymentFixtures.PAYER,
                        PaymentFixtures.INVOICE,
                        PaymentFixtures.TUESDAY);

        assertThat(paid.transaction()).isEqualTo(PaymentFixtures.SECOND);
        assertThat(paid.price()).isEqualTo(PaymentFixtures.price(1190));
    }

    @Test
    void decline_records_the_transaction_and_the_failure() {
        Payment declined = PaymentFixtures.payment(PaymentKind.CHARGE, PaymentStatus.PROCESSING)
                .decline(PaymentFixtures.FAILURE, PaymentFixtures.TUESDAY);

        assertThat(declined.state()).isEqualTo(new PaymentState.Failed(PaymentFixtures.FIRST, PaymentFixtures.FAILURE));
        assertThat(declined.customer()).isEqualTo(PaymentFixtures.CUSTOMER);
    }

    @Test
    void resuming_keeps_the_same_transaction() {
        Payment waiting = PaymentFixtures.payment(PaymentKind.CHARGE, PaymentStatus.PROCESSING)
                .requireAction(PaymentFixtures.TUESDAY);

        assertThat(waiting.state()).isEqualTo(new PaymentState.RequiresAction(PaymentFixtures.FIRST));
        assertThat(waiting.resumeTransaction(PaymentFixtures.TUESDAY).state())
                .isEqualTo(new PaymentState.Processing(PaymentFixtures.FIRST));
    }

    @Test
    void correction_records_transaction_price_and_customer() {
        Transaction late = PaymentFixtures.transaction(PaymentFixtures.SECOND, PaymentFixtures.PAYMENT, 1190);

        Payment corrected = PaymentFixtures.payment(PaymentKind.LINK, PaymentStatus.FAILED)
                .correctToSucceeded(late, PaymentFixtures.PAYER, PaymentFixtures.INVOICE, PaymentFixtures.TUESDAY);

        assertThat(corrected.state())
                .isEqualTo(new PaymentState.Succeeded(PaymentFixtures.SECOND, PaymentFixtures.INVOICE));
        assertThat(corrected.price()).isEqualTo(PaymentFixtures.price(1190));
        assertThat(corrected.customer()).isEqualTo(PaymentFixtures.PAYER);
        assertThat(corrected.updatedAt()).isEqualTo(PaymentFixtures.TUESDAY);
    }

    @Test
    void transaction_of_another_payment_cannot_correct() {
        Transaction foreign = PaymentFixtures.transaction(
                PaymentFixtures.SECOND, new PaymentId("pay_01JD3K5T0MZQ8V6X2Y4W7R9S1B"), 1000);
        Payment failed = PaymentFixtures.payment(PaymentKind.LINK, PaymentStatus.FAILED);

        assertThatThrownBy(() -> failed.correctToSucceeded(
                        foreign, PaymentFixtures.PAYER, PaymentFixtures.INVOICE, PaymentFixtures.TUESDAY))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = PaymentStatus.class,
            names = {"PROCESSING", "REQUIRES_ACTION", "FAILED"})
    void payment_is_settled_by_a_transaction_that_moved_the_money(PaymentStatus status) {
        for (PaymentKind kind : PaymentKind.values()) {
            Payment paid = PaymentFixtures.payment(kind, status)
                    .settle(
                            PaymentFixtures.transaction(PaymentFixtures.SECOND, PaymentFixtures.PAYMENT, 1190),
                            PaymentFixtures.PAYER,
                            PaymentFixtures.INVOICE,
                            PaymentFixtures.TUESDAY);

            assertThat(paid.state())
                    .isEqualTo(new PaymentState.Succeeded(PaymentFixtures.SECOND, PaymentFixtures.INVOICE));
            assertThat(paid.price()).isEqualTo(PaymentFixtures.price(1190));
            assertThat(paid.customer()).isEqualTo(PaymentFixtures.PAYER);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = PaymentStatus.class,
            names = {"PENDING", "SUCCEEDED", "CANCELED"})
    void payment_without_a_transaction_in_process_is_not_settled(PaymentStatus status) {
        Payment payment = PaymentFixtures.payment(PaymentKind.LINK, status);
        Transaction charged = PaymentFixtures.transaction(PaymentFixtures.FIRST, PaymentFixtures.PAYMENT, 1000);

        assertThatThrownBy(() -> payment.settle(
                        charged, PaymentFixtures.PAYER, PaymentFixtures.INVOICE, PaymentFixtures.TUESDAY))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void decline_of_the_current_transaction_fails_the_payment() {
        Transaction current = PaymentFixtures.transaction(PaymentFixtures.FIRST, PaymentFixtures.PAYMENT, 1000);
        for (PaymentStatus status : List.of(PaymentStatus.PROCESSING, PaymentStatus.REQUIRES_ACTION)) {
            for (PaymentKind kind : PaymentKind.values()) {
                assertThat(PaymentFixtures.payment(kind, status)
                                .decline(current, PaymentFixtures.FAILURE, PaymentFixtures.TUESDAY)
                                .state())
                        .as("%s %s", kind, status)
                        .isEqualTo(new PaymentState.Failed(PaymentFixtures.FIRST, PaymentFixtures.FAILURE));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(PaymentStatus.class)
    void decline_of_a_superseded_transaction_changes_nothing(PaymentStatus status) {
        Transaction superseded = PaymentFixtures.transaction(PaymentFixtures.SECOND, PaymentFixtures.PAYMENT, 1000);
        Payment payment = PaymentFixtures.payment(PaymentKind.LINK, status);

        assertThat(payment.decline(superseded, PaymentFixtures.FAILURE, PaymentFixtures.TUESDAY))
                .isSameAs(payment);
    }

    @ParameterizedTest
    @EnumSource(PaymentStatus.class)
    void action_is_required_only_for_the_transaction_in_process(PaymentStatus status) {
        Transaction current = PaymentFixtures.transaction(PaymentFixtures.FIRST, PaymentFixtures.PAYMENT, 1000);
        Transaction other = PaymentFixtures.transaction(PaymentFixtures.SECOND, PaymentFixtures.PAYMENT, 1000);
        Payment payment = PaymentFixtures.payment(PaymentKind.LINK, status);

        assertThat(payment.requireAction(other, PaymentFixtures.TUESDAY)).isSameAs(payment);
        if (status == PaymentStatus.PROCESSING) {
            assertThat(payment.requireAction(current, PaymentFixtures.TUESDAY).status())
                    .isEqualTo(PaymentStatus.REQUIRES_ACTION);
        } else {
            assertThat(payment.requireAction(current, PaymentFixtures.TUESDAY)).isSameAs(payment);
        }
    }

    @Test
    void version_is_replaced_and_everything_else_is_kept() {
        Payment payment = PaymentFixtures.payment(PaymentKind.LINK, PaymentStatus.PENDING);

        assertThat(payment.withVersion(8).version()).isEqualTo(8);
        assertThat(payment.withVersion(8).withVersion(7)).isEqualTo(payment);
    }

    @Test
    void to_string_does_not_reveal_the_link_token() {
        LinkToken token = LinkToken.of("twenty-four random bytes".getBytes(java.nio.charset.StandardCharsets.US_ASCII));

        assertThat(Payment.link(PaymentFixtures.DETAILS, HostedPage.of(token), PaymentFixtures.MONDAY)
                        .toString())
                .doesNotContain(token.value().substring(4));
    }
}
