package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.application.page.Page;
import dev.hexpay.application.port.out.OptimisticLockException;
import dev.hexpay.domain.tenant.Scope;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The common statements of a table whose rows belong to a scope. */
final class ScopedTable<T> {
    private static final String BY_ID = " WHERE organization_id = :organization_id AND mode = :mode AND id = :id";

    private final JdbiUnitOfWork unitOfWork;
    private final String name;
    private final RowMapper<T> mapper;
    private final String insert;
    private final String update;
    private final String select;

    /** Builds the statements for {@code columns} and the two columns of the scope. */
    ScopedTable(JdbiUnitOfWork unitOfWork, String name, List<String> columns, Reader<T> reader) {
        this.unitOfWork = unitOfWork;
        this.name = name;
        this.mapper = (row, context) -> reader.read(new ResultRow(row));
        this.insert = "INSERT INTO " + name + " (organization_id, mode, " + String.join(", ", columns)
                + ") VALUES (:organization_id, :mode, :" + String.join(", :", columns) + ")";
        this.update = "UPDATE " + name + " SET "
                + columns.stream()
                        .map(column -> column + (column.equals("version") ? " = :version + 1" : " = :" + column))
                        .collect(Collectors.joining(", "))
                + BY_ID + (columns.contains("version") ? " AND version = :version" : "");
        this.select = "SELECT organization_id, mode, " + String.join(", ", columns) + " FROM " + name + " WHERE ";
    }

    /** A leased row with its scope and id. */
    record LeasedRow<T>(Scope scope, String id, T value) {}

    /** Maps a row to a domain object. */
    interface Reader<T> {
        T read(ResultRow row) throws SQLException;
    }

    void insert(Parameters parameters) {
        unitOfWork.run(
                name,
                handle -> handle.createUpdate(insert).bindMap(parameters.values()).execute());
    }

    /** Inserts the row; false on a unique key conflict. Waits for a transaction that is inserting the same key. */
    boolean insertIfAbsent(Parameters parameters) {
        return unitOfWork.run(handle -> handle.createUpdate(insert + " ON CONFLICT DO NOTHING")
                        .bindMap(parameters.values())
                        .execute())
                == 1;
    }

    /** Updates the row if it still has the given version, and increments the version. */
    void save(Parameters parameters) {
        if (!executeUpdate(parameters)) {
            throw new OptimisticLockException(name + " " + parameters.values().get("id"));
        }
    }

    /** Updates a row without a version; the caller holds its lock or its lease. */
    void update(Parameters parameters) {
        if (!executeUpdate(parameters)) {
            throw new IllegalStateException("no " + name + " " + parameters.values().get("id"));
        }
    }

    private boolean executeUpdate(Parameters parameters) {
        return unitOfWork.run(
                        name,
                        handle -> handle.createUpdate(update)
                                .bindMap(parameters.values())
                                .execute())
                == 1;
    }

    void delete(Scope scope, String id) {
        unitOfWork.run(handle -> handle.createUpdate("DELETE FROM " + name + BY_ID)
                .bindMap(new Parameters(scope).set("id", id).values())
                .execute());
    }

    Optional<T> find(Scope scope, String id) {
        return findOne(Criteria.in(scope).and("id =", id));
    }

    /** The row with a unique key. */
    Optional<T> findOne(Criteria criteria) {
        return unitOfWork.run(handle -> handle.createQuery(select + criteria.where())
                .bindMap(criteria.values())
                .map(mapper)
                .findOne());
    }

    /** The current row, locked until the unit of work ends. */
    Optional<T> lock(Scope scope, String id) {
        Criteria criteria = Criteria.in(scope).and("id =", id);
        return unitOfWork.requireTransaction(handle -> handle.createQuery(select + criteria.where() + " FOR UPDATE")
                .bindMap(criteria.values())
                .map(mapper)
                .findOne());
    }

    Optional<T> findOldest(Criteria criteria) {
        return list(criteria, criteria.oldestFirst(), 1).stream().findFirst();
    }

    List<T> findAll(Scope scope, Collection<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Criteria criteria = Criteria.in(scope);
        return unitOfWork.run(handle -> handle.createQuery(select + criteria.where() + " AND id IN (<ids>)")
                .bindMap(criteria.values())
                .bindList("ids", List.copyOf(ids))
                .map(mapper)
                .list());
    }

    List<T> oldestFirst(Criteria criteria) {
        return list(criteria, criteria.oldestFirst(), Integer.MAX_VALUE);
    }

    Page<T> newestFirst(Criteria criteria, int limit) {
        return Page.ofLookahead(list(criteria, criteria.newestFirst(), limit + 1), limit);
    }

    /**
     * Leases the rows of all scopes whose {@code dueColumn} is due, and sets it to {@code leasedUntil}. Returns the
     * rows as they were before, the longest due first. Skips rows that another transaction has locked.
     */
    List<LeasedRow<T>> lease(String dueColumn, Lease lease) {
        return unitOfWork.inTransaction(() -> unitOfWork.run(handle -> {
            List<LeasedRow<T>> due = handle.createQuery(select + dueColumn + " <= :now ORDER BY " + dueColumn
                            + ", id FETCH FIRST :limit ROWS ONLY FOR UPDATE SKIP LOCKED")
                    .bind("now", lease.now())
                    .bind("limit", lease.limit())
                    .map((row, context) -> {
                        ResultRow stored = new ResultRow(row);
                        return new LeasedRow<>(stored.scope(), stored.getString("id"), mapper.map(row, context));
                    })
                    .list();
            extendLease(handle, due, dueColumn, lease.leasedUntil());
            return due;
        }));
    }

    /** A lease of at most {@code limit} rows that are due at {@code now}. */
    record Lease(Instant now, Instant leasedUntil, int limit) {}

    private void extendLease(Handle handle, List<LeasedRow<T>> due, String dueColumn, Instant leasedUntil) {
        if (due.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("UPDATE " + name + " SET " + dueColumn + " = :leased_until" + BY_ID);
        for (LeasedRow<T> leased : due) {
            batch.bindMap(new Parameters(leased.scope())
                            .set("id", leased.id())
                            .set("leased_until", leasedUntil)
                            .values())
                    .add();
        }
        batch.execute();
    }

    /** A query without a scope, for lookups that determine it. */
    String selectWhere(String condition) {
        return select + condition;
    }

    private List<T> list(Criteria criteria, String order, int limit) {
        String sql = select + criteria.where() + " ORDER BY " + order + " FETCH FIRST :limit ROWS ONLY";
        return unitOfWork.run(handle -> handle.createQuery(sql)
                .bindMap(criteria.values())
                .bind("limit", limit)
                .map(mapper)
                .list());
    }
}
