package dev.hexpay.testkit.contract;

import static dev.hexpay.testkit.Builders.NOON;
import static dev.hexpay.testkit.Builders.aRefundId;
import static dev.hexpay.testkit.Builders.aTransactionId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.port.out.ProviderNotifications.Leased;
import dev.hexpay.application.port.out.ProviderNotifications.Notification;
import dev.hexpay.application.port.out.ProviderNotifications.OfCard;
import dev.hexpay.application.port.out.ProviderNotifications.OfCharge;
import dev.hexpay.application.port.out.ProviderNotifications.OfRefund;
import dev.hexpay.application.port.out.ProviderNotifications.OfTransaction;
import dev.hexpay.application.port.out.ProviderNotifications.Subject;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Scope;
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
        Notification other = new Notification("other", "evt_1", aTransaction());
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
        Notification first = inserted(new OfCharge(Mode.SANDBOX, "ch_1"), "evt_2", NOON.minusSeconds(2));
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
                .containsExactly(new Leased(notification, 0));
    }

    @Test
    void each_kind_of_subject_is_read_back_equal_and_leased_once() {
        Scope live = new Scope(scope.organization(), Mode.LIVE);
        List<Subject> subjects = List.of(
                new OfTransaction(live, aTransactionId()),
                new OfCharge(Mode.LIVE, "ch_" + "x".repeat(200)),
                new OfCharge(Mode.SANDBOX, "ch_1"),
                new OfRefund(live, aRefundId()),
                new OfCard(Mode.LIVE, "pm_1"),
                new OfCard(Mode.SANDBOX, "pm_1"));
        List<Notification> inserted = IntStream.range(0, subjects.size())
                .mapToObj(i -> inserted(subjects.get(i), "evt_" + i, NOON))
                .toList();

        assertThat(lease(10)).containsExactlyElementsOf(inserted);
        assertThat(lease(10)).isEmpty();
        inUnit(() -> inserted.forEach(each -> store.notifications().markProcessed(each, NOON)));
        assertThat(store.notifications().lease(LATER, LATER, 10)).isEmpty();
    }

    @Test
    void a_postponed_notification_is_due_then_with_one_check_more() {
        for (Subject subject : List.of(aTransaction(), new OfCard(Mode.SANDBOX, "pm_1"))) {
            Notification notification = inserted(subject, "evt_" + subject, NOON);
            lease(10);
            inUnit(() -> store.notifications().postpone(notification, LATER.plusSeconds(1)));
            inUnit(() -> store.notifications().postpone(notification, LATER.plusSeconds(1)));

            assertThat(store.notifications().lease(LATER, LATER, 10)).isEmpty();
            assertThat(store.notifications().lease(LATER.plusSeconds(1), LATER.plusSeconds(60), 10))
                    .containsExactly(new Leased(notification, 2));
            inUnit(() -> store.notifications().markProcessed(notification, NOON));
        }
    }

    @Test
    void a_processed_notification_is_not_postponed() {
        Notification notification = inserted("evt_1", NOON);
        inUnit(() -> store.notifications().markProcessed(notification, NOON));
        inUnit(() -> store.notifications().postpone(notification, LATER));

        assertThat(store.notifications().lease(LATER, LATER, 10)).isEmpty();
    }

    @Test
    void a_processed_notification_is_not_leased() {
        Notification notification = inserted("evt_1", NOON);
        lease(10);
        inUnit(() -> store.notifications().markProcessed(notification, NOON));

        assertThat(store.notifications().lease(LATER, LATER, 10)).isEmpty();
    }

    @Test
    void concurrent_leases_get_as_many_as_they_want_while_there_are_more() {
        IntStream.range(0, 40).forEach(i -> inserted("evt_" + i, NOON));

        List<Future<List<Notification>>> leases = IntStream.range(0, 8)
                .mapToObj(i -> inOtherThread(() -> lease(5)))
                .toList();

        assertThat(leases).allSatisfy(leased -> assertThat(resultOf(leased)).hasSize(5));
        assertThat(lease(100)).isEmpty();
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
        Notification older = inserted(new OfCard(Mode.SANDBOX, "pm_1"), "evt_2", NOON);
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
        return store.notifications().lease(NOON, LATER, limit).stream()
                .map(Leased::notification)
                .toList();
    }

    private Subject aTransaction() {
        return new OfTransaction(scope, aTransactionId());
    }

    private Notification inserted(String eventId, Instant receivedAt) {
        return inserted(aTransaction(), eventId, receivedAt);
    }

    private Notification inserted(Subject subject, String eventId, Instant receivedAt) {
        Notification notification = new Notification("sandbox", eventId, subject);
        inUnit(() -> store.notifications().insertIfAbsent(notification, receivedAt));
        return notification;
    }
}
