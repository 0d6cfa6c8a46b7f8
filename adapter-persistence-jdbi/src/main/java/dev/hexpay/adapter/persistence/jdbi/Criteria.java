package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.domain.tenant.Scope;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** A WHERE clause and an order for the rows of a scope, with the values of its conditions. */
final class Criteria {
    private final Scope scope;
    private final Map<String, Object> values = new HashMap<>();
    private final StringBuilder where = new StringBuilder(ScopeColumns.CONDITION);
    private final StringBuilder orderBy = new StringBuilder("organization_id DESC, mode DESC");

    private Criteria(Scope scope) {
        this.scope = scope;
    }

    static Criteria in(Scope scope) {
        return new Criteria(scope);
    }

    /** Adds a condition such as {@code created_at >=}; a null value adds none. */
    Criteria and(String columnAndOperator, @Nullable Object value) {
        if (value != null) {
            String name = "value" + values.size();
            where.append(" AND ").append(columnAndOperator).append(" :").append(name);
            values.put(name, value);
        }
        return this;
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

    String where() {
        return where.toString();
    }

    /**
     * Newest first. The order includes the columns that are equal in all rows: only then does H2 read an index
     * backwards instead of sorting all rows of the scope.
     */
    String newestFirst() {
        return orderBy + ", id DESC";
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
