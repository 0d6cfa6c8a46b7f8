package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.application.page.Page;
import dev.hexpay.application.port.out.OptimisticLockException;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Scoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;

/**
 * The common statements of a table whose rows belong to a scope: the one place for scope, version, pages and leases.
 * Tables are written as {@code <schema>.name}; Jdbi replaces the attribute.
 */
final class ScopedTable<T> {
    /** The condition that selects one row by its id. */
    static final String BY_ID = " WHERE " + ScopeColumns.CONDITION + " AND id = :id";

    private static final RowType<Scope, ScopeColumns> SCOPE = ScopeColumns.TYPE;

    private final JdbiUnitOfWork unitOfWork;
    private final String name;
    private final RowType<T, ?> rowType;
    private final RowMapper<T> mapper;
    private final RowMapper<Scoped<T>> scopedMapper;
    private final String insert;
    private final String update;
    private final String select;

    /** Builds the statements for the columns of the scope and of {@code rowType}. */
    ScopedTable(JdbiUnitOfWork unitOfWork, String name, RowType<T, ?> rowType) {
        this.unitOfWork = unitOfWork;
        this.name = name;
        this.rowType = rowType;
        RowMapper<Scope> scopes = SCOPE.mapper();
        RowMapper<T> rows = rowType.mapper();
        this.mapper = rows;
        this.scopedMapper =
                (results, context) -> new Scoped<>(scopes.map(results, context), rows.map(results, context));
        this.insert = "INSERT INTO <schema>." + name + " (" + SCOPE.columnList() + ", " + rowType.columnList()
                + ") VALUES (" + SCOPE.parameterList() + ", " + rowType.parameterList() + ")";
        this.update = "UPDATE <schema>." + name + " SET " + rowType.assignmentList() + BY_ID
                + (rowType.hasVersion() ? " AND version = :version" : "");
        this.select =
                "SELECT " + SCOPE.columnList() + ", " + rowType.columnList() + " FROM <schema>." + name + " WHERE ";
    }

    /** A lease of at most {@code limit} rows that are due at {@code now}. */
    record Lease(Instant now, Instant leasedUntil, int limit) {}

    void insert(Scope scope, T value) {
        unitOfWork.write(
                new PendingWrites.Write(name, insert, List.of(ScopeColumns.of(scope), rowType.arguments(value))));
    }

    /** Inserts the row; false on a unique key conflict. Waits for a transaction that is inserting the same key. */
    boolean insertIfAbsent(Scope scope, T value) {
        return unitOfWork.run(handle -> bound(handle, insert + " ON CONFLICT DO NOTHING", scope, value)
                        .execute())
                == 1;
    }

    /** Inserts the rows in one batch; leaves out those with a unique key conflict. */
    void insertAllIfAbsent(Scope scope, Collection<T> values) {
        executeEach(Scoped.all(scope, values), insert + " ON CONFLICT DO NOTHING", Map.of());
    }

    /** Updates the row if it still has the version of {@code value}, and increments the version. */
    void save(Scope scope, T value) {
        if (!executeUpdate(scope, value)) {
            throw new OptimisticLockException(describe(value));
        }
    }

    /** Updates a row without a version; the caller holds its lock or its lease. */
    void update(Scope scope, T value) {
        if (!executeUpdate(scope, value)) {
            throw new IllegalStateException("no " + describe(value));
        }
    }

    /** Updates rows without a version in one batch; leaves out those that do not exist. */
    void updateAllIfPresent(Scope scope, Collection<T> values) {
        executeEach(Scoped.all(scope, values), update, Map.of());
    }

    private boolean executeUpdate(Scope scope, T value) {
        return unitOfWork.run(
                        name, handle -> bound(handle, update, scope, value).execute())
                == 1;
    }

    private String describe(T value) {
        return name + " " + rowType.arguments(value).stored("id");
    }

