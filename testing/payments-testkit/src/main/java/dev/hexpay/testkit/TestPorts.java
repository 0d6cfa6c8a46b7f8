package dev.hexpay.testkit;

import dev.hexpay.application.port.out.CardTokenizer;
import dev.hexpay.application.port.out.Crypto;
import dev.hexpay.application.port.out.Documents;
import dev.hexpay.application.port.out.Failpoints;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.PaymentProvider;
import dev.hexpay.application.port.out.PaymentProviders;
import dev.hexpay.application.port.out.Providers;
import dev.hexpay.application.port.out.PublicUrls;
import dev.hexpay.application.port.out.Store;
import dev.hexpay.application.port.out.TestDisputes;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Seller;
import java.lang.reflect.RecordComponent;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Out-ports for tests: fakes of everything, each of which a test can replace. */
public final class TestPorts {
    /** Where the public URLs of {@link #of} start. */
    public static final String PUBLIC_URL = "https://pay.example";

    private TestPorts() {}

    /** These repositories, this provider for both modes, and fakes of everything else. */
    public static <P extends PaymentProvider & CardTokenizer> OutPorts of(
            Store store, P provider, InstantSource clock) {
        TestDisputes testDisputes = provider instanceof TestDisputes disputes ? disputes : TestDisputes.UNSUPPORTED;
        return of(
                store,
                new PaymentProviders(
                        new SingleProvider(provider), provider, testDisputes, new FakeNotificationReader(clock)),
                clock);
    }

    /** These repositories, these providers, and fakes of everything else. */
    public static OutPorts of(Store store, PaymentProviders providers, InstantSource clock) {
        return new OutPorts(
                store,
                providers,
                FixedTaxCalculator.of(FixedTaxCalculator.GERMANY),
                new Documents(scope -> Seller.named("Acme"), new PlainTextInvoiceRenderer(), new RecordingMailer()),
                new ScriptedReceiver(),
                new Crypto(new FakeEncryptor(), new FakeSigner(), new SequentialIds()),
                PublicUrls.of(PUBLIC_URL),
                Failpoints.NONE,
                clock);
    }

    /**
     * The same ports, with the ports of this type replaced, wherever they stand.
     *
     * @throws IllegalArgumentException when no port has this type
     */
    public static <T> OutPorts replace(OutPorts ports, Class<T> type, UnaryOperator<T> change) {
        Replacement<T> replacement = new Replacement<>(type, change);
        OutPorts replaced = (OutPorts) replacement.in(ports);
        if (replacement.count == 0) {
            throw new IllegalArgumentException("no out-port is a " + type.getName());
        }
        return replaced;
    }

    /** The same ports with this one in place of the port of its type. */
    public static <T> OutPorts with(OutPorts ports, Class<T> type, T port) {
        return replace(ports, type, replaced -> port);
    }

    /** One provider for both modes. */
    public record SingleProvider(PaymentProvider provider) implements Providers {
        @Override
        public Optional<PaymentProvider> forMode(Mode mode) {
            return Optional.of(provider);
        }

        @Override
        public Optional<PaymentProvider> byName(Mode mode, String name) {
            return Optional.of(provider).filter(one -> one.name().equals(name));
        }

        @Override
        public List<PaymentProvider> ofMode(Mode mode) {
            return List.of(provider);
        }
    }

    /** One provider for the sandbox; live mode has none. */
    public record SandboxOnly(PaymentProvider provider) implements Providers {
        @Override
        public Optional<PaymentProvider> forMode(Mode mode) {
            return Optional.of(provider).filter(one -> !mode.isLive());
        }

        @Override
        public Optional<PaymentProvider> byName(Mode mode, String name) {
            return Optional.of(provider).filter(one -> one.name().equals(name));
        }

        @Override
        public List<PaymentProvider> ofMode(Mode mode) {
            return forMode(mode).stream().toList();
        }
    }

    private static final class Replacement<T> {
        private final Class<T> type;
        private final UnaryOperator<T> change;
        private int count;

        Replacement(Class<T> type, UnaryOperator<T> change) {
            this.type = type;
            this.change = change;
        }

        Object in(Object ports) {
            RecordComponent[] components = ports.getClass().getRecordComponents();
            Object[] parts = Arrays.stream(components)
                    .map(component -> part(component, ports))
                    .toArray();
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            try {
                return ports.getClass().getDeclaredConstructor(types).newInstance(parts);
            } catch (ReflectiveOperationException e) {
                throw new LinkageError(e.getMessage(), e);
            }
        }

        private Object part(RecordComponent component, Object ports) {
            Object part;
            try {
                part = component.getAccessor().invoke(ports);
            } catch (ReflectiveOperationException e) {
                throw new LinkageError(e.getMessage(), e);
            }
            if (component.getType().equals(type)) {
                count++;
                return change.apply(type.cast(part));
            }
            return component.getType().isRecord() ? in(part) : part;
        }
    }
}
