package dev.hexpay.embedded;

import dev.hexpay.application.port.out.PaymentProvider;
import dev.hexpay.application.port.out.Providers;
import dev.hexpay.domain.tenant.Mode;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The sandbox in sandbox mode, and the configured provider in live mode. */
record ConfiguredProviders(
        PaymentProvider sandbox, @Nullable PaymentProvider live) implements Providers {
    @Override
    public Optional<PaymentProvider> forMode(Mode mode) {
        return switch (mode) {
            case SANDBOX -> Optional.of(sandbox);
            case LIVE -> Optional.ofNullable(live);
        };
    }

    @Override
    public Optional<PaymentProvider> byName(String name) {
        return Stream.of(sandbox, live)
                .filter(Objects::nonNull)
                .filter(provider -> provider.name().equals(name))
                .findFirst();
    }
}
