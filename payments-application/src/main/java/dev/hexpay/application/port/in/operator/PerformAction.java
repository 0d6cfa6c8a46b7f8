package dev.hexpay.application.port.in.operator;

import dev.hexpay.domain.operator.Operator;
import dev.hexpay.domain.operator.OperatorAction;
import dev.hexpay.domain.tenant.Scope;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Performs an action of an operator, if the operator may, and records it in the audit log. */
public interface PerformAction {
    /**
     * Records the action, performs it, and records how it ended. The action runs outside of a unit of work, so that it may
     * call a provider, and so that it is recorded whatever becomes of it. When its end cannot be recorded, its result is
     * returned all the same, and its outcome stays unknown. So does that of an action that fails without a rejection: it
     * may have been done.
     *
     * @throws dev.hexpay.domain.error.PaymentsException {@code not_found} when the operator may not enter the scope;
     *     {@code forbidden} when the role does not allow the action, which is recorded, too; what the action throws
     * @throws IllegalStateException inside a unit of work or a transaction of the host
     */
    <T> T perform(Scope scope, Command command, Action<T> action);

    /**
     * The action.
     *
     * @param subject the id of the object that it is done to; null if it has none yet
     */
    record Command(
            Operator operator,
            OperatorAction action,
            @Nullable String subject) {}

    /** What is done, and which object came of it. */
    @FunctionalInterface
    interface Action<T> extends Supplier<T> {
        /** The id of the object that the action has created; null when it creates none. */
        default @Nullable String created(T result) {
            return null;
        }

        /** An action that creates an object: {@code creating(() -> open(link), payment -> payment.id().value())}. */
        static <T> Action<T> creating(Supplier<T> action, Function<T, String> id) {
            return new Action<>() {
                @Override
                public T get() {
                    return action.get();
                }

                @Override
                public String created(T result) {
                    return id.apply(result);
                }
            };
        }
    }
}
