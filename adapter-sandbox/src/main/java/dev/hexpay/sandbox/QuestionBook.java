package dev.hexpay.sandbox;

import dev.hexpay.sandbox.SandboxFaults.Verb;
import java.time.Instant;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.Update;

/** How often the sandbox was asked what; one transaction's view of its table. */
final class QuestionBook {
    private static final String OF_QUESTION =
            " WHERE organization_id = :organization AND mode = :mode AND transaction_id = :transaction"
                    + " AND question = :question";
    private static final String ONCE_MORE =
            "UPDATE sandbox_questions SET times = times + 1, asked_at = :now" + OF_QUESTION;

    private final Handle handle;

    QuestionBook(Handle handle) {
        this.handle = handle;
    }

    /** Counts this time in, and returns the how manieth it is, from 1. Twins get different numbers. */
    int count(Verb verb, AttemptKey key, Instant now) {
        if (!isCountedOnceMore(verb, key, now) && !begin(verb, key, now)) {
            // A twin was the first, just now.
            isCountedOnceMore(verb, key, now);
        }
        return named(handle.createQuery("SELECT times FROM sandbox_questions" + OF_QUESTION), verb, key)
                .mapTo(Integer.class)
                .one();
    }

    private boolean isCountedOnceMore(Verb verb, AttemptKey key, Instant now) {
        return named(handle.createUpdate(ONCE_MORE), verb, key)
                        .bind("now", new UtcTime(now))
                        .execute()
                == 1;
    }

    private boolean begin(Verb verb, AttemptKey key, Instant now) {
        Update insert = handle.createUpdate("INSERT INTO sandbox_questions"
                + " (organization_id, mode, transaction_id, question, times, asked_at)"
                + " VALUES (:organization, :mode, :transaction, :question, 1, :now) ON CONFLICT DO NOTHING");
        return named(insert, verb, key).bind("now", new UtcTime(now)).execute() == 1;
    }

    /** Forgets the questions that were last asked before this instant, and returns how many there were. */
    int deleteOld(Instant askedBefore, int limit) {
        // The age is asked twice because a question found old may have been asked again by the time its row is free.
        return handle.createUpdate("DELETE FROM sandbox_questions WHERE asked_at < :before"
                        + " AND (organization_id, mode, transaction_id, question) IN"
                        + " (SELECT organization_id, mode, transaction_id, question FROM sandbox_questions"
                        + " WHERE asked_at < :before ORDER BY asked_at FETCH FIRST :limit ROWS ONLY)")
                .bind("before", new UtcTime(askedBefore))
                .bind("limit", limit)
                .execute();
    }

    private static <S extends SqlStatement<S>> S named(S statement, Verb verb, AttemptKey key) {
        return statement
                .bind("organization", key.scope().organization().value())
                .bind("mode", key.scope().mode().wire())
                .bind("transaction", key.transaction().value())
                .bind("question", verb.name().toLowerCase(Locale.ROOT));
    }
}
