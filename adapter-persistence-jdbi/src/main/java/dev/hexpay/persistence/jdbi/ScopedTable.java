package dev.hexpay.persistence.jdbi;

import dev.hexpay.application.port.out.Page;
import dev.hexpay.application.port.out.StaleWrite;
import dev.hexpay.domain.scope.Scope;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.mapper.RowMapper;

/** A table whose rows belong to a scope, with the statements that all such tables have. */
final class ScopedTable<T> {
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
                + " WHERE organization_id = :organization_id AND mode = :mode AND id = :id AND version = :version";
        this.select = "SELECT organization_id, mode, " + String.join(", ", columns) + " FROM " + name + " WHERE ";
    }

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
        int saved = unitOfWork.run(
                name,
                handle -> handle.createUpdate(update).bindMap(row.values()).execute());
        if (saved == 0) {
            throw new StaleWrite(name + " " + row.values().get("id"));
        }
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
