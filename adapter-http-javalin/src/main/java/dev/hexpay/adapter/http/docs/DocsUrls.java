package dev.hexpay.adapter.http.docs;

import java.net.URI;
import java.util.regex.Pattern;

/**
 * The links of the documentation. A page links to another one by its path on a server without prefix, such as {@code
 * /docs/errors#not_found}; these are the links that a client of this server can follow.
 */
final class DocsUrls {
    static final String DOCS = "/docs";
    private static final Pattern PAGE_LINK = Pattern.compile("]\\((/docs(?:/[^)#\\s]*)?)(#[^)\\s]*)?\\)");
    private static final Pattern OTHER_LINK = Pattern.compile("]\\((/[^)\\s]*)\\)");

    private final String publicUrl;

    DocsUrls(String publicUrl) {
        this.publicUrl = publicUrl;
    }

    /** The public URL of the server. */
    String server() {
        return publicUrl;
    }

    /** The path below which the routes are mounted; empty for the root. */
    String base() {
        String path = URI.create(publicUrl).getPath();
        return path == null ? "" : path;
    }

    /** The link to a path from an HTML page of this server. */
    String html(String link) {
        return link.startsWith("/") ? base() + link : link;
    }

    /** The URL of a page as Markdown. */
    String markdown(String path) {
        return publicUrl + path + ".md";
    }

    /** A page with links to the Markdown of other pages, which can be followed wherever the text is read. */
    String withMarkdownLinks(String markdown) {
        String linked = PAGE_LINK
                .matcher(markdown)
                .replaceAll(link ->
                        "](" + publicUrl + link.group(1) + ".md" + (link.group(2) == null ? "" : link.group(2)) + ")");
        return OTHER_LINK.matcher(linked).replaceAll(link -> "](" + publicUrl + link.group(1) + ")");
    }
}
