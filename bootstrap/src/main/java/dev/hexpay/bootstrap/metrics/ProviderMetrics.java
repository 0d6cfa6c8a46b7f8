package dev.hexpay.bootstrap.metrics;

import dev.hexpay.application.port.out.PaymentProvider;
import dev.hexpay.application.port.out.PaymentProviders;
import dev.hexpay.application.port.out.Providers;
import dev.hexpay.domain.tenant.Mode;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** How long the calls of providers take, and what comes of them. */
final class ProviderMetrics {
    private final MeterRegistry registry;
    private final Map<Series, Timer> timers = new ConcurrentHashMap<>();

    ProviderMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    private record Series(String provider, String kind, String result) {}

    /** The same providers, timed. */
    PaymentProviders of(PaymentProviders providers) {
        return new PaymentProviders(
                new MeteredProviders(providers.registry(), this),
                providers.cardTokenizer(),
                providers.testDisputes(),
                providers.notificationReader());
    }

    void record(String provider, String kind, String result, long nanoseconds) {
        Series series = new Series(provider, kind, result);
        Timer timer = timers.get(series);
        if (timer == null) {
            timer = timers.computeIfAbsent(series, this::timer);
        }
        timer.record(nanoseconds, TimeUnit.NANOSECONDS);
    }

    private Timer timer(Series series) {
        return Timer.builder("hexpay.provider.requests")
                .description("Calls of payment providers, and how long they took")
                .tag("provider", series.provider())
                .tag("kind", series.kind())
                .tag("result", series.result())
                .register(registry);
    }

    private record MeteredProviders(Providers providers, ProviderMetrics metrics) implements Providers {
        @Override
        public Optional<PaymentProvider> forMode(Mode mode) {
            return providers.forMode(mode).map(this::metered);
        }

        @Override
        public Optional<PaymentProvider> byName(Mode mode, String name) {
            return providers.byName(mode, name).map(this::metered);
        }

        @Override
        public List<PaymentProvider> ofMode(Mode mode) {
            return providers.ofMode(mode).stream().map(this::metered).toList();
        }

        private PaymentProvider metered(PaymentProvider provider) {
            return new MeteredProvider(provider, metrics);
        }
    }
}
