package dev.hexpay.persistence.jdbi;

import static dev.hexpay.testkit.Builders.NOON;
import static dev.hexpay.testkit.Builders.aScope;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.hexpay.application.port.out.IdempotencyKey;
import dev.hexpay.application.port.out.IdempotencyKeys.Claim;
import dev.hexpay.application.port.out.RequestFingerprint;
import dev.hexpay.domain.scope.Scope;
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
    void a_key_that_is_claimed_anew_while_the_old_claim_is_being_forgotten_is_kept(TestDatabase database)
            throws Exception {
        ExecutorService sweeper = Executors.newSingleThreadExecutor();
        try (HikariDataSource pool = database.migrated()) {
            JdbiStore store = JdbiStore.open(pool);
            store.idempotencyKeys().claim(scope, claimedAt(NOON), NOON);
            Future<Integer> sweeping = store.unitOfWork().inTransaction(() -> {
                assertThat(store.idempotencyKeys().claim(scope, claimedAt(nextDay), nextDay))
                        .isEmpty();
                Future<Integer> started =
                        sweeper.submit(() -> store.idempotencyKeys().deleteExpired(nextDay, 10));
                assertThatThrownBy(() -> started.get(150, TimeUnit.MILLISECONDS))
                        .as("the sweeper waits for the row")
                        .isInstanceOf(TimeoutException.class);
                return started;
            });
            assertThat(sweeping.get(30, TimeUnit.SECONDS)).isZero();
            assertThat(store.idempotencyKeys().find(scope, key)).contains(claimedAt(nextDay));
        } finally {
            sweeper.shutdownNow();
        }
    }

    private Claim claimedAt(Instant instant) {
        return new Claim(key, new RequestFingerprint("the same"), null, instant, null);
    }
}
