package dev.hexpay.adapter.http.api.invoice;

import dev.hexpay.adapter.http.api.EntityTag;
import dev.hexpay.adapter.http.limit.RequestLimits;
import dev.hexpay.application.port.in.invoice.DownloadDocument;
import dev.hexpay.application.port.in.invoice.DownloadDocument.PdfFile;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;

/** Serves documents. The signed token in the URL contains the document and the expiry. */
public final class DocumentRoutes {
    private static final String PATH = "/documents/{token}";

    private final DownloadDocument downloads;

    /** Creates the endpoint. */
    public DocumentRoutes(DownloadDocument downloads) {
        this.downloads = downloads;
    }

    /** Adds the route; it requires no API key. */
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.addHttpHandler(HandlerType.GET, PATH, this::download);
        routes.addHttpHandler(HandlerType.HEAD, PATH, this::download);
    }

    private void download(Context context) {
        RequestLimits.of(context).requireAllowance(context);
        PdfFile file = downloads.download(context.pathParam("token"));
        byte[] bytes = file.document().bytes();
        EntityTag tag = EntityTag.of(bytes);
        context.header("ETag", tag.value());
        // A browser may keep the file, and asks whether the link is still valid before it shows it again.
        context.header("Cache-Control", "private, no-cache");
        if (tag.isKnown(context.header("If-None-Match"))) {
            context.status(HttpStatus.NOT_MODIFIED);
            return;
        }
        context.header("Content-Disposition", "attachment; filename=\"" + file.fileName() + "\"");
        context.header("Content-Security-Policy", "default-src 'none'; base-uri 'none'; frame-ancestors 'none'");
        context.header("Cross-Origin-Resource-Policy", "same-origin");
        context.header("Referrer-Policy", "no-referrer");
        context.header("X-Frame-Options", "DENY");
        context.header("X-Robots-Tag", "noindex");
        context.contentType("application/pdf");
        context.result(bytes);
    }
}
