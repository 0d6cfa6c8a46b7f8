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
 * @param subject the id of the object that it was done to; null when it creates one that has no id yet
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

    /** How an action ended. */
    public sealed interface Outcome {
        /** It runs, or the server stopped before its end was recorded. */
        enum Unknown implements Outcome {
            INSTANCE
        }

        /** It was done. */
        enum Succeeded implements Outcome {
            INSTANCE
        }

        /**
         * It was refused.
         *
         * @param code the code of {@link dev.hexpay.domain.error.ErrorCode}
         */
        record Refused(String code) implements Outcome {}
    }
}
