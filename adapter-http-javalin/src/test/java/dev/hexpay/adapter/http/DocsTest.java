package dev.hexpay.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.adapter.http.Client.Reply;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.error.ErrorCode;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The documentation: every page as HTML and as Markdown, with links that lead somewhere and nothing from elsewhere. */
class DocsTest extends MerchantTestBed {
    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"]*)\"");
    private static final Pattern MARKDOWN_LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern ID = Pattern.compile(" id=\"([^\"]*)\"");
    private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```$|`[^`\n]*`");

    private Reply browse(String path) {
        return client.get(path, "x-api-key", "none", "Accept", BROWSER);
    }

    private static String contentType(Reply reply) {
        return reply.header("Content-Type").replace(";charset", "; charset");
    }

    /** Every page to which the first one leads, by its path. */
    private Map<String, String> pages() {
        Map<String, String> pages = new TreeMap<>();
        Deque<String> next = new ArrayDeque<>(List.of("/docs", "/docs/reference/2026-07-24"));
        while (!next.isEmpty()) {
            String path = next.remove();
            if (!pages.containsKey(path)) {
                Reply page = browse(path);
                assertThat(page.status()).as(path).isEqualTo(200);
                pages.put(path, page.body());
                links(page.body())
                        .map(link -> link.replaceFirst("[#?].*", ""))
                        .filter(link -> link.startsWith("/docs") && !link.matches(".*\\.(md|svg)"))
                        .forEach(next::add);
            }
        }
        return pages;
    }

    private static Stream<String> links(String html) {
        return LINK.matcher(html).results().map(match -> match.group(1));
    }

    @Test
    void every_link_and_anchor_resolves() {
        Map<String, String> pages = pages();
        List<String> broken = new ArrayList<>();
        Map<String, Integer> files = new TreeMap<>();
        pages.forEach((path, html) -> links(html).forEach(link -> {
            String target = link.startsWith("#") ? path + link : link;
            String page = target.replaceFirst("#.*", "");
            if (!page.startsWith("/")) {
                return;
            }
            String body = pages.get(page);
            boolean isThere = body == null
                    ? files.computeIfAbsent(page, file -> browse(file).status()) == 200
                    : !target.contains("#")
                            || body.contains("id=\"" + target.substring(target.indexOf('#') + 1) + "\"");
            if (!isThere) {
                broken.add(path + " -> " + link);
            }
        }));

        assertThat(broken).isEmpty();
        assertThat(pages.keySet())
                .contains("/docs", "/docs/states", "/docs/reference/payments", "/docs/reference/2026-07-24/payments")
                .containsAll(Arrays.stream(ErrorCode.values())
                        .map(code -> "/docs/errors/" + code.code())
                        .toList());
    }

    @Test
    void every_page_is_complete_and_loads_nothing_from_elsewhere() {
        pages().forEach((path, html) -> {
            assertThat(html)
                    .as(path)
                    .startsWith("<!DOCTYPE html>")
                    .contains("<html lang=\"en\">", "<nav ", "class=\"skip\"");
            assertThat(html.split("<h1>", -1)).as(path).hasSize(2);
            assertThat(html).as(path).containsPattern("<title>[^<]+ · Hexpay</title>");
            assertThat(html).as(path).doesNotContain("{{", "undefined", "localhost:8080");
            assertThat(html).as(path).doesNotContainPattern("<[^>]* (style|on[a-z]+)=|<img|<iframe|@import|url\\(");
            assertThat(ID.matcher(html).results().map(match -> match.group(1)).toList())
                    .as(path)
                    .doesNotHaveDuplicates();
            Stream.of("<link [^>]*href=\"([^\"]*)\"", "<script [^>]*src=\"([^\"]*)\"")
                    .flatMap(tag -> Pattern.compile(tag).matcher(html).results())
                    .map(match -> match.group(1))
                    .forEach(resource -> assertThat(resource).as(path).startsWith("/docs"));
        });
    }

    @Test
    void every_page_is_markdown_too() {
        Map<String, String> pages = pages();
        pages.forEach((path, html) -> {
            Reply markdown = client.get(path + ".md", "x-api-key", "none");
            Reply negotiated = client.get(path, "x-api-key", "none", "Accept", "text/markdown, text/html, */*");

            assertThat(markdown.status()).as(path).isEqualTo(200);
            assertThat(contentType(markdown)).isEqualTo("text/markdown; charset=utf-8");
            assertThat(markdown.body()).as(path).startsWith("# ");
            assertThat(negotiated.body()).isEqualTo(markdown.body());
            assertThat(negotiated.header("Vary")).isEqualTo("Accept, Accept-Encoding");
            for (MatchResult link : MARKDOWN_LINK
                    .matcher(CODE.matcher(markdown.body()).replaceAll(""))
                    .results()
                    .toList()) {
                String target = link.group(1).replaceFirst("#.*", "");
                if (target.startsWith(TestServer.PUBLIC_URL + "/docs")) {
                    assertThat(pages)
                            .as(path + " -> " + target)
                            .containsKey(target.substring(TestServer.PUBLIC_URL.length())
                                    .replaceFirst("\\.md$", ""));
                } else {
                    assertThat(link.group(1)).as(path).matches("#.*|https://.*");
                }
            }
        });
    }

    @Test
    void policy_allows_the_style_and_the_script_of_the_pages_alone() {
        Reply page = browse("/docs/test-cards");
        String policy = page.header("Content-Security-Policy");

        assertThat(policy)
                .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'none'")
                .doesNotContain("unsafe", "http:", "https:", "*");
        assertThat(policy)
                .contains("style-src " + digest(page.body(), "style"), "script-src " + digest(page.body(), "script"));
        assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.header("X-Frame-Options")).isEqualTo("DENY");
    }

    private static String digest(String html, String tag) {
        String text = html.substring(html.indexOf("<" + tag + ">") + tag.length() + 2, html.indexOf("</" + tag + ">"));
        return TestDigests.csp(text);
    }

    @ParameterizedTest
    @CsvSource({
        "/docs, text/html; charset=utf-8",
        "/docs.md, text/markdown; charset=utf-8",
        "/docs/reference/payments, text/html; charset=utf-8",
        "/docs/errors/not_found.md, text/markdown; charset=utf-8",
        "/docs/favicon.svg, image/svg+xml",
        "/favicon.svg, image/svg+xml",
        "/llms.txt, text/plain; charset=utf-8",
        "/robots.txt, text/plain; charset=utf-8"
    })
    void file_is_kept_for_minutes_and_asked_for_by_its_tag(String path, String contentType) {
        Reply first = client.get(path, "x-api-key", "none");
        Reply second = client.get(path, "x-api-key", "none", "If-None-Match", first.header("ETag"));
        HttpResponse<String> head =
                client.send("HEAD", path, null, "x-api-key", "none").response();

        assertThat(first.status()).isEqualTo(200);
        assertThat(contentType(first)).isEqualTo(contentType);
        assertThat(first.header("Cache-Control")).isEqualTo("public, max-age=300");
        assertThat(second.status()).isEqualTo(304);
        assertThat(second.body()).isEmpty();
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("ETag")).hasValue(first.header("ETag"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/docs/nothing",
                "/docs/errors/nothing",
                "/docs/nothing.md",
                "/docs/../docs/%2e%2e",
                "/docs/a/b/c"
            })
    void unknown_page_is_a_page_for_browsers_and_json_for_others(String path) {
        Reply page = browse(path);
        Reply json = client.get(path, "x-api-key", "none");

        assertThat(json.status()).isEqualTo(page.status()).isIn(400, 404);
        assertThat(json.header("Content-Type")).isEqualTo("application/json");
        if (page.status() == 404) {
            assertThat(json.code()).isEqualTo("not_found");
            assertThat(page.header("Content-Type")).startsWith("text/html");
            assertThat(page.body()).contains("<h1>Page not found</h1>").doesNotContain("nothing");
            assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",",
                ";;;,,,q=",
                "text/markdown;q=0",
                "text/markdown;q=0.2, text/html;q=0.9",
                "text/markdown;q=2",
                "text/markdown;q=NaN",
                "text/markdown/html",
                "text/*",
                "*/*",
                "\u00e9\u00e9",
                "<script>alert(1)</script>"
            })
    void page_is_html_unless_markdown_is_wanted(String accept) {
        Reply page = client.get("/docs/tax", "x-api-key", "none", "Accept", accept);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.body()).doesNotContain("alert(1)");
    }

    @Test
    void other_methods_are_refused() {
        Reply reply = client.send("POST", "/docs/tax", null);

        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.header("Allow")).contains("GET");
    }

    @Test
    void root_is_a_page_for_browsers_and_json_for_others() {
        Reply page = browse("/");
        Reply json = client.get("/", "x-api-key", "none");

        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.body()).contains("<h1>Hexpay</h1>", "href=\"/docs\"", "href=\"/openapi.yaml\"");
        assertThat(page.header("Vary")).contains("Accept");
        assertThat(json.data().get("documentation").asText()).isEqualTo(TestServer.PUBLIC_URL + "/docs");
        assertThat(json.header("Vary")).contains("Accept");
    }

    @Test
    void robots_are_kept_away_from_links_of_payers_and_the_api() {
        assertThat(client.get("/robots.txt").body().lines())
                .contains(
                        "User-agent: *",
                        "Disallow: /pay/",
                        "Disallow: /operator",
                        "Disallow: /payments",
                        "Disallow: /api/")
                .noneMatch(line -> line.startsWith("Disallow: /docs"));
    }

    @Test
    void index_for_language_models_lists_markdown_and_the_openapi_document() {
        String index = client.get("/llms.txt").body();

        assertThat(index).startsWith("# Hexpay\n\n> ");
        List<String> links = MARKDOWN_LINK
                .matcher(index)
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(links)
                .contains(TestServer.PUBLIC_URL + "/docs.md", TestServer.PUBLIC_URL + "/docs/webhooks.md")
                .allSatisfy(link -> {
                    String path = link.substring(TestServer.PUBLIC_URL.length());
                    assertThat(client.get(path).status()).as(link).isEqualTo(200);
                });
        assertThat(index).contains("/openapi.yaml?version=2026-07-24");
    }

    @Test
    void states_are_drawn_with_a_table_of_the_same_transitions() {
        String page = browse("/docs/states").body();

        assertThat(page.split("<svg viewBox", -1)).hasSize(5);
        assertThat(page)
                .contains(
                        "<h3 id=\"link\">",
                        "<tr><td><code>pending</code></td><td><code>processing</code>, <code>canceled</code></td></tr>");
        assertThat(page)
                .contains(
                        "<td><code>failed</code></td><td><code>processing</code>, <code>succeeded</code> (late confirmation)</td>");
    }

    @Test
    void test_card_is_a_number_that_can_be_selected() {
        assertThat(browse("/docs/test-cards").body()).contains("<code>4000000000000002</code></td>");
    }

    @Test
    void reference_shows_a_request_beside_its_response() {
        String page = browse("/docs/reference/payments").body();

        assertThat(page)
                .contains("<h2 id=\"create-a-payment-link\">")
                .containsPattern(
                        "(?s)<div class=\"pair\">\\s*<figure class=\"code\"><figcaption>Request</figcaption>.*?<figcaption>Response 201");
        assertThat(page).contains("integer; 1 to 9007199254740991", "1 to 500 characters");
        assertThat(browse("/docs/reference/2026-07-24/payments").body()).contains("Commet-Version: 2026-07-24");
    }

    @Test
    void pages_below_a_prefix_link_below_it() {
        try (ShopServer shop = new ShopServer("/pay-api")) {
            Reply page = shop.client.get("/pay-api/docs/errors/not_found", "Accept", BROWSER);

            assertThat(page.status()).isEqualTo(200);
            assertThat(links(page.body()))
                    .filteredOn(link -> link.startsWith("/"))
                    .isNotEmpty()
                    .allMatch(link -> link.startsWith("/pay-api/"))
                    .allSatisfy(
                            link -> assertThat(shop.client.get(link).status()).isEqualTo(200));
            for (String path : List.of("/robots.txt", "/favicon.svg", "/llms.txt", "/")) {
                assertThat(shop.client.get("/pay-api" + path).status()).as(path).isEqualTo(200);
            }
            assertThat(shop.client
                            .get("/pay-api/docs/nothing", "Accept", BROWSER)
                            .body())
                    .contains("Page not found");
            assertThat(shop.client.get("/robots.txt").body()).isEqualTo(ShopServer.NO_SUCH_PAGE);
        }
    }

    @Test
    void host_without_prefix_keeps_its_root() {
        try (ShopServer shop = new ShopServer("")) {
            assertThat(shop.client.get("/docs", "Accept", BROWSER).status()).isEqualTo(200);
            for (String path : List.of("/", "/robots.txt", "/favicon.svg", "/.well-known/security.txt")) {
                assertThat(shop.client.get(path).body()).as(path).isEqualTo(ShopServer.NO_SUCH_PAGE);
            }
        }
    }

    @Test
    void first_page_links_to_the_operator_page_of_the_server() {
        assertThat(browse("/").body()).doesNotContain("/operator");
        try (TestServer withPage = TestServer.with(settings -> settings.withOperatorPage("/operator"))) {
            assertThat(new Client(withPage.port(), "none", null)
                            .get("/", "Accept", BROWSER)
                            .body())
                    .contains("<a href=\"/operator\">Operator page</a>");
        }
    }

    @Test
    void security_contact_is_published_when_there_is_one() {
        assertThat(client.get("/.well-known/security.txt").status()).isEqualTo(404);
        try (TestServer withContact =
                TestServer.with(settings -> settings.withContact(new EmailAddress("security@shop.example")))) {
            String text = new Client(withContact.port(), "none", null)
                    .get("/.well-known/security.txt")
                    .body();

            assertThat(text.lines())
                    .containsExactly(
                            "Contact: mailto:security@shop.example",
                            "Expires: 2026-07-14T00:00:00Z",
                            "Preferred-Languages: en",
                            "Canonical: https://pay.example/.well-known/security.txt");
        }
    }
}
