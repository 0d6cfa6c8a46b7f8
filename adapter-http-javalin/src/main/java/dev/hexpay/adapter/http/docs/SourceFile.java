package dev.hexpay.adapter.http.docs;

import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A document of the project as a page of the server. Its links to documents that the server has as well become links to those
 * pages, other links to files become plain text, and the example address becomes the public URL of the server.
 */
final class SourceFile {
    private static final String EXAMPLE_SERVER = "http://localhost:8080";
    private static final Pattern LINK = Pattern.compile("\\[([^\\[\\]]+)]\\(([^()\\s]*)\\)");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```.*?^```$");
    private static final Pattern HEADING = Pattern.compile("(?m)^#");
    private static final Map<String, String> PAGES = Map.ofEntries(
            Map.entry("quick-start.md", "/docs"),
            Map.entry("test-cards.md", "/docs/test-cards"),
            Map.entry("webhooks.md", "/docs/webhooks"),
            Map.entry("idempotency.md", "/docs/idempotency"),
            Map.entry("tax.md", "/docs/tax"),
            Map.entry("payment-states.md", "/docs/states"),
            Map.entry("transaction-states.md", "/docs/states"),
            Map.entry("refund-states.md", "/docs/states"),
            Map.entry("CHANGELOG.md", "/docs/changelog"));

    private SourceFile() {}

    /** The Markdown of a document. */
    static String read(String name, DocsUrls urls) {
        return outsideOfCode(
                        PageTemplate.resource(name),
                        prose -> LINK.matcher(prose).replaceAll(SourceFile::link))
                .replace(EXAMPLE_SERVER, urls.server());
    }

    /** The Markdown of a document as a part of a page: its headings are one level deeper. */
    static String section(String name, DocsUrls urls) {
        return outsideOfCode(read(name, urls), prose -> HEADING.matcher(prose).replaceAll("##"));
    }

    /** A change of the text between blocks of code. */
    private static String outsideOfCode(String markdown, UnaryOperator<String> rewriting) {
        StringBuilder rewritten = new StringBuilder();
        Matcher code = BLOCK.matcher(markdown);
        int end = 0;
        while (code.find()) {
            rewritten
                    .append(rewriting.apply(markdown.substring(end, code.start())))
                    .append(code.group());
            end = code.end();
        }
        return rewritten.append(rewriting.apply(markdown.substring(end))).toString();
    }

    private static String link(MatchResult link) {
        String target = link.group(2);
        if (target.startsWith("#") || target.matches("(?s)[a-z]+:.*")) {
            return Matcher.quoteReplacement(link.group());
        }
        String file = target.replaceFirst("#.*", "").replaceFirst(".*/", "");
        String anchor = target.contains("#") ? target.substring(target.indexOf('#')) : "";
        String page = PAGES.get(file);
        return Matcher.quoteReplacement(
                page == null ? link.group(1) : "[" + link.group(1) + "](" + page + anchor + ")");
    }
}
