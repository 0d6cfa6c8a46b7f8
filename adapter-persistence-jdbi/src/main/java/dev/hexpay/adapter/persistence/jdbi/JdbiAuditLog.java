package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.out.AuditLog;
import dev.hexpay.domain.id.AuditEntryId;
import dev.hexpay.domain.operator.AuditEntry;
import dev.hexpay.domain.tenant.Scope;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** The audit log in table {@code audit_entry}. */
final class JdbiAuditLog implements AuditLog {
    private static final RowType<AuditEntryRow, AuditEntryRow> ROW = RowType.of(AuditEntryRow.class);
    private static final String SELECT = "SELECT " + ROW.columnList() + " FROM <schema>.audit_entry WHERE ";

    private final JdbiUnitOfWork unitOfWork;
    private final RowMapper<AuditEntryRow> mapper = ROW.mapper();

    JdbiAuditLog(JdbiUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    @Override
    public void insert(@Nullable Scope scope, AuditEntry entry) {
        String sql = "INSERT INTO <schema>.audit_entry (" + ROW.columnList() + ") VALUES (" + ROW.parameterList() + ")";
        unitOfWork.run(
                "audit_entry",
                handle -> handle.createUpdate(sql)
                        .bindNamedArgumentFinder(ROW.arguments(AuditEntryRow.from(scope, entry)))
                        .execute());
    }

    @Override
    public void complete(@Nullable Scope scope, AuditEntry entry) {
        String sql = "UPDATE <schema>.audit_entry SET subject = :subject, outcome = :outcome, error_code = :error_code"
                + " WHERE " + in(scope) + " AND id = :id";
        int completed = unitOfWork.run(handle -> handle.createUpdate(sql)
                .bindNamedArgumentFinder(ROW.arguments(AuditEntryRow.from(scope, entry)))
                .execute());
        if (completed == 0) {
            throw new IllegalStateException("no audit_entry " + entry.id().value());
        }
    }

    @Override
    public Page<AuditEntry> list(@Nullable Scope scope, @Nullable String subject, PageRequest<AuditEntryId> page) {
        AuditEntryId after = page.after();
        String sql = SELECT + in(scope) + (subject == null ? "" : " AND subject = :subject")
                + (after == null ? "" : " AND id < :after") + " ORDER BY organization_id DESC, mode DESC, "
                + (subject == null ? "" : "subject DESC, ") + "id DESC FETCH FIRST :limit ROWS ONLY";
        List<AuditEntryRow> rows = unitOfWork.run(handle -> bound(handle.createQuery(sql), scope)
                .bind("subject", subject)
                .bind("after", after)
                .bind("limit", page.limit() + 1)
                .map(mapper)
                .list());
        return Page.ofLookahead(rows, page.limit()).map(AuditEntryRow::toEntry);
    }

    @Override
    public List<AuditEntry> ofSubjects(Scope scope, Collection<String> subjects, int limit) {
        if (subjects.isEmpty()) {
            return List.of();
        }
        String sql = SELECT + in(scope) + " AND subject IN (<subjects>) ORDER BY id FETCH FIRST :limit ROWS ONLY";
        return unitOfWork.run(handle -> bound(handle.createQuery(sql), scope)
                .bindList("subjects", List.copyOf(Set.copyOf(subjects)))
                .bind("limit", limit)
                .map(mapper)
                .map(AuditEntryRow::toEntry)
                .list());
    }

    private static String in(@Nullable Scope scope) {
        return scope == null ? "organization_id IS NULL AND mode IS NULL" : ScopeColumns.CONDITION;
    }

    private static <S extends SqlStatement<S>> S bound(S statement, @Nullable Scope scope) {
        return scope == null ? statement : statement.bindNamedArgumentFinder(ScopeColumns.of(scope));
    }
}
