package dev.hexpay.testkit.usecase;

import static dev.hexpay.testkit.Builders.aCustomer;
import static dev.hexpay.testkit.Builders.usd;
import static dev.hexpay.testkit.usecase.Shop.aChargeOf;
import static dev.hexpay.testkit.usecase.Shop.aLinkOf;
import static dev.hexpay.testkit.usecase.Shop.reference;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hexpay.application.port.in.Answered;
import dev.hexpay.application.port.in.CustomerReference;
import dev.hexpay.application.port.in.Once;
import dev.hexpay.application.port.in.OpenPaymentLink;
import dev.hexpay.application.port.in.StoredAnswer;
import dev.hexpay.application.port.out.IdempotencyKey;
import dev.hexpay.application.port.out.PageRequest;
import dev.hexpay.application.port.out.Payments.Filter;
import dev.hexpay.application.port.out.RequestFingerprint;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.payment.Description;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.refusal.Refusal;
import dev.hexpay.domain.refusal.RefusalCode;
import dev.hexpay.testkit.TestCard;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class OnceOnlyTest {
    private final Shop shop = new Shop();
    private final AtomicInteger written = new AtomicInteger();

    @Test
    void the_same_request_again_gets_the_same_answer_byte_for_byte() {
        StoredAnswer first = answerOf(open(aLinkOf(25_00), "key-1", "a"));
        Answered<Payment> again = open(aLinkOf(25_00), "key-1", "a");
        assertThat(again).isEqualTo(new Answered.Replayed<Payment>(first));
        assertThat(payments()).isEqualTo(1);
        assertThat(shop.eventNames()).containsExactly("payment_link.created");
    }

    @Test
    void requests_with_keys_of_their_own_take_effect_each() {
        open(aLinkOf(25_00), "key-1", "a");
        open(aLinkOf(25_00), "key-2", "a");
        assertThat(payments()).isEqualTo(2);
    }

    @Test
    void another_request_under_a_used_key_is_refused_and_changes_nothing() {
        StoredAnswer first = answerOf(open(aLinkOf(25_00), "key-1", "a"));
        assertThat(refused(() -> open(aLinkOf(30_00), "key-1", "b")).code())
                .isEqualTo(RefusalCode.IDEMPOTENCY_KEY_MISMATCH);
        assertThat(payments()).isEqualTo(1);
        assertThat(open(aLinkOf(25_00), "key-1", "a")).isEqualTo(new Answered.Replayed<Payment>(first));
    }

    @Test
    void a_key_is_free_again_after_a_day() {
        open(aLinkOf(25_00), "key-1", "a");
        shop.clock.advance(Duration.ofHours(24));
        assertThat(open(aLinkOf(25_00), "key-1", "a")).isInstanceOf(Answered.Replayed.class);
        shop.clock.advance(Duration.ofMillis(1));
        assertThat(open(aLinkOf(25_00), "key-1", "a")).isInstanceOf(Answered.Fresh.class);
        assertThat(payments()).isEqualTo(2);
    }

    @Test
    void a_refusal_is_kept_and_repeated_even_when_it_would_not_be_refused_any_more() {
        OpenPaymentLink.Command forUser42 = forUser42();
        Answered<Payment> first = open(forUser42, "key-1", "a");
        assertThat(first).isInstanceOf(Answered.Refused.class);
        assertThat(((Answered.Refused<Payment>) first).refusal().code()).isEqualTo(RefusalCode.CUSTOMER_NOT_FOUND);
        shop.customer(aCustomer().knownAs("user_42").profile());
        Answered<Payment> again = open(forUser42, "key-1", "a");
        assertThat(again).isEqualTo(new Answered.Replayed<Payment>(new StoredAnswer(400, "customer_not_found #1")));
        assertThat(payments()).isZero();
    }

    @Test
    void a_made_link_is_repeated_even_when_it_would_be_refused_now() {
        OpenPaymentLink.Command expiring = new OpenPaymentLink.Command(
                usd(25_00),
                new Description("Consulting"),
                null,
                null,
                null,
                shop.clock.instant().plusSeconds(60),
                null);
        StoredAnswer first = answerOf(open(expiring, "key-1", "a"));
        shop.clock.advance(Duration.ofMinutes(2));
        assertThat(open(expiring, "key-1", "a")).isEqualTo(new Answered.Replayed<Payment>(first));
    }

    @Test
    void a_validation_problem_is_not_kept_so_that_it_can_be_mended_under_the_same_key() {
        OpenPaymentLink.Command past = new OpenPaymentLink.Command(
                usd(25_00), new Description("Consulting"), null, null, null, shop.clock.instant(), null);
        assertThat(refused(() -> open(past, "key-1", "a")).code()).isEqualTo(RefusalCode.VALIDATION_ERROR);
        assertThat(open(aLinkOf(25_00), "key-1", "b")).isInstanceOf(Answered.Fresh.class);
    }

    @Test
    void a_charge_repeated_moves_once_and_gets_the_same_answer() {
        Customer payer = shop.customerWith(TestCard.WORKS);
        StoredAnswer first = answerOf(charge(payer, "key-1"));
        assertThat(charge(payer, "key-1")).isEqualTo(new Answered.Replayed<Payment>(first));
        assertThat(shop.provider.movedMinor()).isEqualTo(1_19 + 11_90);
    }

    @Test
    void a_charge_repeated_while_it_is_running_is_told_so() {
        Customer payer = shop.customerWith(TestCard.WORKS);
        shop.provider.beforeNextCall(
                () -> assertThat(charge(payer, "key-1")).isEqualTo(new Answered.StillRunning<Payment>()));
        assertThat(charge(payer, "key-1")).isInstanceOf(Answered.Fresh.class);
        assertThat(shop.provider.movedMinor()).isEqualTo(1_19 + 11_90);
    }

    @Test
    void a_charge_whose_caller_died_before_the_provider_was_asked_is_resumed() {
        Customer payer = shop.customerWith(TestCard.WORKS);
        shop.provider.beforeNextCall(OnceOnlyTest::die);
        assertThatThrownBy(() -> charge(payer, "key-1")).isInstanceOf(Died.class);
        assertResumed(payer);
    }

    @Test
    void a_charge_whose_caller_died_before_it_heard_the_answer_is_resumed_and_moves_once() {
        Customer payer = shop.customerWith(TestCard.WORKS);
        shop.provider.afterNextCall(OnceOnlyTest::die);
        assertThatThrownBy(() -> charge(payer, "key-1")).isInstanceOf(Died.class);
        assertThat(shop.provider.movedMinor()).isEqualTo(1_19 + 11_90);
        assertResumed(payer);
    }

    private void assertResumed(Customer payer) {
        int before = payments();
        assertThat(charge(payer, "key-1")).as("at once").isEqualTo(new Answered.StillRunning<Payment>());
        shop.clock.advance(Duration.ofSeconds(61));
        Answered<Payment> resumed = charge(payer, "key-1");
        assertThat(resumed.result().status()).isEqualTo(PaymentStatus.SUCCEEDED);
        assertThat(payments()).isEqualTo(before);
        assertThat(shop.provider.movedMinor()).isEqualTo(1_19 + 11_90);
        assertThat(charge(payer, "key-1")).isInstanceOf(Answered.Replayed.class);
    }

    @Test
    void a_charge_without_a_final_word_is_answered_as_processing_and_repeated_so() {
        Customer payer = shop.customerWith(TestCard.WORKS);
        shop.provider.loseNextAnswer();
        Answered<Payment> first = charge(payer, "key-1");
        assertThat(first.result().status()).isEqualTo(PaymentStatus.PROCESSING);
        assertThat(charge(payer, "key-1")).isEqualTo(new Answered.Replayed<Payment>(answerOf(first)));
    }

    @Test
    void a_charge_that_was_refused_is_repeated_even_when_it_would_work_now() {
        Customer payer = shop.customer(aCustomer().at("ada@example.com").profile());
        assertThat(charge(payer, "key-1")).isInstanceOf(Answered.Refused.class);
        shop.customerWith(TestCard.WORKS);
        assertThat(charge(payer, "key-1")).isInstanceOf(Answered.Replayed.class);
        assertThat(shop.provider.movedMinor()).isEqualTo(1_19);
    }

    @Test
    void answers_are_not_kept_in_plain_text() {
        open(aLinkOf(25_00), "key-1", "a");
        String kept = shop.store
                .idempotencyKeys()
                .find(shop.scope, new IdempotencyKey("key-1"))
                .orElseThrow()
                .answer()
                .sealedBody();
        assertThat(kept).doesNotContain("pending");
    }

    private static OpenPaymentLink.Command forUser42() {
        return new OpenPaymentLink.Command(
                usd(25_00), new Description("Consulting"), new CustomerReference("user_42"), null, null, null, null);
    }

    private Answered<Payment> open(OpenPaymentLink.Command command, String key, String fingerprint) {
        return shop.useCases.openPaymentLink().open(shop.scope, command, keyed(key, fingerprint));
    }

    private Answered<Payment> charge(Customer payer, String key) {
        return shop.useCases
                .chargeCustomer()
                .charge(shop.scope, aChargeOf(10_00, reference(payer)), keyed(key, "charge"));
    }

    private Once<Payment> keyed(String key, String fingerprint) {
        return new Once.Keyed<>(new IdempotencyKey(key), new RequestFingerprint(fingerprint), new Writer());
    }

    /** What was written for this result: each writing gives another text, so that writing again would show. */
    private StoredAnswer answerOf(Answered<Payment> fresh) {
        return new StoredAnswer(201, text(fresh.result()) + " #" + written.get());
    }

    private static String text(Payment payment) {
        return payment.id().value() + " " + payment.status().wire();
    }

    private final class Writer implements Once.AnswerWriter<Payment> {
        @Override
        public StoredAnswer write(Payment payment) {
            return new StoredAnswer(201, text(payment) + " #" + written.incrementAndGet());
        }

        @Override
        public StoredAnswer write(Refusal refusal) {
            return new StoredAnswer(400, refusal.code().code() + " #" + written.incrementAndGet());
        }
    }

    private int payments() {
        return shop.store
                .payments()
                .list(shop.scope, Filter.ALL, PageRequest.first(100))
                .items()
                .size();
    }

    private static void die() {
        throw new Died();
    }

    private static final class Died extends Error {
        private static final long serialVersionUID = 1L;
    }

    private static Refusal refused(ThrowingCallable call) {
        Refusal refusal = catchThrowableOfType(Refusal.class, call);
        assertThat(refusal).isNotNull();
        return refusal;
    }
}
