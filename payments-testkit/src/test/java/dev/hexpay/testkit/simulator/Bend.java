package dev.hexpay.testkit.simulator;

import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.PaymentProvider;
import dev.hexpay.application.port.out.Providers;
import dev.hexpay.domain.scope.Mode;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Does something else than a port was asked for. */
@FunctionalInterface
interface Bend {
    Object answer(Call call);

    /** One call of a port. */
    record Call(Object port, Method method, List<Object> args) {
        boolean is(String name) {
            return method.getName().equals(name);
        }

        <T> T arg(int place, Class<T> type) {
            return type.cast(args.get(place));
        }

        <T> T port(Class<T> type) {
            return type.cast(port);
        }

        /** What the port itself answers. */
        Object straight() {
            return with(args.toArray());
        }

        /** What the port itself answers when it is asked otherwise. */
        Object with(Object... others) {
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

    /** The port with this bend in it. */
    static <T> T bent(Class<T> type, T port, Bend bend) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, args) ->
                        bend.answer(new Call(port, method, args == null ? List.of() : Arrays.asList(args)))));
    }

    /** The ports with this bend in one of them. */
    static <T> OutPorts in(OutPorts ports, Class<T> type, Bend bend) {
        RecordComponent[] roles = OutPorts.class.getRecordComponents();
        try {
            Object[] parts = new Object[roles.length];
            for (int i = 0; i < roles.length; i++) {
                Method accessor = roles[i].getAccessor();
                Object part = accessor.invoke(ports);
                parts[i] = roles[i].getType().equals(type) ? bent(type, type.cast(part), bend) : part;
            }
            Class<?>[] types =
                    Arrays.stream(roles).map(RecordComponent::getType).toArray(Class<?>[]::new);
            return OutPorts.class.getDeclaredConstructor(types).newInstance(parts);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    /** The ports with this bend in the provider. */
    static OutPorts inProvider(OutPorts ports, World world, Bend bend) {
        PaymentProvider bent = bent(PaymentProvider.class, world.provider(), bend);
        World.OneProvider providers = new World.OneProvider(bent);
        return in(
                ports,
                Providers.class,
                call -> call.is("forMode")
                        ? providers.forMode(call.arg(0, Mode.class))
                        : providers.named(Objects.toString(call.arg(0, Object.class))));
    }
}
