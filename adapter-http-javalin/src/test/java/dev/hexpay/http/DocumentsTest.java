package dev.hexpay.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hexpay.http.Client.Reply;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentsTest {
    private static final String DOCUMENTS = TestServer.PUBLIC_URL + "/documents/";

    private static TestServer server;
    private Till till;
    private Client client;

    @BeforeAll
    static void start() {
        server = new TestServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void merchant() {
        till = Till.at(server);
        client = till.client();
    }

    /** The path at this server of the paper that a download link leads to. */
    private static String path(Reply link) {
        String url = link.data().get("url").asText();
        assertThat(url).startsWith(DOCUMENTS);
        return url.substring(TestServer.PUBLIC_URL.length());
    }

    private static Reply anybody(String method, String path) {
        return Client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .method(method, BodyPublishers.noBody())
                .build());
    }

    private String invoiceLink() {
        return path(client.get("/invoices/" + till.invoiced(25_00) + "/download"));
    }

    @Test
    void a_download_link_has_the_published_keys_in_their_order_and_works_for_seven_days() {
        String invoice = till.invoiced(25_00);

        Reply link = client.get("/invoices/" + invoice + "/download");

        assertThat(link.status()).isEqualTo(200);
        assertThat(link.body())
                .isEqualTo("{\"success\":true,\"data\":{\"url\":" + link.data().get("url")
                        + ",\"expiresAt\":\"2026-01-22T12:00:00.123Z\",\"object\":\"invoice\",\"livemode\":false}}");
        assertThat(client.get("/api/v1/invoices/" + invoice + "/download").body())
                .isEqualTo(link.body());
    }

    @Test
    void whoever_has_the_link_gets_the_paper_as_a_file() {
        Reply paper = anybody("GET", invoiceLink());

        assertThat(paper.status()).isEqualTo(200);
        assertThat(paper.body()).startsWith("INV-0001 Money[minor=2975");
        assertThat(paper.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(paper.header("Content-Disposition")).isEqualTo("attachment; filename=\"INV-0001.pdf\"");
        assertThat(paper.header("Cache-Control")).isEqualTo("no-store");
        assertThat(paper.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(paper.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(paper.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(paper.header("Content-Security-Policy"))
                .isEqualTo("default-src 'none'; base-uri 'none'; frame-ancestors 'none'");
        assertThat(paper.header("x-request-id")).isNotBlank();
        assertThat(paper.header("Set-Cookie")).isNull();
    }

    @Test
    void a_head_is_answered_without_the_paper() {
        Reply head = anybody("HEAD", invoiceLink());

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(head.body()).isEmpty();
    }

    @Test
    void a_credit_note_is_handed_out_as_well() {
        till.refund(till.sold(25_00), "{\"amount\":100}");
        JsonNode note = client.get("/credit-notes").data().get(0);

        Reply link = client.get("/credit-notes/" + note.get("id").asText() + "/download");
        Reply paper = anybody("GET", path(link));

        assertThat(link.body())
                .isEqualTo("{\"success\":true,\"data\":{\"url\":" + link.data().get("url")
                        + ",\"expiresAt\":\"2026-01-22T12:00:00.123Z\",\"object\":\"credit_note\""
                        + ",\"livemode\":false}}");
        assertThat(paper.body()).startsWith("CN-0001 of INV-0001 Money[minor=100");
        assertThat(paper.header("Content-Disposition")).isEqualTo("attachment; filename=\"CN-0001.pdf\"");
    }

    @Test
    void a_link_that_is_over_is_not_found() {
        String path = invoiceLink();

        server.clock.advance(Duration.ofDays(7).minusMillis(1));
        assertThat(anybody("GET", path).status()).isEqualTo(200);
        server.clock.advance(Duration.ofMillis(1));

        assertNotFound(anybody("GET", path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "%3Cscript%3E", "..", "a~a", "YQ~QY"})
    void a_link_that_nobody_signed_is_not_found(String token) {
        assertNotFound(anybody("GET", "/documents/" + token));
    }

    @Test
    void a_link_that_was_tampered_with_is_not_found() {
        String path = invoiceLink();

        assertNotFound(anybody("GET", path + "x"));
        assertNotFound(anybody("GET", path.substring(0, path.length() - 1)));
        assertNotFound(anybody("GET", "/api/v1" + path));
    }

    private static void assertNotFound(Reply reply) {
        Till.assertRefused(reply, 404, "not_found");
        assertThat(reply.header("Content-Type")).isEqualTo("application/json");
        assertThat(reply.header("Content-Disposition")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE"})
    void a_paper_is_only_read(String method) {
        Reply reply = anybody(method, invoiceLink());

        Till.assertRefused(reply, 405, "not_found");
        assertThat(reply.header("Allow")).contains("GET");
    }
}
