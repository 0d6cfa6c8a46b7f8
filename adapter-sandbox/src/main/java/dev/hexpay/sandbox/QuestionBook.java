package dev.hexpay.sandbox;

import dev.hexpay.sandbox.SandboxFaults.Verb;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** How often the sandbox was asked what; one transaction's view of its table. */
final class QuestionBook {
    private static final String OF_QUESTION =
            " WHERE organization_id = :organization AND mode = :mode AND transaction_id = :transaction"
                    + " AND question = :question";
    private static final String ONCE_MORE = "UPDATE sandbox_questions SET times = times + 1" + OF_QUESTION;

    private final Handle handle;

    QuestionBook(Handle handle) {
        this.handle = handle;
    }

    /** Counts this time in, and returns the how manieth it is, from 1. Twins get different numbers. */
    int count(Verb verb, AttemptKey key) {
        boolean isCounted = named(handle.createUpdate(ONCE_MORE), verb, key).execute() == 1;
        if (!isCounted && !begin(verb, key)) {
            // A twin was the first, just now.
            named(handle.createUpdate(ONCE_MORE), verb, key).execute();
        }
        return named(handle.createQuery("SELECT times FROM sandbox_questions" + OF_QUESTION), verb, key)
                .mapTo(Integer.class)
                .one();
    }

    private boolean begin(Verb verb, AttemptKey key) {
        return named(
                                handle.createUpdate("INSERT INTO sandbox_questions"
                                        + " (organization_id, mode, transaction_id, question, times)"
                                        + " VALUES (:organization, :mode, :transaction, :question, 1)"
                                        + " ON CONFLICT DO NOTHING"),
                                verb,
                                key)
                        .execute()
                == 1;
    }

    private static <S extends SqlStatement<S>> S named(S statement, Verb verb, AttemptKey key) {
        return statement
                .bind("organization", key.scope().organization().value())
                .bind("mode", key.scope().mode().wire())
                .bind("transaction", key.transaction().value())
                .bind("question", verb.name().toLowerCase(Locale.ROOT));
    }
}
