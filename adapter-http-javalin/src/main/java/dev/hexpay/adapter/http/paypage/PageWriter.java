package dev.hexpay.adapter.http.paypage;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;

/** Writes pages and redirects with their headers. */
final class PageWriter {

    private final TemplateEngine templates =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, "dev.hexpay.adapter.http.template");

    private final PageHeaders headers;

    PageWriter(PageHeaders headers) {
        this.headers = headers;
    }

    void write(Context ctx, PageResponse response) {
        StringOutput html = new StringOutput();
        templates.render(response.template(), response.view(), html);
        headers.common(ctx);
        headers.page(ctx, response.layout().nonce(), response.redirectTarget());
        ctx.status(response.status()).contentType("text/html; charset=utf-8").result(html.toString());
    }

    void writeJson(Context ctx, byte[] json) {
        headers.common(ctx);
        ctx.contentType("application/json").result(json);
    }

    void redirect(Context ctx, String location) {
        headers.common(ctx);
        ctx.redirect(location, HttpStatus.SEE_OTHER);
    }
}
