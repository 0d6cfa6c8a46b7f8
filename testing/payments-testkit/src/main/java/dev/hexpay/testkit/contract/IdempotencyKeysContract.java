package dev.hexpay.testkit.contract;

import static dev.hexpay.testkit.Builders.NOON;
import static dev.hexpay.testkit.Builders.aPaymentId;
import static dev.hexpay.testkit.Builders.aRefundId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.application.idempotency.IdempotencyKey;
import dev.hexpay.application.idempotency.RequestFingerprint;
import dev.hexpay.application.port.out.IdempotencyKeys;
import dev.hexpay.application.port.out.IdempotencyKeys.EncryptedResponse;
import dev.hexpay.application.port.out.IdempotencyKeys.IdempotencyRecord;
import dev.hexpay.application.port.out.IdempotencyKeys.Outcome;
import dev.hexpay.domain.tenant.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What {@link IdempotencyKeys} guarantees. */
public abstract class IdempotencyKeysContract extends StoreContract {
    private static final Instant LONG_AGO = NOON.minus(Duration.ofHours(24));
    private static final EncryptedResponse RESPONSE = new EncryptedResponse(201, "encrypted");

    @Test
    void a_free_key_is_claimed() {
        IdempotencyRecord record = aRecord("key-1");
        assertThat(claim(record)).isEmpty();
        assertThat(find("key-1")).contains(record);
    }

    @Test
    void every_record_is_read_back_equal() {
        IdempotencyRecord bare = aRecord("!", null, NOON);
        IdempotencyRecord refund = aRecord("refund", new Outcome.RefundCreated(aRefundId()), NOON);
        IdempotencyRecord fullest = new IdempotencyRecord(
                new IdempotencyKey("~".repeat(255)),
                fingerprint("f"),
                new Outcome.PaymentCreated(aPaymentId()),
                EdgeValues.LAST_MILLISECOND,
                EdgeValues.LAST_MILLISECOND,
                new EncryptedResponse(402, "\u00e9" + "x".repeat(200_000)));
        claim(bare);
        claim(refund);
        claim(fullest);
        assertThat(find(bare.key().value())).contains(bare);
        assertThat(find(refund.key().value())).contains(refund);
        assertThat(find(fullest.key().value())).contains(fullest);
    }

    @Test
    void claiming_a_taken_key_returns_its_record_unchanged() {
        IdempotencyRecord first = aRecord("key-1");
        claim(first);
        assertThat(claim(aRecord("key-1"))).contains(first);
        assertThat(find("key-1")).contains(first);
    }

    @Test
    void keys_are_case_sensitive() {
        claim(aRecord("key-a"));
        assertThat(claim(aRecord("KEY-A"))).isEmpty();
    }

    @Test
    void a_key_is_taken_in_its_own_scope_only() {
        IdempotencyRecord own = aRecord("key-1");
        claim(own);
        for (Scope otherScope : otherScopes) {
            IdempotencyRecord foreign = aRecord("key-1");
            assertThat(inUnit(() -> store.idempotencyKeys().claim(otherScope, foreign, LONG_AGO)))
                    .as("%s", otherScope)
                    .isEmpty();
            assertThat(store.idempotencyKeys().find(otherScope, foreign.key())).contains(foreign);
        }
        assertThat(find("key-1")).contains(own);
    }

    @Test
    void a_record_at_the_instant_of_expiry_is_not_expired() {
        IdempotencyRecord old = aRecord("key-1", LONG_AGO);
        claim(old);
        assertThat(claim(aRecord("key-1"))).contains(old);
    }

    @Test
    void a_record_before_the_instant_of_expiry_is_replaced() {
        claim(aRecord("key-1", LONG_AGO.minusMillis(1)));
        storeResponse("key-1");
        IdempotencyRecord fresh = aRecord("key-1");
        assertThat(claim(fresh)).isEmpty();
        assertThat(find("key-1")).as("without the old response").contains(fresh);
    }

    @Test
    void a_replacing_record_has_its_own_outcome_only() {
        claim(aRecord("key-1", LONG_AGO.minusMillis(1)));
        IdempotencyRecord refund = aRecord("key-1", new Outcome.RefundCreated(aRefundId()), NOON);
        assertThat(claim(refund)).isEmpty();
        assertThat(find("key-1")).contains(refund);
    }

