package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.domain.payment.Failure;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The columns of an optional failure. */
final class FailureColumns {
    static final List<String> NAMES = List.of("failure_code", "decline_code", "failure_message");

    private FailureColumns() {}

    static void write(Parameters parameters, @Nullable Failure failure) {
        parameters.set("failure_code", failure == null ? null : failure.code())
                .set("decline_code", failure == null ? null : failure.declineCode())
                .set("failure_message", failure == null ? null : failure.message());
    }

    static Failure read(ResultRow row) throws SQLException {
        return new Failure(
                row.getString("failure_code"), row.getStringOrNull("decline_code"), row.getString("failure_message"));
    }
}
