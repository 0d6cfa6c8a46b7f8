package dev.hexpay.adapter.sandbox;

import dev.hexpay.domain.text.WireName;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.Update;

/** Counts the calls of each operation, within one database transaction. */
final class CallCounterTable {
    private static final String BY_KEY =
            " WHERE organization_id = :organization AND mode = :mode AND transaction_id = :transaction"
                    + " AND question = :question";
    private static final String INCREMENT =
            "UPDATE <schema>.sandbox_questions SET times = times + 1, asked_at = :now" + BY_KEY;

    private final Handle handle;

    CallCounterTable(Handle handle) {
        this.handle = handle;
    }

    /** Counts the call and returns its number, from 1. Concurrent calls get different numbers. */
    int increment(ProviderCall call, Instant now) {
        if (!incrementExisting(call, now) && !insertFirst(call, now)) {
            // A concurrent call has just inserted the row.
            incrementExisting(call, now);
        }
        return bindKey(handle.createQuery("SELECT times FROM <schema>.sandbox_questions" + BY_KEY), call)
                .mapTo(Integer.class)
                .one();
    }

    private boolean incrementExisting(ProviderCall call, Instant now) {
        return bindKey(handle.createUpdate(INCREMENT), call)
                        .bind("now", new UtcInstantArgument(now))
                        .execute()
                == 1;
    }

    private boolean insertFirst(ProviderCall call, Instant now) {
        Update insert = handle.createUpdate("INSERT INTO <schema>.sandbox_questions"
                + " (organization_id, mode, transaction_id, question, times, asked_at)"
                + " VALUES (:organization, :mode, :transaction, :question, 1, :now) ON CONFLICT DO NOTHING");
        return bindKey(insert, call).bind("now", new UtcInstantArgument(now)).execute() == 1;
    }

    /** Deletes the counters whose last call was before this instant, and returns how many were deleted. */
    int deleteOld(Instant calledBefore, int limit) {
        // The age is checked twice: a selected row may have been updated by the time its lock is free.
        return handle.createUpdate("DELETE FROM <schema>.sandbox_questions WHERE asked_at < :before"
                        + " AND (organization_id, mode, transaction_id, question) IN"
                        + " (SELECT organization_id, mode, transaction_id, question FROM <schema>.sandbox_questions"
                        + " WHERE asked_at < :before ORDER BY asked_at FETCH FIRST :limit ROWS ONLY)")
                .bind("before", new UtcInstantArgument(calledBefore))
                .bind("limit", limit)
                .execute();
    }

    private static <S extends SqlStatement<S>> S bindKey(S statement, ProviderCall call) {
        return statement
                .bind("organization", call.charge().scope().organization().value())
                .bind("mode", WireName.of(call.charge().scope().mode()))
                .bind("transaction", call.subjectId())
                .bind("question", WireName.of(call.operation()));
    }
}
