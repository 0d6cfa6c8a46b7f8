package dev.hexpay.adapter.http.api.invoice;

import dev.hexpay.application.port.in.invoice.DownloadDocument;
import dev.hexpay.application.port.in.invoice.DownloadDocument.PdfFile;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.router.JavalinDefaultRoutingApi;

/** Hands out papers: the address itself says, under our signature, which one and until when. */
public final class DocumentRoutes {
    private static final String PATH = "/documents/{token}";

    private final DownloadDocument downloads;

    /** Hands out these papers. */
    public DocumentRoutes(DownloadDocument downloads) {
        this.downloads = downloads;
    }

    /** Adds the route, which asks for no key. */
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.addHttpHandler(HandlerType.GET, PATH, this::download);
        routes.addHttpHandler(HandlerType.HEAD, PATH, this::download);
    }

    private void download(Context context) {
        PdfFile document = downloads.download(context.pathParam("token"));
        context.header("Content-Disposition", "attachment; filename=\"" + document.fileName() + "\"");
        context.header("Content-Security-Policy", "default-src 'none'; base-uri 'none'; frame-ancestors 'none'");
        context.header("Cross-Origin-Resource-Policy", "same-origin");
        context.header("Referrer-Policy", "no-referrer");
        context.header("X-Frame-Options", "DENY");
        context.header("X-Robots-Tag", "noindex");
        context.contentType("application/pdf");
        context.result(document.document().bytes());
    }
}
