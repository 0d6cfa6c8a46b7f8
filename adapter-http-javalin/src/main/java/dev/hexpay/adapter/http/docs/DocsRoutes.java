package dev.hexpay.adapter.http.docs;

import dev.hexpay.adapter.http.api.Operation;
import dev.hexpay.adapter.http.limit.RequestLimits;
import dev.hexpay.application.port.out.PublicUrls;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.List;

/** Serves the documentation: each page as HTML, and as Markdown at its path with {@code .md} or for a client that wants it. */
public final class DocsRoutes {
    private static final String MARKDOWN = ".md";

    private final PageTemplate template = new PageTemplate();
    private final SentFile icon = SentFile.of("image/svg+xml", PageTemplate.resource("favicon.svg"));
    private final DocsSite site;

    /** The documentation of these operations, on the server with these URLs. */
    public DocsRoutes(List<Operation> operations, PublicUrls publicUrls) {
        this.site = new DocsSite(operations, publicUrls, template);
    }

    /** Adds the routes; they require no API key. */
    public void addTo(JavalinDefaultRoutingApi routes) {
        for (HandlerType method : List.of(HandlerType.GET, HandlerType.HEAD)) {
            routes.addHttpHandler(method, DocsUrls.DOCS + "/favicon.svg", this::serveIcon);
            routes.addHttpHandler(method, DocsUrls.DOCS, context -> serve(context, DocsUrls.DOCS));
            routes.addHttpHandler(
                    method, DocsUrls.DOCS + MARKDOWN, context -> serve(context, DocsUrls.DOCS + MARKDOWN));
            routes.addHttpHandler(
                    method,
                    DocsUrls.DOCS + "/<page>",
                    context -> serve(context, DocsUrls.DOCS + "/" + context.pathParam("page")));
        }
    }

    private void serveIcon(Context context) {
        RequestLimits.of(context).requireAllowance(context);
        template.addHeaders(context);
        icon.send(context);
    }

    private void serve(Context context, String path) {
        RequestLimits.of(context).requireAllowance(context);
        template.addHeaders(context);
        boolean isMarkdown = path.endsWith(MARKDOWN);
        String page = isMarkdown ? path.substring(0, path.length() - MARKDOWN.length()) : path;
        SentFile file = isMarkdown || AcceptHeader.names(context.header("Accept"), "text/markdown", "text/html")
                ? site.markdown(page)
                : site.html(page);
        if (file != null) {
            file.send(context);
        } else if (AcceptHeader.names(context.header("Accept"), "text/html", "application/json")) {
            site.notFound().send(context, HttpStatus.NOT_FOUND);
        } else {
            throw PaymentsException.of(ErrorCode.NOT_FOUND, "There is no such page of the documentation.");
        }
    }
}
