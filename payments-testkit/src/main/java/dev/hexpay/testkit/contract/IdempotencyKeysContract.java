package dev.hexpay.testkit.contract;

import static dev.hexpay.testkit.Builders.NOON;
import static dev.hexpay.testkit.Builders.aPaymentId;
import static dev.hexpay.testkit.Builders.aRefundId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.application.port.out.IdempotencyKey;
import dev.hexpay.application.port.out.IdempotencyKeys;
import dev.hexpay.application.port.out.IdempotencyKeys.Claim;
import dev.hexpay.application.port.out.IdempotencyKeys.Effect;
import dev.hexpay.application.port.out.IdempotencyKeys.SealedAnswer;
import dev.hexpay.application.port.out.RequestFingerprint;
import dev.hexpay.domain.scope.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@link IdempotencyKeys} promises. */
public abstract class IdempotencyKeysContract extends StoreContract {
    private static final Instant LONG_AGO = NOON.minus(Duration.ofHours(24));
    private static final SealedAnswer ANSWER = new SealedAnswer(201, "sealed");

    @Test
    void a_free_key_is_taken() {
        Claim claim = aClaim("key-1");
        assertThat(claim(claim)).isEmpty();
        assertThat(find("key-1")).contains(claim);
    }

    @Test
    void every_claim_is_read_back_equal() {
        Claim bare = new Claim(new IdempotencyKey("!"), fingerprint("1"), null, NOON, null);
        Claim refund =
                new Claim(new IdempotencyKey("refund"), fingerprint("2"), new Effect.OfRefund(aRefundId()), NOON, null);
        Claim fullest = new Claim(
                new IdempotencyKey("~".repeat(255)),
                fingerprint("f"),
                new Effect.OfPayment(aPaymentId()),
                Samples.LAST_MILLISECOND,
                new SealedAnswer(402, "\u00e9" + "x".repeat(200_000)));
        claim(bare);
        claim(refund);
        claim(fullest);
        assertThat(find(bare.key().value())).contains(bare);
        assertThat(find(refund.key().value())).contains(refund);
        assertThat(find(fullest.key().value())).contains(fullest);
    }

    @Test
    void the_claim_that_holds_a_key_is_returned_and_stays() {
        Claim first = aClaim("key-1");
        claim(first);
        assertThat(claim(aClaim("key-1"))).contains(first);
        assertThat(find("key-1")).contains(first);
    }

    @Test
    void keys_that_differ_in_case_are_different() {
        claim(aClaim("key-a"));
        assertThat(claim(aClaim("KEY-A"))).isEmpty();
    }

    @Test
    void a_key_is_taken_in_its_own_scope_only() {
        Claim own = aClaim("key-1");
        claim(own);
        for (Scope stranger : strangers) {
            Claim foreign = aClaim("key-1");
            assertThat(inUnit(() -> store.idempotencyKeys().claim(stranger, foreign, LONG_AGO)))
                    .as("%s", stranger)
                    .isEmpty();
            assertThat(store.idempotencyKeys().find(stranger, foreign.key())).contains(foreign);
        }
        assertThat(find("key-1")).contains(own);
    }

    @Test
    void a_claim_of_the_very_instant_of_expiry_still_holds() {
        Claim old = aClaim("key-1", LONG_AGO);
        claim(old);
        assertThat(claim(aClaim("key-1"))).contains(old);
    }

    @Test
    void a_claim_made_before_the_instant_of_expiry_holds_nothing_any_more() {
        claim(aClaim("key-1", LONG_AGO.minusMillis(1)));
        answer("key-1");
        Claim fresh = aClaim("key-1");
        assertThat(claim(fresh)).isEmpty();
        assertThat(find("key-1")).as("without the old answer").contains(fresh);
    }

