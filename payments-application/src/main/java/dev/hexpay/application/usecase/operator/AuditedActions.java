package dev.hexpay.application.usecase.operator;

import dev.hexpay.application.port.in.operator.PerformAction.Action;
import dev.hexpay.application.port.out.AuditLog;
import dev.hexpay.application.port.out.IdSource;
import dev.hexpay.application.port.out.Store;
import dev.hexpay.application.port.out.UnitOfWork;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.id.AuditEntryId;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.operator.AuditEntry;
import dev.hexpay.domain.operator.AuditEntry.Outcome;
import dev.hexpay.domain.operator.Operator;
import dev.hexpay.domain.operator.OperatorAction;
import dev.hexpay.domain.tenant.Scope;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Runs actions between two writes of the audit log: the entry is committed before the action, and completed after it. */
final class AuditedActions {
    private static final System.Logger LOG = System.getLogger(AuditedActions.class.getName());

    /** The codes of actions that may have been done, or are being done. */
    private static final Set<ErrorCode> OF_UNKNOWN_OUTCOME =
            EnumSet.of(ErrorCode.INTERNAL_ERROR, ErrorCode.IDEMPOTENCY_IN_PROGRESS, ErrorCode.IDEMPOTENCY_UNAVAILABLE);

    private final UnitOfWork unitOfWork;
    private final AuditLog auditLog;
    private final IdSource ids;
    private final InstantSource clock;

    AuditedActions(Store store, IdSource ids, InstantSource clock) {
        this.unitOfWork = store.unitOfWork();
        this.auditLog = store.auditLog();
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Requires that an entry can be committed before its action.
     *
     * @throws IllegalStateException inside a unit of work or a transaction of the host
     */
    void requireNoTransaction() {
        if (unitOfWork.isOpen() || unitOfWork.isInHostTransaction()) {
            throw new IllegalStateException(
                    "the audit log commits before the action: perform it outside of a transaction");
        }
    }

    /** An entry without a subject, which is not stored yet. */
    AuditEntry newEntry(Operator operator, OperatorAction action) {
        Instant now = clock.instant();
        return AuditEntry.started(new AuditEntryId(ids.next(IdKind.AUDIT_ENTRY, now)), operator, action, now);
    }

    /** Records that the action was refused. */
    void refuse(Scope scope, AuditEntry entry, PaymentsException refusal) {
        auditLog.insert(scope, entry.ended(outcomeOf(refusal)));
    }

    /** Records the action, runs it and records its end; {@code scope} is null when it belongs to none. */
    <T> T run(@Nullable Scope scope, AuditEntry entry, Action<T> action) {
        auditLog.insert(scope, entry);
        T result;
        try {
            result = action.get();
        } catch (RuntimeException failure) {
            complete(scope, entry.ended(outcomeOf(failure)));
            throw failure;
        }
        String created = action.created(result);
        complete(scope, (created == null ? entry : entry.about(created)).ended(Outcome.Succeeded.INSTANCE));
        return result;
    }

    /** An action that failed without a rejection may have moved money before. */
    private static Outcome outcomeOf(RuntimeException failure) {
        return failure instanceof PaymentsException rejection && !OF_UNKNOWN_OUTCOME.contains(rejection.code())
                ? new Outcome.Refused(rejection.code().code())
                : Outcome.Unknown.INSTANCE;
    }

    /** What the action did is done, so that its result or its exception counts, and not that of the audit log. */
    private void complete(@Nullable Scope scope, AuditEntry ended) {
        try {
            auditLog.complete(scope, ended);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, () -> "the outcome of " + ended.id().value() + " is not recorded", e);
        }
    }
}
