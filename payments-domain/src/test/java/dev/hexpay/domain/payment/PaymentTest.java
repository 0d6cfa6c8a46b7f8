package dev.hexpay.domain.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.domain.Refused;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.transaction.Transaction;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PaymentTest {
    private static final Payment.Order ORDER =
            new Payment.Order(Samples.PAYMENT, "sandbox", Samples.price(1000), new Description("A book"), null, null);

    @Test
    void a_link_begins_by_waiting_for_its_payer() {
        Payment link = Payment.link(ORDER, HostedPage.at(Samples.TOKEN), Samples.MONDAY);

        assertThat(link.status()).isEqualTo(PaymentStatus.first(PaymentKind.LINK));
        assertThat(link.kind()).isEqualTo(PaymentKind.LINK);
        assertThat(link.attempt()).isNull();
        assertThat(link.createdAt()).isEqualTo(link.updatedAt()).isEqualTo(Samples.MONDAY);
        assertThat(link.version()).isZero();
    }

    @Test
    void a_charge_begins_with_its_attempt() {
        Payment charge = Payment.charge(ORDER, Samples.TOKEN, Samples.FIRST, Samples.MONDAY);

        assertThat(charge.status()).isEqualTo(PaymentStatus.first(PaymentKind.CHARGE));
        assertThat(charge.kind()).isEqualTo(PaymentKind.CHARGE);
        assertThat(charge.attempt()).isEqualTo(Samples.FIRST);
        assertThat(charge.page()).isEqualTo(HostedPage.at(Samples.TOKEN));
    }

    @ParameterizedTest
    @EnumSource(PaymentStatus.class)
    void the_facts_of_a_status_belong_to_it(PaymentStatus status) {
        assertThat(Samples.state(status).status()).isEqualTo(status);
    }

    @Test
    void a_payment_remembers_the_attempt_that_its_status_speaks_of() {
        assertThat(Arrays.stream(PaymentStatus.values())
                        .filter(status ->
                                Samples.payment(PaymentKind.LINK, status).attempt() == null))
                .containsExactlyInAnyOrder(PaymentStatus.PENDING, PaymentStatus.CANCELED);
        assertThat(Samples.payment(PaymentKind.LINK, PaymentStatus.FAILED).attempt())
                .isEqualTo(Samples.FIRST);
    }

    @Test
    void a_link_can_be_paid_until_it_is_settled_or_being_settled() {
        Map<PaymentStatus, Boolean> payable = Map.of(
                PaymentStatus.PENDING, true,
                PaymentStatus.FAILED, true,
                PaymentStatus.REQUIRES_ACTION, true,
                PaymentStatus.PROCESSING, false,
                PaymentStatus.SUCCEEDED, false,
                PaymentStatus.CANCELED, false);

        payable.forEach((status, expected) -> {
            assertThat(Samples.payment(PaymentKind.LINK, status).isPayable(Samples.TUESDAY))
                    .as("link %s", status)
                    .isEqualTo(expected);
            assertThat(Samples.payment(PaymentKind.CHARGE, status).isPayable(Samples.TUESDAY))
                    .as("charge %s", status)
                    .isFalse();
        });
        assertThat(payable).containsOnlyKeys(PaymentStatus.values());
    }

    @ParameterizedTest
    @EnumSource(PaymentStatus.class)
    void an_expired_link_cannot_be_paid_but_canceled_while_it_is_pending(PaymentStatus status) {
        HostedPage page = new HostedPage(Samples.TOKEN, null, null, Samples.TUESDAY);
        Payment link = Samples.payment(PaymentKind.LINK, status, page);

        assertThat(link.isPayable(Samples.TUESDAY)).isFalse();
        assertThat(link.isPayable(Samples.TUESDAY.minusMillis(1)))
                .isEqualTo(Samples.payment(PaymentKind.LINK, status).isPayable(Samples.MONDAY));
        if (status == PaymentStatus.PENDING) {
            assertThat(link.cancel(Samples.TUESDAY.plusMillis(1)).status()).isEqualTo(PaymentStatus.CANCELED);
        }
    }

    @Test
    void a_refused_cancelation_says_why() {
        assertThat(Refused.by(() -> Samples.payment(PaymentKind.CHARGE, PaymentStatus.REQUIRES_ACTION)
                                .cancel(Samples.TUESDAY))
                        .message())
                .isEqualTo("Only a pending link can be canceled; this charge is requires_action.");
    }

    @Test
    void an_attempt_begins_at_the_price_that_the_payer_was_shown() {
        Payment paying = Samples.payment(PaymentKind.LINK, PaymentStatus.PENDING)
                .startAttempt(Samples.SECOND, Samples.price(1190), Samples.TUESDAY);

        assertThat(paying.state()).isEqualTo(new PaymentState.Processing(Samples.SECOND));
        assertThat(paying.price()).isEqualTo(Samples.price(1190));
    }

    @Test
    void a_success_is_of_the_attempt_under_way_and_of_who_paid() {
        Payment paid = Samples.payment(PaymentKind.LINK, PaymentStatus.PROCESSING)
                .succeed(
                        Samples.attempt(Samples.FIRST, Samples.PAYMENT, 1000),
                        Samples.PAYER,
                        Samples.INVOICE,
                        Samples.TUESDAY);

        assertThat(paid.state()).isEqualTo(new PaymentState.Succeeded(Samples.FIRST, Samples.INVOICE));
        assertThat(paid.customer()).isEqualTo(Samples.PAYER);
    }

    @Test
    void an_earlier_attempt_that_paid_late_settles_the_payment_at_its_own_price() {
        Payment paid = Samples.payment(PaymentKind.LINK, PaymentStatus.PROCESSING)
                .succeed(
                        Samples.attempt(Samples.SECOND, Samples.PAYMENT, 1190),
                        Samples.PAYER,
                        Samples.INVOICE,
                        Samples.TUESDAY);

        assertThat(paid.attempt()).isEqualTo(Samples.SECOND);
        assertThat(paid.price()).isEqualTo(Samples.price(1190));
    }

    @Test
    void a_decline_is_of_the_attempt_under_way_and_says_why() {
        Payment declined =
                Samples.payment(PaymentKind.CHARGE, PaymentStatus.PROCESSING).decline(Samples.FAILURE, Samples.TUESDAY);

        assertThat(declined.state()).isEqualTo(new PaymentState.Failed(Samples.FIRST, Samples.FAILURE));
        assertThat(declined.customer()).isEqualTo(Samples.CUSTOMER);
    }

    @Test
    void an_attempt_that_waited_for_its_payer_goes_on_as_the_same_attempt() {
        Payment waiting =
                Samples.payment(PaymentKind.CHARGE, PaymentStatus.PROCESSING).requireAction(Samples.TUESDAY);

        assertThat(waiting.state()).isEqualTo(new PaymentState.RequiresAction(Samples.FIRST));
        assertThat(waiting.resumeAttempt(Samples.TUESDAY).state())
                .isEqualTo(new PaymentState.Processing(Samples.FIRST));
    }

    @Test
    void a_correction_tells_which_attempt_moved_how_much_money() {
        Transaction late = Samples.attempt(Samples.SECOND, Samples.PAYMENT, 1190);

        Payment corrected = Samples.payment(PaymentKind.LINK, PaymentStatus.FAILED)
                .correct(late, Samples.PAYER, Samples.INVOICE, Samples.TUESDAY);

        assertThat(corrected.state()).isEqualTo(new PaymentState.Succeeded(Samples.SECOND, Samples.INVOICE));
        assertThat(corrected.price()).isEqualTo(Samples.price(1190));
        assertThat(corrected.customer()).isEqualTo(Samples.PAYER);
        assertThat(corrected.updatedAt()).isEqualTo(Samples.TUESDAY);
    }

    @Test
    void an_attempt_to_pay_something_else_corrects_nothing() {
        Transaction foreign = Samples.attempt(Samples.SECOND, new PaymentId("pay_01JD3K5T0MZQ8V6X2Y4W7R9S1B"), 1000);
        Payment failed = Samples.payment(PaymentKind.LINK, PaymentStatus.FAILED);

        assertThatThrownBy(() -> failed.correct(foreign, Samples.PAYER, Samples.INVOICE, Samples.TUESDAY))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_printed_payment_does_not_open_its_page() {
        LinkToken token = LinkToken.of("twenty-four random bytes".getBytes(java.nio.charset.StandardCharsets.US_ASCII));

        assertThat(Payment.link(ORDER, HostedPage.at(token), Samples.MONDAY).toString())
                .doesNotContain(token.value().substring(4));
    }
}
