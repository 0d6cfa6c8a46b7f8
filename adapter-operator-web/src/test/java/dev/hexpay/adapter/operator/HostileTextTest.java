package dev.hexpay.adapter.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.adapter.operator.web.Router.Route;
import dev.hexpay.application.page.DeliveryFilter;
import dev.hexpay.application.page.EventFilter;
import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.in.customer.CustomerReference;
import dev.hexpay.application.port.in.invoice.InvoiceQueries;
import dev.hexpay.application.port.in.webhook.WebhookPorts;
import dev.hexpay.domain.id.PaymentMethodId;
import dev.hexpay.domain.id.WebhookEndpointId;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.testkit.EnteredText;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts of others that look like markup, like formulas, or are very long. */
class HostileTextTest {
    private static final String MARKUP = EnteredText.MARKUP;
    private static final Pattern FIELD = Pattern.compile("(?<=^|,)(?:\"((?:[^\"]|\"\")*)\"|([^,\"]*))(?=,|$)");

    private final TestSite site = new TestSite();
    private final Scope scope = site.organization(MARKUP);
    private final Browser browser = site.loggedIn(scope);

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void markup_of_others_is_text_on_every_page() {
        Payment paid = EnteredText.everywhere(site.ports, scope, MARKUP);
        String policy = policy(site.browser().get("/operator/login"));
        Map<String, String> ids = ids(paid);

        for (Route route : site.routes) {
            // Those of documents and disputes lead to other pages.
            boolean isPage = route.action() == null
                    && !route.path().endsWith("/pdf")
                    && !route.path().equals("/disputes/{id}");
            if (isPage) {
                HttpResponse<String> page = browser.open(TestSite.path(scope) + at(route, ids)
                        + "?q=" + Browser.encoded(MARKUP) + "&customer=" + Browser.encoded(MARKUP) + "&amount=1"
                        + "&reason=" + Browser.encoded(MARKUP) + "&description=" + Browser.encoded(MARKUP)
                        + "&currency=eur&done=" + Browser.encoded(MARKUP) + "&trail=" + Browser.encoded(MARKUP));
                assertThat(page.statusCode()).as(route.path()).isEqualTo(200);
                assertThat(page.body())
                        .as(route.path())
                        .doesNotContain("<script>alert", "<img src=x", "\"'>")
                        .contains("&lt;script");
                assertThat(policy(page)).as(route.path()).isEqualTo(policy);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {EnteredText.FORMULA, "+1|x", "-1|x", "@SUM(1)", EnteredText.MARKUP})
    void formulas_of_others_are_text_in_every_file(String text) {
        EnteredText.everywhere(site.ports, scope, text);

        for (String list : List.of(
                "payments",
                "customers",
                "refunds",
                "invoices",
                "credit-notes",
                "webhooks",
                "api-keys",
                "audit",
                "events")) {
            List<String> rows = browser.get(TestSite.path(scope) + "/" + list + "?format=csv")
                    .body()
                    .lines()
                    .skip(1)
                    .toList();
            assertThat(rows).as(list).isNotEmpty();
            assertThat(rows.stream().flatMap(HostileTextTest::fields))
                    .as(list)
                    .noneMatch(field -> field.matches("[=+@\\t\\r-].*") && !field.matches("-[0-9.]+"));
        }
    }

    private static Stream<String> fields(String row) {
        return FIELD.matcher(row).results().map(found -> found.group(1) == null ? found.group(2) : found.group(1));
    }

    private static String policy(HttpResponse<String> page) {
        return page.headers().firstValue("Content-Security-Policy").orElse("none");
    }

    private static String at(Route route, Map<String, String> ids) {
        String path = route.path();
        for (Map.Entry<String, String> id : ids.entrySet()) {
            if (path.startsWith(id.getKey())) {
                return path.replace("{id}", id.getValue())
                        .replace("{method}", ids.get("method"))
                        .replace("{delivery}", ids.get("delivery"));
            }
        }
        return path;
    }

    private Map<String, String> ids(Payment paid) {
        WebhookPorts webhooks = site.ports.webhooks();
        InvoiceQueries invoices = site.ports.invoices().queries();
        WebhookEndpointId endpoint =
                first(webhooks.queries().list(scope, PageRequest.first(1))).id();
        CustomerReference payer = new CustomerReference(paid.customer().value());
        PaymentMethodId method = first(
                        site.ports.customers().queries().paymentMethods(scope, payer, PageRequest.first(1)))
                .method()
                .id();
        Map<String, String> ids = new HashMap<>();
        ids.put("/payments/", paid.id().value());
        ids.put("/transactions/", paid.transaction().value());
        ids.put("/customers/", paid.customer().value());
        ids.put(
                "/refunds/",
                site.ports
                        .refunds()
                        .queries()
                        .refundsOf(scope, paid.transaction())
                        .get(0)
                        .id()
                        .value());
        ids.put(
                "/invoices/",
                first(invoices.list(scope, new InvoiceQueries.Query(null, null), PageRequest.first(1)))
                        .id()
                        .value());
        ids.put(
                "/credit-notes/",
                first(invoices.creditNotes(scope, null, PageRequest.first(1)))
                        .id()
                        .value());
        ids.put(
                "/events/",
                first(webhooks.events().list(scope, EventFilter.ALL, PageRequest.first(1)))
                        .id()
                        .value());
        ids.put("/webhooks/", endpoint.value());
        ids.put(
                "/api-keys/",
                first(site.ports.apiKeys().queries().list(scope, PageRequest.first(1)))
                        .id()
                        .value());
        ids.put("method", method.value());
        ids.put(
                "delivery",
                first(webhooks.queries().deliveries(scope, endpoint, DeliveryFilter.ALL, PageRequest.first(1)))
                        .id()
                        .value());
        return ids;
    }

    private static <T> T first(Page<T> page) {
        return page.items().get(0);
    }
}
