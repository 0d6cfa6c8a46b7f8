package dev.hexpay.application.usecase.operator;

import dev.hexpay.application.port.in.operator.PerformAction;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.operator.AuditEntry;
import dev.hexpay.domain.tenant.Scope;

/** Performs actions of operators. */
public final class PerformActionHandler implements PerformAction {
    private final AuditedActions audited;

    public PerformActionHandler(OutPorts out) {
        this.audited = new AuditedActions(out.store(), out.crypto().ids(), out.clock());
    }

    @Override
    public <T> T perform(Scope scope, Command command, Action<T> action) {
        audited.requireNoTransaction();
        if (!command.operator().mayEnter(scope)) {
            throw PaymentsException.of(ErrorCode.NOT_FOUND, "There is no such organization or mode.");
        }
        AuditEntry entry =
                audited.newEntry(command.operator(), command.action()).about(command.subject());
        if (!command.operator().may(command.action())) {
            PaymentsException refusal =
                    PaymentsException.of(ErrorCode.FORBIDDEN, "Your role does not allow this action.");
            audited.refuse(scope, entry, refusal);
            throw refusal;
        }
        return audited.run(scope, entry, action);
    }
}
