package dev.hexpay.adapter.sandbox;

import static dev.hexpay.testkit.Builders.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.hexpay.application.idempotency.IdempotencyKey;
import dev.hexpay.application.idempotency.RequestFingerprint;
import dev.hexpay.application.port.in.customer.CustomerReference;
import dev.hexpay.application.port.in.idempotency.IdempotentRequest;
import dev.hexpay.application.port.in.idempotency.IdempotentResult;
import dev.hexpay.application.port.in.idempotency.StoredResponse;
import dev.hexpay.application.port.in.payment.ChargeCustomer;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.payment.AuthenticationOutcome;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.text.Description;
import dev.hexpay.domain.text.WireName;
import dev.hexpay.testkit.IdempotentClient;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxPaymentFlowTest extends SandboxUseCaseFixture {
    private static final List<String> CARDS =
            List.of(GOOD, "4000000000000002", "4000002500003155", "4000000000003220", "4000000000000341");

    @Test
    void sixteen_concurrent_payers_pay_a_link_once() {
        Payment link = openLink();

        Concurrently.run(16, nth -> pay(link, GOOD));

        assertThat(statusOf(link)).isEqualTo(PaymentStatus.SUCCEEDED);
        assertThat(ledger.charges(scope)).isEqualTo(1);
        assertThat(ledger.moved(scope, usd(0).currency())).isEqualTo(usd(25_00));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void concurrent_actions_keep_status_and_ledger_consistent(long seed) {
        for (int round = 0; round < 15; round++) {
            Payment link = openLink();
            int before = ledger.charges(scope);
            int at = round;

            Concurrently.run(6, nth -> {
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
            case 2 -> useCases.payPage().finishAuthentication().finish(tokenOf(link), AuthenticationOutcome.COMPLETED);
            case 3 -> useCases.payPage().finishAuthentication().finish(tokenOf(link), AuthenticationOutcome.FAILED);
            case 4 -> pay(link, "4000002500003155");
            default -> cancelIfPossible(link, random);
        }
    }

    private void cancelIfPossible(Payment link, Random random) {
        if (random.nextInt(4) != 0) {
            return;
        }
        try {
            useCases.payments().cancel().cancel(scope, link.id());
        } catch (PaymentsException rejection) {
            assertThat(rejection.code()).isEqualTo(ErrorCode.PAYMENT_NOT_CANCELABLE);
        }
    }

    @Test
    void card_saved_by_a_paid_link_can_be_charged_off_session() {
        Payment charge = useCases.payments().charge().charge(scope, aChargeOf(customerOfPaidLink()));

        assertThat(charge.status()).isEqualTo(PaymentStatus.SUCCEEDED);
        assertThat(ledger.movedMinor(charge.transaction())).isEqualTo(9_00);
    }

    @Test
    void repeated_request_completes_the_charge_of_a_crashed_caller() {
        CustomerReference customer = customerOfPaidLink();
        StoredResponse succeeded = new StoredResponse(201, "succeeded");

        callerCrashes.set(true);
        assertThat(catchThrowable(() -> charge(customer))).isInstanceOf(CallerCrash.CallerCrashed.class);
        callerCrashes.set(false);
        assertThat(charge(customer)).isInstanceOf(IdempotentResult.InProgress.class);

        clock.advance(Duration.ofSeconds(61));
        assertThat(charge(customer)).isEqualTo(new IdempotentResult.Executed<>(succeeded));
        assertThat(charge(customer)).isEqualTo(new IdempotentResult.Replayed<>(succeeded));
        assertThat(ledger.moved(scope, usd(0).currency())).isEqualTo(usd(25_00 + 9_00));
    }

    private CustomerReference customerOfPaidLink() {
        Payment link = openLink();
        pay(link, GOOD);
        return new CustomerReference(
                useCases.payments().queries().get(scope, link.id()).customer().value());
    }

    private static ChargeCustomer.Command aChargeOf(CustomerReference customer) {
        return ChargeCustomer.Command.of(customer, usd(9_00), new Description("Again"));
    }

    private IdempotentResult<StoredResponse> charge(CustomerReference customer) {
        IdempotentClient client =
                new IdempotentClient(useCases.idempotency(), rejection -> new StoredResponse(400, rejection.message()));
        return client.committing(
                scope,
                new IdempotentRequest(new IdempotencyKey("order-1"), new RequestFingerprint("charge")),
                key -> useCases.payments().charge().charge(scope, aChargeOf(customer), key),
                payment -> new StoredResponse(201, WireName.of(payment.status())));
    }
}
