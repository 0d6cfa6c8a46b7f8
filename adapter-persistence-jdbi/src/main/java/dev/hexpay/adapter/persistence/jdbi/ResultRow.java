package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.domain.id.OrganizationId;
import dev.hexpay.domain.money.CurrencyCode;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads typed values from one row of a result. */
record ResultRow(ResultSet resultSet) {

    String getString(String column) throws SQLException {
        String value = resultSet.getString(column);
        if (value == null) {
            throw new SQLException(column + " is null");
        }
        return value;
    }

    @Nullable
    String getStringOrNull(String column) throws SQLException {
        return resultSet.getString(column);
    }

    <T> @Nullable T getOrNull(String column, Function<String, T> parser) throws SQLException {
        String value = resultSet.getString(column);
        return value == null ? null : parser.apply(value);
    }

    long getLong(String column) throws SQLException {
        return resultSet.getLong(column);
    }

    Money getMoney(String column) throws SQLException {
        return new Money(getLong(column), CurrencyCode.parse(getString("currency")));
    }

    int getInt(String column) throws SQLException {
        return resultSet.getInt(column);
    }

    boolean isNull(String column) throws SQLException {
        return resultSet.getObject(column) == null;
    }

    <E extends Enum<E>> E enumValue(String column, Class<E> type) throws SQLException {
        return Enum.valueOf(type, getString(column).toUpperCase(Locale.ROOT));
    }

    Instant getInstant(String column) throws SQLException {
        Instant value = getInstantOrNull(column);
        if (value == null) {
            throw new SQLException(column + " is null");
        }
        return value;
    }

    @Nullable
    Instant getInstantOrNull(String column) throws SQLException {
        OffsetDateTime value = resultSet.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    Scope scope() throws SQLException {
        return new Scope(
                new OrganizationId(resultSet.getObject("organization_id", UUID.class)), enumValue("mode", Mode.class));
    }
}
