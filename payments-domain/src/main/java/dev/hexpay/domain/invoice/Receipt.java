package dev.hexpay.domain.invoice;

import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.id.ReceiptId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One e-mail that tells a payer of a payment or a refund, with its paper.
 *
 * @param id its name, and that of the message: a repeated one can be recognised
 * @param document the paper
 * @param recipient who gets it
 * @param state whether it is on its way
 * @param createdAt when it was to be sent first
 */
public record Receipt(ReceiptId id, DocumentRef document, EmailAddress recipient, State state, Instant createdAt) {
    /** How long whoever is sending it is left alone; longer than any mail server is waited for. */
    public static final Duration LEASE = Duration.ofMinutes(2);

    private static final List<Duration> RETRY_DELAYS = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(4),
            Duration.ofHours(8),
            Duration.ofHours(16),
            Duration.ofHours(24));

    /** What is true of a receipt. */
    public sealed interface State {
        /** To be sent from {@code dueAt} on; so many times it could not be. */
        record Pending(Instant dueAt, int failures) implements State {}

        /** A mail server has it. */
        record Sent(Instant sentAt) implements State {}

        /** Given up after too many failures. */
        record Failed(Instant failedAt) implements State {}
    }

    /** A receipt that is due at once. */
    public static Receipt queued(ReceiptId id, DocumentRef document, EmailAddress recipient, Instant now) {
        return new Receipt(id, document, recipient, new State.Pending(now, 0), now);
    }

    /** A mail server has taken it. */
    public Receipt sent(Instant now) {
        return withState(new State.Sent(now));
    }

    /** No mail server took it: the wait grows from a minute to a day, then it is given up. */
    public Receipt deliveryFailed(Instant now) {
        int failures = requirePending().failures();
        return failures < RETRY_DELAYS.size()
                ? withState(new State.Pending(now.plus(RETRY_DELAYS.get(failures)), failures + 1))
                : withState(new State.Failed(now));
    }

    private Receipt withState(State next) {
        requirePending();
        return new Receipt(id, document, recipient, next, createdAt);
    }

    private State.Pending requirePending() {
        if (state instanceof State.Pending pending) {
            return pending;
        }
        throw new IllegalStateException(id + " is not to be sent any more");
    }
}
