package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.domain.id.AuditEntryId;
import dev.hexpay.domain.id.OrganizationId;
import dev.hexpay.domain.operator.AuditEntry;
import dev.hexpay.domain.operator.AuditEntry.Outcome;
import dev.hexpay.domain.operator.OperatorAction;
import dev.hexpay.domain.operator.OperatorRole;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Scope;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An entry of the audit log as a row of {@code audit_entry}; without an organization, it belongs to no scope. */
record AuditEntryRow(
        @Nullable OrganizationId organizationId,
        @Nullable Mode mode,
        AuditEntryId id,
        String actor,
        OperatorRole role,
        OperatorAction action,
        @Nullable String subject,
        Instant startedAt,
        End outcome,
        @Nullable String errorCode) {
    /** How an action ended. */
    enum End {
        UNKNOWN,
        SUCCEEDED,
        REFUSED
    }

    static AuditEntryRow from(@Nullable Scope scope, AuditEntry entry) {
        Outcome outcome = entry.outcome();
        return new AuditEntryRow(
                scope == null ? null : scope.organization(),
                scope == null ? null : scope.mode(),
                entry.id(),
                entry.actor(),
                entry.role(),
                entry.action(),
                entry.subject(),
                entry.startedAt(),
                endOf(outcome),
                outcome instanceof Outcome.Refused refused ? refused.code() : null);
    }

    private static End endOf(Outcome outcome) {
        if (outcome instanceof Outcome.Refused) {
            return End.REFUSED;
        }
        return outcome == Outcome.Succeeded.INSTANCE ? End.SUCCEEDED : End.UNKNOWN;
    }

    AuditEntry toEntry() {
        Outcome end = switch (outcome) {
            case UNKNOWN -> Outcome.Unknown.INSTANCE;
            case SUCCEEDED -> Outcome.Succeeded.INSTANCE;
            case REFUSED -> new Outcome.Refused(Objects.requireNonNull(errorCode, "error_code"));
        };
        return new AuditEntry(id, actor, role, action, subject, startedAt, end);
    }
}
