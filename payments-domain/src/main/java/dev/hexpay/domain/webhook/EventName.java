package dev.hexpay.domain.webhook;

import dev.hexpay.domain.error.InvalidValueException;
import java.util.Set;

/**
 * The published name of an event, such as {@code payment_link.completed}.
 *
 * <p>An endpoint may subscribe to every name that the API publishes, also to those of features that this server does not
 * have: such an event never occurs.
 */
public record EventName(String value) {
    /** The published names of API version 2026-07-11. */
    public static final Set<String> PUBLISHED = Set.of(
            "addon.activated",
            "addon.deactivated",
            "balance.depleted",
            "balance.low",
            "balance.topped_up",
            "checkout.ready",
            "credits.depleted",
            "credits.expired",
            "credits.granted",
            "credits.low",
            "credits.purchased",
            "customer.created",
            "customer.state_changed",
            "customer.updated",
            "invoice.created",
            "invoice.overdue",
            "invoice.upcoming",
            "invoice.voided",
            "payment.dispute_resolved",
            "payment.disputed",
            "payment.failed",
            "payment.received",
            "payment.recovered",
            "payment.refunded",
            "payment.retry_failed",
            "payment_link.canceled",
            "payment_link.completed",
            "payment_link.created",
            "payment_link.failed",
            "payment_method.attached",
            "payment_method.updated",
            "payout.available",
            "payout.created",
            "payout.failed",
            "payout.paid",
            "quota.exceeded",
            "quota.threshold_reached",
            "seats.limit_reached",
            "seats.updated",
            "subscription.activated",
            "subscription.canceled",
            "subscription.cancellation_revoked",
            "subscription.cancellation_scheduled",
            "subscription.created",
            "subscription.past_due",
            "subscription.plan_change_revoked",
            "subscription.plan_change_scheduled",
            "subscription.plan_changed",
            "subscription.reactivated",
            "subscription.updated",
            "trial.checkout_ready",
            "trial.converted",
            "trial.expired",
            "trial.started",
            "trial.will_end",
            "usage.recorded");

    /**
     * @throws InvalidValueException when no event has this name
     */
    public EventName {
        if (!PUBLISHED.contains(value)) {
            throw new InvalidValueException("must be the name of an event");
        }
    }
}
