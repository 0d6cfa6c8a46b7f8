package dev.hexpay.adapter.http;

import dev.hexpay.adapter.http.api.ApiRoutes;
import dev.hexpay.adapter.http.api.apikey.ApiKeyRoutes;
import dev.hexpay.adapter.http.api.bind.JsonBody;
import dev.hexpay.adapter.http.api.bind.RequestBinder;
import dev.hexpay.adapter.http.api.customer.CustomerRoutes;
import dev.hexpay.adapter.http.api.customer.PaymentMethodRoutes;
import dev.hexpay.adapter.http.api.error.ErrorHandlers;
import dev.hexpay.adapter.http.api.error.ErrorResponses;
import dev.hexpay.adapter.http.api.error.JettyErrors;
import dev.hexpay.adapter.http.api.idempotency.IdempotencyFilter;
import dev.hexpay.adapter.http.api.invoice.CreditNoteRoutes;
import dev.hexpay.adapter.http.api.invoice.DocumentRoutes;
import dev.hexpay.adapter.http.api.invoice.InvoiceRoutes;
import dev.hexpay.adapter.http.api.payment.PaymentRoutes;
import dev.hexpay.adapter.http.api.payment.RefundRoutes;
import dev.hexpay.adapter.http.api.payment.TestDisputeRoutes;
import dev.hexpay.adapter.http.api.payment.TransactionRoutes;
import dev.hexpay.adapter.http.notification.NotificationRoutes;
import dev.hexpay.application.port.in.InPorts;
import dev.hexpay.application.port.out.PublicUrls;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinBindException;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;

/** The HTTP server: the API and the pages. */
public final class HttpServer {
    private static final int MAX_HEADER_BYTES = 16 * 1024;
    private static final long IDLE_MILLIS = 30_000;

    private final Javalin javalin;

    private HttpServer(Javalin javalin) {
        this.javalin = javalin;
    }

    /**
     * Starts the server; returns when the port is open.
     *
     * @throws PortInUseException when the server cannot listen on the address
     */
    public static HttpServer start(HttpSettings settings, InPorts ports, PageRoutes pages) {
        PublicUrls publicUrls = PublicUrls.of(settings.publicUrl());
        ErrorResponses errors = new ErrorResponses(publicUrls);
        IdempotencyFilter idempotency = new IdempotencyFilter(ports.idempotency(), errors, settings.idempotencyWait());
        Javalin javalin = Javalin.create(config -> {
            configure(config, settings, errors);
            config.routes.before(ResponseHeaders::add);
            ErrorHandlers errorHandlers = new ErrorHandlers(errors);
            config.router.javaLangErrorHandler(errorHandlers::fatal);
            errorHandlers.addTo(config.routes);
            ApiRoutes api =
                    new ApiRoutes(config.routes, ports.apiKeys().authenticate(), new RequestBinder(settings.clock()));
            new PaymentRoutes(ports.payments(), publicUrls, idempotency).addTo(api);
            new CustomerRoutes(ports.customers(), idempotency).addTo(api);
            new PaymentMethodRoutes(ports.customers(), idempotency).addTo(api);
            new InvoiceRoutes(ports.invoices(), idempotency).addTo(api);
            new CreditNoteRoutes(ports.invoices()).addTo(api);
            new TransactionRoutes(ports.transactions(), idempotency).addTo(api);
            new RefundRoutes(ports.refunds(), idempotency, errors).addTo(api);
            new TestDisputeRoutes(ports.providers().resolveTestDispute(), idempotency).addTo(api);
            new ApiKeyRoutes(ports.apiKeys(), idempotency).addTo(api);
            new NotificationRoutes(ports.providers().acceptNotification()).addTo(api);
            new DocumentRoutes(ports.invoices().download()).addTo(config.routes);
            pages.addTo(config.routes);
        });
        try {
            return new HttpServer(javalin.start());
        } catch (JavalinBindException e) {
            throw new PortInUseException(settings.host(), settings.port(), e);
        }
    }

    /** The port on which the server listens. */
    public int port() {
        return javalin.port();
    }

    /** Rejects new requests, waits up to {@code shutdownTimeout} for those in flight, and closes the port. */
    public void stop() {
        javalin.stop();
    }

    private static void configure(JavalinConfig config, HttpSettings settings, ErrorResponses errors) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.prefer405over404 = true;
        config.http.maxRequestSize = JsonBody.MAX_BYTES;
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.concurrency.useVirtualThreads = true;
        config.requestLogger.http(AccessLog::write);
        config.jetty.modifyServer(server -> configure(server, settings, new JettyErrors(errors)));
        config.jetty.modifyServletContextHandler(handler -> handler.setErrorHandler(new JettyErrors(errors)));
        config.jetty.addConnector((server, http) -> connector(server, http, settings));
    }

    private static void configure(Server server, HttpSettings settings, JettyErrors errors) {
        server.setErrorHandler(errors);
        server.insertHandler(new GracefulHandler());
        server.setStopTimeout(settings.shutdownTimeout().toMillis());
    }

    private static ServerConnector connector(Server server, HttpConfiguration http, HttpSettings settings) {
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(MAX_HEADER_BYTES);
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost(settings.host());
        connector.setPort(settings.port());
        connector.setIdleTimeout(IDLE_MILLIS);
        return connector;
    }
}
