package dev.hexpay.application.usecase.operator;

import dev.hexpay.application.port.in.operator.PerformAction;
import dev.hexpay.application.port.out.AuditLog;
import dev.hexpay.application.port.out.IdSource;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.UnitOfWork;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.id.AuditEntryId;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.operator.AuditEntry;
import dev.hexpay.domain.operator.AuditEntry.Outcome;
import dev.hexpay.domain.tenant.Scope;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Set;

/** Performs actions of operators: the entry is committed before the action, and completed after it. */
public final class PerformActionHandler implements PerformAction {
    private static final System.Logger LOG = System.getLogger(PerformActionHandler.class.getName());

    /** The codes of actions that may have been done, or are being done. */
    private static final Set<ErrorCode> OF_UNKNOWN_OUTCOME =
            EnumSet.of(ErrorCode.INTERNAL_ERROR, ErrorCode.IDEMPOTENCY_IN_PROGRESS, ErrorCode.IDEMPOTENCY_UNAVAILABLE);

    private final UnitOfWork unitOfWork;
    private final AuditLog auditLog;
    private final IdSource ids;
    private final InstantSource clock;

    public PerformActionHandler(OutPorts out) {
        this.unitOfWork = out.store().unitOfWork();
        this.auditLog = out.store().auditLog();
        this.ids = out.crypto().ids();
        this.clock = out.clock();
    }

    @Override
    public <T> T perform(Scope scope, Command command, Action<T> action) {
        requireNoTransaction();
        if (!command.operator().mayEnter(scope)) {
            throw PaymentsException.of(ErrorCode.NOT_FOUND, "There is no such organization or mode.");
        }
        AuditEntry entry = newEntry(command);
        if (!command.operator().may(command.action())) {
            PaymentsException refusal =
                    PaymentsException.of(ErrorCode.FORBIDDEN, "Your role does not allow this action.");
            auditLog.insert(scope, entry.ended(outcomeOf(refusal)));
            throw refusal;
        }
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

    private AuditEntry newEntry(Command command) {
        Instant now = clock.instant();
        AuditEntryId id = new AuditEntryId(ids.next(IdKind.AUDIT_ENTRY, now));
        return AuditEntry.started(id, command.operator(), command.action(), now).about(command.subject());
    }

    /** An action that failed without a rejection may have moved money before. */
    private static Outcome outcomeOf(RuntimeException failure) {
        return failure instanceof PaymentsException rejection && !OF_UNKNOWN_OUTCOME.contains(rejection.code())
                ? new Outcome.Refused(rejection.code().code())
                : Outcome.Unknown.INSTANCE;
    }

    /** What the action did is done, so that its result or its exception counts, and not that of the audit log. */
    private void complete(Scope scope, AuditEntry ended) {
        try {
            auditLog.complete(scope, ended);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, () -> "the outcome of " + ended.id().value() + " is not recorded", e);
        }
    }

    private void requireNoTransaction() {
        if (unitOfWork.isOpen() || unitOfWork.isInHostTransaction()) {
            throw new IllegalStateException(
                    "the audit log commits before the action: perform it outside of a transaction");
        }
    }
}
