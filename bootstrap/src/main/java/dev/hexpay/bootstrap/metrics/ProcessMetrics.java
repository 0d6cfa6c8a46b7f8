package dev.hexpay.bootstrap.metrics;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.logging.LogbackMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import java.util.LinkedHashSet;
import java.util.List;

/** The process: memory, garbage collection, threads, processors, files, log lines and database connections. */
final class ProcessMetrics implements AutoCloseable {
    private final JvmGcMetrics garbageCollection = new JvmGcMetrics();
    private final LogbackMetrics logs = new LogbackMetrics();

    ProcessMetrics(MeterRegistry registry, List<HikariDataSource> pools) {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        garbageCollection.bindTo(registry);
        logs.bindTo(registry);
        // An embedded database has one pool for everything.
        new LinkedHashSet<>(pools).forEach(pool -> pool.setMetricRegistry(registry));
    }

    @Override
    public void close() {
        garbageCollection.close();
        logs.close();
    }
}
