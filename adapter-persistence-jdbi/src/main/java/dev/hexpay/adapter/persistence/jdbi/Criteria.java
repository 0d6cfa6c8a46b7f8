package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.application.report.Period;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.tenant.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** A WHERE clause and an order for the rows of a scope, with the values of its conditions. */
final class Criteria {
    // Created ids may have a later time than their rows by what the generator waits for a clock that was set back.
    private static final Duration ID_TIME_AHEAD = Duration.ofMinutes(1);

    private final Scope scope;
    private final String parameterPrefix;
    private final Map<String, Object> values = new HashMap<>();
    private final StringBuilder where = new StringBuilder(ScopeColumns.CONDITION);
    private String listedBy = "id";
    private final StringBuilder orderBy = new StringBuilder("organization_id DESC, mode DESC");

    private Criteria(Scope scope, String parameterPrefix) {
        this.scope = scope;
        this.parameterPrefix = parameterPrefix;
    }

    static Criteria in(Scope scope) {
        return new Criteria(scope, "value");
    }

    /** One of several alternatives of a statement; each {@code number} has its own parameters. */
    static Criteria alternative(Scope scope, int number) {
        return new Criteria(scope, "value" + number + "_");
    }

    /** Adds a condition such as {@code created_at >=}; a null value adds none. */
    Criteria and(String columnAndOperator, @Nullable Object value) {
        if (value != null) {
            where.append(" AND ").append(columnAndOperator).append(" :").append(bound(value));
        }
        return this;
    }

    private String bound(Object value) {
        String name = parameterPrefix + values.size();
        values.put(name, value);
        return name;
    }

    /** Adds that a column has one of the values; no value adds none. */
    Criteria andAny(String column, Collection<?> anyOf) {
        return anyOf.isEmpty()
                ? this
                : and(column + " IN ("
                        + anyOf.stream().map(value -> ":" + bound(value)).collect(Collectors.joining(", ")) + ")");
    }

    /** Adds that a column has a value of a query that ends with an operator, such as {@code customer_id =}; or none. */
    Criteria andOneOf(String column, String query, @Nullable Object value) {
        return value == null ? this : and(column + " IN (" + query + " :" + bound(value) + ")");
    }

    /**
     * Adds that a row was created after the one and before the other instant; null adds none. The ids contain the time,
     * so that the index on the ids finds both ends.
     */
    Criteria createdBetween(IdKind ids, @Nullable Instant after, @Nullable Instant before) {
        return and("created_at >", after)
                .and("id >", after == null ? null : ids.firstAt(after))
                .and("created_at <", before)
                .and("id <", before == null ? null : ids.firstAt(before.plus(ID_TIME_AHEAD)));
    }

    /** Adds that a row was created in a period; the index on the ids finds both ends. */
    Criteria within(IdKind ids, String createdColumn, Period period) {
        return and(createdColumn + " >=", period.from())
                .and("id >=", ids.firstAt(period.from()))
                .and(createdColumn + " <", period.to())
                .and("id <", ids.firstAt(period.to().plus(ID_TIME_AHEAD)));
    }

    /** Adds a condition in which {@code ?} stands for the value; a null value adds none. */
    Criteria andWith(String condition, @Nullable Object value) {
        return value == null ? this : and(condition.replace("?", ":" + bound(value)));
    }

    /** Adds a condition without values. */
    Criteria and(String condition) {
        where.append(" AND (").append(condition).append(')');
        return this;
    }

    /** Adds an equality and its column to the order, so that an index provides the order; a null value adds none. */
    Criteria orderedBy(String column, @Nullable Object value) {
        if (value != null) {
            orderBy.append(", ").append(column).append(" DESC");
        }
        return and(column + " =", value);
    }

    /** Sets the column by which rows with equal values in the other columns of the order are listed; {@code id} by default. */
    Criteria listedBy(String column) {
        listedBy = column;
        return this;
    }

    String where() {
        return where.toString();
    }

    /**
     * Newest first. The order includes the columns that are equal in all rows: only then does H2 read an index
     * backwards instead of sorting all rows of the scope.
     */
    String newestFirst() {
        return orderBy + ", " + listedBy + " DESC";
    }

    /** Oldest first, by the same index. */
    String oldestFirst() {
        return newestFirst().replace(" DESC", "");
    }

    /** Binds the values of {@link #where()}. */
    <S extends SqlStatement<S>> S bind(S statement) {
        return statement.bindNamedArgumentFinder(ScopeColumns.of(scope)).bindMap(values);
    }
}
