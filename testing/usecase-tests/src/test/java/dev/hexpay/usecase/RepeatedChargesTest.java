package dev.hexpay.usecase;

import static dev.hexpay.testkit.Builders.aCustomer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.application.port.in.idempotency.IdempotentResult;
import dev.hexpay.application.port.in.idempotency.StoredResponse;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.testkit.TestCard;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Charges with the key of an earlier one, which has ended, still runs, or has crashed. */
class RepeatedChargesTest {
    private final UseCaseFixture fixture = new UseCaseFixture();
    private final IdempotentRequests requests = new IdempotentRequests(fixture);

    @Test
    void repeated_charge_moves_money_once_and_replays_the_response() {
        Customer payer = fixture.customerWith(TestCard.SUCCEEDS);
        StoredResponse first = IdempotentRequests.responseOf(requests.charge(payer, "key-1"));
        assertThat(requests.charge(payer, "key-1")).isEqualTo(new IdempotentResult.Replayed<>(first));
        assertThat(fixture.provider.movedMinor()).isEqualTo(1_19 + 11_90);
    }

    @Test
    void charge_repeated_while_running_is_in_progress() {
        Customer payer = fixture.customerWith(TestCard.SUCCEEDS);
        fixture.provider.beforeNextCall(
                () -> assertThat(requests.charge(payer, "key-1")).isEqualTo(inProgress(Duration.ofSeconds(10))));
        assertThat(requests.charge(payer, "key-1")).isInstanceOf(IdempotentResult.Executed.class);
        assertThat(fixture.provider.movedMinor()).isEqualTo(1_19 + 11_90);
    }

    @Test
    void charge_is_resumed_after_crash_before_the_provider_call() {
        Customer payer = fixture.customerWith(TestCard.SUCCEEDS);
        fixture.provider.beforeNextCall(RepeatedChargesTest::crash);
        assertThatThrownBy(() -> requests.charge(payer, "key-1")).isInstanceOf(CallerCrash.class);
        assertResumed(payer);
    }

    @Test
    void charge_is_resumed_after_crash_following_the_provider_call() {
        Customer payer = fixture.customerWith(TestCard.SUCCEEDS);
        fixture.provider.afterNextCall(RepeatedChargesTest::crash);
        assertThatThrownBy(() -> requests.charge(payer, "key-1")).isInstanceOf(CallerCrash.class);
        assertThat(fixture.provider.movedMinor()).isEqualTo(1_19 + 11_90);
        assertResumed(payer);
    }

    @Test
    void running_charge_keeps_its_lease() {
        Customer payer = fixture.customerWith(TestCard.SUCCEEDS);
        fixture.provider.beforeNextCall(() -> {
            for (int i = 0; i < 3; i++) {
                fixture.clock.advance(Duration.ofSeconds(9));
                fixture.useCases.jobs().renewLeases().runOnce(10);
            }
            fixture.clock.advance(Duration.ofSeconds(4));
            assertThat(requests.charge(payer, "key-1")).isEqualTo(inProgress(Duration.ofSeconds(6)));
        });
        assertThat(requests.charge(payer, "key-1")).isInstanceOf(IdempotentResult.Executed.class);
        assertThat(fixture.provider.movedMinor()).isEqualTo(1_19 + 11_90);
    }

    @Test
    void short_charge_needs_no_renewal() {
        Customer payer = fixture.customerWith(TestCard.SUCCEEDS);
        fixture.provider.beforeNextCall(() -> {
            fixture.clock.advance(Duration.ofMillis(2_999));
            fixture.useCases.jobs().renewLeases().runOnce(10);
            assertThat(requests.charge(payer, "key-1")).isEqualTo(inProgress(Duration.ofMillis(7_001)));
        });
        assertThat(requests.charge(payer, "key-1")).isInstanceOf(IdempotentResult.Executed.class);
    }

    @Test
    void charge_that_is_stuck_for_a_minute_is_resumed_by_one_request() {
        Customer payer = fixture.customerWith(TestCard.SUCCEEDS);
        fixture.provider.beforeNextCall(() -> {
            for (int i = 0; i < 12; i++) {
                fixture.clock.advance(Duration.ofSeconds(5));
                fixture.useCases.jobs().renewLeases().runOnce(10);
            }
            fixture.clock.advance(Duration.ofSeconds(5));
            fixture.provider.beforeNextCall(
                    () -> assertThat(requests.charge(payer, "key-1")).isEqualTo(inProgress(Duration.ofSeconds(10))));
            assertThat(requests.charge(payer, "key-1")).isInstanceOf(IdempotentResult.Executed.class);
        });
        requests.charge(payer, "key-1");
        assertThat(fixture.provider.movedMinor()).isEqualTo(1_19 + 11_90);
    }

    @Test
    void charge_without_final_result_is_processing_and_replayed_as_such() {
        Customer payer = fixture.customerWith(TestCard.SUCCEEDS);
        fixture.provider.loseNextResponse();
        IdempotentResult<StoredResponse> first = requests.charge(payer, "key-1");
        assertThat(first.value().body()).contains(" processing ");
        assertThat(requests.charge(payer, "key-1"))
                .isEqualTo(new IdempotentResult.Replayed<>(IdempotentRequests.responseOf(first)));
    }

    @Test
    void rejected_charge_is_replayed_after_a_card_was_saved() {
        Customer payer =
                fixture.customer(aCustomer().withEmail("ada@example.com").profile());
        assertThat(requests.charge(payer, "key-1").value().body()).startsWith("payment_method_not_found");
        fixture.customerWith(TestCard.SUCCEEDS);
        assertThat(requests.charge(payer, "key-1")).isInstanceOf(IdempotentResult.Replayed.class);
        assertThat(fixture.provider.movedMinor()).isEqualTo(1_19);
    }

    @Test
    void first_completed_response_of_a_key_stays() {
        Customer payer = fixture.customerWith(TestCard.SUCCEEDS);
        StoredResponse first = IdempotentRequests.responseOf(requests.charge(payer, "key-1"));
        StoredResponse later = new StoredResponse(201, "rendered later");
        assertThat(fixture.useCases
                        .idempotency()
                        .complete(fixture.scope, IdempotentRequests.request("key-1", "charge"), later))
                .isEqualTo(new IdempotentResult.Replayed<>(first));
    }

    private static IdempotentResult<StoredResponse> inProgress(Duration remaining) {
        return new IdempotentResult.InProgress<>(remaining);
    }

    private void assertResumed(Customer payer) {
        int before = requests.payments();
        assertThat(requests.charge(payer, "key-1")).as("at once").isEqualTo(inProgress(Duration.ofSeconds(10)));
        fixture.clock.advance(Duration.ofMillis(9_999));
        assertThat(requests.charge(payer, "key-1"))
                .as("before the end of the lease")
                .isEqualTo(inProgress(Duration.ofMillis(1)));
        fixture.clock.advance(Duration.ofMillis(1));
        assertThat(requests.charge(payer, "key-1").value().body()).contains(" succeeded ");
        assertThat(requests.payments()).isEqualTo(before);
        assertThat(fixture.provider.movedMinor()).isEqualTo(1_19 + 11_90);
        assertThat(requests.charge(payer, "key-1")).isInstanceOf(IdempotentResult.Replayed.class);
    }

    private static void crash() {
        throw new CallerCrash();
    }

    private static final class CallerCrash extends Error {
        private static final long serialVersionUID = 1L;
    }
}
