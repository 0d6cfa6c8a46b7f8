package dev.hexpay.adapter.persistence.jdbi;

import static dev.hexpay.testkit.Builders.NOON;
import static dev.hexpay.testkit.Builders.aScope;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.hexpay.application.idempotency.IdempotencyKey;
import dev.hexpay.application.idempotency.RequestFingerprint;
import dev.hexpay.application.port.out.IdempotencyKeys.IdempotencyRecord;
import dev.hexpay.application.port.out.Store;
import dev.hexpay.domain.tenant.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JdbiIdempotencyKeysTest {
    private final Scope scope = aScope();
    private final IdempotencyKey key = new IdempotencyKey("order-42");
    private final Instant nextDay = NOON.plus(Duration.ofDays(1));

    @ParameterizedTest
    @EnumSource
    void expired_key_claimed_again_during_cleanup_is_kept(TestDatabase database) throws Exception {
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try (HikariDataSource pool = database.migrated()) {
            Store store = JdbiStore.open(pool);
            store.idempotencyKeys().claim(scope, recordClaimedAt(NOON), NOON);
            Future<Integer> cleanup = store.unitOfWork().inTransaction(() -> {
                assertThat(store.idempotencyKeys().claim(scope, recordClaimedAt(nextDay), nextDay))
                        .isEmpty();
                Future<Integer> started =
                        executor.submit(() -> store.idempotencyKeys().deleteExpired(nextDay, 10));
                assertThatThrownBy(() -> started.get(150, TimeUnit.MILLISECONDS))
                        .as("the cleanup waits for the row")
                        .isInstanceOf(TimeoutException.class);
                return started;
            });
            assertThat(cleanup.get(30, TimeUnit.SECONDS)).isZero();
            assertThat(store.idempotencyKeys().find(scope, key)).contains(recordClaimedAt(nextDay));
        } finally {
            executor.shutdownNow();
        }
    }

    private IdempotencyRecord recordClaimedAt(Instant instant) {
        return new IdempotencyRecord(key, new RequestFingerprint("the same"), null, instant, instant, null);
    }
}
