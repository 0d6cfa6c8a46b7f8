package dev.hexpay.adapter.http.docs;

import dev.hexpay.adapter.http.docs.MarkdownHtml.Content;
import dev.hexpay.adapter.http.docs.view.DocsView;
import dev.hexpay.adapter.http.docs.view.DocsView.Assets;
import dev.hexpay.adapter.http.docs.view.DocsView.Item;
import dev.hexpay.adapter.http.page.PageColors;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The frame of every page of the documentation, and the headers that forbid external resources and framing. The pages are the
 * same for every client, so the policy allows the style and the script by their digests instead of a nonce.
 */
final class PageTemplate {
    private static final String TITLE_END = " · Hexpay";

    private final TemplateEngine templates =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, "dev.hexpay.adapter.http.template");
    private final Assets assets = new Assets(PageColors.CSS + resource("docs.css"), resource("docs.js"));
    private final String policy = "default-src 'none'; style-src " + digest(assets.style()) + "; script-src "
            + digest(assets.script()) + "; img-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

    /**
     * A page.
     *
     * @param path where it is; null when it has no place of its own
     */
    String page(String markdown, DocsUrls urls, @Nullable String path) {
        Content content = MarkdownHtml.render(markdown, urls);
        DocsView view = new DocsView(
                content.title() + (content.title().equals("Hexpay") ? "" : TITLE_END),
                content.html(),
                Arrays.stream(Section.values())
                        .map(section -> new Item(section.title(), urls.html(section.path()), current(section, path)))
                        .toList(),
                urls.base(),
                path != null && path.startsWith(DocsUrls.DOCS) ? urls.html(path) + ".md" : null,
                assets);
        return render("docs/page.jte", Map.of("page", view));
    }

    private static @Nullable String current(Section section, @Nullable String path) {
        if (path == null || !section.contains(path)) {
            return null;
        }
        return section.path().equals(path) ? "page" : "true";
    }

    /** Adds the security headers of every page and file. */
    void addHeaders(Context context) {
        context.header("Content-Security-Policy", policy);
        context.header("Referrer-Policy", "no-referrer");
        context.header("X-Content-Type-Options", "nosniff");
        context.header("X-Frame-Options", "DENY");
        context.header("Cross-Origin-Opener-Policy", "same-origin");
        context.header("Cross-Origin-Resource-Policy", "same-origin");
    }

    private String render(String name, Map<String, Object> parameters) {
        StringOutput output = new StringOutput();
        templates.render(name, parameters, output);
        return output.toString().strip();
    }

    static String resource(String name) {
        try (InputStream resource = Objects.requireNonNull(PageTemplate.class.getResourceAsStream(name), name)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
