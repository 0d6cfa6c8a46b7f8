package dev.hexpay.testkit.broken;

import dev.hexpay.domain.tenant.Scope;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What a broken adapter does with the calls that it gets. */
interface Sabotage {
    Set<String> WRITES = Set.of("insert", "insertOrFind", "save", "append", "claim", "answer", "touch");

    Object invoke(PortCall call) throws Throwable;

    /** Goes wrong in one method of one port. */
    static Sabotage in(Class<?> port, String method, Sabotage faulty) {
        return call -> call.is(port, method) ? faulty.invoke(call) : call.proceed();
    }

    /** Takes scopes for other scopes, wherever they come. */
    static Sabotage onScopes(UnaryOperator<Scope> mistaken) {
        return call -> !call.args().isEmpty() && call.args().get(0) instanceof Scope scope
                ? call.with(0, mistaken.apply(scope)).proceed()
                : call.proceed();
    }

    /** Writes something else than it was given, wherever a value of this type is part of it. */
    static <T> Sabotage onWrite(Class<T> type, UnaryOperator<T> mangling) {
        return call -> {
            if (!WRITES.contains(call.method().getName())) {
                return call.proceed();
            }
            PortCall mangled = call;
            for (int i = 0; i < call.args().size(); i++) {
                mangled = mangled.with(i, RecordCopies.mapped(call.args().get(i), type, mangling));
            }
            return mangled.proceed();
        };
    }

    /** Swallows an exception that it had to throw, and gives back what it was given. */
    static Sabotage swallowing(Class<?> port, String method, Class<? extends RuntimeException> exception) {
        return in(port, method, call -> {
            try {
                return call.proceed();
            } catch (RuntimeException e) {
                if (exception.isInstance(e)) {
                    return call.arg(1);
                }
                throw e;
            }
        });
    }
}
