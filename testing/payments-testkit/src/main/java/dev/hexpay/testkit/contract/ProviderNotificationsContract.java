package dev.hexpay.testkit.contract;

import static dev.hexpay.testkit.Builders.NOON;
import static dev.hexpay.testkit.Builders.aTransactionId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.port.out.ProviderNotifications.Notification;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What {@link dev.hexpay.application.port.out.ProviderNotifications} guarantees. */
public abstract class ProviderNotificationsContract extends StoreContract {
    private static final Instant LATER = NOON.plusSeconds(60);

    @Test
    void a_notification_is_due_immediately_and_read_back_equal() {
        Notification notification = inserted("evt_1", NOON);

        assertThat(store.notifications().lease(NOON.minusMillis(1), LATER, 10)).isEmpty();
        assertThat(lease(10)).containsExactly(notification);
    }

    @Test
    void an_event_is_inserted_once_per_provider() {
        Notification first = inserted("evt_1", NOON);
        inserted("evt_1", NOON);
        Notification other = new Notification("other", "evt_1", scope, aTransactionId());
        inUnit(() -> store.notifications().insertIfAbsent(other, NOON));

        assertThat(lease(10)).containsExactlyInAnyOrder(first, other);
    }

    @Test
    void a_processed_event_is_not_inserted_again() {
        Notification notification = inserted("evt_1", NOON);
        inUnit(() -> store.notifications().markProcessed(notification, NOON));
        inserted("evt_1", NOON);

        assertThat(lease(10)).isEmpty();
    }

    @Test
    void a_notification_of_a_rolled_back_unit_is_not_stored() {
        inRolledBackUnit(() -> inserted("evt_1", NOON));

        assertThat(lease(10)).isEmpty();
    }

    @Test
    void the_longest_due_are_leased_first_up_to_the_limit() {
        Notification third = inserted("evt_1", NOON);
        Notification first = inserted("evt_2", NOON.minusSeconds(2));
        Notification second = inserted("evt_3", NOON.minusSeconds(1));

        assertThat(lease(2)).containsExactly(first, second);
        assertThat(lease(2)).containsExactly(third);
    }

    @Test
    void a_leased_notification_is_due_again_when_its_lease_ends() {
        Notification notification = inserted("evt_1", NOON);
        lease(10);

        assertThat(lease(10)).isEmpty();
        assertThat(store.notifications().lease(LATER, LATER.plusSeconds(60), 10))
                .containsExactly(notification);
    }

    @Test
    void a_processed_notification_is_not_leased() {
        Notification notification = inserted("evt_1", NOON);
        lease(10);
        inUnit(() -> store.notifications().markProcessed(notification, NOON));

        assertThat(store.notifications().lease(LATER, LATER, 10)).isEmpty();
    }

    @Test
    void concurrent_leases_do_not_overlap() {
        IntStream.range(0, 40).forEach(i -> inserted("evt_" + i, NOON));

        List<Future<List<Notification>>> leases = IntStream.range(0, 8)
                .mapToObj(i -> inOtherThread(() -> lease(10)))
                .toList();

        List<Notification> leased =
                leases.stream().flatMap(future -> resultOf(future).stream()).toList();
        assertThat(leased).doesNotHaveDuplicates();
        assertThat(leased.size() + lease(100).size()).isEqualTo(40);
    }

    @Test
    void only_notifications_processed_long_ago_are_deleted() {
        Notification old = inserted("evt_1", NOON);
        Notification older = inserted("evt_2", NOON);
        Notification recent = inserted("evt_3", NOON);
        Notification open = inserted("evt_4", NOON);
        inUnit(() -> {
            store.notifications().markProcessed(old, NOON);
            store.notifications().markProcessed(older, NOON);
            store.notifications().markProcessed(recent, LATER);
        });

        assertThat(inUnit(() -> store.notifications().deleteProcessed(LATER, 1)))
                .isEqualTo(1);
        assertThat(inUnit(() -> store.notifications().deleteProcessed(LATER, 10)))
                .isEqualTo(1);
        assertThat(inUnit(() -> store.notifications().deleteProcessed(LATER, 10)))
                .isZero();
        assertThat(lease(10)).containsExactly(open);
    }

    private List<Notification> lease(int limit) {
        return store.notifications().lease(NOON, LATER, limit);
    }

    private Notification inserted(String eventId, Instant receivedAt) {
        Notification notification = new Notification("sandbox", eventId, scope, aTransactionId());
        inUnit(() -> store.notifications().insertIfAbsent(notification, receivedAt));
        return notification;
    }
}
