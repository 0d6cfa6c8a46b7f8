package dev.hexpay.application.page;

import dev.hexpay.domain.id.EventId;
import org.jspecify.annotations.Nullable;

/** The filter of a list of deliveries; null matches everything. */
public record DeliveryFilter(
        @Nullable Status status, @Nullable EventId event) {
    /** Every delivery. */
    public static final DeliveryFilter ALL = new DeliveryFilter(null, null);

    /** The published statuses of deliveries. */
    public enum Status {
        PENDING,
        SUCCEEDED,
        FAILED
    }
}
