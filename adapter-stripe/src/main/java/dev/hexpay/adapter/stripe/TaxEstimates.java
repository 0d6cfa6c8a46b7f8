package dev.hexpay.adapter.stripe;

import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.tax.TaxRequest;
import dev.hexpay.domain.tenant.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Calculations that no sale has used yet, and how often each link has asked for one. Both are bounded. */
final class TaxEstimates {
    static final int PER_LINK_AND_MINUTE = 10;
    static final Duration LIFE = Duration.ofMinutes(5);

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int MAX_ESTIMATES = 2_000;
    private static final int MAX_LINKS = 10_000;

    private final Map<Question, Estimate> estimates = new Bounded<>(MAX_ESTIMATES);
    private final Map<PaymentId, Asked> links = new Bounded<>(MAX_LINKS);

    private record Question(Scope scope, TaxRequest request) {}

    private record Estimate(TaxBreakdown price, Instant end) {}

    private record Asked(Instant since, int times) {}

    /** An estimate that may be shown again. */
    synchronized Optional<TaxBreakdown> find(Scope scope, TaxRequest request, Instant now) {
        return valid(estimates.get(new Question(scope, request)), now);
    }

    /** An estimate to sell at, which no other sale gets. */
    synchronized Optional<TaxBreakdown> take(Scope scope, TaxRequest request, Instant now) {
        return valid(estimates.remove(new Question(scope, request)), now);
    }

    synchronized void keep(Scope scope, TaxRequest request, TaxBreakdown price, Instant now) {
        estimates.put(new Question(scope, request), new Estimate(price, now.plus(LIFE)));
    }

    /** Counts a question about a link, unless it has had too many within a minute. */
    synchronized boolean mayAsk(PaymentId link, Instant now) {
        Asked asked = links.get(link);
        if (asked == null || !now.isBefore(asked.since().plus(MINUTE))) {
            links.put(link, new Asked(now, 1));
            return true;
        }
        links.put(link, new Asked(asked.since(), asked.times() + 1));
        return asked.times() < PER_LINK_AND_MINUTE;
    }

    private static Optional<TaxBreakdown> valid(@Nullable Estimate estimate, Instant now) {
        return estimate == null || !now.isBefore(estimate.end()) ? Optional.empty() : Optional.of(estimate.price());
    }

    /** Forgets what was used the longest time ago. */
    private static final class Bounded<K, V> extends LinkedHashMap<K, V> {
        private static final long serialVersionUID = 1L;

        private final int max;

        Bounded(int max) {
            super(16, 0.75f, true);
            this.max = max;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > max;
        }
    }
}
