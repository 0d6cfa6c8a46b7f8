package dev.hexpay.application.port.in.operator;

import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.domain.id.AuditEntryId;
import dev.hexpay.domain.operator.AuditEntry;
import dev.hexpay.domain.tenant.Scope;
import org.jspecify.annotations.Nullable;

/** Reads the audit log. */
public interface AuditQueries {
    /** The entries of this scope, newest first; only those of one object when {@code subject} is given. */
    Page<AuditEntry> list(Scope scope, @Nullable String subject, PageRequest<AuditEntryId> page);
}
