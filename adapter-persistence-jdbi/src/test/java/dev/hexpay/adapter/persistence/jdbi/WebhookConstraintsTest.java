package dev.hexpay.adapter.persistence.jdbi;

import static dev.hexpay.testkit.Builders.NOON;
import static dev.hexpay.testkit.Builders.aScope;
import static dev.hexpay.testkit.Builders.aWebhookDelivery;
import static dev.hexpay.testkit.Builders.aWebhookEndpoint;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.hexpay.application.port.out.Store;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.webhook.AttemptResult.Response;
import dev.hexpay.domain.webhook.DeliveryAttempt;
import dev.hexpay.domain.webhook.WebhookDelivery;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** CHECK constraints reject invalid endpoints, deliveries and attempts, whatever the writer is. */
class WebhookConstraintsTest {
    private final Scope scope = aScope();

    @ParameterizedTest
    @EnumSource
    void endpoint_is_whole(TestDatabase database) {
        try (HikariDataSource pool = database.migrated()) {
            JdbiStore.open(pool)
                    .webhookEndpoints()
                    .insert(scope, aWebhookEndpoint().build());

            String table = "webhook_endpoint";
            assertRejected(pool, table, "mode = 'test'", "webhook_endpoint_mode");
            assertRejected(pool, table, "previous_secret = 'k1.a'", "webhook_endpoint_secret_whole");
            assertRejected(pool, table, "previous_secret_until = created_at", "webhook_endpoint_secret_whole");
            assertRejected(pool, table, "disabled_reason = 'gone'", "webhook_endpoint_disabled_whole");
            assertRejected(pool, table, "disabled_at = created_at", "webhook_endpoint_disabled_whole");
            assertRejected(
                    pool, table, "disabled_at = created_at, disabled_reason = 'tired'", "webhook_endpoint_reason");
            assertRejected(pool, table, "failures = -1", "webhook_endpoint_counts");
            assertRejected(pool, table, "exhausted = -1", "webhook_endpoint_counts");
        }
    }

    @ParameterizedTest
    @EnumSource
    void delivery_has_what_belongs_to_its_status(TestDatabase database) {
        try (HikariDataSource pool = database.migrated()) {
            JdbiStore.open(pool)
                    .webhookDeliveries()
                    .insertIfAbsent(scope, List.of(aWebhookDelivery().build()));

            String table = "webhook_delivery";
            assertRejected(pool, table, "mode = 'test'", "webhook_delivery_mode");
            for (String change : List.of(
                    "status = 'lost'",
                    "status = 'succeeded'",
                    "status = 'failed'",
                    "status = 'failed', ended_at = due_at",
                    "status = 'succeeded', ended_at = due_at, due_at = NULL",
                    "due_at = NULL",
                    "failures = NULL",
                    "ended_at = due_at")) {
                assertRejected(pool, table, change, "webhook_delivery_status");
            }
            assertRejected(pool, table, "failures = -1", "webhook_delivery_counts");
            assertRejected(pool, table, "attempts = -1", "webhook_delivery_counts");
        }
    }

    @ParameterizedTest
    @EnumSource
    void attempt_has_a_response_or_a_cause(TestDatabase database) {
        try (HikariDataSource pool = database.migrated()) {
            Store store = JdbiStore.open(pool);
            WebhookDelivery delivery = aWebhookDelivery().build();
            store.webhookDeliveries()
                    .log(
                            scope,
                            delivery.id(),
                            new DeliveryAttempt(1, NOON, Duration.ZERO, new Response(500, "60", "No.")));

            String table = "webhook_attempt";
            assertRejected(pool, table, "mode = 'test'", "webhook_attempt_mode");
            for (String change : List.of(
                    "status = NULL",
                    "cause = 'timed_out'",
                    "status = NULL, cause = 'timed_out'",
                    "status = NULL, cause = 'timed_out', excerpt = NULL",
                    "status = NULL, cause = 'timed_out', retry_after = NULL",
                    "status = NULL, excerpt = NULL, retry_after = NULL")) {
                assertRejected(pool, table, change, "webhook_attempt_result");
            }
        }
    }

    private static void assertRejected(HikariDataSource pool, String table, String change, String constraint) {
        assertThatThrownBy(() -> Jdbi.create(pool)
                        .useHandle(handle -> handle.execute("UPDATE hexpay." + table + " SET " + change)))
                .as(change)
                .hasMessageContaining(constraint);
    }
}
