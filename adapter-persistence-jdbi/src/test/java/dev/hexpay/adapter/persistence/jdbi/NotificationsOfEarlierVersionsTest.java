package dev.hexpay.adapter.persistence.jdbi;

import static dev.hexpay.testkit.Builders.NOON;
import static dev.hexpay.testkit.Builders.aScope;
import static dev.hexpay.testkit.Builders.aTransactionId;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.hexpay.application.port.out.ProviderNotifications;
import dev.hexpay.application.port.out.ProviderNotifications.Leased;
import dev.hexpay.application.port.out.ProviderNotifications.Notification;
import dev.hexpay.application.port.out.ProviderNotifications.OfCharge;
import dev.hexpay.application.port.out.ProviderNotifications.OfTransaction;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Scope;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Servers of the version before the subjects of notifications write and read beside this one. */
class NotificationsOfEarlierVersionsTest {
    private static final Instant LATER = NOON.plusSeconds(60);

    private final Scope scope = aScope();

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OLDEST_POSTGRESQL")
    void notifications_are_processed_by_servers_of_both_versions(TestDatabase database) throws SQLException {
        TransactionId before = aTransactionId();
        TransactionId beside = aTransactionId();
        Notification ours = new Notification("stripe", "evt_3", new OfTransaction(scope, aTransactionId()));
        Notification ofCharge = new Notification("stripe", "evt_4", new OfCharge(Mode.LIVE, "pi_1"));
        try (HikariDataSource pool = TestDatabase.pool(database.newUrl())) {
            TestDatabase.migrateTo(pool, "18");
            Jdbi jdbi = Jdbi.create(pool);
            ColumnTypes.register(jdbi);
            insertAsBefore(jdbi, "evt_1", before);
            Migrations.migrate(pool);
            insertAsBefore(jdbi, "evt_2", beside);

            ProviderNotifications notifications = JdbiStore.open(pool).notifications();
            notifications.insertIfAbsent(ours, NOON);
            notifications.insertIfAbsent(ofCharge, NOON);

            assertThat(dueBefore(jdbi)).containsExactly("evt_1", "evt_2", "evt_3");
            assertThat(notifications.lease(NOON, LATER, 10))
                    .extracting(Leased::notification)
                    .containsExactly(
                            new Notification("sandbox", "evt_1", new OfTransaction(scope, before)),
                            new Notification("sandbox", "evt_2", new OfTransaction(scope, beside)),
                            ours,
                            ofCharge);
            notifications.postpone(ours, LATER.plusSeconds(1));
            processAsBefore(jdbi, "evt_3");
            assertThat(notifications.lease(LATER.plusSeconds(1), LATER.plusSeconds(60), 10))
                    .extracting(leased -> leased.notification().eventId())
                    .containsExactly("evt_1", "evt_2", "evt_4");
            assertThat(notifications.deleteProcessed(LATER, 10)).isEqualTo(1);
        }
    }

    private void insertAsBefore(Jdbi jdbi, String eventId, TransactionId transaction) {
        jdbi.useHandle(handle -> handle.createUpdate("INSERT INTO provider_notification (provider, event_id,"
                        + " organization_id, mode, transaction_id, received_at, due_at)"
                        + " VALUES ('sandbox', :event, :organization, 'sandbox', :transaction, :at, :at)")
                .bind("event", eventId)
                .bind("organization", scope.organization())
                .bind("transaction", transaction)
                .bind("at", NOON)
                .execute());
    }

    private static List<String> dueBefore(Jdbi jdbi) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT event_id FROM provider_notification"
                        + " WHERE due_at <= :now ORDER BY due_at, event_id")
                .bind("now", NOON)
                .mapTo(String.class)
                .list());
    }

    private static void processAsBefore(Jdbi jdbi, String eventId) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "UPDATE provider_notification SET due_at = NULL, done_at = :at WHERE event_id = :event")
                .bind("at", NOON)
                .bind("event", eventId)
                .execute());
    }
}
