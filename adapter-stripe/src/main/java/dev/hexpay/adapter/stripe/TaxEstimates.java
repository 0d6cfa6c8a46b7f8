package dev.hexpay.adapter.stripe;

import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.tax.TaxRequest;
import dev.hexpay.domain.tenant.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Calculations that no sale has used yet. They are bounded. */
final class TaxEstimates {
    static final Duration LIFE = Duration.ofMinutes(5);

    private static final int MAX_ESTIMATES = 2_000;

    private final Map<Question, Estimate> estimates = new BoundedMap<>(MAX_ESTIMATES);

    private record Question(Scope scope, TaxRequest request) {}

    private record Estimate(TaxBreakdown price, Instant end) {}

    /** An estimate that may be shown again. */
    synchronized Optional<TaxBreakdown> find(Scope scope, TaxRequest request, Instant now) {
        return valid(estimates.get(new Question(scope, request)), now);
    }

    /** An estimate to sell at, which no other sale gets. */
    synchronized Optional<TaxBreakdown> take(Scope scope, TaxRequest request, Instant now) {
        return valid(estimates.remove(new Question(scope, request)), now);
    }

    /** Keeps a price for a while from when it was calculated. */
    synchronized void keep(Scope scope, TaxRequest request, TaxBreakdown price, Instant calculatedAt) {
        estimates.put(new Question(scope, request), new Estimate(price, calculatedAt.plus(LIFE)));
    }

    private static Optional<TaxBreakdown> valid(@Nullable Estimate estimate, Instant now) {
        return estimate == null || !now.isBefore(estimate.end()) ? Optional.empty() : Optional.of(estimate.price());
    }
}
