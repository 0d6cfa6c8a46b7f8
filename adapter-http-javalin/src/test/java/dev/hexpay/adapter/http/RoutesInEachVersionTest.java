package dev.hexpay.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hexpay.adapter.http.Client.Reply;
import dev.hexpay.application.port.out.ProviderResult;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.invoice.InvoiceStatus;
import dev.hexpay.domain.payment.Dispute;
import dev.hexpay.domain.payment.DisputeStatus;
import dev.hexpay.testkit.Builders;
import dev.hexpay.testkit.FaultyConnection;
import dev.hexpay.testkit.TestCard;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every route of the API, in the shape of each version: successful responses, errors, headers. */
class RoutesInEachVersionTest extends MerchantTestBed {
    private static final String ENVELOPE = "2026-07-11";
    private static final String BARE = "2026-07-24";
    private static final String LINK = "{\"amount\":2500,\"currency\":\"eur\",\"description\":\"Consulting, July\"}";
    private static final String CHARGE =
            "{\"amount\":2500,\"currency\":\"eur\",\"description\":\"Plan, July\",\"customerId\":\"user_1\"}";

    private static final String WEBHOOK =
            "{\"url\":\"https://shop.example/webhooks\",\"events\":[\"payment.received\"]}";

    /** A successful request of a route; the path and what it needs are created for each request. */
    private record SampleRequest(
            String route, int status, Function<RoutesInEachVersionTest, String> path, String body) {
        static SampleRequest of(String route, int status, Function<RoutesInEachVersionTest, String> path) {
            return new SampleRequest(route, status, path, null);
        }

        static SampleRequest of(String route, int status, String body) {
            return new SampleRequest(route, status, test -> path(route), body);
        }

        SampleRequest with(String newBody) {
            return new SampleRequest(route, status, path, newBody);
        }

        String method() {
            return route.substring(0, route.indexOf(' '));
        }

        private static String path(String route) {
            return route.substring(route.indexOf(' ') + 1);
        }

        /** Whether later versions have another endpoint. */
        boolean isReplaced() {
            return method().equals("PUT") || route.endsWith("/invoices/{id}/download");
        }

        @Override
        public String toString() {
            return route;
        }
    }

    private static Stream<SampleRequest> reads() {
        return Stream.of(
                        SampleRequest.of("GET /payments", 200, test -> test.listed("/payments?limit=1", test.id("id"))),
                        SampleRequest.of("GET /payments/{id}", 200, test -> "/payments/" + test.id("id")),
                        SampleRequest.of("GET /customers", 200, test -> "/customers"),
                        SampleRequest.of("GET /customers/{id}", 200, test -> "/customers/user_1"),
                        SampleRequest.of(
                                "GET /customers/{id}/payment-methods",
                                200,
                                test -> "/customers/user_1/payment-methods?limit=1"),
                        SampleRequest.of("GET /invoices", 200, test -> test.listed("/invoices", test.id("id"))),
                        SampleRequest.of("GET /invoices/{id}", 200, test -> "/invoices/" + test.id("invoiceId")),
                        SampleRequest.of(
                                "GET /invoices/{id}/download",
                                200,
                                test -> "/invoices/" + test.id("invoiceId") + "/download"),
                        SampleRequest.of(
                                "GET /credit-notes",
                                200,
                                test -> test.listed("/credit-notes?limit=1", test.creditNote())),
                        SampleRequest.of("GET /credit-notes/{id}", 200, test -> "/credit-notes/" + test.creditNote()),
                        SampleRequest.of(
                                "GET /credit-notes/{id}/download",
                                200,
                                test -> "/credit-notes/" + test.creditNote() + "/download"),
                        SampleRequest.of("GET /transactions", 200, test -> test.listed("/transactions", test.id("id"))),
                        SampleRequest.of(
                                "GET /transactions/{id}", 200, test -> "/transactions/" + test.id("transactionId")),
                        SampleRequest.of(
                                "GET /transactions/{id}/refunds",
                                200,
                                test -> "/transactions/" + test.refundedTransaction() + "/refunds"),
                        SampleRequest.of("GET /refunds", 200, test -> test.listed("/refunds?limit=1", test.refund())),
                        SampleRequest.of("GET /refunds/{id}", 200, test -> "/refunds/" + test.refund()),
                        SampleRequest.of(
                                "GET /disputes", 200, test -> test.listed("/disputes?limit=1", test.dispute())),
                        SampleRequest.of("GET /disputes/{id}", 200, test -> "/disputes/" + test.dispute()),
                        SampleRequest.of("GET /api-keys", 200, test -> "/api-keys?limit=1"),
                        SampleRequest.of(
                                "GET /webhooks", 200, test -> test.listed("/webhooks?limit=1", test.webhook())),
                        SampleRequest.of("GET /webhooks/{id}", 200, RoutesInEachVersionTest::webhook),
                        SampleRequest.of(
                                "GET /webhooks/{id}/deliveries", 200, test -> test.testedWebhook() + "/deliveries"),
                        SampleRequest.of("GET /events", 200, test -> test.listed("/events?limit=1", test.link())),
                        SampleRequest.of("GET /events/{id}", 200, test -> "/events/" + test.event()),
                        SampleRequest.of("GET /health", 200, test -> "/health"),
                        SampleRequest.of("GET /health/live", 200, test -> "/health/live"),
                        SampleRequest.of("GET /health/ready", 200, test -> "/health/ready"))
                .flatMap(request -> Stream.of(
                        request,
                        new SampleRequest(
                                request.route().replace("GET ", "HEAD "), request.status(), request.path(), null)));
    }

