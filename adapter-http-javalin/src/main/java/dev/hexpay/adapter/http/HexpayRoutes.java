package dev.hexpay.adapter.http;

import dev.hexpay.adapter.http.api.ApiRoutes;
import dev.hexpay.adapter.http.api.Operation;
import dev.hexpay.adapter.http.api.apikey.ApiKeyRoutes;
import dev.hexpay.adapter.http.api.bind.RequestBinder;
import dev.hexpay.adapter.http.api.customer.CustomerRoutes;
import dev.hexpay.adapter.http.api.customer.PaymentMethodRoutes;
import dev.hexpay.adapter.http.api.error.ErrorHandlers;
import dev.hexpay.adapter.http.api.error.ErrorResponses;
import dev.hexpay.adapter.http.api.event.EventRoutes;
import dev.hexpay.adapter.http.api.health.HealthRoutes;
import dev.hexpay.adapter.http.api.health.Readiness;
import dev.hexpay.adapter.http.api.idempotency.IdempotencyFilter;
import dev.hexpay.adapter.http.api.invoice.CreditNoteRoutes;
import dev.hexpay.adapter.http.api.invoice.DocumentRoutes;
import dev.hexpay.adapter.http.api.invoice.InvoiceRoutes;
import dev.hexpay.adapter.http.api.openapi.OpenApiRoutes;
import dev.hexpay.adapter.http.api.payment.DisputeRoutes;
import dev.hexpay.adapter.http.api.payment.PaymentRoutes;
import dev.hexpay.adapter.http.api.payment.RefundRoutes;
import dev.hexpay.adapter.http.api.payment.TestDisputeRoutes;
import dev.hexpay.adapter.http.api.payment.TransactionRoutes;
import dev.hexpay.adapter.http.api.webhook.DeliveryRoutes;
import dev.hexpay.adapter.http.api.webhook.WebhookRoutes;
import dev.hexpay.adapter.http.docs.DocsRoutes;
import dev.hexpay.adapter.http.docs.SiteRoutes;
import dev.hexpay.adapter.http.docs.SiteSettings;
import dev.hexpay.adapter.http.limit.LimitSettings;
import dev.hexpay.adapter.http.limit.RequestLimits;
import dev.hexpay.adapter.http.notification.NotificationRoutes;
import dev.hexpay.adapter.http.paypage.PayPageRoutes;
import dev.hexpay.application.port.in.InPorts;
import dev.hexpay.application.port.out.PublicUrls;
import dev.hexpay.domain.customer.EmailAddress;
import io.javalin.config.JavalinConfig;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * The API with its documentation, the payment page, the documents and the endpoint for notifications, as routes of a Javalin server of the
 * host application.
 *
 * <pre>{@code
 * HexpayRoutes routes = HexpayRoutes.of(
 *         hexpay.ports(), "https://shop.example/pay-api", hexpay.pageSecrets(), hexpay.clock());
 * Javalin shop = Javalin.create(config -> routes.addTo(config, "/pay-api"));
 * }</pre>
 *
 * <p>Response headers, access log and error responses are those of the Hexpay server, on these routes only. Other
 * routes, error pages and exception handlers of the host are not changed.
 */
public final class HexpayRoutes {
    private static final Pattern PREFIX = Pattern.compile("(/[A-Za-z0-9._~-]+)*");

    private final InPorts ports;
    private final PublicUrls publicUrls;
    private final Consumer<JavalinDefaultRoutingApi> pages;
    private final InstantSource clock;
    private final Duration idempotencyWait;
    private final LimitSettings limits;
    private final SiteSettings site;
    private final Readiness readiness;

    private HexpayRoutes(
            InPorts ports,
            PublicUrls publicUrls,
            Consumer<JavalinDefaultRoutingApi> pages,
            InstantSource clock,
            Duration idempotencyWait,
            LimitSettings limits,
            SiteSettings site,
            Readiness readiness) {
        this.ports = ports;
        this.publicUrls = publicUrls;
        this.pages = pages;
        this.clock = clock;
        this.idempotencyWait = idempotencyWait;
        this.limits = limits;
        this.site = site;
        this.readiness = readiness;
    }

    /**
     * The routes of these use cases.
     *
     * @param publicUrl where clients and payers reach the routes, including the prefix, without a trailing slash; the
     *     same as the public URL of the use cases
     * @param pageSecrets the keys of the form tokens and cookies of the payment page: at least 32 random bytes each, the
     *     same on every server; the first one is for new ones, all of them for those that browsers send
     * @param clock the clock of the use cases
     */
    public static HexpayRoutes of(InPorts ports, String publicUrl, List<byte[]> pageSecrets, InstantSource clock) {
        return new HexpayRoutes(
                ports,
                PublicUrls.of(publicUrl),
                new PayPageRoutes(ports.payPage(), URI.create(publicUrl), pageSecrets, clock)::addTo,
                clock,
                HttpSettings.IDEMPOTENCY_WAIT,
                LimitSettings.DEFAULT,
                SiteSettings.NONE,
                Readiness.ALWAYS);
    }

