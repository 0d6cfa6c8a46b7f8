package dev.hexpay.http.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;

/** Writes pages and redirects with the headers that belong to them. */
final class PageWriter {

    private final TemplateEngine templates =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, "dev.hexpay.http.template");

    private final PageHeaders headers;

    PageWriter(PageHeaders headers) {
        this.headers = headers;
    }

    void write(Context ctx, Answer answer) {
        StringOutput html = new StringOutput();
        templates.render(answer.template(), answer.view(), html);
        headers.common(ctx);
        headers.page(ctx, answer.frame().nonce(), answer.leadsTo());
        ctx.status(answer.status()).contentType("text/html; charset=utf-8").result(html.toString());
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