    private static Stream<SampleRequest> writes() {
        return Stream.of(
                SampleRequest.of("POST /payments", 201, LINK),
                SampleRequest.of("POST /payments/charge", 201, CHARGE),
                SampleRequest.of("POST /payments/{id}/cancel", 200, test -> "/payments/" + test.link() + "/cancel"),
                SampleRequest.of("POST /customers", 201, "{\"email\":\"grace@example.com\",\"id\":\"user_2\"}"),
                SampleRequest.of(
                        "POST /customers/batch",
                        201,
                        "{\"customers\":[{\"id\":\"a\",\"email\":\"ada@example.com\"},{\"id\":\"a\",\"email\":\"bob@example.com\"}]}"),
                SampleRequest.of("PUT /customers/{id}", 200, test -> "/customers/user_1")
                        .with("{\"fullName\":\"Ada\"}"),
                SampleRequest.of("PATCH /customers/{id}", 200, test -> "/customers/user_1")
                        .with("{\"fullName\":\"Ada\"}"),
                SampleRequest.of(
                        "POST /customers/{id}/payment-methods/{method}/default",
                        200,
                        test -> "/customers/user_1/payment-methods/" + test.card() + "/default"),
                SampleRequest.of(
                        "DELETE /customers/{id}/payment-methods/{method}",
                        200,
                        test -> "/customers/user_1/payment-methods/" + test.card()),
                SampleRequest.of(
                        "POST /invoices/{id}/download-links",
                        200,
                        test -> "/invoices/" + test.id("invoiceId") + "/download-links"),
                SampleRequest.of(
                        "POST /invoices/{id}/send", 200, test -> "/invoices/" + test.id("invoiceId") + "/send"),
                SampleRequest.of("PUT /invoices/{id}/status", 200, RoutesInEachVersionTest::outstandingInvoice)
                        .with("{\"status\":\"paid\"}"),
                SampleRequest.of("PATCH /invoices/{id}/status", 200, RoutesInEachVersionTest::outstandingInvoice)
                        .with("{\"status\":\"void\"}"),
                SampleRequest.of(
                                "POST /transactions/{id}/refund",
                                200,
                                test -> "/transactions/" + test.id("transactionId") + "/refund")
                        .with("{\"amount\":500,\"reason\":\"Returned\"}"),
                SampleRequest.of(
                        "POST /transactions/{id}/retry",
                        409,
                        test -> "/transactions/" + test.id("transactionId") + "/retry"),
                SampleRequest.of("POST /sandbox/transactions/{id}/dispute", 200, RoutesInEachVersionTest::disputed)
                        .with("{\"outcome\":\"won\"}"),
                SampleRequest.of("POST /api-keys", 201, "{\"name\":\"CI\"}"),
                SampleRequest.of("DELETE /api-keys/{id}", 200, test -> "/api-keys/" + test.apiKey()),
                SampleRequest.of("POST /webhooks", 201, WEBHOOK),
                SampleRequest.of("PUT /webhooks/{id}", 200, RoutesInEachVersionTest::webhook)
                        .with("{\"isActive\":false}"),
                SampleRequest.of("PATCH /webhooks/{id}", 200, RoutesInEachVersionTest::webhook)
                        .with("{\"isActive\":false}"),
                SampleRequest.of("DELETE /webhooks/{id}", 200, RoutesInEachVersionTest::webhook),
                SampleRequest.of("POST /webhooks/{id}/test", 200, test -> test.webhook() + "/test"),
                SampleRequest.of("POST /webhooks/{id}/secret/rotate", 200, test -> test.webhook() + "/secret/rotate"),
                SampleRequest.of("POST /webhooks/{id}/replay", 200, test -> test.webhook() + "/replay")
                        .with("{\"from\":\"2026-01-15T00:00:00Z\",\"to\":\"2026-01-16T00:00:00Z\"}"),
                SampleRequest.of(
                        "POST /webhooks/{id}/deliveries/{delivery}/retry",
                        200,
                        RoutesInEachVersionTest::retriedDelivery),
                SampleRequest.of(
                                "POST /provider-notifications/{provider}",
                                200,
                                test -> "/provider-notifications/sandbox")
                        .with("evt_1"));
    }

