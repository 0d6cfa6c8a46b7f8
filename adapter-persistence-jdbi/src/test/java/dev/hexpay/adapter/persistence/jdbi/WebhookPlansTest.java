package dev.hexpay.adapter.persistence.jdbi;

import static dev.hexpay.testkit.Builders.NOON;
import static dev.hexpay.testkit.Builders.aCustomerId;
import static dev.hexpay.testkit.Builders.aDisputeId;
import static dev.hexpay.testkit.Builders.aPaymentId;
import static dev.hexpay.testkit.Builders.aRefundId;
import static dev.hexpay.testkit.Builders.aScope;
import static dev.hexpay.testkit.Builders.aTransactionId;
import static dev.hexpay.testkit.Builders.aWebhookDelivery;
import static dev.hexpay.testkit.Builders.aWebhookEndpointId;
import static dev.hexpay.testkit.Builders.anEventId;
import static dev.hexpay.testkit.Builders.anInvoiceId;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.hexpay.application.page.DeliveryFilter;
import dev.hexpay.application.page.DeliveryFilter.Status;
import dev.hexpay.application.page.EventFilter;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.out.Outbox;
import dev.hexpay.application.port.out.Store;
import dev.hexpay.application.port.out.WebhookDeliveries;
import dev.hexpay.application.port.out.WebhookEndpoints;
import dev.hexpay.application.port.out.WebhookEndpoints.Lane;
import dev.hexpay.domain.id.EventId;
import dev.hexpay.domain.id.WebhookDeliveryId;
import dev.hexpay.domain.id.WebhookEndpointId;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.webhook.DeliveryState.Pending;
import dev.hexpay.domain.webhook.DeliveryState.Succeeded;
import dev.hexpay.domain.webhook.EventName;
import dev.hexpay.domain.webhook.WebhookDelivery;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The cost of statements about events and deliveries does not depend on the number of rows: none reads a whole table. */
class WebhookPlansTest {
    private final Scope scope = aScope();
    private final WebhookEndpointId endpoint = aWebhookEndpointId();
    private final PlanLog log = new PlanLog();

    @ParameterizedTest
    @EnumSource
    void lists_of_events_are_read_in_the_order_of_an_index(TestDatabase database) {
        on(database, (store, pool) -> {
            Outbox outbox = store.outbox();
            PageRequest<EventId> page = new PageRequest<>(25, anEventId());
            Map<String, String> indexes = Map.of(
                    aPaymentId().value(), "event_with_payment",
                    aTransactionId().value(), "event_with_transaction",
                    anInvoiceId().value(), "event_with_invoice",
                    aCustomerId().value(), "event_with_customer",
                    aRefundId().value(), "event_with_refund",
                    aDisputeId().value(), "event_with_dispute");
            EventName name = new EventName("payment.received");
            indexes.forEach((subject, index) -> {
                assertOrdered(database, index, () -> outbox.list(scope, EventFilter.ALL.withSubject(subject), page));
                assertOrdered(
                        database,
                        index,
                        () -> outbox.list(scope, new EventFilter(name, subject, NOON, NOON.plusSeconds(1)), page));
            });
            assertOrdered(database, "event_by_name", () -> outbox.list(scope, EventFilter.ALL.withName(name), page));
            assertOrdered(database, "event_by_sequence", () -> outbox.list(scope, EventFilter.ALL, page));
            assertOrdered(
                    database,
                    "event_by_sequence",
                    () -> outbox.list(scope, new EventFilter(null, null, NOON, NOON.plusSeconds(1)), page));
            assertOrdered(database, "event_by_sequence", () -> outbox.between(scope, NOON, NOON.plusSeconds(1), 10));
            if (database == TestDatabase.H2) {
                // It sorts those that are not distributed, which are few.
                assertIndexed("event_to_distribute", () -> outbox.undistributed(10));
            } else {
                assertOrdered(database, "event_to_distribute", () -> outbox.undistributed(10));
            }
            assertIndexed(
                    "",
                    () -> store.unitOfWork()
                            .inTransaction(() -> outbox.lockUndistributed(scope, List.of(anEventId()))));
            assertIndexed("", () -> outbox.findAll(scope, List.of(anEventId())));
        });
    }

