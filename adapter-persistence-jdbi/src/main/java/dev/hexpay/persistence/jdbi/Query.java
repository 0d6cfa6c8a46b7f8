package dev.hexpay.persistence.jdbi;

import dev.hexpay.domain.scope.Scope;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which rows of a scope are wanted: a WHERE clause that grows by what is asked for, and its values. */
final class Query {
    private final Row values;
    private final StringBuilder where = new StringBuilder("organization_id = :organization_id AND mode = :mode");
    private final StringBuilder index = new StringBuilder("organization_id DESC, mode DESC");

    private Query(Scope scope) {
        values = new Row(scope);
    }

    static Query in(Scope scope) {
        return new Query(scope);
    }

    /** Adds a condition such as {@code created_at >=}; null means any. */
    Query and(String columnAndOperator, @Nullable Object value) {
        if (value != null) {
            String name = "value" + values.values().size();
            where.append(" AND ").append(columnAndOperator).append(" :").append(name);
            values.set(name, value);
        }
        return this;
    }

    /** Adds a condition without values. */
    Query that(String condition) {
        where.append(" AND (").append(condition).append(')');
        return this;
    }

    /** Adds an equality by which an index leads to the rows in their order; null means any. */
    Query indexedBy(String column, @Nullable Object value) {
        if (value != null) {
            index.append(", ").append(column).append(" DESC");
        }
        return and(column + " =", value);
    }

    String where() {
        return where.toString();
    }

    /**
     * Newest first. The columns that are the same in every row are named all the same: only then does H2 read an index
     * backwards instead of sorting all rows of the scope.
     */
    String newestFirst() {
        return index + ", id DESC";
    }

    /** Oldest first, by the same index. */
    String oldestFirst() {
        return newestFirst().replace(" DESC", "");
    }

    Map<String, @Nullable Object> values() {
        return values.values();
    }
}
