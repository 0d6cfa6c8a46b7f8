package dev.hexpay.adapter.http.docs;

import dev.hexpay.adapter.http.api.ApiVersion;
import dev.hexpay.adapter.http.api.Operation;
import dev.hexpay.application.port.out.PublicUrls;
import dev.hexpay.domain.error.ErrorCode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The pages of the documentation. Each has one source, which is Markdown: a document of the project, or text that is made of
 * the tables and records of the server. A page is rendered when it is first requested, and kept.
 */
final class DocsSite {
    private static final String STATES = """
            # States

            A payment is what a customer pays once; a transaction is one attempt to move its money; a refund moves money back. Each \
            changes its status only along the arrows.

            """;
    private static final String NOT_FOUND = """
            # Page not found

            There is no such page. Start with the [quick start](/docs), or look into the [API reference](/docs/reference).
            """;

    private final Map<String, Supplier<String>> sources = new TreeMap<>();
    private final Map<String, SentFile> rendered = new ConcurrentHashMap<>();
    private final DocsUrls urls;
    private final PageTemplate template;

    DocsSite(List<Operation> operations, PublicUrls publicUrls, PageTemplate template) {
        this.urls = new DocsUrls(publicUrls.api(""));
        this.template = template;
        addDocuments();
        ErrorPages errors = new ErrorPages(publicUrls);
        sources.put(Section.ERRORS.path(), errors::table);
        Arrays.stream(ErrorCode.values())
                .forEach(code -> sources.put(Section.ERRORS.path() + "/" + code.code(), () -> errors.page(code)));
        for (ApiVersion version : ApiVersion.values()) {
            Reference reference = new Reference(version, operations, publicUrls);
            sources.put(Reference.path(version), reference::index);
            reference.tags().forEach(tag -> sources.put(Reference.path(version, tag), () -> reference.page(tag)));
        }
    }

    private void addDocuments() {
        Map<Section, String> files = Map.of(
                Section.QUICK_START, "quick-start.md",
                Section.TEST_CARDS, "test-cards.md",
                Section.WEBHOOKS, "webhooks.md",
                Section.IDEMPOTENCY, "idempotency.md",
                Section.TAX, "tax.md",
                Section.CHANGELOG, "CHANGELOG.md");
        files.forEach((section, file) -> sources.put(section.path(), () -> SourceFile.read(file, urls)));
        sources.put(
                Section.STATES.path(),
                () -> STATES
                        + List.of("payment-states.md", "transaction-states.md", "refund-states.md").stream()
                                .map(file -> SourceFile.section(file, urls))
                                .collect(Collectors.joining("\n")));
    }

    DocsUrls urls() {
        return urls;
    }

    /** A page as HTML; null when there is none at this path. */
    @Nullable
    SentFile html(String path) {
        Supplier<String> source = sources.get(path);
        return source == null
                ? null
                : rendered.computeIfAbsent(path, page -> SentFile.html(render(page, source.get())));
    }

    /** A page as Markdown; null when there is none at this path. */
    @Nullable
    SentFile markdown(String path) {
        Supplier<String> source = sources.get(path);
        return source == null
                ? null
                : rendered.computeIfAbsent(
                        path + ".md", page -> SentFile.markdown(urls.withMarkdownLinks(source.get())));
    }

    /** The page in place of one that does not exist. */
    SentFile notFound() {
        return SentFile.html(template.page(NOT_FOUND, urls, null));
    }

    private String render(String path, String markdown) {
        return template.page(markdown, urls, path);
    }
}
