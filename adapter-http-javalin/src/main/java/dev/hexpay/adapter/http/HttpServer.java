package dev.hexpay.adapter.http;

import dev.hexpay.adapter.http.api.bind.JsonBody;
import dev.hexpay.adapter.http.api.bind.RequestBinder;
import dev.hexpay.adapter.http.api.error.ErrorHandlers;
import dev.hexpay.adapter.http.api.error.ErrorResponses;
import dev.hexpay.adapter.http.api.error.JettyErrors;
import dev.hexpay.adapter.http.body.BodyDeadline;
import dev.hexpay.adapter.http.body.RequestBodies;
import dev.hexpay.adapter.http.body.UnreadBodies;
import dev.hexpay.adapter.http.limit.ConnectionLimits;
import dev.hexpay.adapter.http.limit.RequestLimits;
import dev.hexpay.application.port.in.InPorts;
import dev.hexpay.application.port.out.PublicUrls;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.javalin.util.JavalinBindException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.eclipse.jetty.server.HttpConfiguration;
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
    public static HttpServer start(HttpSettings settings, InPorts ports, Consumer<JavalinDefaultRoutingApi> pages) {
        HexpayRoutes all = HexpayRoutes.of(settings, ports, pages);
        return start(settings, routes -> all.addSite(routes, all.addAll(routes)));
    }

    /**
     * Starts a server with these pages and without the API.
     *
     * @throws PortInUseException when the server cannot listen on the address
     */
    public static HttpServer startPages(HttpSettings settings, Consumer<JavalinDefaultRoutingApi> pages) {
        return start(settings, routes -> {
            errorHandlers(settings).addTo(routes);
            pages.accept(routes);
        });
    }

    private static HttpServer start(HttpSettings settings, Consumer<JavalinDefaultRoutingApi> routes) {
        ErrorResponses errors = new ErrorResponses(PublicUrls.of(settings.publicUrl()));
        RequestLimits limits = new RequestLimits(settings.limits());
        RequestBodies bodies = RequestBodies.readWithoutThread(BodyDeadline.DEFAULT);
        Javalin javalin = Javalin.create(config -> {
            configure(config, settings, new JettyErrors(errors, limits));
            config.routes.before(ResponseHeaders::add);
            config.routes.before(LogContext::begin);
            config.routes.before(limits::arrive);
            config.routes.before(bodies::arrive);
            config.router.javaLangErrorHandler(errorHandlers(settings)::fatal);
            routes.accept(config.routes);
        });
        try {
            return new HttpServer(javalin.start());
        } catch (JavalinBindException e) {
            throw new PortInUseException(settings.host(), settings.port(), e);
        }
    }

    /** Loads the classes of a server, which {@link #start} then finds loaded: for a thread beside that which opens the database. */
    public static void loadClasses() {
        RequestBinder unused = new RequestBinder(InstantSource.fixed(Instant.EPOCH));
        Javalin javalin = Javalin.create(config -> {
            config.startup.startupWatcherEnabled = false;
            config.concurrency.useVirtualThreads = true;
            config.routes.get("/", context -> {});
        });
        javalin.jettyServer().server();
    }

    private static ErrorHandlers errorHandlers(HttpSettings settings) {
        return new ErrorHandlers(new ErrorResponses(PublicUrls.of(settings.publicUrl())));
    }

    /** The port on which the server listens. */
    public int port() {
        return javalin.port();
    }

    /** How many requests are in flight. */
    public long requestsInFlight() {
        return javalin.jettyServer()
                .server()
                .getDescendant(GracefulHandler.class)
                .getCurrentRequestCount();
    }

    /** Rejects new requests, waits up to {@code shutdownTimeout} for those in flight, and closes the port. */
    public void stop() {
        javalin.stop();
    }

    private static void configure(JavalinConfig config, HttpSettings settings, JettyErrors errors) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.prefer405over404 = true;
        config.http.maxRequestSize = JsonBody.MAX_BYTES;
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.concurrency.useVirtualThreads = true;
        RequestObserver observer = settings.monitoring().observer();
        config.requestLogger.http((context, millis) -> answered(context, millis, observer));
        config.jetty.modifyServer(server -> configure(server, settings, errors));
        config.jetty.modifyServletContextHandler(handler -> handler.setErrorHandler(errors));
        config.jetty.addConnector((server, http) -> connector(server, http, settings));
    }

    private static void answered(Context context, float millis, RequestObserver observer) {
        // Before the log, which may wait for a slow reader of its lines.
        observer.answered(AccessLog.request(context, millis));
        AccessLog.write(context, millis);
    }

    private static void configure(Server server, HttpSettings settings, JettyErrors errors) {
        server.setErrorHandler(errors);
        server.insertHandler(new GracefulHandler());
        server.insertHandler(new UnreadBodies());
        server.insertHandler(new LogContext.Ending());
        server.setStopTimeout(settings.shutdownTimeout().toMillis());
    }

    private static ServerConnector connector(Server server, HttpConfiguration http, HttpSettings settings) {
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(MAX_HEADER_BYTES);
        ServerConnector connector = new GracefulConnector(server, http);
        connector.setHost(settings.host());
        connector.setPort(settings.port());
        connector.setIdleTimeout(IDLE_MILLIS);
        connector.addBean(new ConnectionLimits(connector, settings.limits()));
        return connector;
    }
}