    @Test
    void a_concurrent_claim_waits_and_sees_the_response_of_the_first() {
        IdempotencyRecord first = aRecord("key-1");
        Optional<IdempotencyRecord> seen = blockedUntilCommit(
                () -> store.idempotencyKeys().claim(scope, first, LONG_AGO),
                () -> store.idempotencyKeys().storeResponse(scope, first.key(), RESPONSE),
                () -> store.idempotencyKeys().claim(scope, aRecord("key-1"), LONG_AGO));
        assertThat(seen).contains(completed(first, RESPONSE));
    }

    @Test
    void a_waiting_claim_takes_the_key_when_the_first_is_rolled_back() {
        IdempotencyRecord second = aRecord("key-1");
        Optional<IdempotencyRecord> seen = blockedUntilRollback(
                () -> store.idempotencyKeys().claim(scope, aRecord("key-1"), LONG_AGO),
                () -> store.idempotencyKeys().claim(scope, second, LONG_AGO));
        assertThat(seen).isEmpty();
        assertThat(find("key-1")).contains(second);
    }

    @Test
    void a_concurrent_claim_of_an_expired_key_waits_and_sees_the_first() {
        claim(aRecord("key-1", LONG_AGO.minusMillis(1)));
        IdempotencyRecord first = aRecord("key-1");
        Optional<IdempotencyRecord> seen = blockedUntilCommit(
                () -> store.idempotencyKeys().claim(scope, first, LONG_AGO),
                () -> {},
                () -> store.idempotencyKeys().claim(scope, aRecord("key-1"), LONG_AGO));
        assertThat(seen).contains(first);
    }

    @Test
    void a_waiting_claim_takes_an_expired_key_when_the_first_is_rolled_back() {
        claim(aRecord("key-1", LONG_AGO.minusMillis(1)));
        IdempotencyRecord second = aRecord("key-1");
        Optional<IdempotencyRecord> seen = blockedUntilRollback(
                () -> store.idempotencyKeys().claim(scope, aRecord("key-1"), LONG_AGO),
                () -> store.idempotencyKeys().claim(scope, second, LONG_AGO));
        assertThat(seen).isEmpty();
        assertThat(find("key-1")).contains(second);
    }

    @Test
    void the_first_response_stays_and_is_returned_to_later_ones() {
        claim(aRecord("key-1"));
        IdempotencyKey key = new IdempotencyKey("key-1");
        EncryptedResponse other = new EncryptedResponse(402, "encrypted differently");

        assertThat(inUnit(() -> store.idempotencyKeys().storeResponse(scope, key, RESPONSE)))
                .isEqualTo(RESPONSE);
        assertThat(inUnit(() -> store.idempotencyKeys().storeResponse(scope, key, other)))
                .isEqualTo(RESPONSE);

        assertThat(find("key-1").map(IdempotencyRecord::response)).contains(RESPONSE);
    }

    @Test
    void a_response_is_stored_with_its_record() {
        IdempotencyRecord record = aRecord("key-1");
        claim(record);
        storeResponse("key-1");
        assertThat(find("key-1")).contains(completed(record, RESPONSE));
        assertThat(claim(aRecord("key-1"))).contains(completed(record, RESPONSE));
    }

    @Test
    void a_response_is_stored_in_the_unit_of_work_of_its_claim() {
        IdempotencyRecord record = aRecord("key-1");
        inUnit(() -> {
            store.idempotencyKeys().claim(scope, record, LONG_AGO);
            store.idempotencyKeys().storeResponse(scope, record.key(), RESPONSE);
        });
        assertThat(find("key-1")).contains(completed(record, RESPONSE));
    }

    @Test
    void a_response_is_not_stored_when_the_unit_is_rolled_back() {
        IdempotencyRecord record = aRecord("key-1");
        claim(record);
        inRolledBackUnit(() -> store.idempotencyKeys().storeResponse(scope, record.key(), RESPONSE));
        assertThat(find("key-1")).contains(record);
    }

