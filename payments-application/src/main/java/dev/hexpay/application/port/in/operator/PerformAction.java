package dev.hexpay.application.port.in.operator;

import dev.hexpay.domain.operator.Operator;
import dev.hexpay.domain.operator.OperatorAction;
import dev.hexpay.domain.tenant.Scope;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Performs an action of an operator, if the operator may, and records it in the audit log. */
public interface PerformAction {
    /**
     * Records the action, performs it, and records how it ended. The action runs outside of a unit of work.
     *
     * @throws dev.hexpay.domain.error.PaymentsException {@code not_found} when the operator may not enter the scope;
     *     {@code forbidden} when the role does not allow the action, which is recorded, too; what the action throws
     */
    <T> T perform(Scope scope, Command command, Supplier<T> action);

    /**
     * The action.
     *
     * @param subject the id of the object that it is done to; null if it has none yet
     */
    record Command(
            Operator operator,
            OperatorAction action,
            @Nullable String subject) {}
}