    private static Stream<SampleRequest> requests() {
        return Stream.concat(reads(), writes());
    }

    private String id(String member) {
        return merchant.charge(100_00, "eur").get(member).asText();
    }

    /** The path of a list that has this item. */
    private String listed(String path, String item) {
        assertThat(item).isNotEmpty();
        return path;
    }

    private String refundedTransaction() {
        String id = id("transactionId");
        merchant.refund(id, "{\"amount\":500}");
        return id;
    }

    private String creditNote() {
        merchant.refund(id("transactionId"), "{\"amount\":100}");
        return MerchantClient.ids(client.get("/credit-notes?limit=1")).get(0);
    }

    private String refund() {
        return merchant.refund(id("transactionId"), "{\"amount\":100}")
                .data()
                .get("refund")
                .get("id")
                .asText();
    }

    private String dispute() {
        Dispute dispute = new Dispute(Builders.eur(119_00), "fraudulent", DisputeStatus.OPEN);
        server.connection =
                new FaultyConnection.AlteredResults(result -> new ProviderResult.Succeeded("ch_1", null, dispute));
        id("transactionId");
        return MerchantClient.ids(client.get("/disputes")).get(0);
    }

    private String link() {
        return client.post("/payments", LINK).data().get("id").asText();
    }

    private String card() {
        return server.savedCard(client, merchant.customer(), TestCard.SUCCEEDS)
                .id()
                .value();
    }

    private String outstandingInvoice() {
        return "/invoices/" + merchant.storedInvoice(InvoiceStatus.OUTSTANDING) + "/status";
    }

    private String disputed() {
        String id = id("transactionId");
        server.provider.dispute(client.scope(), new TransactionId(id));
        return "/sandbox/transactions/" + id + "/dispute";
    }

    private String webhook() {
        return WebhookMerchant.path(new WebhookMerchant(server, client).endpoint("customer.created"));
    }

    private String testedWebhook() {
        String path = webhook();
        client.post(path + "/test", null);
        return path;
    }

    private String event() {
        link();
        return MerchantClient.ids(client.get("/events?limit=1")).get(0);
    }

    private String retriedDelivery() {
        WebhookMerchant webhooks = new WebhookMerchant(server, client);
        JsonNode endpoint = webhooks.endpoint("customer.created");
        webhooks.customer("grace@example.com");
        server.deliverWebhooks();
        return WebhookMerchant.path(endpoint) + "/deliveries/"
                + webhooks.deliveries(endpoint).get(0).get("id").asText() + "/retry";
    }

