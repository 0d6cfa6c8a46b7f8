package dev.hexpay.adapter.stripe;

import dev.hexpay.domain.id.PaymentId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** How often Stripe is asked for each link within a minute. It is bounded: the link that asked the longest time ago is forgotten. */
final class LinkBudget {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int MAX_LINKS = 10_000;

    private final int perMinute;
    private final Map<PaymentId, Asked> links = new BoundedMap<>(MAX_LINKS);

    private record Asked(Instant since, int times) {}

    /** At most this many questions for a link, in the minute since the first. */
    LinkBudget(int perMinute) {
        this.perMinute = perMinute;
    }

    /** Counts a question about a link; returns zero, or the time until the next is permitted if this one is not. */
    synchronized Duration take(PaymentId link, Instant now) {
        Asked asked = links.get(link);
        if (asked == null || !now.isBefore(asked.since().plus(MINUTE))) {
            links.put(link, new Asked(now, 1));
            return Duration.ZERO;
        } else if (asked.times() >= perMinute) {
            return Duration.between(now, asked.since().plus(MINUTE));
        }
        links.put(link, new Asked(asked.since(), asked.times() + 1));
        return Duration.ZERO;
    }
}
