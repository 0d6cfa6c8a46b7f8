package dev.hexpay.embedded;

import dev.hexpay.application.port.out.NotificationReader;
import dev.hexpay.application.port.out.PaymentProvider;
import dev.hexpay.application.port.out.PaymentProviders;
import dev.hexpay.application.port.out.ProviderNotifications.Notification;
import dev.hexpay.application.port.out.Providers;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.tenant.Mode;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The configured providers and the built-in sandbox. The sandbox serves sandbox mode unless another provider does, and in
 * any case the payments that were started with it.
 */
final class ConfiguredProviders {
    private final Map<Mode, PaymentProvider> byMode = new EnumMap<>(Mode.class);
    private final Map<Name, PaymentProvider> byName = new HashMap<>();
    private final Map<String, NotificationReader> readers = new HashMap<>();

    /** A provider of new payments in this mode. */
    void add(Mode mode, PaymentProvider provider) {
        byMode.put(mode, provider);
        addEarlier(mode, provider);
    }

    /** A provider of the payments of this mode that were started with it. */
    void addEarlier(Mode mode, PaymentProvider provider) {
        byName.put(new Name(mode, provider.name()), provider);
    }

    /** A reader of the notifications of a provider. */
    void add(String provider, NotificationReader reader) {
        readers.put(provider, reader);
    }

    /** The out-ports of these providers and of this sandbox. */
    PaymentProviders with(SandboxParts sandbox) {
        Map<String, NotificationReader> all = new HashMap<>(readers);
        all.put(sandbox.provider().name(), sandbox.notificationReader());
        return new PaymentProviders(
                new Configured(Map.copyOf(byMode), Map.copyOf(byName), sandbox.provider()),
                sandbox.provider(),
                sandbox.provider(),
                new Readers(Map.copyOf(all)));
    }

    private record Name(Mode mode, String provider) {}

    private record Configured(
            Map<Mode, PaymentProvider> byMode, Map<Name, PaymentProvider> byName, PaymentProvider sandbox)
            implements Providers {
        @Override
        public Optional<PaymentProvider> forMode(Mode mode) {
            PaymentProvider configured = byMode.get(mode);
            return configured == null && mode == Mode.SANDBOX ? Optional.of(sandbox) : Optional.ofNullable(configured);
        }

        @Override
        public Optional<PaymentProvider> byName(Mode mode, String name) {
            return name.equals(sandbox.name())
                    ? Optional.of(sandbox)
                    : Optional.ofNullable(byName.get(new Name(mode, name)));
        }

        @Override
        public List<PaymentProvider> ofMode(Mode mode) {
            Stream<PaymentProvider> configured = byName.entrySet().stream()
                    .filter(entry -> entry.getKey().mode() == mode)
                    .map(Map.Entry::getValue)
                    .sorted(Comparator.comparing(PaymentProvider::name));
            return mode.isLive()
                    ? configured.toList()
                    : Stream.concat(configured, Stream.of(sandbox)).toList();
        }
    }

    private record Readers(Map<String, NotificationReader> byProvider) implements NotificationReader {
        @Override
        public Optional<Notification> read(String provider, Map<String, String> headers, byte[] body) {
            NotificationReader reader = byProvider.get(provider);
            if (reader == null) {
                throw PaymentsException.of(ErrorCode.NOT_FOUND, "There is no provider with this name.");
            }
            return reader.read(provider, headers, body);
        }
    }
}
