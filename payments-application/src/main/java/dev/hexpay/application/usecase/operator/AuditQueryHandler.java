package dev.hexpay.application.usecase.operator;

import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.in.operator.AuditQueries;
import dev.hexpay.application.port.out.AuditLog;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.id.AuditEntryId;
import dev.hexpay.domain.operator.AuditEntry;
import dev.hexpay.domain.operator.Operator;
import dev.hexpay.domain.tenant.Scope;
import org.jspecify.annotations.Nullable;

/** Reads the audit log. */
public final class AuditQueryHandler implements AuditQueries {
    private final AuditLog auditLog;

    public AuditQueryHandler(OutPorts out) {
        this.auditLog = out.store().auditLog();
    }

    @Override
    public Page<AuditEntry> list(Scope scope, @Nullable String subject, PageRequest<AuditEntryId> page) {
        return auditLog.list(scope, subject, page);
    }

    @Override
    public Page<AuditEntry> ofInstallation(Operator operator, PageRequest<AuditEntryId> page) {
        if (operator.boundTo() != null) {
            throw PaymentsException.of(ErrorCode.FORBIDDEN, "An API key shows its own organization and mode only.");
        }
        return auditLog.list(null, null, page);
    }
}
