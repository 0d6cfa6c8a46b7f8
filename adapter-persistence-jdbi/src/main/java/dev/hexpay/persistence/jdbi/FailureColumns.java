package dev.hexpay.persistence.jdbi;

import dev.hexpay.domain.transaction.Failure;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why something was declined, or nothing. */
final class FailureColumns {
    static final List<String> NAMES = List.of("failure_code", "decline_code", "failure_message");

    private FailureColumns() {}

    static void write(Row row, @Nullable Failure failure) {
        row.set("failure_code", failure == null ? null : failure.code())
                .set("decline_code", failure == null ? null : failure.declineCode())
                .set("failure_message", failure == null ? null : failure.message());
    }

    static Failure read(StoredRow row) throws SQLException {
        return new Failure(row.text("failure_code"), row.textOrNull("decline_code"), row.text("failure_message"));
    }
}