    /** The routes of the Hexpay server. */
    static HexpayRoutes of(HttpSettings settings, InPorts ports, Consumer<JavalinDefaultRoutingApi> pages) {
        PublicUrls urls = PublicUrls.of(settings.publicUrl());
        return new HexpayRoutes(
                ports,
                urls,
                pages,
                settings.clock(),
                settings.idempotencyWait(),
                settings.limits(),
                settings.site(),
                settings.monitoring().readiness());
    }

    /** The same routes with a limit on how long a request waits for a running one with its key; 20 s by default. */
    public HexpayRoutes withIdempotencyWait(Duration wait) {
        return new HexpayRoutes(ports, publicUrls, pages, clock, wait, limits, site, readiness);
    }

    /**
     * The same routes with other limits of requests. The connections of an address, and the time that a client may
     * take for its headers, are limited by the host's server.
     */
    public HexpayRoutes withLimits(LimitSettings limits) {
        return new HexpayRoutes(ports, publicUrls, pages, clock, idempotencyWait, limits, site, readiness);
    }

    /** The same routes with an address for reports of vulnerabilities, in {@code security.txt}; none by default. */
    public HexpayRoutes withContact(EmailAddress contact) {
        return new HexpayRoutes(
                ports, publicUrls, pages, clock, idempotencyWait, limits, site.withContact(contact), readiness);
    }

    /** The same routes with a route {@code /health/ready} that says what this says; ready at any time by default. */
    public HexpayRoutes withReadiness(Readiness other) {
        return new HexpayRoutes(ports, publicUrls, pages, clock, idempotencyWait, limits, site, other);
    }

    /**
     * Adds the routes without a prefix, and without the files at the root of a server, which belong to the host. Paths that match none of them stay with the host, also where only the method
     * differs.
     */
    public void addTo(JavalinConfig config) {
        addTo(config, "");
    }

    /**
     * Adds the routes below a prefix. All paths below it belong to Hexpay: unknown ones are answered with its errors.
     *
     * @param prefix for example {@code /pay-api}
     * @throws IllegalArgumentException when the prefix has no leading or has a trailing slash
     */
    public void addTo(JavalinConfig config, String prefix) {
        if (!PREFIX.matcher(prefix).matches()) {
            throw new IllegalArgumentException("the prefix must look like /pay-api, but is " + prefix);
        }
        RequestLimits counted = new RequestLimits(limits);
        MountedRoutes mounted = new MountedRoutes(config, prefix, errorHandlers(), counted::arrive);
        List<Operation> operations = addAll(mounted);
        if (!prefix.isEmpty()) {
            addSite(mounted, operations);
        }
        mounted.complete();
    }

    /** Adds the routes and exception handlers; returns the operations of the API. */
    List<Operation> addAll(JavalinDefaultRoutingApi routes) {
        ErrorResponses errors = new ErrorResponses(publicUrls);
        IdempotencyFilter idempotency = new IdempotencyFilter(ports.idempotency(), errors, idempotencyWait);
        errorHandlers().addTo(routes);
        RequestBinder binder = new RequestBinder(clock);
        ApiRoutes api = new ApiRoutes(routes, ports.apiKeys().authenticate(), binder, publicUrls);
        new PaymentRoutes(ports.payments(), ports.transactions().queries(), publicUrls, idempotency).addTo(api);
        new CustomerRoutes(ports.customers(), idempotency).addTo(api);
        new PaymentMethodRoutes(ports.customers(), idempotency).addTo(api);
        new InvoiceRoutes(ports.invoices(), idempotency).addTo(api);
        new CreditNoteRoutes(ports.invoices()).addTo(api);
        new TransactionRoutes(ports.transactions(), idempotency).addTo(api);
        new RefundRoutes(ports.refunds(), idempotency, errors).addTo(api);
        new DisputeRoutes(ports.transactions().disputes()).addTo(api);
        new TestDisputeRoutes(ports.providers().resolveTestDispute(), idempotency).addTo(api);
        new ApiKeyRoutes(ports.apiKeys(), idempotency).addTo(api);
        new WebhookRoutes(ports.webhooks(), idempotency).addTo(api);
        new DeliveryRoutes(ports.webhooks(), idempotency).addTo(api);
        new EventRoutes(ports.webhooks().events()).addTo(api);
        new HealthRoutes(readiness, errors).addTo(api);
        new NotificationRoutes(ports.providers().acceptNotification()).addTo(api);
        new OpenApiRoutes(api.operations(), binder, publicUrls).addTo(routes);
        new DocumentRoutes(ports.invoices().download()).addTo(routes);
        new DocsRoutes(api.operations(), publicUrls).addTo(routes);
        pages.accept(routes);
        return api.operations();
    }

    /** Adds the first page of the server, and the files at its root. */
    void addSite(JavalinDefaultRoutingApi routes, List<Operation> operations) {
        new SiteRoutes(operations, publicUrls, clock, site).addTo(routes);
    }

    /** The handlers of all exceptions of the routes. */
    ErrorHandlers errorHandlers() {
        return new ErrorHandlers(new ErrorResponses(publicUrls));
    }
}
