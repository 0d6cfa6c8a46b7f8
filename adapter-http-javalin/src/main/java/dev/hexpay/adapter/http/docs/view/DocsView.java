package dev.hexpay.adapter.http.docs.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the documentation.
 *
 * @param title the title of the page
 * @param content the page as HTML, made of our own Markdown
 * @param navigation the pages of the documentation
 * @param base the path below which the routes are mounted; empty for the root
 * @param markdownUrl where the same page is Markdown; null if it is not
 * @param assets the style and the script, which the content security policy allows by their digests
 */
public record DocsView(
        String title,
        String content,
        List<Item> navigation,
        String base,
        @Nullable String markdownUrl,
        Assets assets) {
    /**
     * A link of the navigation.
     *
     * @param current {@code page} when it leads to this page, {@code true} when to the one above, else null
     */
    public record Item(String title, String href, @Nullable String current) {}

    /** The style and the script of every page. */
    public record Assets(String style, String script) {}
}
