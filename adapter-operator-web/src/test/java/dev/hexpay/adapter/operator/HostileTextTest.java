package dev.hexpay.adapter.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.adapter.operator.web.Router.Route;
import dev.hexpay.application.page.DeliveryFilter;
import dev.hexpay.application.page.EventFilter;
import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.in.customer.CustomerReference;
import dev.hexpay.application.port.in.invoice.InvoiceQueries;
import dev.hexpay.application.port.in.payment.OpenPaymentLink;
import dev.hexpay.application.port.in.refund.RefundTransaction;
import dev.hexpay.application.port.in.webhook.WebhookPorts;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.ExternalId;
import dev.hexpay.domain.customer.FullName;
import dev.hexpay.domain.id.PaymentMethodId;
import dev.hexpay.domain.id.WebhookEndpointId;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.RefundReason;
import dev.hexpay.domain.tenant.KeyName;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.text.Description;
import dev.hexpay.domain.text.Metadata;
import dev.hexpay.domain.text.WebUrl;
import dev.hexpay.domain.webhook.EventName;
import dev.hexpay.domain.webhook.WebhookEndpoint;
import dev.hexpay.testkit.Builders;
import dev.hexpay.testkit.TestCard;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Texts of others that look like markup, like formulas, or are very long. */
class HostileTextTest {
    private static final String MARKUP = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>{{7*7}}";
    private static final String FORMULA = "=HYPERLINK(\"http://evil.example\")";

    private final TestSite site = new TestSite();
    private final Scope scope = site.organization(MARKUP);
    private final Browser browser = site.loggedIn(scope);

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void markup_of_others_is_text_on_every_page() {
        Payment paid = store(MARKUP);
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
            }
        }
    }

    @Test
    void formulas_of_others_are_text_in_every_file() {
        store(FORMULA);

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
            String file = browser.get(TestSite.path(scope) + "/" + list + "?format=csv")
                    .body();
            assertThat(file.lines().skip(1).toList()).as(list).isNotEmpty();
            assertThat(file).as(list).doesNotContainPattern("(^|,|\\n)\"?=HYPERLINK");
        }
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

    /** A payment with everything that came of it, with this text wherever a text is possible. */
    private Payment store(String text) {
        site.ports.apiKeys().create().create(scope, new KeyName(text), null);
        site.ports
                .webhooks()
                .create()
                .create(
                        scope,
                        new WebhookEndpoint.Settings(
                                new WebUrl("http://127.0.0.1:9/hooks"),
                                List.of(new EventName("payment_link.created")),
                                new Description(text),
                                null));
        Customer customer = site.ports
                .customers()
                .create()
                .create(
                        scope,
                        Customer.Profile.of(new EmailAddress("ada@example.com"))
                                .withFullName(new FullName(text))
                                .withExternalId(new ExternalId(text))
                                .withAddress(Builders.anAddress())
                                .withMetadata(new Metadata(Map.of("note", text))))
                .customer()
                .customer();
        OpenPaymentLink.Command command = OpenPaymentLink.Command.of(Money.of("10.00", "eur"), new Description(text))
                .withMetadata(new Metadata(Map.of("note", text)))
                .forCustomer(new CustomerReference(customer.id().value()));
        Payment link = site.ports.payments().openLink().open(scope, command);
        site.ports.payPage().pay().pay(link.page().token(), Builders.aPayer(TestCard.SUCCEEDS));
        Payment paid = site.payment(scope, link);
        site.ports
                .refunds()
                .refund()
                .refund(scope, new RefundTransaction.Command(paid.transaction(), 100L, new RefundReason(text)));
        site.ports.jobs().distributeEvents().runOnce(10);
        return paid;
    }
}
