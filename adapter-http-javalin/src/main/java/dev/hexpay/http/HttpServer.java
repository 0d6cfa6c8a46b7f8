package dev.hexpay.http;

import dev.hexpay.application.usecase.UseCases;
import dev.hexpay.http.api.ApiRoutes;
import dev.hexpay.http.apikey.ApiKeyRoutes;
import dev.hexpay.http.creditnote.CreditNoteRoutes;
import dev.hexpay.http.customer.CustomerRoutes;
import dev.hexpay.http.document.DocumentRoutes;
import dev.hexpay.http.error.ErrorAnswers;
import dev.hexpay.http.error.ErrorRoutes;
import dev.hexpay.http.error.JettyErrors;
import dev.hexpay.http.idempotency.IdempotentCalls;
import dev.hexpay.http.input.BodyReader;
import dev.hexpay.http.invoice.InvoiceRoutes;
import dev.hexpay.http.notification.NotificationRoutes;
import dev.hexpay.http.payment.PaymentRoutes;
import dev.hexpay.http.paymentmethod.PaymentMethodRoutes;
import dev.hexpay.http.transaction.TransactionRoutes;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinBindException;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;

/** The product on a port: the API, and the pages beside it. */
public final class HttpServer {
    private static final int MAX_HEADER_BYTES = 16 * 1024;
    private static final long IDLE_MILLIS = 30_000;

    private final Javalin javalin;

    private HttpServer(Javalin javalin) {
        this.javalin = javalin;
    }

    /**
     * Starts to serve; returns when the port is open.
     *
     * @throws PortUnavailable when the address cannot be listened on
     */
    public static HttpServer start(HttpSettings settings, UseCases useCases, PageRoutes pages) {
        HttpAddresses addresses = new HttpAddresses(settings.publicUrl());
        ErrorAnswers errors = new ErrorAnswers(addresses);
        IdempotentCalls once = new IdempotentCalls(errors, settings.keyPatience());
        Javalin javalin = Javalin.create(config -> {
            setUp(config, settings, errors);
            config.routes.before(CommonHeaders::add);
            ErrorRoutes failures = new ErrorRoutes(errors);
            config.router.javaLangErrorHandler(failures::fatal);
            failures.addTo(config.routes);
            ApiRoutes api = new ApiRoutes(config.routes, useCases.authenticateApiKey());
            new PaymentRoutes(useCases, addresses, once, settings.clock()).addTo(api);
            new CustomerRoutes(useCases, once).addTo(api);
            new PaymentMethodRoutes(useCases, once).addTo(api);
            new InvoiceRoutes(useCases, once).addTo(api);
            new CreditNoteRoutes(useCases).addTo(api);
            new TransactionRoutes(useCases, once, errors).addTo(api);
            new ApiKeyRoutes(useCases, once).addTo(api);
            new NotificationRoutes(useCases.acceptProviderNotification()).addTo(api);
            new DocumentRoutes(useCases.downloadDocument()).addTo(config.routes);
            pages.addTo(config.routes);
        });
        try {
            return new HttpServer(javalin.start());
        } catch (JavalinBindException e) {
            throw new PortUnavailable(settings.host(), settings.port(), e);
        }
    }

    /** The port that it listens on. */
    public int port() {
        return javalin.port();
    }

    /** Takes no more requests, finishes those in flight as far as patience goes, and closes the port. */
    public void stop() {
        javalin.stop();
    }

    private static void setUp(JavalinConfig config, HttpSettings settings, ErrorAnswers errors) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.prefer405over404 = true;
        config.http.maxRequestSize = BodyReader.MAX_BYTES;
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.concurrency.useVirtualThreads = true;
        config.requestLogger.http(AccessLog::write);
        config.jetty.modifyServer(server -> setUp(server, settings, new JettyErrors(errors)));
        config.jetty.modifyServletContextHandler(handler -> handler.setErrorHandler(new JettyErrors(errors)));
        config.jetty.addConnector((server, http) -> connector(server, http, settings));
    }

    private static void setUp(Server server, HttpSettings settings, JettyErrors errors) {
        server.setErrorHandler(errors);
        server.insertHandler(new GracefulHandler());
        server.setStopTimeout(settings.stopPatience().toMillis());
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