    @Test
    void a_response_to_an_unclaimed_key_is_rejected() {
        claim(aRecord("key-1"));
        assertThatThrownBy(() -> storeResponse("key-2")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_response_to_a_key_of_another_scope_is_rejected() {
        IdempotencyRecord record = aRecord("key-1");
        claim(record);
        for (Scope otherScope : otherScopes) {
            assertThatThrownBy(() ->
                            inUnit(() -> store.idempotencyKeys().storeResponse(otherScope, record.key(), RESPONSE)))
                    .as("%s", otherScope)
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThat(find("key-1")).contains(record);
    }

    @Test
    void a_record_is_found_in_its_own_scope_only() {
        IdempotencyRecord record = aRecord("key-1");
        claim(record);
        for (Scope otherScope : otherScopes) {
            assertThat(store.idempotencyKeys().find(otherScope, record.key()))
                    .as("%s", otherScope)
                    .isEmpty();
        }
        assertThat(find("key-1")).contains(record);
        assertThat(find("key-2")).isEmpty();
    }

    @Test
    void expired_records_are_deleted_and_counted() {
        claim(aRecord("old-1", LONG_AGO.minusMillis(1)));
        claim(aRecord("old-2", LONG_AGO.minusSeconds(1)));
        claim(aRecord("at", LONG_AGO));
        claim(aRecord("new", NOON));
        assertThat(deleteExpired(100)).isEqualTo(2);
        assertThat(find("old-1")).isEmpty();
        assertThat(find("old-2")).isEmpty();
        assertThat(find("at")).isPresent();
        assertThat(find("new")).isPresent();
        assertThat(deleteExpired(100)).isZero();
    }

    @Test
    void no_more_records_are_deleted_than_the_limit() {
        for (int i = 0; i < 5; i++) {
            claim(aRecord("old-" + i, LONG_AGO.minusMillis(1)));
        }
        assertThat(deleteExpired(2)).isEqualTo(2);
        assertThat(deleteExpired(2)).isEqualTo(2);
        assertThat(deleteExpired(2)).isEqualTo(1);
        assertThat(deleteExpired(2)).isZero();
    }

    @Test
    void expired_records_of_every_scope_are_deleted() {
        for (Scope otherScope : otherScopes) {
            inUnit(() ->
                    store.idempotencyKeys().claim(otherScope, aRecord("key-1", LONG_AGO.minusMillis(1)), LONG_AGO));
        }
        claim(aRecord("key-1"));
        assertThat(deleteExpired(100)).isEqualTo(2);
        assertThat(find("key-1")).as("the same key, not expired").isPresent();
    }

    private static IdempotencyRecord aRecord(String key) {
        return aRecord(key, NOON);
    }

    private static IdempotencyRecord aRecord(String key, Instant at) {
        return aRecord(key, new Outcome.PaymentCreated(aPaymentId()), at);
    }

    private static IdempotencyRecord aRecord(String key, @Nullable Outcome outcome, Instant at) {
        return new IdempotencyRecord(new IdempotencyKey(key), fingerprint("a"), outcome, at, at.plusSeconds(10), null);
    }

    private static RequestFingerprint fingerprint(String digit) {
        return new RequestFingerprint(digit.repeat(64));
    }

    private static IdempotencyRecord completed(IdempotencyRecord record, EncryptedResponse response) {
        return new IdempotencyRecord(
                record.key(),
                record.fingerprint(),
                record.outcome(),
                record.claimedAt(),
                record.leasedUntil(),
                response);
    }

    private Optional<IdempotencyRecord> claim(IdempotencyRecord record) {
        return inUnit(() -> store.idempotencyKeys().claim(scope, record, LONG_AGO));
    }

    private void storeResponse(String key) {
        inUnit(() -> store.idempotencyKeys().storeResponse(scope, new IdempotencyKey(key), RESPONSE));
    }

    private Optional<IdempotencyRecord> find(String key) {
        return store.idempotencyKeys().find(scope, new IdempotencyKey(key));
    }

    private int deleteExpired(int limit) {
        return inUnit(() -> store.idempotencyKeys().deleteExpired(LONG_AGO, limit));
    }
}
