package dev.hexpay.usecase;

import static dev.hexpay.testkit.Builders.aCustomer;
import static dev.hexpay.testkit.Builders.usd;
import static dev.hexpay.usecase.UseCaseFixture.aLinkOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hexpay.application.idempotency.IdempotencyKey;
import dev.hexpay.application.port.in.customer.CustomerReference;
import dev.hexpay.application.port.in.idempotency.IdempotentResult;
import dev.hexpay.application.port.in.idempotency.StoredResponse;
import dev.hexpay.application.port.in.payment.OpenPaymentLink;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.text.Description;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class IdempotentExecutionTest {
    private final UseCaseFixture fixture = new UseCaseFixture();
    private final IdempotentRequests requests = new IdempotentRequests(fixture);

    @Test
    void repeated_request_replays_the_stored_response() {
        StoredResponse first = IdempotentRequests.responseOf(requests.open(aLinkOf(25_00), "key-1", "a"));
        IdempotentResult<StoredResponse> repeated = requests.open(aLinkOf(25_00), "key-1", "a");
        assertThat(repeated).isEqualTo(new IdempotentResult.Replayed<>(first));
        assertThat(requests.payments()).isEqualTo(1);
        assertThat(fixture.eventNames()).containsExactly("payment_link.created");
    }

    @Test
    void requests_with_different_keys_execute_separately() {
        requests.open(aLinkOf(25_00), "key-1", "a");
        requests.open(aLinkOf(25_00), "key-2", "a");
        assertThat(requests.payments()).isEqualTo(2);
    }

    @Test
    void different_request_with_used_key_is_rejected() {
        StoredResponse first = IdempotentRequests.responseOf(requests.open(aLinkOf(25_00), "key-1", "a"));
        assertThat(errorOf(() -> requests.open(aLinkOf(30_00), "key-1", "b")).code())
                .isEqualTo(ErrorCode.IDEMPOTENCY_KEY_MISMATCH);
        assertThat(requests.payments()).isEqualTo(1);
        assertThat(requests.open(aLinkOf(25_00), "key-1", "a")).isEqualTo(new IdempotentResult.Replayed<>(first));
    }

    @Test
    void key_is_reusable_after_24_hours() {
        requests.open(aLinkOf(25_00), "key-1", "a");
        fixture.clock.advance(Duration.ofHours(24));
        assertThat(requests.open(aLinkOf(25_00), "key-1", "a")).isInstanceOf(IdempotentResult.Replayed.class);
        fixture.clock.advance(Duration.ofMillis(1));
        assertThat(requests.open(aLinkOf(25_00), "key-1", "a")).isInstanceOf(IdempotentResult.Executed.class);
        assertThat(requests.payments()).isEqualTo(2);
    }

    @Test
    void rejection_is_replayed_after_its_cause_is_gone() {
        OpenPaymentLink.Command forUser42 = forUser42();
        IdempotentResult<StoredResponse> first = requests.open(forUser42, "key-1", "a");
        assertThat(first).isEqualTo(new IdempotentResult.Executed<>(new StoredResponse(400, "customer_not_found #1")));
        fixture.customer(aCustomer().withExternalId("user_42").profile());
        IdempotentResult<StoredResponse> repeated = requests.open(forUser42, "key-1", "a");
        assertThat(repeated)
                .isEqualTo(new IdempotentResult.Replayed<>(new StoredResponse(400, "customer_not_found #1")));
        assertThat(requests.payments()).isZero();
    }

    @Test
    void created_link_is_replayed_after_its_expiry_passed() {
        OpenPaymentLink.Command expiring = OpenPaymentLink.Command.of(usd(25_00), new Description("Consulting"))
                .withExpiresAt(fixture.clock.instant().plusSeconds(60));
        StoredResponse first = IdempotentRequests.responseOf(requests.open(expiring, "key-1", "a"));
        fixture.clock.advance(Duration.ofMinutes(2));
        assertThat(requests.open(expiring, "key-1", "a")).isEqualTo(new IdempotentResult.Replayed<>(first));
    }

    @Test
    void validation_error_is_not_stored_so_the_key_can_be_reused() {
        OpenPaymentLink.Command past = OpenPaymentLink.Command.of(usd(25_00), new Description("Consulting"))
                .withExpiresAt(fixture.clock.instant());
        assertThat(errorOf(() -> requests.open(past, "key-1", "a")).code()).isEqualTo(ErrorCode.VALIDATION_ERROR);
        assertThat(requests.open(aLinkOf(25_00), "key-1", "b")).isInstanceOf(IdempotentResult.Executed.class);
    }

    @Test
    void response_is_returned_though_its_key_expired_meanwhile() {
        StoredResponse response = new StoredResponse(201, "slow");
        assertThat(fixture.useCases
                        .idempotency()
                        .complete(fixture.scope, IdempotentRequests.request("key-1", "a"), response))
                .isEqualTo(new IdempotentResult.Executed<>(response));
        assertThat(fixture.useCases.idempotency().find(fixture.scope, IdempotentRequests.request("key-1", "a")))
                .isEmpty();
    }

    @Test
    void response_is_not_stored_for_another_request_that_took_the_key() {
        requests.open(aLinkOf(25_00), "key-1", "b");
        StoredResponse response = new StoredResponse(201, "slow");
        assertThat(fixture.useCases
                        .idempotency()
                        .complete(fixture.scope, IdempotentRequests.request("key-1", "a"), response))
                .isEqualTo(new IdempotentResult.Executed<>(response));
    }

    @Test
    void link_priced_in_another_scope_is_not_opened() {
        OpenPaymentLink openLink = fixture.useCases.payments().openLink();
        OpenPaymentLink.PricedLink link = openLink.price(fixture.scope, aLinkOf(25_00));
        assertThatThrownBy(() -> openLink.open(fixture.live, link)).isInstanceOf(IllegalArgumentException.class);
        assertThat(requests.payments()).isZero();
    }

    @Test
    void stored_response_is_encrypted() {
        requests.open(aLinkOf(25_00), "key-1", "a");
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

    private static PaymentsException errorOf(ThrowingCallable call) {
        PaymentsException error = catchThrowableOfType(PaymentsException.class, call);
        assertThat(error).isNotNull();
        return error;
    }
}
