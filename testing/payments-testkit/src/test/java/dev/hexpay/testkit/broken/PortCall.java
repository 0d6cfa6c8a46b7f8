package dev.hexpay.testkit.broken;

import dev.hexpay.testkit.contract.StoreHarness;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One call of a port on its way to the adapter that keeps its promises. */
// The caller knows what a method takes and gives; a wrong guess fails the test that made it.
@SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
record PortCall(StoreHarness store, Object port, Method method, List<Object> args) {
    static PortCall of(StoreHarness store, Object port, Method method, Object[] args) {
        return new PortCall(store, port, method, args == null ? List.of() : Arrays.asList(args));
    }

    boolean is(Class<?> type, String name) {
        return type.isInstance(port) && method.getName().equals(name);
    }

    <T> T arg(int index) {
        return (T) args.get(index);
    }

    PortCall with(int index, Object arg) {
        List<Object> changed = new ArrayList<>(args);
        changed.set(index, arg);
        return new PortCall(store, port, method, changed);
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
