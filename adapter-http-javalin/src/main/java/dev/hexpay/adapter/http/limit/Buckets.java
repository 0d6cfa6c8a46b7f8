package dev.hexpay.adapter.http.limit;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.EstimationProbe;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A token bucket for each client; the clients seen longest ago are forgotten, so that memory is bounded. */
final class Buckets {
    private static final int MAX_CLIENTS = 50_000;

    private final RateLimit limit;
    private final Map<String, Bucket> buckets = new RecentlyUsed<>(MAX_CLIENTS);

    Buckets(RateLimit limit) {
        this.limit = limit;
    }

    /** Takes one event of this client, if there is one left. */
    Allowance take(String client) {
        ConsumptionProbe probe = bucket(client).tryConsumeAndReturnRemaining(1);
        return new Allowance(
                probe.isConsumed(),
                limit.events(),
                probe.getRemainingTokens(),
                seconds(probe.getNanosToWaitForReset()),
                seconds(probe.getNanosToWaitForRefill()));
    }

    /** Returns an event that was taken and did not happen. */
    void restore(String client) {
        bucket(client).addTokens(1);
    }

    /** Looks whether this client has an event left. */
    Allowance look(String client) {
        EstimationProbe probe = bucket(client).estimateAbilityToConsume(1);
        long used = limit.events() - probe.getRemainingTokens();
        return new Allowance(
                probe.canBeConsumed(),
                limit.events(),
                probe.getRemainingTokens(),
                seconds(used * (limit.per().toNanos() / limit.events())),
                seconds(probe.getNanosToWaitForRefill()));
    }

    private Bucket bucket(String client) {
        synchronized (buckets) {
            return buckets.computeIfAbsent(
                    client,
                    none -> Bucket.builder()
                            .addLimit(Bandwidth.builder()
                                    .capacity(limit.events())
                                    .refillGreedy(limit.events(), limit.per())
                                    .build())
                            .build());
        }
    }

    private static long seconds(long nanos) {
        return TimeUnit.NANOSECONDS.toSeconds(nanos + TimeUnit.SECONDS.toNanos(1) - 1);
    }
}
