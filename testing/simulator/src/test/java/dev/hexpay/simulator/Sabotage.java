package dev.hexpay.simulator;

import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.PaymentProvider;
import dev.hexpay.application.port.out.Providers;
import dev.hexpay.domain.tenant.Mode;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Replaces the behavior of a port. */
@FunctionalInterface
interface Sabotage {
    Object intercept(PortCall call);

    /** One call of a port. */
    record PortCall(Object port, Method method, List<Object> args) {
        boolean is(String name) {
            return method.getName().equals(name);
        }

        <T> T arg(int place, Class<T> type) {
            return type.cast(args.get(place));
        }

        <T> T port(Class<T> type) {
            return type.cast(port);
        }

        /** Calls the port itself. */
        Object proceed() {
            return proceedWith(args.toArray());
        }

        /** Calls the port itself with other arguments. */
        Object proceedWith(Object... others) {
            try {
                return method.invoke(port, others);
            } catch (InvocationTargetException e) {
                if (e.getCause() instanceof RuntimeException cause) {
                    throw cause;
                } else if (e.getCause() instanceof Error cause) {
                    throw cause;
                }
                throw new AssertionError(e);
            } catch (IllegalAccessException e) {
                throw new AssertionError(e);
            }
        }
    }

    /** The port with this sabotage. */
    static <T> T wrap(Class<T> type, T port, Sabotage sabotage) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, args) -> sabotage.intercept(
                        new PortCall(port, method, args == null ? List.of() : Arrays.asList(args)))));
    }

    /** The ports with this sabotage in one of them. */
    static <T> OutPorts in(OutPorts ports, Class<T> type, Sabotage sabotage) {
        RecordComponent[] components = OutPorts.class.getRecordComponents();
        try {
            Object[] parts = new Object[components.length];
            for (int i = 0; i < components.length; i++) {
                Method accessor = components[i].getAccessor();
                Object part = accessor.invoke(ports);
                parts[i] = components[i].getType().equals(type) ? wrap(type, type.cast(part), sabotage) : part;
            }
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            return OutPorts.class.getDeclaredConstructor(types).newInstance(parts);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    /** The ports with this sabotage in the provider. */
    static OutPorts inProvider(OutPorts ports, Simulation simulation, Sabotage sabotage) {
        PaymentProvider wrapped = wrap(PaymentProvider.class, simulation.provider(), sabotage);
        Simulation.SingleProvider providers = new Simulation.SingleProvider(wrapped);
        return in(
                ports,
                Providers.class,
                call -> call.is("forMode")
                        ? providers.forMode(call.arg(0, Mode.class))
                        : providers.byName(Objects.toString(call.arg(0, Object.class))));
    }
}
