package dev.hexpay.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hexpay.adapter.http.Client.Reply;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentsTest extends MerchantTestBed {
    private static final String DOCUMENTS = TestServer.PUBLIC_URL + "/documents/";

    /** The path in the URL of a download link. */
    private static String path(Reply link) {
        String url = link.data().get("url").asText();
        assertThat(url).startsWith(DOCUMENTS);
        return url.substring(TestServer.PUBLIC_URL.length());
    }

    private static Reply sendWithoutKey(String method, String path) {
        return Client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .method(method, BodyPublishers.noBody())
                .build());
    }

    private String invoiceLink() {
        return path(client.get("/invoices/" + merchant.invoice(25_00) + "/download"));
    }

    @Test
    void download_link_has_the_published_keys_in_order_and_expires_in_7_days() {
        String invoice = merchant.invoice(25_00);

        Reply link = client.get("/invoices/" + invoice + "/download");

        assertThat(link.status()).isEqualTo(200);
        assertThat(link.body())
                .isEqualTo("{\"success\":true,\"data\":{\"url\":" + link.data().get("url")
                        + ",\"expiresAt\":\"2026-01-22T12:00:00.123Z\",\"object\":\"invoice\",\"livemode\":false}}");
        assertThat(client.get("/api/v1/invoices/" + invoice + "/download").body())
                .isEqualTo(link.body());
    }

    @Test
    void download_link_serves_the_invoice_as_a_file_without_an_api_key() {
        Reply document = sendWithoutKey("GET", invoiceLink());

        assertThat(document.status()).isEqualTo(200);
        assertThat(document.body()).startsWith("TEST INV-0001 EUR 29.75");
        assertThat(document.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(document.header("Content-Disposition")).isEqualTo("attachment; filename=\"INV-0001.pdf\"");
        assertThat(document.header("Cache-Control")).isEqualTo("private, no-cache");
        assertThat(document.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(document.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(document.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(document.header("Content-Security-Policy"))
                .isEqualTo("default-src 'none'; base-uri 'none'; frame-ancestors 'none'");
        assertThat(document.header("x-request-id")).isNotBlank();
        assertThat(document.header("Set-Cookie")).isNull();
    }

    @Test
    void unchanged_document_is_not_sent_again() {
        String link = invoiceLink();
        String tag = sendWithoutKey("GET", link).header("ETag");
        assertThat(tag).matches("\"[0-9a-f]{64}\"");
        assertThat(sendWithoutKey("HEAD", link).header("ETag")).isEqualTo(tag);

        for (String known : List.of(tag, "W/" + tag, "\"other\", " + tag, "*")) {
            Reply unchanged = sendIfNoneMatch(link, known);
            assertThat(unchanged.status()).as(known).isEqualTo(304);
            assertThat(unchanged.body()).isEmpty();
            assertThat(unchanged.header("ETag")).isEqualTo(tag);
            assertThat(unchanged.header("Cache-Control")).isEqualTo("private, no-cache");
        }
        for (String other : List.of("", "\"other\"", tag.replace("\"", ""))) {
            assertThat(sendIfNoneMatch(link, other).body()).startsWith("TEST INV-0001");
        }
        server.clock.advance(Duration.ofDays(7));
        assertThat(sendIfNoneMatch(link, tag).status()).as("expired").isEqualTo(404);
    }

    private static Reply sendIfNoneMatch(String path, String tags) {
        return Client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .header("If-None-Match", tags)
                .build());
    }

    @Test
    void busy_renderer_is_unavailable_except_for_rendered_documents() {
        String rendered = invoiceLink();
        String other = invoiceLink();
        String file = sendWithoutKey("GET", rendered).body();
        server.isRendererBusy = true;
        try {
            assertThat(sendWithoutKey("GET", rendered).body()).isEqualTo(file);
            Reply busy = sendWithoutKey("GET", other);
            assertThat(busy.status()).isEqualTo(503);
            assertThat(busy.header("Retry-After")).isEqualTo("5");
            assertThat(busy.header("ETag")).isNull();
            assertThat(busy.header("Cache-Control")).isEqualTo("no-store");
            assertThat(busy.code()).isEqualTo("internal_error");
        } finally {
            server.isRendererBusy = false;
        }
        assertThat(sendWithoutKey("GET", other).status()).isEqualTo(200);
    }

    @Test
    void head_returns_no_body() {
        Reply head = sendWithoutKey("HEAD", invoiceLink());

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(head.body()).isEmpty();
    }

    @Test
    void credit_note_can_be_downloaded() {
        merchant.refund(merchant.chargedTransaction(25_00), "{\"amount\":100}");
        JsonNode note = client.get("/credit-notes").data().get(0);

        Reply link = client.get("/credit-notes/" + note.get("id").asText() + "/download");
        Reply document = sendWithoutKey("GET", path(link));

        assertThat(link.body())
                .isEqualTo("{\"success\":true,\"data\":{\"url\":" + link.data().get("url")
                        + ",\"expiresAt\":\"2026-01-22T12:00:00.123Z\",\"object\":\"credit_note\""
                        + ",\"livemode\":false}}");
        assertThat(document.body()).startsWith("TEST CN-0001 of INV-0001 EUR 1.00");
        assertThat(document.header("Content-Disposition")).isEqualTo("attachment; filename=\"CN-0001.pdf\"");
    }

    @Test
    void expired_link_is_not_found() {
        String path = invoiceLink();

        server.clock.advance(Duration.ofDays(7).minusMillis(1));
        assertThat(sendWithoutKey("GET", path).status()).isEqualTo(200);
        server.clock.advance(Duration.ofMillis(1));

        assertNotFound(sendWithoutKey("GET", path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "%3Cscript%3E", "..", "a~a", "YQ~QY"})
    void unsigned_link_is_not_found(String token) {
        assertNotFound(sendWithoutKey("GET", "/documents/" + token));
    }

    @Test
    void tampered_link_is_not_found() {
        String path = invoiceLink();

        assertNotFound(sendWithoutKey("GET", path + "x"));
        assertNotFound(sendWithoutKey("GET", path.substring(0, path.length() - 1)));
        assertNotFound(sendWithoutKey("GET", "/api/v1" + path));
    }

    private static void assertNotFound(Reply reply) {
        MerchantClient.assertError(reply, 404, "not_found");
        assertThat(reply.header("Content-Type")).isEqualTo("application/json");
        assertThat(reply.header("Content-Disposition")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE"})
    void documents_are_read_only(String method) {
        Reply reply = sendWithoutKey(method, invoiceLink());

        MerchantClient.assertError(reply, 405, "not_found");
        assertThat(reply.header("Allow")).contains("GET");
    }
}
