package dev.hexpay.domain.operator;

import dev.hexpay.domain.id.AuditEntryId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One action of an operator. It is recorded before the action and completed after it, so that no action is without one.
 *
 * @param id its id
 * @param actor {@link Operator#name()}
 * @param role the actor's role
 * @param action what was done
 * @param subject the id of the object that it created, or else that it was done to; null while there is none
 * @param startedAt when it began
 * @param outcome how it ended
 */
public record AuditEntry(
        AuditEntryId id,
        String actor,
        OperatorRole role,
        OperatorAction action,
        @Nullable String subject,
        Instant startedAt,
        Outcome outcome) {
    /** A new entry without a subject, whose action begins. */
    public static AuditEntry started(AuditEntryId id, Operator operator, OperatorAction action, Instant now) {
        return new AuditEntry(id, operator.name(), operator.role(), action, null, now, Outcome.Unknown.INSTANCE);
    }

    /** The same entry; its action has ended in this way. */
    public AuditEntry ended(Outcome end) {
        return new AuditEntry(id, actor, role, action, subject, startedAt, end);
    }

    /** The same entry about the object with this id. */
    public AuditEntry about(@Nullable String itsSubject) {
        return new AuditEntry(id, actor, role, action, itsSubject, startedAt, outcome);
    }

    /** How an action ended. */
    public sealed interface Outcome {
        /** It runs, it failed and may have been done, or its end could not be recorded, as when the server stopped. */
        enum Unknown implements Outcome {
            INSTANCE
        }

        /** It was done. */
        enum Succeeded implements Outcome {
            INSTANCE
        }

        /**
         * It was refused, and not done.
         *
         * @param code the code of {@link dev.hexpay.domain.error.ErrorCode}
         */
        record Refused(String code) implements Outcome {}
    }
}