    private String apiKey() {
        return client.post("/api-keys", "{\"name\":\"Old\"}").data().get("id").asText();
    }

    @Test
    void every_route_of_the_api_is_called() {
        assertThat(requests().map(SampleRequest::route).toList())
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(RecordedRoutes.ofApi(server.useCases, server));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void each_version_serves_the_route_in_its_shape(SampleRequest request) {
        Reply enveloped = send(request, request.path().apply(this), ENVELOPE);
        createMerchant();
        Reply bare = send(request, "/api/v1" + request.path().apply(this), BARE);

        assertThat(enveloped.status()).as(enveloped.body()).isEqualTo(request.status());
        assertThat(bare.status()).as(bare.body()).isEqualTo(request.isReplaced() ? 410 : request.status());
        Examples.check(request.route(), request.body(), ENVELOPE, enveloped);
        Examples.check(request.route(), request.body(), BARE, bare);
        assertHeaders(enveloped, ENVELOPE);
        assertHeaders(bare, BARE);
        if (request.method().equals("HEAD")) {
            assertThat(enveloped.body() + bare.body()).isEmpty();
        } else {
            assertEnveloped(enveloped.json());
            assertBare(bare.json(), enveloped.json());
        }
        if (request.status() == 201) {
            assertLocation(enveloped, enveloped.json().path("data"), "");
            assertLocation(bare, bare.json(), "/api/v1");
        }
    }

    @ParameterizedTest
    @MethodSource("requests")
    void each_version_has_its_shape_of_errors(SampleRequest request) {
        for (String version : List.of(ENVELOPE, BARE)) {
            createMerchant();
            Reply reply = client.send(
                    request.method(),
                    request.path().apply(this) + "?colour=blue",
                    null,
                    "Commet-Version",
                    version,
                    "x-api-key",
                    "ck_sandbox_unknown");
            assertHeaders(reply, version);
            if (reply.status() >= 400 && !request.method().equals("HEAD")) {
                assertThat(names(reply.json()))
                        .isEqualTo(version.equals(BARE) ? List.of("error") : List.of("success", "error"));
            }
        }
    }

    private Reply send(SampleRequest request, String path, String version) {
        return client.send(
                request.method(),
                path,
                request.body(),
                "Commet-Version",
                version,
                PasswordNotificationReader.HEADER,
                PasswordNotificationReader.PASSWORD);
    }

    private static void assertHeaders(Reply reply, String version) {
        assertThat(reply.header("Commet-Version")).isEqualTo(version);
        assertThat(reply.header("Content-Type")).isEqualTo("application/json");
        assertThat(reply.header("x-request-id")).startsWith("req_");
    }

    private static void assertEnveloped(JsonNode body) {
        List<String> names = names(body);
        if (body.has("error")) {
            assertThat(names).containsExactly("success", "error");
        } else if (body.get("data").isArray()) {
            assertThat(names).startsWith("success", "data", "hasMore");
        } else {
            assertThat(names).containsExactly("success", "data");
        }
        assertThat(body.get("success").asBoolean()).isEqualTo(!body.has("error"));
    }

    private static void assertBare(JsonNode body, JsonNode enveloped) {
        List<String> names = names(body);
        if (body.has("error")) {
            assertThat(names).containsExactly("error");
        } else if (enveloped.get("data").isArray()) {
            assertThat(body.get("object").asText()).isEqualTo("list");
            assertThat(names.subList(0, 3)).containsExactly("object", "data", "hasMore");
            assertThat(names.subList(1, names.size()))
                    .isEqualTo(names(enveloped).subList(1, names.size()));
            assertThat(body.get("data")).hasSameSizeAs(enveloped.get("data"));
        } else if (!body.path("object").asText().equals("refund")) {
            assertThat(names).isEqualTo(names(enveloped.get("data")));
        }
    }

    private static void assertLocation(Reply created, JsonNode object, String prefix) {
        String id = object.path("id").asText("");
        assertThat(created.header("Location"))
                .startsWith(TestServer.PUBLIC_URL + prefix + "/")
                .endsWith(id);
    }

    private static List<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }
}
