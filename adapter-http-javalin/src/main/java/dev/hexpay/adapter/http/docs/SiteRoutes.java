package dev.hexpay.adapter.http.docs;

import dev.hexpay.adapter.http.api.ApiResponses;
import dev.hexpay.adapter.http.api.ApiVersion;
import dev.hexpay.adapter.http.api.Operation;
import dev.hexpay.adapter.http.api.openapi.OpenApiDocument;
import dev.hexpay.adapter.http.limit.RequestLimits;
import dev.hexpay.application.port.out.PublicUrls;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The first page of the server, and the files that programs look for at its root. */
public final class SiteRoutes {
    private static final Duration SECURITY_VALIDITY = Duration.ofDays(180);
    private static final String SECURITY = "/.well-known/security.txt";
    private static final String WELCOME = """
            # Hexpay

            This server takes payments: hosted payment links and off-session charges.

            - [Documentation](/docs): quick start, API reference, errors, test cards, webhooks
            - [OpenAPI document](/openapi.yaml), also as [JSON](/openapi.json)
            - [Documentation for language models](/llms.txt)
            %s
            If you want to pay something, open the link that the seller has sent to you.
            """;

    private final PageTemplate template = new PageTemplate();
    private final List<Operation> operations;
    private final PublicUrls publicUrls;
    private final DocsUrls urls;
    private final InstantSource clock;
    private final SiteSettings site;
    private volatile @Nullable SentFile welcomePage;

    /** The files of the server with these operations and URLs. Without a contact there is no {@code security.txt}. */
    public SiteRoutes(List<Operation> operations, PublicUrls publicUrls, InstantSource clock, SiteSettings site) {
        this.operations = operations;
        this.publicUrls = publicUrls;
        this.urls = new DocsUrls(publicUrls.api(""));
        this.clock = clock;
        this.site = site;
    }

    /** What the server is, for programs. */
    private record ServerResponse(String name, String documentation, String openapi, String object) {}

    /** Adds the routes; they require no API key. */
    public void addTo(JavalinDefaultRoutingApi routes) {
        SentFile robots = SentFile.plain(robots());
        SentFile index = SentFile.plain(index());
        SentFile icon = SentFile.of("image/svg+xml", PageTemplate.resource("favicon.svg"));
        add(routes, "/", this::root);
        add(routes, "/robots.txt", robots::send);
        add(routes, "/llms.txt", index::send);
        add(routes, "/favicon.svg", icon::send);
        add(routes, SECURITY, this::security);
    }

    private void add(JavalinDefaultRoutingApi routes, String path, Handler handler) {
        for (HandlerType method : List.of(HandlerType.GET, HandlerType.HEAD)) {
            routes.addHttpHandler(method, path, context -> {
                RequestLimits.of(context).requireAllowance(context);
                template.addHeaders(context);
                handler.handle(context);
            });
        }
    }

    private String welcome() {
        String operators = site.operatorPage();
        return WELCOME.formatted(
                operators == null
                        ? ""
                        : "- [Operator page](" + operators + "): payments, refunds, invoices, webhooks\n");
    }

    private void root(Context context) {
        if (AcceptHeader.names(context.header("Accept"), "text/html", "application/json")) {
            welcomePage().send(context);
            return;
        }
        ApiResponses.send(
                context,
                ApiResponses.ok(new ServerResponse(
                        "Hexpay", publicUrls.api(DocsUrls.DOCS), publicUrls.api("/openapi.json"), "server")));
        context.header("Vary", "Accept, Accept-Encoding");
    }

    /** Rendered when it is first requested, and kept. */
    private SentFile welcomePage() {
        SentFile page = welcomePage;
        if (page == null) {
            page = SentFile.html(template.page(welcome(), urls, null));
            welcomePage = page;
        }
        return page;
    }

    /** Nothing but the documentation is for search engines: links of payers must not be found. */
    private String robots() {
        Stream<String> api =
                operations.stream().map(OpenApiDocument::tag).distinct().sorted();
        return "User-agent: *\n"
                + Stream.concat(Stream.of("pay/", "documents/", "operator", "api/"), api)
                        .map(path -> "Disallow: " + urls.base() + "/" + path + "\n")
                        .collect(Collectors.joining());
    }

    private String index() {
        String pages = Arrays.stream(Section.values())
                .map(section -> "- [%s](%s): %s\n"
                        .formatted(section.title(), urls.markdown(section.path()), section.description()))
                .collect(Collectors.joining());
        String documents = Arrays.stream(ApiVersion.values())
                .map(version -> "- [OpenAPI, version %1$s](%2$s?version=%1$s): the API for tools\n"
                        .formatted(version.date(), publicUrls.api("/openapi.yaml")))
                .collect(Collectors.joining());
        return """
                # Hexpay

                > Hosted payment links and off-session charges. This is the documentation of the server at %s.

                Every page is Markdown. Requests need an API key in the header `x-api-key`; keys that begin with `ck_sandbox_` move no \
                real money.

                ## Documentation

                %s
                ## OpenAPI

                %s""".formatted(urls.server(), pages, documents);
    }

    private void security(Context context) {
        EmailAddress contact = site.contact();
        if (contact == null) {
            throw PaymentsException.of(ErrorCode.NOT_FOUND, "This server names no contact for security.");
        }
        SentFile.plain("Contact: mailto:%s\nExpires: %s\nPreferred-Languages: en\nCanonical: %s\n"
                        .formatted(
                                contact.value(),
                                clock.instant().truncatedTo(ChronoUnit.DAYS).plus(SECURITY_VALIDITY),
                                publicUrls.api(SECURITY)))
                .send(context);
    }
}
