package dev.hexpay.usecase;

import static dev.hexpay.testkit.Builders.aCustomer;
import static dev.hexpay.testkit.Builders.usd;
import static dev.hexpay.usecase.UseCaseFixture.aChargeOf;
import static dev.hexpay.usecase.UseCaseFixture.aLinkOf;
import static dev.hexpay.usecase.UseCaseFixture.reference;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hexpay.application.idempotency.IdempotencyKey;
import dev.hexpay.application.idempotency.RequestFingerprint;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.page.PaymentFilter;
import dev.hexpay.application.port.in.customer.CustomerReference;
import dev.hexpay.application.port.in.idempotency.IdempotentRequest;
import dev.hexpay.application.port.in.idempotency.IdempotentResult;
import dev.hexpay.application.port.in.idempotency.StoredResponse;
import dev.hexpay.application.port.in.payment.ChargeCustomer;
import dev.hexpay.application.port.in.payment.OpenPaymentLink;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.text.Description;
import dev.hexpay.domain.text.WireName;
import dev.hexpay.testkit.IdempotentClient;
import dev.hexpay.testkit.TestCard;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class IdempotentExecutionTest {
    private final UseCaseFixture fixture = new UseCaseFixture();
    private final AtomicInteger written = new AtomicInteger();

    @Test
    void repeated_request_replays_the_stored_response() {
        StoredResponse first = responseOf(open(aLinkOf(25_00), "key-1", "a"));
        IdempotentResult<StoredResponse> repeated = open(aLinkOf(25_00), "key-1", "a");
        assertThat(repeated).isEqualTo(new IdempotentResult.Replayed<>(first));
        assertThat(payments()).isEqualTo(1);
        assertThat(fixture.eventNames()).containsExactly("payment_link.created");
    }

    @Test
    void requests_with_different_keys_execute_separately() {
        open(aLinkOf(25_00), "key-1", "a");
        open(aLinkOf(25_00), "key-2", "a");
        assertThat(payments()).isEqualTo(2);
    }

    @Test
    void different_request_with_used_key_is_rejected() {
        StoredResponse first = responseOf(open(aLinkOf(25_00), "key-1", "a"));
        assertThat(errorOf(() -> open(aLinkOf(30_00), "key-1", "b")).code())
                .isEqualTo(ErrorCode.IDEMPOTENCY_KEY_MISMATCH);
        assertThat(payments()).isEqualTo(1);
        assertThat(open(aLinkOf(25_00), "key-1", "a")).isEqualTo(new IdempotentResult.Replayed<>(first));
    }

    @Test
    void key_is_reusable_after_24_hours() {
        open(aLinkOf(25_00), "key-1", "a");
        fixture.clock.advance(Duration.ofHours(24));
        assertThat(open(aLinkOf(25_00), "key-1", "a")).isInstanceOf(IdempotentResult.Replayed.class);
        fixture.clock.advance(Duration.ofMillis(1));
        assertThat(open(aLinkOf(25_00), "key-1", "a")).isInstanceOf(IdempotentResult.Executed.class);
        assertThat(payments()).isEqualTo(2);
    }

    @Test
    void rejection_is_replayed_after_its_cause_is_gone() {
        OpenPaymentLink.Command forUser42 = forUser42();
        IdempotentResult<StoredResponse> first = open(forUser42, "key-1", "a");
        assertThat(first).isEqualTo(new IdempotentResult.Executed<>(new StoredResponse(400, "customer_not_found #1")));
        fixture.customer(aCustomer().withExternalId("user_42").profile());
        IdempotentResult<StoredResponse> repeated = open(forUser42, "key-1", "a");
        assertThat(repeated)
                .isEqualTo(new IdempotentResult.Replayed<>(new StoredResponse(400, "customer_not_found #1")));
        assertThat(payments()).isZero();
    }

    @Test
    void created_link_is_replayed_after_its_expiry_passed() {
        OpenPaymentLink.Command expiring = OpenPaymentLink.Command.of(usd(25_00), new Description("Consulting"))
                .withExpiresAt(fixture.clock.instant().plusSeconds(60));
        StoredResponse first = responseOf(open(expiring, "key-1", "a"));
        fixture.clock.advance(Duration.ofMinutes(2));
        assertThat(open(expiring, "key-1", "a")).isEqualTo(new IdempotentResult.Replayed<>(first));
    }

    @Test
    void validation_error_is_not_stored_so_the_key_can_be_reused() {
        OpenPaymentLink.Command past = OpenPaymentLink.Command.of(usd(25_00), new Description("Consulting"))
                .withExpiresAt(fixture.clock.instant());
        assertThat(errorOf(() -> open(past, "key-1", "a")).code()).isEqualTo(ErrorCode.VALIDATION_ERROR);
        assertThat(open(aLinkOf(25_00), "key-1", "b")).isInstanceOf(IdempotentResult.Executed.class);
    }

    @Test
    void repeated_charge_moves_money_once_and_replays_the_response() {
        Customer payer = fixture.customerWith(TestCard.SUCCEEDS);
        StoredResponse first = responseOf(charge(payer, "key-1"));
        assertThat(charge(payer, "key-1")).isEqualTo(new IdempotentResult.Replayed<>(first));
        assertThat(fixture.provider.movedMinor()).isEqualTo(1_19 + 11_90);
    }

    @Test
    void charge_repeated_while_running_is_in_progress() {
        Customer payer = fixture.customerWith(TestCard.SUCCEEDS);
        fixture.provider.beforeNextCall(
                () -> assertThat(charge(payer, "key-1")).isEqualTo(inProgress(Duration.ofSeconds(10))));
        assertThat(charge(payer, "key-1")).isInstanceOf(IdempotentResult.Executed.class);
        assertThat(fixture.provider.movedMinor()).isEqualTo(1_19 + 11_90);
    }

    @Test
    void charge_is_resumed_after_crash_before_the_provider_call() {
        Customer payer = fixture.customerWith(TestCard.SUCCEEDS);
        fixture.provider.beforeNextCall(IdempotentExecutionTest::crash);
        assertThatThrownBy(() -> charge(payer, "key-1")).isInstanceOf(CallerCrash.class);
        assertResumed(payer);
    }

    @Test
    void charge_is_resumed_after_crash_following_the_provider_call() {
        Customer payer = fixture.customerWith(TestCard.SUCCEEDS);
        fixture.provider.afterNextCall(IdempotentExecutionTest::crash);
        assertThatThrownBy(() -> charge(payer, "key-1")).isInstanceOf(CallerCrash.class);
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
            assertThat(charge(payer, "key-1")).isEqualTo(inProgress(Duration.ofSeconds(6)));
        });
        assertThat(charge(payer, "key-1")).isInstanceOf(IdempotentResult.Executed.class);
        assertThat(fixture.provider.movedMinor()).isEqualTo(1_19 + 11_90);
    }

    @Test
    void short_charge_needs_no_renewal() {
        Customer payer = fixture.customerWith(TestCard.SUCCEEDS);
        fixture.provider.beforeNextCall(() -> {
            fixture.clock.advance(Duration.ofMillis(2_999));
            fixture.useCases.jobs().renewLeases().runOnce(10);
            assertThat(charge(payer, "key-1")).isEqualTo(inProgress(Duration.ofMillis(7_001)));
        });
        assertThat(charge(payer, "key-1")).isInstanceOf(IdempotentResult.Executed.class);
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
                    () -> assertThat(charge(payer, "key-1")).isEqualTo(inProgress(Duration.ofSeconds(10))));
            assertThat(charge(payer, "key-1")).isInstanceOf(IdempotentResult.Executed.class);
        });
        charge(payer, "key-1");
        assertThat(fixture.provider.movedMinor()).isEqualTo(1_19 + 11_90);
    }

    private static IdempotentResult<StoredResponse> inProgress(Duration remaining) {
        return new IdempotentResult.InProgress<>(remaining);
    }

    private void assertResumed(Customer payer) {
        int before = payments();
        assertThat(charge(payer, "key-1")).as("at once").isEqualTo(inProgress(Duration.ofSeconds(10)));
        fixture.clock.advance(Duration.ofMillis(9_999));
        assertThat(charge(payer, "key-1"))
                .as("before the end of the lease")
                .isEqualTo(inProgress(Duration.ofMillis(1)));
        fixture.clock.advance(Duration.ofMillis(1));
        assertThat(charge(payer, "key-1").value().body()).contains(" succeeded ");
        assertThat(payments()).isEqualTo(before);
        assertThat(fixture.provider.movedMinor()).isEqualTo(1_19 + 11_90);
        assertThat(charge(payer, "key-1")).isInstanceOf(IdempotentResult.Replayed.class);
    }

    @Test
    void charge_without_final_result_is_processing_and_replayed_as_such() {
        Customer payer = fixture.customerWith(TestCard.SUCCEEDS);
        fixture.provider.loseNextResponse();
        IdempotentResult<StoredResponse> first = charge(payer, "key-1");
        assertThat(first.value().body()).contains(" processing ");
        assertThat(charge(payer, "key-1")).isEqualTo(new IdempotentResult.Replayed<>(responseOf(first)));
    }

    @Test
    void rejected_charge_is_replayed_after_a_card_was_saved() {
        Customer payer =
                fixture.customer(aCustomer().withEmail("ada@example.com").profile());
        assertThat(charge(payer, "key-1").value().body()).startsWith("payment_method_not_found");
        fixture.customerWith(TestCard.SUCCEEDS);
        assertThat(charge(payer, "key-1")).isInstanceOf(IdempotentResult.Replayed.class);
        assertThat(fixture.provider.movedMinor()).isEqualTo(1_19);
    }

    @Test
    void first_completed_response_of_a_key_stays() {
        Customer payer = fixture.customerWith(TestCard.SUCCEEDS);
        StoredResponse first = responseOf(charge(payer, "key-1"));
        StoredResponse later = new StoredResponse(201, "rendered later");
        assertThat(fixture.useCases.idempotency().complete(fixture.scope, request("key-1", "charge"), later))
                .isEqualTo(new IdempotentResult.Replayed<>(first));
    }

    @Test
    void response_is_returned_though_its_key_expired_meanwhile() {
        StoredResponse response = new StoredResponse(201, "slow");
        assertThat(fixture.useCases.idempotency().complete(fixture.scope, request("key-1", "a"), response))
                .isEqualTo(new IdempotentResult.Executed<>(response));
        assertThat(fixture.useCases.idempotency().find(fixture.scope, request("key-1", "a")))
                .isEmpty();
    }

    @Test
    void response_is_not_stored_for_another_request_that_took_the_key() {
        open(aLinkOf(25_00), "key-1", "b");
        StoredResponse response = new StoredResponse(201, "slow");
        assertThat(fixture.useCases.idempotency().complete(fixture.scope, request("key-1", "a"), response))
                .isEqualTo(new IdempotentResult.Executed<>(response));
    }

    @Test
    void link_priced_in_another_scope_is_not_opened() {
        OpenPaymentLink openLink = fixture.useCases.payments().openLink();
        OpenPaymentLink.PricedLink link = openLink.price(fixture.scope, aLinkOf(25_00));
        assertThatThrownBy(() -> openLink.open(fixture.live, link)).isInstanceOf(IllegalArgumentException.class);
        assertThat(payments()).isZero();
    }

    @Test
    void stored_response_is_encrypted() {
        open(aLinkOf(25_00), "key-1", "a");
        String stored = fixture.store
                .idempotencyKeys()
                .find(fixture.scope, new IdempotencyKey("key-1"))
                .orElseThrow()
                .response()
                .encryptedBody();
        assertThat(stored).doesNotContain("pending");
    }

    private static OpenPaymentLink.Command forUser42() {
        return OpenPaymentLink.Command.of(usd(25_00), new Description("Consulting"))
                .forCustomer(new CustomerReference("user_42"));
    }

    private IdempotentResult<StoredResponse> open(OpenPaymentLink.Command command, String key, String fingerprint) {
        OpenPaymentLink openLink = fixture.useCases.payments().openLink();
        return client().inTransaction(
                        fixture.scope,
                        request(key, fingerprint),
                        () -> openLink.price(fixture.scope, command),
                        link -> render(openLink.open(fixture.scope, link)));
    }

    private IdempotentResult<StoredResponse> charge(Customer payer, String key) {
        ChargeCustomer.Command command = aChargeOf(10_00, reference(payer));
        return client().committing(
                        fixture.scope,
                        request(key, "charge"),
                        idempotency -> fixture.useCases.payments().charge().charge(fixture.scope, command, idempotency),
                        this::render);
    }

    private IdempotentClient client() {
        return new IdempotentClient(
                fixture.useCases.idempotency(),
                error -> new StoredResponse(400, error.code().code() + " #" + written.incrementAndGet()));
    }

    private static IdempotentRequest request(String key, String fingerprint) {
        return new IdempotentRequest(new IdempotencyKey(key), new RequestFingerprint(fingerprint));
    }

    private static StoredResponse responseOf(IdempotentResult<StoredResponse> executed) {
        assertThat(executed).isInstanceOf(IdempotentResult.Executed.class);
        return executed.value();
    }

    /** Each rendering has a different number, so that rendering again would show. */
    private StoredResponse render(Payment payment) {
        return new StoredResponse(201, text(payment) + " #" + written.incrementAndGet());
    }

    private static String text(Payment payment) {
        return payment.id().value() + " " + WireName.of(payment.status());
    }

    private int payments() {
        return fixture.store
                .payments()
                .list(fixture.scope, PaymentFilter.ALL, PageRequest.first(100))
                .items()
                .size();
    }

    private static void crash() {
        throw new CallerCrash();
    }

    private static final class CallerCrash extends Error {
        private static final long serialVersionUID = 1L;
    }

    private static PaymentsException errorOf(ThrowingCallable call) {
        PaymentsException error = catchThrowableOfType(PaymentsException.class, call);
        assertThat(error).isNotNull();
        return error;
    }
}
