package dev.hexpay.persistence.jdbi;

import dev.hexpay.application.port.out.Page;
import dev.hexpay.application.port.out.StaleWrite;
import dev.hexpay.domain.scope.Scope;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.PreparedBatch;

/** A table whose rows belong to a scope, with the statements that all such tables have. */
final class ScopedTable<T> {
    private static final String BY_ID = " WHERE organization_id = :organization_id AND mode = :mode AND id = :id";

    private final JdbiUnitOfWork unitOfWork;
    private final String name;
    private final RowMapper<T> mapper;
    private final String insert;
    private final String update;
    private final String select;

    /** The statements of {@code columns}; the scope's two columns come on top. */
    ScopedTable(JdbiUnitOfWork unitOfWork, String name, List<String> columns, Reader<T> reader) {
        this.unitOfWork = unitOfWork;
        this.name = name;
        this.mapper = (row, context) -> reader.read(new StoredRow(row));
        this.insert = "INSERT INTO " + name + " (organization_id, mode, " + String.join(", ", columns)
                + ") VALUES (:organization_id, :mode, :" + String.join(", :", columns) + ")";
        this.update = "UPDATE " + name + " SET "
                + columns.stream()
                        .map(column -> column + (column.equals("version") ? " = :version + 1" : " = :" + column))
                        .collect(Collectors.joining(", "))
                + BY_ID + (columns.contains("version") ? " AND version = :version" : "");
        this.select = "SELECT organization_id, mode, " + String.join(", ", columns) + " FROM " + name + " WHERE ";
    }

    /** What was found, and the scope that it is in. */
    record Found<T>(Scope scope, String id, T value) {}

    /** Makes a domain object of a row. */
    interface Reader<T> {
        T read(StoredRow row) throws SQLException;
    }

    void insert(Row row) {
        unitOfWork.run(
                name,
                handle -> handle.createUpdate(insert).bindMap(row.values()).execute());
    }

    /** Whether the row is new; when a unique key forbids it, nothing happens, once whoever holds the key has ended. */
    boolean insertIfAbsent(Row row) {
        return unitOfWork.run(handle -> handle.createUpdate(insert + " ON CONFLICT DO NOTHING")
                        .bindMap(row.values())
                        .execute())
                == 1;
    }

    /** Writes the row as the next version of the one it was read as. */
    void save(Row row) {
        if (!updated(row)) {
            throw new StaleWrite(name + " " + row.values().get("id"));
        }
    }

    /** Writes a row that has no version, because whoever writes it has it to themselves. */
    void saveOwned(Row row) {
        if (!updated(row)) {
            throw new IllegalStateException("no " + name + " " + row.values().get("id"));
        }
    }

    private boolean updated(Row row) {
        return unitOfWork.run(
                        name,
                        handle -> handle.createUpdate(update)
                                .bindMap(row.values())
                                .execute())
                == 1;
    }

    void delete(Scope scope, String id) {
        unitOfWork.run(handle -> handle.createUpdate("DELETE FROM " + name + BY_ID)
                .bindMap(new Row(scope).set("id", id).values())
                .execute());
    }

    Optional<T> find(Scope scope, String id) {
        return one(Query.in(scope).and("id =", id));
    }

    /** The row that a unique key leads to. */
    Optional<T> one(Query query) {
        return unitOfWork.run(handle -> handle.createQuery(select + query.where())
                .bindMap(query.values())
                .map(mapper)
                .findOne());
    }

    /** The row as its last writer left it, and nobody else's until the unit of work ends. */
    Optional<T> lock(Scope scope, String id) {
        Query query = Query.in(scope).and("id =", id);
        return unitOfWork.runInside(handle -> handle.createQuery(select + query.where() + " FOR UPDATE")
                .bindMap(query.values())
                .map(mapper)
                .findOne());
    }

    Optional<T> oldest(Query query) {
        return list(query, query.oldestFirst(), 1).stream().findFirst();
    }

    List<T> findAll(Scope scope, Collection<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Query query = Query.in(scope);
        return unitOfWork.run(handle -> handle.createQuery(select + query.where() + " AND id IN (<ids>)")
                .bindMap(query.values())
                .bindList("ids", List.copyOf(ids))
                .map(mapper)
                .list());
    }

    List<T> oldestFirst(Query query) {
        return list(query, query.oldestFirst(), Integer.MAX_VALUE);
    }

    Page<T> newestFirst(Query query, int limit) {
        return Page.ofOneMore(list(query, query.newestFirst(), limit + 1), limit);
    }

    /**
     * The rows of every scope whose {@code dueColumn} has come, the longest due first and as they were; each is put off
     * until {@code dueAgainAt}. What somebody else is writing or leasing is passed over.
     */
    List<Found<T>> lease(String dueColumn, Lease lease) {
        return unitOfWork.inTransaction(() -> unitOfWork.run(handle -> {
            List<Found<T>> due = handle.createQuery(select + dueColumn + " <= :now ORDER BY " + dueColumn
                            + ", id FETCH FIRST :limit ROWS ONLY FOR UPDATE SKIP LOCKED")
                    .bind("now", lease.now())
                    .bind("limit", lease.limit())
                    .map((row, context) -> {
                        StoredRow stored = new StoredRow(row);
                        return new Found<>(stored.scope(), stored.text("id"), mapper.map(row, context));
                    })
                    .list();
            putOff(handle, due, dueColumn, lease.dueAgainAt());
            return due;
        }));
    }

    /** How many rows due at {@code now} are wanted, and until when they are put off. */
    record Lease(Instant now, Instant dueAgainAt, int limit) {}

    private void putOff(Handle handle, List<Found<T>> due, String dueColumn, Instant dueAgainAt) {
        if (due.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("UPDATE " + name + " SET " + dueColumn + " = :due_again_at" + BY_ID);
        for (Found<T> found : due) {
            batch.bindMap(new Row(found.scope())
                            .set("id", found.id())
                            .set("due_again_at", dueAgainAt)
                            .values())
                    .add();
        }
        batch.execute();
    }

    /** For a question that no scope is known for. */
    String selectWhere(String condition) {
        return select + condition;
    }

    private List<T> list(Query query, String order, int limit) {
        String sql = select + query.where() + " ORDER BY " + order + " FETCH FIRST :limit ROWS ONLY";
        return unitOfWork.run(handle -> handle.createQuery(sql)
                .bindMap(query.values())
                .bind("limit", limit)
                .map(mapper)
                .list());
    }
}
