package dev.hexpay.sandbox;

import dev.hexpay.application.port.in.Job;
import dev.hexpay.application.port.out.ProviderNotifications.Notification;
import dev.hexpay.sandbox.NotificationBook.Due;
import dev.hexpay.sandbox.SandboxFaults.Delivery;
import dev.hexpay.sandbox.SandboxFaults.Telling;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/** Delivers what the sandbox has to tell, again and again until it is heard or a day is over. */
public final class SandboxNotifier implements Job {
    private static final System.Logger LOG = System.getLogger(SandboxNotifier.class.getName());

    /** How long after each try that failed; together a day. */
    private static final List<Duration> DELAYS = List.of(
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(4),
            Duration.ofHours(8),
            Duration.ofHours(8));

    private static final int LEASED_AT_ONCE = 10;

    /** Longer than as many take that are leased at once, though nobody answers. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private final Jdbi jdbi;
    private final InstantSource clock;
    private final SandboxRecipient recipient;
    private final SandboxFaults faults;

    /** Tells this recipient what stands in these books. */
    public SandboxNotifier(DataSource books, InstantSource clock, SandboxRecipient recipient, SandboxFaults faults) {
        this.jdbi = Jdbi.create(books);
        this.clock = clock;
        this.recipient = recipient;
        this.faults = faults;
    }

    @Override
    public int runOnce(int limit) {
        int told = 0;
        boolean isMore = true;
        while (isMore && told < limit) {
            int wanted = Math.min(LEASED_AT_ONCE, limit - told);
            List<Due> leased = lease(wanted);
            leased.stream()
                    .map(due -> new Planned(due, deliveryOf(due)))
                    .sorted(Comparator.comparing(planned -> planned.delivery() == Delivery.LAST))
                    .forEach(this::tell);
            told += leased.size();
            isMore = leased.size() == wanted;
        }
        return told;
    }

    private record Planned(Due due, Delivery delivery) {}

    private List<Due> lease(int limit) {
        Instant now = clock.instant();
        return jdbi.inTransaction(handle -> new NotificationBook(handle).lease(now, now.plus(LEASE), limit));
    }

    private Delivery deliveryOf(Due due) {
        Notification notification = due.notification();
        return faults.deliveryOf(new Telling(notification.attempt(), notification.eventId(), due.tries() + 1));
    }

    private void tell(Planned planned) {
        Notification notification = planned.due().notification();
        int times = switch (planned.delivery()) {
            case ONCE, LAST -> 1;
            case TWICE -> 2;
            case LOST -> 0;
        };
        boolean isHeard = false;
        for (int nth = 1; nth <= times; nth++) {
            isHeard = recipient.hears(notification, clock.instant());
        }
        if (isHeard) {
            jdbi.useTransaction(handle -> new NotificationBook(handle).delivered(notification, clock.instant()));
        } else {
            tryAgain(notification, planned.due().tries());
        }
    }

    private void tryAgain(Notification notification, int tries) {
        Instant again = tries < DELAYS.size() ? clock.instant().plus(DELAYS.get(tries)) : null;
        jdbi.useTransaction(handle -> new NotificationBook(handle).notDelivered(notification, again));
        if (again == null) {
            LOG.log(Level.WARNING, "{0} was never heard and is not told any more", notification.eventId());
        }
    }
}
