package dev.hexpay.adapter.sandbox;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.StatementContext;

/** Binds an instant in UTC; {@code java.sql.Timestamp} would apply the time zone of the JVM. */
record UtcInstantArgument(Instant instant) implements Argument {
    @Override
    public void apply(int position, PreparedStatement statement, StatementContext context) throws SQLException {
        statement.setObject(position, instant.atOffset(ZoneOffset.UTC));
    }
}