    @Test
    void a_claim_that_takes_over_has_its_own_effect_only() {
        claim(aClaim("key-1", LONG_AGO.minusMillis(1)));
        Claim refund =
                new Claim(new IdempotencyKey("key-1"), fingerprint("2"), new Effect.OfRefund(aRefundId()), NOON, null);
        assertThat(claim(refund)).isEmpty();
        assertThat(find("key-1")).contains(refund);
    }

    @Test
    void of_two_who_claim_at_once_the_second_waits_and_sees_the_answer_of_the_first() {
        Claim first = aClaim("key-1");
        Optional<Claim> seen = waitingFor(
                () -> store.idempotencyKeys().claim(scope, first, LONG_AGO),
                () -> store.idempotencyKeys().answer(scope, first.key(), ANSWER),
                () -> store.idempotencyKeys().claim(scope, aClaim("key-1"), LONG_AGO));
        assertThat(seen).contains(answered(first, ANSWER));
    }

    @Test
    void when_the_first_of_two_is_given_up_the_second_takes_the_key() {
        Claim second = aClaim("key-1");
        Optional<Claim> seen = waitingInVain(
                () -> store.idempotencyKeys().claim(scope, aClaim("key-1"), LONG_AGO),
                () -> store.idempotencyKeys().claim(scope, second, LONG_AGO));
        assertThat(seen).isEmpty();
        assertThat(find("key-1")).contains(second);
    }

    @Test
    void of_two_who_claim_an_expired_key_at_once_the_second_waits_and_sees_the_first() {
        claim(aClaim("key-1", LONG_AGO.minusMillis(1)));
        Claim first = aClaim("key-1");
        Optional<Claim> seen = waitingFor(
                () -> store.idempotencyKeys().claim(scope, first, LONG_AGO),
                () -> {},
                () -> store.idempotencyKeys().claim(scope, aClaim("key-1"), LONG_AGO));
        assertThat(seen).contains(first);
    }

    @Test
    void when_the_first_of_two_who_claim_an_expired_key_is_given_up_the_second_takes_it() {
        claim(aClaim("key-1", LONG_AGO.minusMillis(1)));
        Claim second = aClaim("key-1");
        Optional<Claim> seen = waitingInVain(
                () -> store.idempotencyKeys().claim(scope, aClaim("key-1"), LONG_AGO),
                () -> store.idempotencyKeys().claim(scope, second, LONG_AGO));
        assertThat(seen).isEmpty();
        assertThat(find("key-1")).contains(second);
    }

    @Test
    void the_first_answer_stays_and_is_returned_to_whoever_answers_again() {
        claim(aClaim("key-1"));
        IdempotencyKey key = new IdempotencyKey("key-1");
        SealedAnswer other = new SealedAnswer(402, "sealed otherwise");

        assertThat(inUnit(() -> store.idempotencyKeys().answer(scope, key, ANSWER)))
                .isEqualTo(ANSWER);
        assertThat(inUnit(() -> store.idempotencyKeys().answer(scope, key, other)))
                .isEqualTo(ANSWER);

        assertThat(find("key-1").map(Claim::answer)).contains(ANSWER);
    }

    @Test
    void an_answer_is_kept_with_its_claim() {
        Claim claim = aClaim("key-1");
        claim(claim);
        answer("key-1");
        assertThat(find("key-1")).contains(answered(claim, ANSWER));
        assertThat(claim(aClaim("key-1"))).contains(answered(claim, ANSWER));
    }

    @Test
    void an_answer_is_kept_in_the_unit_of_work_that_claimed_too() {
        Claim claim = aClaim("key-1");
        inUnit(() -> {
            store.idempotencyKeys().claim(scope, claim, LONG_AGO);
            store.idempotencyKeys().answer(scope, claim.key(), ANSWER);
        });
        assertThat(find("key-1")).contains(answered(claim, ANSWER));
    }

    @Test
    void an_answer_is_not_kept_when_the_unit_does_not_commit() {
        Claim claim = aClaim("key-1");
        claim(claim);
        inFailingUnit(() -> store.idempotencyKeys().answer(scope, claim.key(), ANSWER));
        assertThat(find("key-1")).contains(claim);
    }

