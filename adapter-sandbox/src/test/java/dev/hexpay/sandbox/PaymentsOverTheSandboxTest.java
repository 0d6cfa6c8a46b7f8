package dev.hexpay.sandbox;

import static dev.hexpay.testkit.Builders.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.hexpay.application.port.in.Answered;
import dev.hexpay.application.port.in.ChargeCustomer;
import dev.hexpay.application.port.in.CustomerReference;
import dev.hexpay.application.port.in.Once;
import dev.hexpay.application.port.in.StoredAnswer;
import dev.hexpay.application.port.out.IdempotencyKey;
import dev.hexpay.application.port.out.PaymentProvider.Authentication;
import dev.hexpay.application.port.out.RequestFingerprint;
import dev.hexpay.domain.payment.Description;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.refusal.Refusal;
import dev.hexpay.domain.refusal.RefusalCode;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentsOverTheSandboxTest extends ShopOverTheSandbox {
    private static final List<String> CARDS =
            List.of(GOOD, "4000000000000002", "4000002500003155", "4000000000003220", "4000000000000341");

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
