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

/** What {@link dev.hexpay.application.port.out.ProviderNotifications} promises. */
public abstract class ProviderNotificationsContract extends StoreContract {
    private static final Instant LATER = NOON.plusSeconds(60);

    @Test
    void a_notification_is_due_at_once_and_read_back_equal() {
        Notification told = kept("evt_1", NOON);

        assertThat(store.notifications().lease(NOON.minusMillis(1), LATER, 10)).isEmpty();
        assertThat(lease(10)).containsExactly(told);
    }

    @Test
    void an_event_is_kept_once_for_its_provider() {
        Notification first = kept("evt_1", NOON);
        kept("evt_1", NOON);
        Notification other = new Notification("other", "evt_1", scope, aTransactionId());
        inUnit(() -> store.notifications().insertOnce(other, NOON));

        assertThat(lease(10)).containsExactlyInAnyOrder(first, other);
    }

    @Test
    void an_event_that_was_acted_on_is_not_kept_again() {
        Notification told = kept("evt_1", NOON);
        inUnit(() -> store.notifications().done(told, NOON));
        kept("evt_1", NOON);

        assertThat(lease(10)).isEmpty();
    }

    @Test
    void one_whose_unit_of_work_is_given_up_is_not_kept() {
        inFailingUnit(() -> kept("evt_1", NOON));

        assertThat(lease(10)).isEmpty();
    }

    @Test
    void those_due_longest_are_handed_out_first_and_no_more_than_wanted() {
        Notification third = kept("evt_1", NOON);
        Notification first = kept("evt_2", NOON.minusSeconds(2));
        Notification second = kept("evt_3", NOON.minusSeconds(1));

        assertThat(lease(2)).containsExactly(first, second);
        assertThat(lease(2)).containsExactly(third);
    }

    @Test
    void one_that_was_handed_out_is_put_off_until_it_is_due_again() {
        Notification told = kept("evt_1", NOON);
        lease(10);

        assertThat(lease(10)).isEmpty();
        assertThat(store.notifications().lease(LATER, LATER.plusSeconds(60), 10))
                .containsExactly(told);
    }

    @Test
    void one_that_was_acted_on_is_not_handed_out_any_more() {
        Notification told = kept("evt_1", NOON);
        lease(10);
        inUnit(() -> store.notifications().done(told, NOON));

        assertThat(store.notifications().lease(LATER, LATER, 10)).isEmpty();
    }

    @Test
    void of_several_who_lease_at_once_no_two_get_the_same_one() {
        IntStream.range(0, 40).forEach(i -> kept("evt_" + i, NOON));

        List<Future<List<Notification>>> leases =
                IntStream.range(0, 8).mapToObj(i -> beside(() -> lease(10))).toList();

        List<Notification> leased =
                leases.stream().flatMap(future -> resultOf(future).stream()).toList();
        assertThat(leased).doesNotHaveDuplicates();
        assertThat(leased.size() + lease(100).size()).isEqualTo(40);
    }

    @Test
    void those_acted_on_long_ago_are_forgotten_and_no_others() {
        Notification old = kept("evt_1", NOON);
        Notification older = kept("evt_2", NOON);
        Notification recent = kept("evt_3", NOON);
        Notification open = kept("evt_4", NOON);
        inUnit(() -> {
            store.notifications().done(old, NOON);
            store.notifications().done(older, NOON);
            store.notifications().done(recent, LATER);
        });

        assertThat(inUnit(() -> store.notifications().deleteDone(LATER, 1))).isEqualTo(1);
        assertThat(inUnit(() -> store.notifications().deleteDone(LATER, 10))).isEqualTo(1);
        assertThat(inUnit(() -> store.notifications().deleteDone(LATER, 10))).isZero();
        assertThat(lease(10)).containsExactly(open);
    }

    private List<Notification> lease(int limit) {
        return store.notifications().lease(NOON, LATER, limit);
    }

    private Notification kept(String eventId, Instant receivedAt) {
        Notification told = new Notification("sandbox", eventId, scope, aTransactionId());
        inUnit(() -> store.notifications().insertOnce(told, receivedAt));
        return told;
    }
}
