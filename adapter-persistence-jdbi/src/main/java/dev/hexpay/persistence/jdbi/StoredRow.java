package dev.hexpay.persistence.jdbi;

import dev.hexpay.domain.id.OrganizationId;
import dev.hexpay.domain.money.CurrencyCode;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.scope.Mode;
import dev.hexpay.domain.scope.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is read: the typed values of one row. */
record StoredRow(ResultSet row) {

    String text(String column) throws SQLException {
        String value = row.getString(column);
        if (value == null) {
            throw new SQLException(column + " is null");
        }
        return value;
    }

    @Nullable
    String textOrNull(String column) throws SQLException {
        return row.getString(column);
    }

    <T> @Nullable T valueOrNull(String column, Function<String, T> meaning) throws SQLException {
        String value = row.getString(column);
        return value == null ? null : meaning.apply(value);
    }

    long number(String column) throws SQLException {
        return row.getLong(column);
    }

    Money money(String column) throws SQLException {
        return new Money(number(column), CurrencyCode.parse(text("currency")));
    }

    int smallNumber(String column) throws SQLException {
        return row.getInt(column);
    }

    boolean isNull(String column) throws SQLException {
        return row.getObject(column) == null;
    }

    <E extends Enum<E>> E word(String column, Class<E> words) throws SQLException {
        return Enum.valueOf(words, text(column).toUpperCase(Locale.ROOT));
    }

    Instant instant(String column) throws SQLException {
        Instant value = instantOrNull(column);
        if (value == null) {
            throw new SQLException(column + " is null");
        }
        return value;
    }

    @Nullable
    Instant instantOrNull(String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    Scope scope() throws SQLException {
        return new Scope(new OrganizationId(row.getObject("organization_id", UUID.class)), word("mode", Mode.class));
    }
}
