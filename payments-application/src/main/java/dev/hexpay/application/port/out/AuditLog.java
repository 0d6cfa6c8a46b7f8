package dev.hexpay.application.port.out;

import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.domain.id.AuditEntryId;
import dev.hexpay.domain.operator.AuditEntry;
import dev.hexpay.domain.tenant.Scope;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The actions of operators. Entries are never deleted. A null scope stands for entries that belong to none. */
public interface AuditLog {
    /** Inserts a new entry; it reads back equal to the given one. */
    void insert(@Nullable Scope scope, AuditEntry entry);

    /**
     * Saves the subject and the outcome of an entry; nothing else of it changes.
     *
     * @throws IllegalStateException when this scope does not have it
     */
    void complete(@Nullable Scope scope, AuditEntry entry);

    /** The entries, newest first; only those of one object when {@code subject} is given. */
    Page<AuditEntry> list(@Nullable Scope scope, @Nullable String subject, PageRequest<AuditEntryId> page);

    /** The first entries of these objects, oldest first, at most {@code limit}. */
    List<AuditEntry> ofSubjects(Scope scope, Collection<String> subjects, int limit);
}
