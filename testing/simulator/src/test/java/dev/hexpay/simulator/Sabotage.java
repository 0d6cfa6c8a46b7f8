package dev.hexpay.simulator;

import dev.hexpay.application.Application;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.PaymentProvider;
import dev.hexpay.application.port.out.Providers;
import dev.hexpay.testkit.TestPorts;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;

/** Replaces the behavior of a port. */
@FunctionalInterface
interface Sabotage {
    Object intercept(PortCall call);

    /** One call of a port. */
    record PortCall(Object port, Method method, List<Object> args) {
        /**
         * Whether it calls the method of this name.
         *
         * @throws AssertionError when the port has no method of this name; an exception could count as the expected
         *     violation
         */
        boolean is(String name) {
            Class<?> type = method.getDeclaringClass();
            if (type != Object.class
                    && Arrays.stream(type.getMethods())
                            .noneMatch(other -> other.getName().equals(name))) {
                throw new AssertionError(type.getSimpleName() + " has no method " + name);
            }
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

    /** Whether the use case that calls a port now is the class of this name. */
    static boolean isCalledBy(String useCase) {
        return StackWalker.getInstance()
                .walk(frames -> frames.map(StackWalker.StackFrame::getClassName)
                        .filter(name -> name.startsWith(Application.class.getPackageName() + ".usecase"))
                        .findFirst())
                .filter(name -> name.endsWith("." + useCase))
                .isPresent();
    }

    /** The port with this sabotage, also where a default method calls the sabotaged one. */
    static <T> T wrap(Class<T> type, T port, Sabotage sabotage) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, args) -> method.isDefault()
                        ? InvocationHandler.invokeDefault(proxy, method, args)
                        : sabotage.intercept(
                                new PortCall(port, method, args == null ? List.of() : Arrays.asList(args)))));
    }

    /** The ports with this sabotage in one of them. */
    static <T> OutPorts in(OutPorts ports, Class<T> type, Sabotage sabotage) {
        return TestPorts.replace(ports, type, port -> wrap(type, port, sabotage));
    }

    /** The ports with this sabotage in the provider. */
    static OutPorts inProvider(OutPorts ports, Simulation simulation, Sabotage sabotage) {
        PaymentProvider wrapped = wrap(PaymentProvider.class, simulation.provider(), sabotage);
        return TestPorts.with(ports, Providers.class, new TestPorts.SingleProvider(wrapped));
    }
}
