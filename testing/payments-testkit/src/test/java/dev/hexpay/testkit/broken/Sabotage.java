package dev.hexpay.testkit.broken;

import dev.hexpay.application.port.out.Store;
import dev.hexpay.domain.tenant.Scope;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The behavior of a sabotaged adapter for a call. */
interface Sabotage {
    Set<String> WRITES = Set.of(
            "insert",
            "getOrInsert",
            "save",
            "saveAll",
            "append",
            "claim",
            "storeResponse",
            "markUsed",
            "insertIfAbsent",
            "log");

    Object invoke(PortCall call) throws Throwable;

    /** The adapter, sabotaged in every call of this port. */
    default <T> T plantedIn(Class<T> port, Store store, Object adapter) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(),
                new Class<?>[] {port},
                (proxy, method, args) -> invoke(PortCall.of(store, adapter, method, args))));
    }

    /**
     * Sabotages one method of one port.
     *
     * @throws IllegalArgumentException when the port has no method of this name
     */
    static Sabotage in(Class<?> port, String method, Sabotage faulty) {
        PortCall.checkMethod(port, method);
        return call -> call.is(port, method) ? faulty.invoke(call) : call.proceed();
    }

    /** Passes the calls of one port to another adapter, which may depend on the correct one. */
    static Sabotage replacing(Class<?> port, UnaryOperator<Object> other) {
        return call ->
                port.isInstance(call.port()) ? call.at(other.apply(call.port())).proceed() : call.proceed();
    }

    /** Replaces the scope of every call. */
    static Sabotage onScopes(UnaryOperator<Scope> replacement) {
        return call -> !call.args().isEmpty() && call.args().get(0) instanceof Scope scope
                ? call.with(0, replacement.apply(scope)).proceed()
                : call.proceed();
    }

    /** Changes every value of this type, however deep, in the arguments of every write. */
    static <T> Sabotage onWrite(Class<T> type, UnaryOperator<T> change) {
        return call -> {
            if (!WRITES.contains(call.method().getName())) {
                return call.proceed();
            }
            PortCall changed = call;
            for (int i = 0; i < call.args().size(); i++) {
                changed = changed.with(i, RecordCopies.mapped(call.args().get(i), type, change));
            }
            return changed.proceed();
        };
    }

    /** Swallows an exception and returns the second argument. */
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
