package dev.hexpay.application.port.in.operator;

import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.domain.id.AuditEntryId;
import dev.hexpay.domain.operator.AuditEntry;
import dev.hexpay.domain.operator.Operator;
import dev.hexpay.domain.tenant.Scope;
import org.jspecify.annotations.Nullable;

/** Reads the audit log. */
public interface AuditQueries {
    /** The entries of this scope, newest first; only those of one object when {@code subject} is given. */
    Page<AuditEntry> list(Scope scope, @Nullable String subject, PageRequest<AuditEntryId> page);

    /**
     * The entries that belong to no scope, newest first: the login links that were created, and who logged in
     * by one, and out.
     *
     * @throws dev.hexpay.domain.error.PaymentsException {@code forbidden} when the operator is bound to a scope
     */
    Page<AuditEntry> ofInstallation(Operator operator, PageRequest<AuditEntryId> page);
}
