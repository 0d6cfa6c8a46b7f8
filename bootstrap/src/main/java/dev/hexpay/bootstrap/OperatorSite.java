package dev.hexpay.bootstrap;

import dev.hexpay.adapter.http.HttpServer;
import dev.hexpay.adapter.http.HttpSettings;
import dev.hexpay.adapter.http.Monitoring;
import dev.hexpay.adapter.http.PortInUseException;
import dev.hexpay.adapter.http.body.BodyReadException;
import dev.hexpay.adapter.http.body.RequestBodies;
import dev.hexpay.adapter.http.limit.RequestLimits;
import dev.hexpay.adapter.operator.OperatorRoutes;
import dev.hexpay.adapter.operator.OperatorSettings;
import dev.hexpay.adapter.operator.web.OperatorHost;
import dev.hexpay.application.port.in.InPorts;
import dev.hexpay.bootstrap.config.Configuration;
import dev.hexpay.bootstrap.config.ConfigurationException;
import dev.hexpay.bootstrap.config.OperatorPage;
import dev.hexpay.bootstrap.config.Setting;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.tenant.Scope;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The operator page, in the server of the API or in a server of its own. */
final class OperatorSite {
    private final Configuration configuration;
    private final OperatorRoutes routes;

    OperatorSite(Configuration configuration, InPorts ports, InstantSource clock) {
        this.configuration = configuration;
        URI publicUrl = URI.create(configuration.publicUrl());
        OperatorPage page = configuration.operatorPage();
        // A server of its own has another address, of which only the scheme is known.
        URI url = page.place() == OperatorPage.Place.OWN_PORT
                ? URI.create(publicUrl.getScheme() + "://" + publicUrl.getHost() + ":" + page.port())
                : publicUrl;
        OperatorSettings settings = new OperatorSettings(url, configuration.publicUrl(), clock, version());
        this.routes = new OperatorRoutes(settings, ports, new Host());
    }

    /** The path of the page on the server of the API; null if it is not there. */
    @Nullable
    String path() {
        return configuration.operatorPage().place() == OperatorPage.Place.WITH_API ? OperatorRoutes.PATH : null;
    }

    /** Adds the page to the server of the API, if it belongs there. */
    void addTo(JavalinDefaultRoutingApi server) {
        if (path() != null) {
            routes.addTo(server);
        }
    }

    /**
     * Starts the server of the page, if it has one of its own.
     *
     * @throws ConfigurationException when its port is not available
     */
    void startOn(HttpServers servers, InstantSource clock, Monitoring monitoring) {
        OperatorPage page = configuration.operatorPage();
        if (page.place() != OperatorPage.Place.OWN_PORT) {
            return;
        }
        HttpSettings settings = HttpSettings.of(configuration.host(), page.port(), configuration.publicUrl(), clock)
                .withLimits(configuration.limits())
                .withMonitoring(monitoring);
        try {
            servers.add(HttpServer.startPages(settings, routes::addTo));
        } catch (PortInUseException e) {
            throw new ConfigurationException(e.getMessage() + " Stop the other server, or set "
                    + Setting.OPERATOR.variable() + " or " + Setting.HOST.variable());
        }
    }

    private static String version() {
        try (InputStream resource = OperatorSite.class.getResourceAsStream("cli/version.txt")) {
            return resource == null ? "" : new String(resource.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Host implements OperatorHost {
        @Override
        public String client(Context context) {
            return RequestLimits.of(context).client(context);
        }

        @Override
        public void requireAllowance(Context context) {
            RequestLimits.of(context).requireAllowance(context);
        }

        @Override
        public void readBody(Context context, int maxBytes, Handler then) throws Exception {
            RequestBodies.read(context, maxBytes, then);
        }

        @Override
        public byte[] body(Context context) {
            try {
                return RequestBodies.of(context);
            } catch (BodyReadException e) {
                throw PaymentsException.of(ErrorCode.INVALID_REQUEST, "The form did not arrive whole.");
            }
        }

        @Override
        public <T> T send(Context context, Scope scope, InvoiceId invoice, Supplier<T> sending) {
            return RequestLimits.of(context).send(scope, invoice, sending);
        }

        @Override
        public <T> T test(Context context, Scope scope, Supplier<T> test) {
            return RequestLimits.of(context).test(scope, test);
        }
    }
}
