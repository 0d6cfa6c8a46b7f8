package dev.hexpay.bootstrap.metrics;

import com.zaxxer.hikari.HikariDataSource;
import dev.hexpay.adapter.http.HttpServer;
import dev.hexpay.adapter.http.HttpSettings;
import dev.hexpay.adapter.http.PortInUseException;
import dev.hexpay.adapter.http.RequestObserver;
import dev.hexpay.adapter.http.limit.LimitSettings;
import dev.hexpay.application.port.out.Documents;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.Store;
import dev.hexpay.bootstrap.config.ConfigurationException;
import dev.hexpay.bootstrap.config.MetricsSettings;
import dev.hexpay.bootstrap.config.Setting;
import dev.hexpay.embedded.Hexpay;
import dev.hexpay.embedded.HexpayBuilder;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The metrics of a server, in the format of Prometheus; none are collected when they are served nowhere. */
public final class ServerMetrics implements AutoCloseable {
    private final MetricsSettings settings;
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final RequestObserver requests;
    private final List<AutoCloseable> open = new ArrayList<>();
    private @Nullable BacklogMetrics backlog;

    /** The metrics of a server that serves them so. */
    public ServerMetrics(MetricsSettings settings) {
        this.settings = settings;
        this.requests = settings.isOn() ? new RequestMetrics(registry) : RequestObserver.NONE;
    }

    /** Hears of the requests of every HTTP server of the process. */
    public RequestObserver requests() {
        return requests;
    }

    /** Counts what goes through the out-ports. */
    public HexpayBuilder observe(HexpayBuilder builder) {
        return settings.isOn() ? builder.replacing(this::observed) : builder;
    }

    private OutPorts observed(OutPorts out) {
        DeliveryMetrics deliveries = new DeliveryMetrics(registry);
        Documents documents = out.documents();
        return new OutPorts(
                observed(out.store()),
                new ProviderMetrics(registry).of(out.providers()),
                out.taxCalculator(),
                new Documents(documents.sellers(), documents.renderer(), deliveries.of(documents.mailer())),
                deliveries.of(out.webhookSender()),
                out.crypto(),
                out.publicUrls(),
                out.failpoints(),
                out.clock());
    }

    private Store observed(Store store) {
        PaymentMetrics payments = new PaymentMetrics(registry);
        return new Store(
                payments.of(store.unitOfWork()),
                payments.of(store.payments()),
                store.transactions(),
                store.refunds(),
                store.disputes(),
                store.customers(),
                store.paymentMethods(),
                store.invoices(),
                store.creditNotes(),
                store.receipts(),
                store.documentFiles(),
                store.outbox(),
                store.webhookEndpoints(),
                store.webhookDeliveries(),
                store.organizations(),
                store.apiKeys(),
                store.idempotencyKeys(),
                store.notifications(),
                store.loginLinks(),
                store.operatorSessions(),
                store.auditLog(),
                store.reports());
    }

    /** Watches a server whose use cases are wired: its work, its process and its connections. */
    public void watch(Hexpay hexpay, List<HikariDataSource> pools) {
        if (settings.isOn()) {
            backlog = new BacklogMetrics(hexpay, registry);
            open.add(backlog);
            open.add(new ProcessMetrics(registry, pools));
        }
    }

    /** Adds the metrics to the server of the API if there is a token for them. */
    public void addTo(JavalinDefaultRoutingApi server) {
        String token = settings.token();
        if (token != null) {
            new MetricsRoute(this::scrape, token).addTo(server);
        }
    }

    /**
     * Starts the server of the metrics; null if they have no port of their own.
     *
     * @throws ConfigurationException when the port is not available
     */
    public @Nullable HttpServer start(String publicUrl, InstantSource clock) {
        MetricsSettings.Listener listener = settings.listener();
        if (listener == null) {
            return null;
        }
        HttpSettings http = HttpSettings.of(listener.host(), listener.port(), publicUrl, clock)
                .withLimits(LimitSettings.WITHOUT_RATES);
        try {
            return HttpServer.startPages(http, routes -> new MetricsRoute(this::scrape, null).addTo(routes));
        } catch (PortInUseException e) {
            throw new ConfigurationException(
                    e.getMessage() + " Stop the other server, or set " + Setting.METRICS.variable());
        }
    }

    private String scrape() {
        if (backlog != null) {
            backlog.refresh();
        }
        return registry.scrape();
    }

    @Override
    public void close() {
        for (AutoCloseable part : open) {
            try {
                part.close();
            } catch (Exception e) {
                throw new IllegalStateException("the metrics could not be closed", e);
            }
        }
        registry.close();
    }
}
