package dev.hexpay.adapter.http.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jspecify.annotations.Nullable;

/** Renders a page of the documentation as HTML. */
final class MarkdownHtml {
    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();

    /** A group with a table. */
    static final String TABLE = "scroll";
    /** A group with a table of several columns, which are stacked on a phone. */
    static final String WIDE = "scroll wide";

    private static final int NARROW = 2;

    private MarkdownHtml() {}

    /** The title and the content of a page. */
    record Content(String title, String html) {}

    /** A block around other blocks, with a class for its style. */
    static final class Group extends CustomBlock {
        private final String style;

        Group(String style) {
            this.style = style;
        }

        String style() {
            return style;
        }
    }

    static Content render(String markdown, DocsUrls urls) {
        Node document = PARSER.parse(markdown);
        List<Node> blocks = children(document);
        tables(document).forEach(table -> group(isWide(table) ? WIDE : TABLE, List.of(table)));
        groupTitledCode(blocks);
        HtmlRenderer renderer = HtmlRenderer.builder()
                .extensions(EXTENSIONS)
                .escapeHtml(true)
                .sanitizeUrls(true)
                .attributeProviderFactory(context -> MarkdownHtml::labelCell)
                .nodeRendererFactory(context -> new PageNodes(context, urls))
                .build();
        return new Content(title(blocks), renderer.render(document));
    }

    /** The tables of a page, also those inside lists. */
    private static List<Node> tables(Node document) {
        List<Node> tables = new ArrayList<>();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(CustomBlock block) {
                if (block instanceof TableBlock) {
                    tables.add(block);
                }
            }
        });
        return tables;
    }

    private static boolean isWide(Node table) {
        return children(headerOf(table)).size() > NARROW;
    }

    private static Node headerOf(Node table) {
        return table.getFirstChild().getFirstChild();
    }

    /** Says in each cell of a table to which column it belongs, for when the columns are stacked. */
    private static void labelCell(Node node, String tag, Map<String, String> attributes) {
        if (node instanceof TableCell cell && !cell.isHeader()) {
            Node row = cell.getParent();
            Node header = headerOf(row.getParent().getParent());
            attributes.put("data-label", text(children(header).get(children(row).indexOf(cell))));
        }
    }

    private static String title(List<Node> blocks) {
        return blocks.stream()
                .filter(block -> block instanceof Heading heading && heading.getLevel() == 1)
                .map(MarkdownHtml::text)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a page has no title"));
    }

    /** Shows blocks of code that follow each other, such as a request and its response, side by side. */
    private static void groupTitledCode(List<Node> blocks) {
        List<Node> run = new ArrayList<>();
        for (Node block : blocks) {
            if (block instanceof FencedCodeBlock code && codeTitle(code) != null) {
                run.add(block);
            } else {
                groupSeveral(run);
                run.clear();
            }
        }
        groupSeveral(run);
    }

    private static void groupSeveral(List<Node> blocks) {
        if (blocks.size() > 1) {
            group("pair", blocks);
        }
    }

    private static void group(String style, List<Node> blocks) {
        Group group = new Group(style);
        blocks.get(0).insertBefore(group);
        blocks.forEach(group::appendChild);
    }

    /** What follows the language of a block of code; null if nothing does. */
    static @Nullable String codeTitle(FencedCodeBlock code) {
        String info = code.getInfo() == null ? "" : code.getInfo();
        int space = info.indexOf(' ');
        return space < 0 ? null : info.substring(space + 1);
    }

    static List<Node> children(Node parent) {
        return Stream.iterate(parent.getFirstChild(), child -> child != null, Node::getNext)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** The text of a node, without its markup. */
    static String text(Node node) {
        StringBuilder text = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text part) {
                text.append(part.getLiteral());
            }

            @Override
            public void visit(Code part) {
                text.append(part.getLiteral());
            }

            @Override
            public void visit(SoftLineBreak part) {
                text.append(' ');
            }
        });
        return text.toString();
    }
}
