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
public record Receipt(ReceiptId id, Document document, EmailAddress recipient, State state, Instant createdAt) {
    /** How long whoever is sending it is left alone; longer than any mail server is waited for. */
    public static final Duration LEFT_ALONE = Duration.ofMinutes(2);

    private static final List<Duration> BACK_OFF = List.of(
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
        record Waiting(Instant dueAt, int failures) implements State {}

        /** A mail server has it. */
        record Sent(Instant sentAt) implements State {}

        /** Given up after too many failures. */
        record Undeliverable(Instant givenUpAt) implements State {}
    }

    /** A receipt that is due at once. */
    public static Receipt due(ReceiptId id, Document document, EmailAddress recipient, Instant now) {
        return new Receipt(id, document, recipient, new State.Waiting(now, 0), now);
    }

    /** A mail server has taken it. */
    public Receipt sent(Instant now) {
        return with(new State.Sent(now));
    }

    /** No mail server took it: the wait grows from a minute to a day, then it is given up. */
    public Receipt failed(Instant now) {
        int failures = waiting().failures();
        return failures < BACK_OFF.size()
                ? with(new State.Waiting(now.plus(BACK_OFF.get(failures)), failures + 1))
                : with(new State.Undeliverable(now));
    }

    private Receipt with(State next) {
        waiting();
        return new Receipt(id, document, recipient, next, createdAt);
    }

    private State.Waiting waiting() {
        if (state instanceof State.Waiting waiting) {
            return waiting;
        }
        throw new IllegalStateException(id + " is not to be sent any more");
    }
}
