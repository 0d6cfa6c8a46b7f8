package dev.hexpay.adapter.persistence.jdbi;

import static dev.hexpay.testkit.Builders.NOON;
import static dev.hexpay.testkit.Builders.aWebhookEndpoint;
import static dev.hexpay.testkit.Builders.anEvent;
import static dev.hexpay.testkit.Builders.anEventId;
import static dev.hexpay.testkit.Builders.anOrganization;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.hexpay.application.event.Event;
import dev.hexpay.application.event.EventRecord;
import dev.hexpay.application.event.EventSubjects;
import dev.hexpay.application.page.EventFilter;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.out.Store;
import dev.hexpay.domain.id.EventId;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Organization;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Scoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Events of versions that knew no event log: those from before the migration, and those written beside this version. */
class EventLogMigrationTest {
    private static final String OLD_DATA = "{\"invoiceId\":null,\"invoiceNumber\":null,\"customerId\":\"cus_1\","
            + "\"subscriptionId\":null,\"provider\":\"sandbox\",\"failureCode\":\"card_declined\","
            + "\"failureMessage\":\"No.\",\"recoveryUrl\":null}";
    private static final String DATA_OF_TODAY = "{\"invoiceId\":\"\",\"invoiceNumber\":\"\",\"customerId\":\"cus_1\","
            + "\"subscriptionId\":null,\"provider\":\"commet\",\"failureCode\":\"card_declined\","
            + "\"failureMessage\":\"No.\",\"recoveryUrl\":null}";

    private final Organization organization = anOrganization();
    private final Scope scope = new Scope(organization.id(), Mode.SANDBOX);

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OLDEST_POSTGRESQL")
    void older_events_are_in_the_order_of_their_time_and_count_as_distributed(TestDatabase database)
            throws SQLException {
        try (HikariDataSource pool = TestDatabase.pool(database.newUrl())) {
            TestDatabase.migrateTo(pool, "22");
            insertOrganization(pool, "");
            EventId last = insertAsPreviousVersion(pool, "", NOON.plusSeconds(2));
            EventId first = insertAsPreviousVersion(pool, "", NOON);
            EventId second = insertAsPreviousVersion(pool, "", NOON.plusSeconds(1));
            Migrations.migrate(pool);
            Store store = JdbiStore.open(pool);
            store.webhookEndpoints().insert(scope, aWebhookEndpoint().build());
            Event added = anEvent(NOON);
            store.outbox().append(scope, added);

            assertThat(listed(store)).extracting(EventRecord::id).containsExactly(added.id(), last, second, first);
            assertThat(store.outbox().undistributed(10)).containsExactly(new Scoped<>(scope, added.id()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void events_written_by_the_previous_version_are_distributed_in_the_form_of_today(TestDatabase database) {
        try (HikariDataSource pool = database.migrated()) {
            insertOrganization(pool, "hexpay.");
            EventId id = insertAsPreviousVersion(pool, "hexpay.", NOON);
            Store store = JdbiStore.open(pool);

            assertThat(store.outbox().undistributed(10)).containsExactly(new Scoped<>(scope, id));
            store.unitOfWork().inTransaction(() -> {
                List<EventRecord> locked = store.outbox().lockUndistributed(scope, List.of(id));
                assertThat(locked).singleElement().satisfies(event -> {
                    assertThat(event.id()).isEqualTo(id);
                    assertThat(event.data()).isEqualTo(DATA_OF_TODAY);
                    assertThat(event.event().subjects()).isEqualTo(EventSubjects.NONE);
                });
                store.outbox().markDistributed(scope, locked);
                return id;
            });
            assertThat(store.outbox().undistributed(10)).isEmpty();
            assertThat(store.outbox().find(scope, id).orElseThrow().data()).isEqualTo(DATA_OF_TODAY);
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_event_of_a_known_format_is_published_exactly_as_it_is_stored(TestDatabase database) {
        try (HikariDataSource pool = database.migrated()) {
            insertOrganization(pool, "hexpay.");
            EventId id = insertAsPreviousVersion(pool, "hexpay.", NOON);
            Jdbi.create(pool).useHandle(handle -> handle.execute("UPDATE hexpay.event SET format = 1"));

            assertThat(JdbiStore.open(pool)
                            .outbox()
                            .find(scope, id)
                            .orElseThrow()
                            .data())
                    .isEqualTo(OLD_DATA);
        }
    }

    @Test
    void partial_indexes_replace_others_and_may_have_been_built_before() throws SQLException {
        try (HikariDataSource pool = TestDatabase.pool(TestDatabase.POSTGRESQL.newUrl())) {
            TestDatabase.migrateTo(pool, "29");
            Jdbi jdbi = Jdbi.create(pool);
            jdbi.useHandle(handle -> handle.execute(
                    "CREATE INDEX CONCURRENTLY event_with_invoice ON event (organization_id, mode, invoice_id, sequence)"
                            + " WHERE invoice_id IS NOT NULL"));
            Migrations.migrate(pool);

            List<String> indexes = jdbi.withHandle(handle -> handle.createQuery(
                            "SELECT indexname || CASE WHEN indexdef LIKE '% WHERE %' THEN ' (partial)' ELSE '' END"
                                    + " FROM pg_indexes WHERE tablename = 'event'")
                    .mapTo(String.class)
                    .list());
            assertThat(indexes)
                    .containsExactlyInAnyOrder(
                            "event_pk",
                            "event_by_sequence",
                            "event_by_age",
                            "event_by_name",
                            "event_with_payment (partial)",
                            "event_with_transaction (partial)",
                            "event_with_invoice (partial)",
                            "event_with_customer (partial)",
                            "event_with_refund (partial)",
                            "event_with_dispute (partial)",
                            "event_to_distribute (partial)");
        }
    }

    private void insertOrganization(HikariDataSource pool, String schema) {
        Jdbi.create(pool)
                .useHandle(handle -> handle.execute(
                        "INSERT INTO " + schema + "organization (id, name, created_at) VALUES (?, 'Acme', ?)",
                        organization.id().value(),
                        NOON.atOffset(ZoneOffset.UTC)));
    }

    private EventId insertAsPreviousVersion(HikariDataSource pool, String schema, Instant at) {
        EventId id = anEventId();
        Jdbi.create(pool)
                .useHandle(handle -> handle.execute(
                        "INSERT INTO " + schema + "event (organization_id, mode, id, occurred_at, name, data)"
                                + " VALUES (?, 'sandbox', ?, ?, 'payment.failed', ?)",
                        organization.id().value(),
                        id.value(),
                        at.atOffset(ZoneOffset.UTC),
                        OLD_DATA));
        return id;
    }

    private List<EventRecord> listed(Store store) {
        return store.outbox()
                .list(scope, EventFilter.ALL, PageRequest.first(10))
                .items();
    }
}
