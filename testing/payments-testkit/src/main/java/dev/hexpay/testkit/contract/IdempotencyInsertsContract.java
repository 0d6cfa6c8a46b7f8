package dev.hexpay.testkit.contract;

import static dev.hexpay.testkit.Builders.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.application.idempotency.IdempotencyKey;
import dev.hexpay.application.idempotency.RequestFingerprint;
import dev.hexpay.application.port.out.DuplicateKeyException;
import dev.hexpay.application.port.out.IdempotencyKeys;
import dev.hexpay.application.port.out.IdempotencyKeys.EncryptedResponse;
import dev.hexpay.application.port.out.IdempotencyKeys.IdempotencyRecord;
import dev.hexpay.domain.tenant.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@link IdempotencyKeys} guarantees about records that are inserted with their response. */
public abstract class IdempotencyInsertsContract extends StoreContract {
    private static final Instant LONG_AGO = NOON.minus(Duration.ofHours(24));
    private static final EncryptedResponse RESPONSE = new EncryptedResponse(201, "encrypted");

    @Test
    void a_record_is_inserted_with_its_response() {
        IdempotencyRecord record = aRecord("key-1", NOON);
        insert(record);
        assertThat(find("key-1")).contains(record);
        assertThat(claim(aRecord("key-1", NOON))).contains(record);
    }

    @Test
    void a_record_is_not_inserted_over_another_one() {
        IdempotencyRecord first = aRecord("key-1", NOON);
        IdempotencyRecord expired = aRecord("key-2", LONG_AGO.minusMillis(1));
        claim(first);
        claim(expired);
        for (IdempotencyRecord taken : List.of(first, expired)) {
            IdempotencyRecord second = aRecord(taken.key().value(), NOON.plusSeconds(1));
            assertThatThrownBy(() -> insert(second)).isInstanceOf(DuplicateKeyException.class);
            assertThat(find(taken.key().value())).contains(taken);
        }
    }

    @Test
    void an_insert_waits_for_a_claim_of_its_key_and_fails() {
        IdempotencyRecord first = aRecord("key-1", NOON);
        assertThatThrownBy(() -> blockedUntilCommit(
                        () -> store.idempotencyKeys().claim(scope, first, LONG_AGO), () -> {}, () -> {
                            insert(aRecord("key-1", NOON.plusSeconds(1)));
                            return first;
                        }))
                .isInstanceOf(DuplicateKeyException.class);
        assertThat(find("key-1")).contains(first);
    }

    @Test
    void an_insert_succeeds_when_the_claim_of_its_key_is_rolled_back() {
        IdempotencyRecord second = aRecord("key-1", NOON.plusSeconds(1));
        blockedUntilRollback(() -> store.idempotencyKeys().claim(scope, aRecord("key-1", NOON), LONG_AGO), () -> {
            insert(second);
            return second;
        });
        assertThat(find("key-1")).contains(second);
    }

    @Test
    void a_record_is_inserted_in_its_own_scope_only() {
        insert(aRecord("key-1", NOON));
        for (Scope otherScope : otherScopes) {
            IdempotencyRecord foreign = aRecord("key-1", NOON.plusSeconds(1));
            inUnit(() -> store.idempotencyKeys().insert(otherScope, foreign));
            assertThat(store.idempotencyKeys().find(otherScope, foreign.key())).contains(foreign);
        }
    }

    private static IdempotencyRecord aRecord(String key, Instant at) {
        RequestFingerprint fingerprint = new RequestFingerprint("a".repeat(64));
        return new IdempotencyRecord(new IdempotencyKey(key), fingerprint, null, at, at.plusSeconds(10), RESPONSE);
    }

    private void insert(IdempotencyRecord record) {
        inUnit(() -> store.idempotencyKeys().insert(scope, record));
    }

    private Optional<IdempotencyRecord> claim(IdempotencyRecord record) {
        return inUnit(() -> store.idempotencyKeys().claim(scope, record, LONG_AGO));
    }

    private Optional<IdempotencyRecord> find(String key) {
        return store.idempotencyKeys().find(scope, new IdempotencyKey(key));
    }
}
