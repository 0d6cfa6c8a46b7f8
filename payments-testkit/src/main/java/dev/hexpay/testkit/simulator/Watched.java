package dev.hexpay.testkit.simulator;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ports of the store with an eye on what is done through them. */
final class Watched {
    private Watched() {}

    interface Eye {
        /** The port has been asked this, and has answered. */
        void sees(String method, List<?> args);
    }

    static <T> T port(Class<T> type, T port, Eye eye) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            try {
                @Nullable Object answer = method.invoke(port, args);
                eye.sees(method.getName(), args == null ? List.of() : Arrays.asList(args));
                return answer;
            } catch (InvocationTargetException e) {
                throw e.getTargetException();
            }
        }));
    }
}
