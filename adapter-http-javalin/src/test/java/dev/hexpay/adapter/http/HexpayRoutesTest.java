package dev.hexpay.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hexpay.adapter.http.Client.Reply;
import dev.hexpay.testkit.TestCard;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HexpayRoutesTest {
    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");
    private static final String[] FORM = {"Content-Type", "application/x-www-form-urlencoded"};
    private static final String PAYER = "&email=ada%40example.com&name=Ada&line1=Hauptstr.+1&city=Berlin"
            + "&postalCode=10115&country=DE&expiry=12%2F34&cvc=123&cardNumber=";

    private static ShopServer shop;
    private static Client client;

    @BeforeAll
    static void start() {
        shop = new ShopServer("/pay-api");
        client = shop.client;
    }

    @AfterAll
    static void stop() {
        shop.close();
    }

    @AfterEach
    void repair() {
        shop.failure = null;
    }

    private static JsonNode link() {
        return client.post("/pay-api/payments", PaymentLinksTest.LINK).data();
    }

    private static String pathOf(String url) {
        assertThat(url).startsWith(ShopServer.PUBLIC_URL + "/");
        return URI.create(url).getPath();
    }

    private static Reply pay(String page, TestCard card) {
        Matcher csrf = CSRF.matcher(client.get(page).body());
        assertThat(csrf.find()).isTrue();
        return client.post(page, "csrf=" + csrf.group(1) + PAYER + card.number(), FORM);
    }

    private static JsonNode paid(JsonNode link) {
        pay(pathOf(link.get("url").asText()), TestCard.SUCCEEDS);
        return client.get("/pay-api/payments/" + link.get("id").asText()).data();
    }

    @Test
    void link_below_the_prefix_is_paid_by_form() {
        JsonNode link = link();
        String page = pathOf(link.get("url").asText());

        assertThat(client.get(page).body()).contains("<form method=\"post\" action=\"" + page + "\"");
        Reply reply = pay(page, TestCard.SUCCEEDS);

        assertThat(reply.status()).isEqualTo(303);
        assertThat(reply.header("Location")).isEqualTo(page);
        assertThat(client.get("/pay-api/payments/" + link.get("id").asText())
                        .data()
                        .get("status")
                        .asText())
                .isEqualTo("succeeded");
    }

    @Test
    void log_fields_of_the_host_are_back_after_a_request() {
        assertThat(client.get("/pay-api/payments").header("X-Logged-Id")).isEqualTo("of-the-shop");
    }

    @Test
    void customer_is_charged_once_under_both_paths_of_the_api() {
        String customer = paid(link()).get("customerId").asText();
        String body = """
                {"customerId":"%s","amount":900,"currency":"usd","description":"Renewal"}""".formatted(customer);

        Reply first = client.post("/pay-api/payments/charge", body, "Idempotency-Key", "renewal-1");
        Reply second = client.post("/pay-api/api/v1/payments/charge", body, "Idempotency-Key", "renewal-1");

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.data().get("status").asText()).isEqualTo("succeeded");
        assertThat(second.body()).isEqualTo(first.body());
    }

    @Test
    void invoice_is_downloaded_below_the_prefix() {
        String invoice = paid(link()).get("invoiceId").asText();
        String url = client.get("/pay-api/invoices/" + invoice + "/download")
                .data()
                .get("url")
                .asText();

        Reply document = client.get(pathOf(url));

        assertThat(document.status()).isEqualTo(200);
        assertThat(document.header("Content-Type")).isEqualTo("application/pdf");
    }

    @Test
    void long_responses_are_compressed_once_and_created_objects_have_a_location() throws Exception {
        String created = link().get("id").asText();
        for (int i = 0; i < 4; i++) {
            link();
        }
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + client.port() + "/pay-api/payments"))
                .headers("x-api-key", client.key(), "Accept-Encoding", "gzip")
                .build();
        HttpResponse<byte[]> list = HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());

        assertThat(list.headers().allValues("Content-Encoding")).containsExactly("gzip");
        byte[] plain = new GZIPInputStream(new ByteArrayInputStream(list.body())).readAllBytes();
        assertThat(new String(plain, StandardCharsets.UTF_8)).contains(created);
        Reply another = client.post("/pay-api/payments", "{\"amount\":1,\"currency\":\"usd\",\"description\":\"x\"}");
        assertThat(another.header("Location"))
                .isEqualTo(ShopServer.PUBLIC_URL + "/payments/"
                        + another.data().get("id").asText());
    }

    @Test
    void only_routes_of_hexpay_have_its_headers() {
        Reply ours = client.get("/pay-api/payments", "x-request-id", "req_1", "Commet-Version", "2026-01-01");
        Reply theirs = client.get("/orders", "x-request-id", "req_1", "Commet-Version", "2026-01-01");

        assertThat(ours.header("x-request-id")).isEqualTo("req_1");
        assertThat(ours.header("Commet-Version")).isEqualTo("2026-07-11");
        assertThat(ours.header("Cache-Control")).isEqualTo("no-store");
        assertThat(theirs.body()).isEqualTo("two orders");
        assertThat(theirs.response().headers().map())
                .doesNotContainKeys("x-request-id", "commet-version", "cache-control", "x-content-type-options");
    }

    @Test
    void error_pages_of_the_host_are_only_on_its_own_paths() {
        Reply unknownResource = client.get("/pay-api/payments/pay_1");
        Reply unknownPath = client.get("/pay-api/nothing");
        Reply theirs = client.get("/nothing");

        assertThat(unknownResource.status()).isEqualTo(404);
        assertThat(unknownResource.code()).isEqualTo("payment_not_found");
        assertThat(unknownResource.header("Content-Type")).isEqualTo("application/json");
        assertThat(pathOf(unknownResource.error().get("doc_url").asText()))
                .isEqualTo("/pay-api/docs/errors/payment_not_found");
        assertThat(client.get("/pay-api/docs/errors/payment_not_found").status())
                .isEqualTo(200);
        assertThat(unknownPath.status()).isEqualTo(404);
        assertThat(unknownPath.code()).isEqualTo("not_found");
        assertThat(theirs.status()).isEqualTo(404);
        assertThat(theirs.body()).isEqualTo(ShopServer.NO_SUCH_PAGE);
    }

    @Test
    void unknown_payment_page_is_a_page_of_hexpay() {
        Reply page = client.get("/pay-api/pay/nothing");

        assertThat(page.status()).isEqualTo(404);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.body()).doesNotContain(ShopServer.NO_SUCH_PAGE).contains("<html");
    }

    @Test
    void unsupported_method_below_the_prefix_is_405_with_the_allowed_ones() {
        Reply reply = client.send("DELETE", "/pay-api/payments", null);

        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.header("Allow").split(", ")).containsExactlyInAnyOrder("GET", "HEAD", "POST");
        assertThat(client.send("HEAD", "/pay-api/payments", null).status()).isEqualTo(200);
        assertThat(client.send("HEAD", "/pay-api/docs/errors/not_found", null).status())
                .isEqualTo(200);
        assertThat(client.send("HEAD", "/pay-api/nothing", null).status()).isEqualTo(404);
    }

    @Test
    void exceptions_are_handled_by_the_owner_of_the_route() {
        shop.failure = new IllegalStateException("a secret of the store");
        Reply ours = client.post("/pay-api/payments", PaymentLinksTest.LINK);
        shop.failure = new NoClassDefFoundError("a secret of the packaging");
        Reply fatal = client.post("/pay-api/payments", PaymentLinksTest.LINK);
        Reply theirs = client.get("/orders/broken");

        assertThat(ours.status()).isEqualTo(500);
        assertThat(ours.code()).isEqualTo("internal_error");
        assertThat(fatal.status()).isEqualTo(500);
        assertThat(fatal.code()).isEqualTo("internal_error");
        assertThat(theirs.body()).isEqualTo(ShopServer.BROKEN);
    }

    @Test
    void routes_without_prefix_leave_other_paths_to_the_host() {
        try (ShopServer bare = new ShopServer("")) {
            assertThat(bare.client.post("/payments", PaymentLinksTest.LINK).status())
                    .isEqualTo(201);
            assertThat(bare.client.get("/payments/pay_1").code()).isEqualTo("payment_not_found");
            assertThat(bare.client.get("/nothing").body()).isEqualTo(ShopServer.NO_SUCH_PAGE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "pay-api", "/pay-api/", "/{tenant}", "/a//b", "/*"})
    void prefix_that_is_no_plain_path_is_rejected(String prefix) {
        assertThatThrownBy(() -> new ShopServer(prefix)).hasStackTraceContaining("the prefix must look like /pay-api");
    }
}