    @Test
    void a_key_that_is_not_claimed_is_not_answered() {
        claim(aClaim("key-1"));
        assertThatThrownBy(() -> answer("key-2")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_key_that_is_claimed_in_another_scope_is_not_answered() {
        Claim claim = aClaim("key-1");
        claim(claim);
        for (Scope stranger : strangers) {
            assertThatThrownBy(() -> inUnit(() -> store.idempotencyKeys().answer(stranger, claim.key(), ANSWER)))
                    .as("%s", stranger)
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThat(find("key-1")).contains(claim);
    }

    @Test
    void a_claim_is_found_in_its_own_scope_only() {
        Claim claim = aClaim("key-1");
        claim(claim);
        for (Scope stranger : strangers) {
            assertThat(store.idempotencyKeys().find(stranger, claim.key()))
                    .as("%s", stranger)
                    .isEmpty();
        }
        assertThat(find("key-1")).contains(claim);
        assertThat(find("key-2")).isEmpty();
    }

    @Test
    void claims_made_before_the_instant_of_expiry_are_forgotten_and_counted() {
        claim(aClaim("old-1", LONG_AGO.minusMillis(1)));
        claim(aClaim("old-2", LONG_AGO.minusSeconds(1)));
        claim(aClaim("at", LONG_AGO));
        claim(aClaim("new", NOON));
        assertThat(deleteExpired(100)).isEqualTo(2);
        assertThat(find("old-1")).isEmpty();
        assertThat(find("old-2")).isEmpty();
        assertThat(find("at")).isPresent();
        assertThat(find("new")).isPresent();
        assertThat(deleteExpired(100)).isZero();
    }

    @Test
    void no_more_claims_are_forgotten_at_once_than_the_limit() {
        for (int i = 0; i < 5; i++) {
            claim(aClaim("old-" + i, LONG_AGO.minusMillis(1)));
        }
        assertThat(deleteExpired(2)).isEqualTo(2);
        assertThat(deleteExpired(2)).isEqualTo(2);
        assertThat(deleteExpired(2)).isEqualTo(1);
        assertThat(deleteExpired(2)).isZero();
    }

    @Test
    void expired_claims_of_every_scope_are_forgotten() {
        for (Scope stranger : strangers) {
            inUnit(() -> store.idempotencyKeys().claim(stranger, aClaim("key-1", LONG_AGO.minusMillis(1)), LONG_AGO));
        }
        claim(aClaim("key-1"));
        assertThat(deleteExpired(100)).isEqualTo(2);
        assertThat(find("key-1")).as("the same key, not expired").isPresent();
    }

    private static Claim aClaim(String key) {
        return aClaim(key, NOON);
    }

    private static Claim aClaim(String key, Instant at) {
        return new Claim(new IdempotencyKey(key), fingerprint("a"), new Effect.OfPayment(aPaymentId()), at, null);
    }

    private static RequestFingerprint fingerprint(String digit) {
        return new RequestFingerprint(digit.repeat(64));
    }

    private static Claim answered(Claim claim, SealedAnswer answer) {
        return new Claim(claim.key(), claim.fingerprint(), claim.effect(), claim.claimedAt(), answer);
    }

    private Optional<Claim> claim(Claim claim) {
        return inUnit(() -> store.idempotencyKeys().claim(scope, claim, LONG_AGO));
    }

    private void answer(String key) {
        inUnit(() -> store.idempotencyKeys().answer(scope, new IdempotencyKey(key), ANSWER));
    }

    private Optional<Claim> find(String key) {
        return store.idempotencyKeys().find(scope, new IdempotencyKey(key));
    }

    private int deleteExpired(int limit) {
        return inUnit(() -> store.idempotencyKeys().deleteExpired(LONG_AGO, limit));
    }
}
