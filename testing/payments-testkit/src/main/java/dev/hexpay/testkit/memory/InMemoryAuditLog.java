package dev.hexpay.testkit.memory;

import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.out.AuditLog;
import dev.hexpay.domain.id.AuditEntryId;
import dev.hexpay.domain.operator.AuditEntry;
import dev.hexpay.domain.tenant.Scope;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

final class InMemoryAuditLog implements AuditLog {
    private final InMemoryDatabase store;
    private final InMemoryTable<AuditEntryId, Row> rows;

    InMemoryAuditLog(InMemoryDatabase store) {
        this.store = store;
        rows = store.table("audit entry");
    }

    private record Row(@Nullable Scope scope, AuditEntry entry) {}

    @Override
    public void insert(@Nullable Scope scope, AuditEntry entry) {
        rows.insert(entry.id(), new Row(scope, entry));
    }

    @Override
    public void complete(@Nullable Scope scope, AuditEntry entry) {
        store.inTransaction(() -> {
            AuditEntry stored = rows.get(entry.id())
                    .filter(row -> Objects.equals(row.scope(), scope))
                    .map(Row::entry)
                    .orElseThrow(() -> new IllegalStateException("no audit entry " + entry.id()));
            rows.put(entry.id(), new Row(scope, stored.about(entry.subject()).ended(entry.outcome())));
            return entry;
        });
    }

    @Override
    public Page<AuditEntry> list(@Nullable Scope scope, @Nullable String subject, PageRequest<AuditEntryId> page) {
        return ScopedKey.newestFirst(
                in(scope).filter(entry -> subject == null || subject.equals(entry.subject())),
                entry -> entry.id().value(),
                page,
                AuditEntryId::value);
    }

    @Override
    public List<AuditEntry> ofSubjects(Scope scope, Collection<String> subjects, int limit) {
        return in(scope)
                .filter(entry -> entry.subject() != null && subjects.contains(entry.subject()))
                .sorted(Comparator.comparing(entry -> entry.id().value()))
                .limit(limit)
                .toList();
    }

    private Stream<AuditEntry> in(@Nullable Scope scope) {
        return rows.rows()
                .map(InMemoryTable.Row::value)
                .filter(row -> Objects.equals(row.scope(), scope))
                .map(Row::entry);
    }
}
