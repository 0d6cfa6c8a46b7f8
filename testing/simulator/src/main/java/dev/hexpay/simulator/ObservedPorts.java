package dev.hexpay.simulator;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Wraps ports of the store and reports each call to an observer. */
final class ObservedPorts {
    private ObservedPorts() {}

    interface CallObserver {
        /** The port has returned from this call. */
        void called(String method, List<?> args);
    }

    static <T> T observe(Class<T> type, T port, CallObserver observer) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            if (method.isDefault()) {
                // It calls the port's other methods, which are observed.
                return InvocationHandler.invokeDefault(proxy, method, args);
            }
            try {
                @Nullable Object result = method.invoke(port, args);
                observer.called(method.getName(), args == null ? List.of() : Arrays.asList(args));
                return result;
            } catch (InvocationTargetException e) {
                throw e.getTargetException();
            }
        }));
    }
}
