package dev.hexpay.adapter.operator.web;

import dev.hexpay.adapter.operator.view.Frame;
import dev.hexpay.adapter.operator.view.PageView;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sends replies with headers that forbid external resources, framing and caching. */
public final class Renderer {
    private static final int MAX_ROWS = 10_000;
    private static final String POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src data:; "
            + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final TemplateEngine templates =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, "dev.hexpay.adapter.operator.template");
    private final String root;
    private final Assets assets;
    private final String version;

    /** Renders pages below this path of the host, of this version of the server. */
    public Renderer(String root, Assets assets, String version) {
        this.root = root;
        this.assets = assets;
        this.version = version;
    }

    /** Sends a page; {@code person} is null before a login. */
    public void page(Context context, Reply.Html page, Frame.@Nullable Person person) {
        Frame frame = new Frame(
                page.heading() + " · Hexpay",
                root,
                root + assets.style().href(),
                root + assets.script().href(),
                person,
                version);
        Utf8ByteOutput html = new Utf8ByteOutput();
        templates.render("page.jte", new PageView(frame, page.crumbs(), page.heading(), page.blocks()), html);
        addHeaders(context);
        context.header("Content-Security-Policy", POLICY);
        context.status(page.status()).contentType("text/html; charset=utf-8").result(html.toByteArray());
    }

    /** Sends the browser to another page. */
    public void redirect(Context context, String location) {
        addHeaders(context);
        context.redirect(location, HttpStatus.SEE_OTHER);
    }

    /** Sends a file of at most {@value #MAX_ROWS} rows. It is sent when all of them are read: never a part of it. */
    void csv(Context context, Reply.CsvFile file) {
        StringBuilder text = new StringBuilder(Csv.row(file.headings()));
        Iterator<List<String>> rows = file.rows();
        for (int i = 0; i < MAX_ROWS && rows.hasNext(); i++) {
            text.append(Csv.row(rows.next()));
        }
        if (rows.hasNext()) {
            String more = "More than " + MAX_ROWS + " rows: the others are left out. Narrow the filters.";
            text.append(Csv.row(List.of(more)));
        }
        addHeaders(context);
        context.header("Content-Disposition", "attachment; filename=\"" + file.name() + ".csv\"");
        context.contentType("text/csv; charset=utf-8").result(text.toString());
    }

    private static void addHeaders(Context context) {
        // Not "no-referrer": with it, browsers do not say where a form was sent from.
        context.header("Referrer-Policy", "same-origin");
        context.header("Cache-Control", "no-store");
        context.header("X-Content-Type-Options", "nosniff");
        context.header("X-Frame-Options", "DENY");
        context.header("X-Robots-Tag", "noindex");
        context.header("Cross-Origin-Opener-Policy", "same-origin");
        context.header("Cross-Origin-Resource-Policy", "same-origin");
        context.header("Content-Security-Policy", "default-src 'none'; base-uri 'none'; frame-ancestors 'none'");
    }
}
