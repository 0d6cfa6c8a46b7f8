package dev.hexpay.adapter.http.docs;

import dev.hexpay.adapter.http.docs.MarkdownHtml.Group;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;

/** Headings with anchors, blocks of code with titles, diagrams, and the links of the server, for one rendering. */
final class PageNodes implements NodeRenderer {
    private static final String DIAGRAM = "mermaid";
    private static final Map<String, String> LANGUAGES = Map.of(
            "sh", "Shell", "console", "Shell", "js", "Node.js", "java", "Java", "json", "JSON", "python", "Python",
            "go", "Go", "php", "PHP");
    // A table or code that is wider than the page is scrolled, with the keyboard too.
    private static final Map<String, String> SCROLLED = Map.of("tabindex", "0");

    private final HtmlNodeRendererContext context;
    private final HtmlWriter html;
    private final DocsUrls urls;
    private final Map<String, Integer> anchors = new HashMap<>();

    PageNodes(HtmlNodeRendererContext context, DocsUrls urls) {
        this.context = context;
        this.html = context.getWriter();
        this.urls = urls;
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(Heading.class, FencedCodeBlock.class, Link.class, Group.class);
    }

    @Override
    public void render(Node node) {
        if (node instanceof Heading heading) {
            heading(heading);
        } else if (node instanceof FencedCodeBlock code) {
            code(code);
        } else if (node instanceof Link link) {
            html.tag("a", Map.of("href", context.encodeUrl(urls.html(link.getDestination()))));
            children(link);
            html.tag("/a");
        } else if (node instanceof Group group) {
            group(group);
        }
    }

    private void heading(Heading heading) {
        String tag = "h" + heading.getLevel();
        html.line();
        if (heading.getLevel() == 1) {
            html.tag(tag);
            children(heading);
        } else {
            String text = MarkdownHtml.text(heading);
            String anchor = anchor(text);
            html.tag(tag, Map.of("id", anchor));
            children(heading);
            html.raw(" ");
            html.tag("a", Map.of("class", "anchor", "href", "#" + anchor, "aria-label", "Link to " + text));
            html.text("#");
            html.tag("/a");
        }
        html.tag("/" + tag);
        html.line();
    }

    /** The anchor that GitHub gives to a heading, so that the links of a document work there and here. */
    private String anchor(String heading) {
        String anchor = heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                .replace(' ', '-');
        int repeated = anchors.merge(anchor, 1, Integer::sum) - 1;
        return repeated == 0 ? anchor : anchor + "-" + repeated;
    }

    private void code(FencedCodeBlock code) {
        String info = code.getInfo() == null ? "" : code.getInfo();
        String language = info.replaceFirst(" .*", "");
        html.line();
        if (language.equals(DIAGRAM)) {
            html.raw(StateDiagram.parse(code.getLiteral()).html());
            html.line();
            return;
        }
        String title = MarkdownHtml.codeTitle(code);
        html.tag("figure", Map.of("class", "code"));
        html.tag("figcaption");
        html.text(title == null ? LANGUAGES.getOrDefault(language, "Text") : title);
        html.tag("/figcaption");
        html.tag("pre", SCROLLED);
        html.tag("code");
        html.text(code.getLiteral().stripTrailing());
        html.tag("/code");
        html.tag("/pre");
        html.tag("/figure");
        html.line();
    }

    private void group(Group group) {
        html.line();
        if (group.style().startsWith(MarkdownHtml.TABLE)) {
            html.tag("div", Map.of("class", group.style(), "tabindex", "0", "role", "group", "aria-label", "Table"));
        } else {
            html.tag("div", Map.of("class", group.style()));
        }
        children(group);
        html.tag("/div");
        html.line();
    }

    private void children(Node parent) {
        MarkdownHtml.children(parent).forEach(context::render);
    }
}
