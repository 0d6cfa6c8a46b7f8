package dev.hexpay.domain.invoice;

import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.id.ReceiptId;
import dev.hexpay.domain.schedule.RetrySchedule;
import java.time.Duration;
import java.time.Instant;

/**
 * An e-mail to a payer about a payment or a refund, with its document.
 *
 * @param id public id, also the id of the message, so that a duplicate is recognizable
 * @param document the document that it carries
 * @param recipient the address it is sent to
 * @param state progress of its delivery
 * @param createdAt time at which it was queued
 */
public record Receipt(ReceiptId id, DocumentRef document, EmailAddress recipient, State state, Instant createdAt) {
    /** The lease of the worker that sends it; longer than the timeout for any mail server. */
    public static final Duration LEASE = Duration.ofMinutes(2);

    /** The delivery state of a receipt. */
    public sealed interface State {
        /** To be sent from {@code dueAt} on, after {@code failures} failed attempts. */
        record Pending(Instant dueAt, int failures) implements State {}

        /** Accepted by a mail server. */
        record Sent(Instant sentAt) implements State {}

        /** Not delivered: the last attempt of the retry schedule failed. */
        record Failed(Instant failedAt) implements State {}
    }

    /** A new receipt, due immediately. */
    public static Receipt queued(ReceiptId id, DocumentRef document, EmailAddress recipient, Instant now) {
        return new Receipt(id, document, recipient, new State.Pending(now, 0), now);
    }

    /** A mail server accepted it. */
    public Receipt sent(Instant now) {
        return withState(new State.Sent(now));
    }

    /** No mail server accepted it: it is retried after delays from a minute to a day, then it has failed. */
    public Receipt deliveryFailed(Instant now) {
        int failures = requirePending().failures() + 1;
        return withState(RetrySchedule.RECEIPTS
                .delayAfter(failures)
                .<State>map(delay -> new State.Pending(now.plus(delay), failures))
                .orElseGet(() -> new State.Failed(now)));
    }

    private Receipt withState(State next) {
        requirePending();
        return new Receipt(id, document, recipient, next, createdAt);
    }

    private State.Pending requirePending() {
        if (state instanceof State.Pending pending) {
            return pending;
        }
        throw new IllegalStateException(id + " is not pending");
    }
}