    private Update bound(Handle handle, String sql, Scope scope, T value) {
        return handle.createUpdate(sql)
                .bindNamedArgumentFinder(ScopeColumns.of(scope))
                .bindNamedArgumentFinder(rowType.arguments(value));
    }

    void delete(Scope scope, Object id) {
        unitOfWork.run(handle -> handle.createUpdate("DELETE FROM <schema>." + name + BY_ID)
                .bindNamedArgumentFinder(ScopeColumns.of(scope))
                .bind("id", id)
                .execute());
    }

    Optional<T> find(Scope scope, Object id) {
        return findOne(Criteria.in(scope).and("id =", id));
    }

    /** The row with a unique key. */
    Optional<T> findOne(Criteria criteria) {
        return unitOfWork.run(handle -> criteria.bind(handle.createQuery(select + criteria.where()))
                .map(mapper)
                .findOne());
    }

    /** The row of any scope whose {@code column} has this value, which is unique; for lookups that find the scope. */
    Optional<Scoped<T>> findInAnyScope(String column, Object value) {
        return unitOfWork.run(handle -> handle.createQuery(select + column + " = :value")
                .bind("value", value)
                .map(scopedMapper)
                .findOne());
    }

    /** The rows with these ids that match when all of them are locked, until the unit of work ends. */
    List<T> lockAll(Criteria criteria, Collection<?> ids, String order) {
        String sql = select + criteria.where() + " AND id IN (<ids>) ORDER BY " + order + " FOR UPDATE";
        return unitOfWork.requireTransaction(handle -> criteria.bind(handle.createQuery(sql))
                .bindList("ids", List.copyOf(ids))
                .map(mapper)
                .list());
    }

    /** The first rows of any scope that match a condition on {@code :time}. */
    List<Scoped<T>> firstInAnyScope(String condition, String order, Instant time, int limit) {
        String sql = select + condition + " ORDER BY " + order + " FETCH FIRST :limit ROWS ONLY";
        return unitOfWork.run(handle -> handle.createQuery(sql)
                .bind("time", time)
                .bind("limit", limit)
                .map(scopedMapper)
                .list());
    }

    /**
     * Executes a statement for the first rows of any scope, in one batch for each scope; {@code :time} is its parameter too.
     * Returns how many rows it changed: other servers may have changed some that were read.
     */
    int executeForFirst(String condition, String order, Instant time, int limit, String sql) {
        return Scoped.byScope(firstInAnyScope(condition, order, time, limit)).entrySet().stream()
                .mapToInt(rows -> executeEach(Scoped.all(rows.getKey(), rows.getValue()), sql, Map.of("time", time)))
                .sum();
    }

    /** The rows of any scope whose two columns have these values, oldest first; for lookups that find the scope. */
    List<Scoped<T>> findInAnyScope(String column, Object value, String otherColumn, Object otherValue) {
        return unitOfWork.run(handle -> handle.createQuery(
                        select + column + " = :value AND " + otherColumn + " = :otherValue ORDER BY id")
                .bind("value", value)
                .bind("otherValue", otherValue)
                .map(scopedMapper)
                .list());
    }

    /** The rows of any scope with a greater id, in the order of their ids. */
    List<Scoped<T>> inAnyScope(String after, int limit) {
        String sql = select + "id > :after ORDER BY id FETCH FIRST :limit ROWS ONLY";
        return unitOfWork.run(handle -> handle.createQuery(sql)
                .bindMap(Map.of("after", after, "limit", limit))
                .map(scopedMapper)
                .list());
    }

    /** The current row, locked until the unit of work ends. */
    Optional<T> lock(Scope scope, Object id) {
        Criteria criteria = Criteria.in(scope).and("id =", id);
        String sql = select + criteria.where() + " FOR UPDATE";
        return unitOfWork.requireTransaction(
                handle -> criteria.bind(handle.createQuery(sql)).map(mapper).findOne());
    }

