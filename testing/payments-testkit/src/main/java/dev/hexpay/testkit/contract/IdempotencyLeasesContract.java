package dev.hexpay.testkit.contract;

import static dev.hexpay.testkit.Builders.NOON;
import static dev.hexpay.testkit.Builders.aPaymentId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.idempotency.IdempotencyKey;
import dev.hexpay.application.idempotency.RequestFingerprint;
import dev.hexpay.application.port.out.IdempotencyKeys;
import dev.hexpay.application.port.out.IdempotencyKeys.EncryptedResponse;
import dev.hexpay.application.port.out.IdempotencyKeys.IdempotencyRecord;
import dev.hexpay.application.port.out.IdempotencyKeys.Outcome;
import dev.hexpay.domain.tenant.Scope;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@link IdempotencyKeys} guarantees about the leases of keys. */
public abstract class IdempotencyLeasesContract extends StoreContract {
    private static final Instant LEASED = NOON.plusSeconds(10);
    private static final EncryptedResponse RESPONSE = new EncryptedResponse(201, "encrypted");

    @Test
    void a_lease_that_has_ended_is_extended() {
        IdempotencyRecord record = aRecord("key-1");
        claim(record);
        Instant later = LEASED.plusSeconds(10);
        assertThat(extendLease("key-1", LEASED, later)).isTrue();
        assertThat(find("key-1")).contains(leased(record, later));
    }

    @Test
    void a_lease_that_has_not_ended_is_not_extended() {
        IdempotencyRecord record = aRecord("key-1");
        claim(record);
        assertThat(extendLease("key-1", LEASED.minusMillis(1), LEASED.plusSeconds(10)))
                .isFalse();
        assertThat(extendLease("key-2", LEASED, LEASED.plusSeconds(10))).isFalse();
        assertThat(find("key-1")).contains(record);
    }

    @Test
    void a_key_with_a_response_is_not_leased() {
        IdempotencyRecord record = aRecord("key-1");
        claim(record);
        storeResponse("key-1");
        assertThat(extendLease("key-1", LEASED, LEASED.plusSeconds(10))).isFalse();
        assertThat(find("key-1").map(IdempotencyRecord::leasedUntil)).contains(LEASED);
    }

    @Test
    void a_lease_is_extended_by_one_of_two_concurrent_calls() {
        IdempotencyRecord record = aRecord("key-1");
        claim(record);
        Instant later = LEASED.plusSeconds(10);
        boolean second = blockedUntilCommit(
                () -> assertThat(store.idempotencyKeys().extendLease(scope, record.key(), LEASED, later))
                        .isTrue(),
                () -> {},
                () -> store.idempotencyKeys().extendLease(scope, record.key(), LEASED, later.plusSeconds(1)));
        assertThat(second).isFalse();
        assertThat(find("key-1")).contains(leased(record, later));
    }

    @Test
    void a_lease_is_extended_in_its_own_scope_only() {
        IdempotencyRecord record = aRecord("key-1");
        claim(record);
        for (Scope otherScope : otherScopes) {
            assertThat(inUnit(() -> store.idempotencyKeys()
                            .extendLease(otherScope, record.key(), LEASED, LEASED.plusSeconds(10))))
                    .as("%s", otherScope)
                    .isFalse();
        }
        assertThat(find("key-1")).contains(record);
    }

    private boolean extendLease(String key, Instant endsBy, Instant leasedUntil) {
        return inUnit(() -> store.idempotencyKeys().extendLease(scope, new IdempotencyKey(key), endsBy, leasedUntil));
    }

    private static IdempotencyRecord leased(IdempotencyRecord record, Instant leasedUntil) {
        return new IdempotencyRecord(
                record.key(), record.fingerprint(), record.outcome(), record.claimedAt(), leasedUntil, null);
    }

    private static IdempotencyRecord aRecord(String key) {
        return new IdempotencyRecord(
                new IdempotencyKey(key),
                new RequestFingerprint("a".repeat(64)),
                new Outcome.PaymentCreated(aPaymentId()),
                NOON,
                LEASED,
                null);
    }

    private Optional<IdempotencyRecord> claim(IdempotencyRecord record) {
        return inUnit(() -> store.idempotencyKeys().claim(scope, record, NOON));
    }

    private void storeResponse(String key) {
        inUnit(() -> store.idempotencyKeys().storeResponse(scope, new IdempotencyKey(key), RESPONSE));
    }

    private Optional<IdempotencyRecord> find(String key) {
        return store.idempotencyKeys().find(scope, new IdempotencyKey(key));
    }
}
