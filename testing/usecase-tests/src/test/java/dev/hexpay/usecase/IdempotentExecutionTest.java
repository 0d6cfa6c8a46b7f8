package dev.hexpay.usecase;

import static dev.hexpay.testkit.Builders.aCustomer;
import static dev.hexpay.testkit.Builders.usd;
import static dev.hexpay.usecase.UseCaseFixture.aChargeOf;
import static dev.hexpay.usecase.UseCaseFixture.aLinkOf;
import static dev.hexpay.usecase.UseCaseFixture.reference;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.in.customer.CustomerReference;
import dev.hexpay.application.port.in.idempotency.IdempotencyKey;
import dev.hexpay.application.port.in.idempotency.IdempotentRequest;
import dev.hexpay.application.port.in.idempotency.IdempotentResult;
import dev.hexpay.application.port.in.idempotency.RequestFingerprint;
import dev.hexpay.application.port.in.idempotency.StoredResponse;
import dev.hexpay.application.port.in.payment.OpenPaymentLink;
import dev.hexpay.application.port.out.Payments.Filter;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.text.Description;
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
        IdempotentResult<Payment> repeated = open(aLinkOf(25_00), "key-1", "a");
        assertThat(repeated).isEqualTo(new IdempotentResult.Replayed<Payment>(first));
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
        assertThat(open(aLinkOf(25_00), "key-1", "a")).isEqualTo(new IdempotentResult.Replayed<Payment>(first));
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
        IdempotentResult<Payment> first = open(forUser42, "key-1", "a");
        assertThat(first).isInstanceOf(IdempotentResult.Rejected.class);
        assertThat(((IdempotentResult.Rejected<Payment>) first).error().code()).isEqualTo(ErrorCode.CUSTOMER_NOT_FOUND);
        fixture.customer(aCustomer().withExternalId("user_42").profile());
        IdempotentResult<Payment> repeated = open(forUser42, "key-1", "a");
        assertThat(repeated)
                .isEqualTo(new IdempotentResult.Replayed<Payment>(new StoredResponse(400, "customer_not_found #1")));
        assertThat(payments()).isZero();
    }

    @Test
    void created_link_is_replayed_after_its_expiry_passed() {
        OpenPaymentLink.Command expiring = new OpenPaymentLink.Command(
                usd(25_00),
                new Description("Consulting"),
                null,
                null,
                null,
                fixture.clock.instant().plusSeconds(60),
                null);
        StoredResponse first = responseOf(open(expiring, "key-1", "a"));
        fixture.clock.advance(Duration.ofMinutes(2));
        assertThat(open(expiring, "key-1", "a")).isEqualTo(new IdempotentResult.Replayed<Payment>(first));
    }

    @Test
    void validation_error_is_not_stored_so_the_key_can_be_reused() {
        OpenPaymentLink.Command past = new OpenPaymentLink.Command(
                usd(25_00), new Description("Consulting"), null, null, null, fixture.clock.instant(), null);
        assertThat(errorOf(() -> open(past, "key-1", "a")).code()).isEqualTo(ErrorCode.VALIDATION_ERROR);
        assertThat(open(aLinkOf(25_00), "key-1", "b")).isInstanceOf(IdempotentResult.Executed.class);
    }

    @Test
    void repeated_charge_moves_money_once_and_replays_the_response() {
        Customer payer = fixture.customerWith(TestCard.SUCCEEDS);
        StoredResponse first = responseOf(charge(payer, "key-1"));
        assertThat(charge(payer, "key-1")).isEqualTo(new IdempotentResult.Replayed<Payment>(first));
        assertThat(fixture.provider.movedMinor()).isEqualTo(1_19 + 11_90);
    }

    @Test
    void charge_repeated_while_running_is_in_progress() {
        Customer payer = fixture.customerWith(TestCard.SUCCEEDS);
        fixture.provider.beforeNextCall(
                () -> assertThat(charge(payer, "key-1")).isEqualTo(new IdempotentResult.InProgress<Payment>()));
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

    private void assertResumed(Customer payer) {
        int before = payments();
        assertThat(charge(payer, "key-1")).as("at once").isEqualTo(new IdempotentResult.InProgress<Payment>());
        fixture.clock.advance(Duration.ofSeconds(61));
        IdempotentResult<Payment> resumed = charge(payer, "key-1");
        assertThat(resumed.result().status()).isEqualTo(PaymentStatus.SUCCEEDED);
        assertThat(payments()).isEqualTo(before);
        assertThat(fixture.provider.movedMinor()).isEqualTo(1_19 + 11_90);
        assertThat(charge(payer, "key-1")).isInstanceOf(IdempotentResult.Replayed.class);
    }

    @Test
    void charge_without_final_result_is_processing_and_replayed_as_such() {
        Customer payer = fixture.customerWith(TestCard.SUCCEEDS);
        fixture.provider.loseNextResponse();
        IdempotentResult<Payment> first = charge(payer, "key-1");
        assertThat(first.result().status()).isEqualTo(PaymentStatus.PROCESSING);
        assertThat(charge(payer, "key-1")).isEqualTo(new IdempotentResult.Replayed<Payment>(responseOf(first)));
    }

    @Test
    void rejected_charge_is_replayed_after_a_card_was_saved() {
        Customer payer =
                fixture.customer(aCustomer().withEmail("ada@example.com").profile());
        assertThat(charge(payer, "key-1")).isInstanceOf(IdempotentResult.Rejected.class);
        fixture.customerWith(TestCard.SUCCEEDS);
        assertThat(charge(payer, "key-1")).isInstanceOf(IdempotentResult.Replayed.class);
        assertThat(fixture.provider.movedMinor()).isEqualTo(1_19);
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
        return new OpenPaymentLink.Command(
                usd(25_00), new Description("Consulting"), new CustomerReference("user_42"), null, null, null, null);
    }

    private IdempotentResult<Payment> open(OpenPaymentLink.Command command, String key, String fingerprint) {
        return fixture.useCases.openPaymentLink().open(fixture.scope, command, keyed(key, fingerprint));
    }

    private IdempotentResult<Payment> charge(Customer payer, String key) {
        return fixture.useCases
                .chargeCustomer()
                .charge(fixture.scope, aChargeOf(10_00, reference(payer)), keyed(key, "charge"));
    }

    private IdempotentRequest<Payment> keyed(String key, String fingerprint) {
        return new IdempotentRequest.Keyed<>(
                new IdempotencyKey(key), new RequestFingerprint(fingerprint), new Writer());
    }

    /**
     * The response that was rendered for this result: each rendering has a different number, so that rendering again
     * would show.
     */
    private StoredResponse responseOf(IdempotentResult<Payment> fresh) {
        return new StoredResponse(201, text(fresh.result()) + " #" + written.get());
    }

    private static String text(Payment payment) {
        return payment.id().value() + " " + payment.status().wire();
    }

    private final class Writer implements IdempotentRequest.ResponseWriter<Payment> {
        @Override
        public StoredResponse write(Payment payment) {
            return new StoredResponse(201, text(payment) + " #" + written.incrementAndGet());
        }

        @Override
        public StoredResponse write(PaymentsException error) {
            return new StoredResponse(400, error.code().code() + " #" + written.incrementAndGet());
        }
    }

    private int payments() {
        return fixture.store
                .payments()
                .list(fixture.scope, Filter.ALL, PageRequest.first(100))
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
