package dev.hexpay.testkit.broken;

import dev.hexpay.application.port.out.Store;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A call of a port before it reaches the correct adapter. */
// The fault knows the types of the method; a wrong cast fails its test.
@SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
record PortCall(Store store, Object port, Method method, List<Object> args) {
    static PortCall of(Store store, Object port, Method method, Object[] args) {
        return new PortCall(store, port, method, args == null ? List.of() : Arrays.asList(args));
    }

    boolean is(Class<?> type, String name) {
        checkMethod(type, name);
        return type.isInstance(port) && method.getName().equals(name);
    }

    static void checkMethod(Class<?> port, String name) {
        if (Arrays.stream(port.getMethods())
                .noneMatch(method -> method.getName().equals(name))) {
            throw UnknownNames.exception(port.getSimpleName() + " has no method " + name);
        }
    }

    <T> T arg(int index) {
        return (T) args.get(index);
    }

    PortCall with(int index, Object arg) {
        List<Object> changed = new ArrayList<>(args);
        changed.set(index, arg);
        return new PortCall(store, port, method, changed);
    }

    /** The same call of another adapter. */
    PortCall at(Object adapter) {
        return new PortCall(store, adapter, method, args);
    }

    <T> T proceed() throws Throwable {
        try {
            method.setAccessible(true);
            return (T) method.invoke(port, args.toArray());
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