    @ParameterizedTest
    @EnumSource
    void deliveries_are_read_in_the_order_of_an_index(TestDatabase database) {
        on(database, (store, pool) -> {
            WebhookDeliveries deliveries = store.webhookDeliveries();
            deliveries.insertIfAbsent(scope, manyDeliveries());
            if (database != TestDatabase.H2) {
                Jdbi.create(pool).useHandle(handle -> handle.execute("ANALYZE hexpay.webhook_delivery"));
            }
            PageRequest<WebhookDeliveryId> page =
                    new PageRequest<>(25, aWebhookDelivery().build().id());
            assertOrdered(
                    database,
                    "webhook_delivery_by_endpoint",
                    () -> deliveries.list(scope, endpoint, DeliveryFilter.ALL, page));
            assertOrdered(
                    database,
                    "webhook_delivery_by_status",
                    () -> deliveries.list(scope, endpoint, new DeliveryFilter(Status.FAILED, null), page));
            assertOrdered(database, "webhook_delivery_due", () -> deliveries.due(scope, endpoint, NOON, 8));
            assertThat(plans(() -> deliveries.due(scope, endpoint, NOON, 8)))
                    .singleElement()
                    .asString()
                    .contains("webhook_delivery_order");
            assertOrdered(database, "webhook_delivery_due", () -> deliveries.nextDueAt(scope, endpoint));
            assertIndexed("", () -> deliveries.of(scope, endpoint, List.of(anEventId())));
            assertIndexed(
                    "",
                    () -> deliveries.attemptsOf(
                            scope, List.of(aWebhookDelivery().build().id())));
        });
    }

    @ParameterizedTest
    @EnumSource
    void endpoints_are_leased_and_changed_by_an_index(TestDatabase database) {
        on(database, (store, pool) -> {
            WebhookEndpoints endpoints = store.webhookEndpoints();
            assertIndexed("webhook_endpoint_healthy_due", () -> endpoints.lease(Lane.HEALTHY, NOON, NOON));
            assertIndexed("webhook_endpoint_failing_due", () -> endpoints.lease(Lane.FAILING, NOON, NOON));
            assertIndexed("webhook_endpoint_by_id", () -> endpoints.findInAnyScope(endpoint));
            assertIndexed(
                    "",
                    () -> store.unitOfWork().inTransaction(() -> {
                        endpoints.wake(scope, List.of(endpoint), NOON);
                        return endpoint;
                    }));
            assertIndexed("", () -> endpoints.delete(scope, endpoint));
            assertIndexed("", () -> endpoints.all(scope));
        });
    }

    @ParameterizedTest
    @EnumSource
    void old_rows_are_found_by_an_index(TestDatabase database) {
        on(database, (store, pool) -> {
            assertIndexed("event_by_age", () -> store.outbox().deleteDistributed(NOON, 10));
            assertIndexed(
                    "webhook_attempt_by_excerpt",
                    () -> store.webhookDeliveries().deleteExcerpts(NOON, 10));
            assertIndexed(
                    "webhook_delivery_by_age", () -> store.webhookDeliveries().deleteCreatedBefore(NOON, 10));
        });
    }

    /** One in twenty is for the endpoint. */
    private List<WebhookDelivery> manyDeliveries() {
        List<WebhookEndpointId> others =
                IntStream.range(0, 19).mapToObj(i -> aWebhookEndpointId()).toList();
        return IntStream.range(0, 4_000)
                .mapToObj(i -> aWebhookDelivery()
                        .to(i % 20 == 0 ? endpoint : others.get(i % 20 - 1))
                        .at(i, "pay_" + i / 80)
                        .inState(i < 3_000 ? new Succeeded(NOON) : new Pending(NOON.plusSeconds(i), i % 3))
                        .build())
                .toList();
    }

    private interface Work {
        void with(Store store, DataSource pool);
    }

    private void on(TestDatabase database, Work work) {
        String url = database.newUrl();
        try (HikariDataSource pool = TestDatabase.migratedAt(url)) {
            Jdbi.create(pool).useHandle(database::preferIndexes);
        }
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        if (database != TestDatabase.H2) {
            config.setConnectionInitSql("SET enable_seqscan = off; SET enable_bitmapscan = off");
        }
        try (HikariDataSource pool = new HikariDataSource(config)) {
            work.with(JdbiStore.open(log.explaining(pool)), pool);
        }
    }

    private List<String> plans(Runnable call) {
        log.plans();
        call.run();
        return log.plans();
    }

    private void assertIndexed(String index, Runnable call) {
        assertThat(plans(call))
                .isNotEmpty()
                .allSatisfy(
                        plan -> assertThat(plan).contains(index).doesNotContain("Seq Scan", "tableScan", ".tablescan"));
    }

    private void assertOrdered(TestDatabase database, String index, Runnable call) {
        assertThat(plans(call)).singleElement().asString().satisfies(plan -> {
            assertThat(plan).contains(index).doesNotContain("Seq Scan", "tableScan", ".tablescan");
            if (database == TestDatabase.H2) {
                assertThat(plan).contains("/* index sorted */");
            } else {
                assertThat(plan).doesNotContain("Sort");
            }
        });
    }
}