    /** The rows of the scope whose {@code column} has one of these values. */
    List<T> findAll(Scope scope, String column, Collection<?> values) {
        return findAll(Criteria.in(scope), column, values);
    }

    /** The rows that match whose {@code column} has one of these values. */
    List<T> findAll(Criteria criteria, String column, Collection<?> values) {
        if (values.isEmpty()) {
            return List.of();
        }
        String sql = select + criteria.where() + " AND " + column + " IN (<values>)";
        return unitOfWork.run(handle -> criteria.bind(handle.createQuery(sql))
                .bindList("values", List.copyOf(values))
                .map(mapper)
                .list());
    }

    List<T> oldestFirst(Criteria criteria) {
        return list(criteria, criteria.oldestFirst(), Integer.MAX_VALUE);
    }

    List<T> oldestFirst(Criteria criteria, int limit) {
        return list(criteria, criteria.oldestFirst(), limit);
    }

    Page<T> newestFirst(Criteria criteria, int limit) {
        return Page.ofLookahead(list(criteria, criteria.newestFirst(), limit + 1), limit);
    }

    /**
     * The newest rows of all alternatives, which exclude each other and have the same order. The database reads at most
     * one page of each.
     */
    Page<T> newestFirst(List<Criteria> alternatives, int limit) {
        if (alternatives.size() == 1) {
            return newestFirst(alternatives.get(0), limit);
        }
        String sql = alternatives.stream()
                .map(criteria -> "(" + select + criteria.where() + " ORDER BY " + criteria.newestFirst()
                        + " FETCH FIRST :limit ROWS ONLY)")
                .collect(Collectors.joining(" UNION ALL ", "", " ORDER BY id DESC FETCH FIRST :limit ROWS ONLY"));
        return Page.ofLookahead(
                unitOfWork.run(handle -> {
                    Query query = handle.createQuery(sql).bind("limit", limit + 1);
                    alternatives.forEach(criteria -> criteria.bind(query));
                    return query.map(mapper).list();
                }),
                limit);
    }

    private List<T> list(Criteria criteria, String order, int limit) {
        String sql = select + criteria.where() + " ORDER BY " + order + " FETCH FIRST :limit ROWS ONLY";
        return unitOfWork.run(handle -> criteria.bind(handle.createQuery(sql))
                .bind("limit", limit)
                .map(mapper)
                .list());
    }

    /**
     * Leases the rows of all scopes whose {@code dueColumn} is due, and sets it to {@code leasedUntil}. Returns the
     * rows as they were before, the longest due first.
     */
    List<Scoped<T>> lease(String dueColumn, Lease lease) {
        String sql = "UPDATE <schema>." + name + " SET " + dueColumn + " = :leased_until" + BY_ID + " AND " + dueColumn
                + " = :" + dueColumn + (rowType.hasVersion() ? " AND version = :version" : "");
        return new DueRows<Scoped<T>>(
                        unitOfWork,
                        limit -> firstInAnyScope(dueColumn + " <= :time", dueColumn + ", id", lease.now(), limit),
                        row -> unitOfWork.run(handle -> bound(handle, sql, row.scope(), row.value())
                                        .bind("leased_until", lease.leasedUntil())
                                        .execute())
                                == 1)
                .lease(lease.limit());
    }

    /**
     * Executes a statement in one batch, with the columns of each row and of its scope as parameters; returns how many rows
     * it changed.
     */
    int executeEach(Collection<Scoped<T>> rows, String sql, Map<String, ?> parameters) {
        if (rows.isEmpty()) {
            return 0;
        }
        return unitOfWork.run(handle -> {
            PreparedBatch batch = handle.prepareBatch(sql);
            for (Scoped<T> row : rows) {
                batch.bindNamedArgumentFinder(ScopeColumns.of(row.scope()))
                        .bindNamedArgumentFinder(rowType.arguments(row.value()))
                        .bindMap(parameters)
                        .add();
            }
            return IntStream.of(batch.execute()).sum();
        });
    }
}
