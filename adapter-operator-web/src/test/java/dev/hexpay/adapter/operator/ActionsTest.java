package dev.hexpay.adapter.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.page.PaymentFilter;
import dev.hexpay.application.port.in.customer.CustomerReference;
import dev.hexpay.application.port.in.payment.PaymentQueries;
import dev.hexpay.domain.id.PaymentMethodId;
import dev.hexpay.domain.operator.AuditEntry;
import dev.hexpay.domain.operator.OperatorAction;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentKind;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.testkit.Builders;
import dev.hexpay.testkit.TestCard;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What operators do: each once, with an entry of the audit log. */
class ActionsTest {
    private final TestSite site = new TestSite();
    private final Scope scope = site.organization("Analytical Engines");
    private final Browser browser = site.loggedIn(scope);
    private final String path = TestSite.path(scope);

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void link_is_created_after_a_preview() {
        String page = path + "/links/new?amount=25.00&currency=eur&description=It%27s+a+%22test%22&days=3";
        String preview = browser.get(page).body();
        assertThat(Browser.unescaped(preview))
                .contains("\"amount\":2500,\"currency\":\"eur\",\"description\":\"It'\\''s a \\\"test\\\"\"", "EUR");

        HttpResponse<String> response = browser.submit(page, path + "/links", Map.of());

        Payment link = only();
        assertThat(Browser.location(response))
                .isEqualTo(path + "/payments/" + link.id().value() + "?done=link_created");
        assertThat(link.price().subtotal().minor()).isEqualTo(2500);
        String shown = browser.get(Browser.location(response)).body();
        assertThat(shown)
                .contains(
                        "https://pay.example/pay/" + link.page().token().value(),
                        "The link was created.",
                        "<path d=\"M");
        assertThat(last().subject()).isEqualTo(link.id().value());
    }

    @Test
    void form_that_is_sent_twice_creates_one_link() {
        String page = path + "/links/new?amount=25.00&currency=eur&description=Coffee";
        String form = Browser.encoded(Browser.form(browser.get(page).body(), path + "/links", Map.of()));

        HttpResponse<String> first = browser.postRaw(path + "/links", form);
        HttpResponse<String> second = browser.postRaw(path + "/links", form);

        assertThat(second.statusCode()).isEqualTo(303);
        assertThat(Browser.location(second)).isEqualTo(Browser.location(first));
        only();
    }

    @Test
    void form_that_is_sent_again_with_other_values_is_refused_with_a_new_form() {
        String page = path + "/links/new?amount=25.00&currency=eur&description=Coffee";
        Map<String, String> form = Browser.form(browser.get(page).body(), path + "/links", Map.of());
        browser.postRaw(path + "/links", Browser.encoded(form));

        form.put("amount", "30.00");
        HttpResponse<String> changed = browser.postRaw(path + "/links", Browser.encoded(form));

        assertThat(changed.statusCode()).isEqualTo(409);
        only();
        Map<String, String> again = Browser.form(changed.body(), path + "/links", Map.of());
        assertThat(browser.postRaw(path + "/links", Browser.encoded(again)).statusCode())
                .isEqualTo(303);
        assertThat(payments()).hasSize(2);
    }

    @Test
    void wrong_values_of_a_link_are_said_beside_the_fields() {
        String page = browser.get(path + "/links/new?amount=abc&currency=xx&description=&days=x&customer=&successUrl=x")
                .body();

        assertThat(Browser.unescaped(page))
                .contains(
                        "must be an amount such as 25.00",
                        "must be an ISO 4217 currency code",
                        "must not be empty",
                        "must be a number from 1 to 3650",
                        "must be an absolute http or https URL",
                        "value=\"abc\"");
        assertThat(payments()).isEmpty();
    }

    @Test
    void card_number_in_a_field_is_refused_and_not_shown_again() {
        String page = browser.get(path + "/links/new?amount=1.00&currency=eur&description=4242+4242+4242+4242")
                .body();

        assertThat(page).contains("must not contain a card number").doesNotContain("4242");
    }

    @Test
    void refund_is_previewed_and_made_once() {
        Payment paid = site.paid(scope, "100.00", "Coffee");
        String action = path + "/transactions/" + paid.transaction().value() + "/refund";
        String preview = browser.get(action + "?amount=11.90&reason=Returned").body();
        assertThat(preview).contains("EUR\u00A011.90", "EUR\u00A01.90", "EUR\u00A0107.10");
        String form = Browser.encoded(Browser.form(preview, action, Map.of()));

        HttpResponse<String> first = browser.postRaw(action, form);
        HttpResponse<String> second = browser.postRaw(action, form);

        assertThat(first.statusCode()).isEqualTo(303);
        assertThat(Browser.location(second)).isEqualTo(Browser.location(first));
        assertThat(site.ports.refunds().queries().refundsOf(scope, paid.transaction()))
                .hasSize(1);
        String shown = browser.get(Browser.location(first)).body();
        assertThat(shown).contains("Refunded EUR\u00A011.90", "Credit note CN-0001 issued", "Returned");
        assertThat(actions()).contains(OperatorAction.REFUND_TRANSACTION);
        assertThat(last().outcome()).isEqualTo(AuditEntry.Outcome.Succeeded.INSTANCE);
    }

    @Test
    void refund_of_disputed_money_is_not_offered() {
        Payment paid = site.paid(scope, "100.00", "Coffee");
        site.provider.dispute(scope, paid.transaction());
        site.processNotification(scope, paid.transaction());
        String action = path + "/transactions/" + paid.transaction().value() + "/refund";

        assertThat(browser.open(path + "/payments/" + paid.id().value()).body())
                .contains(">Dispute<", "/disputes/dp_")
                .doesNotContain(action);
        assertThat(browser.open(action).body()).contains("cannot be refunded").doesNotContain("Preview");
    }

    @Test
    void refund_without_a_result_is_said_to_be_requested() {
        Payment paid = site.paid(scope, "100.00", "Coffee");
        String action = path + "/transactions/" + paid.transaction().value() + "/refund";
        String form =
                Browser.encoded(Browser.form(browser.get(action + "?amount=1").body(), action, Map.of()));
        site.provider.loseNextResponse();

        HttpResponse<String> response = browser.postRaw(action, form);

        assertThat(browser.get(Browser.location(response)).body())
                .contains("The refund was requested")
                .doesNotContain("The refund was made");
    }

    @Test
    void concurrent_double_submit_makes_one_refund() throws Exception {
        Payment paid = site.paid(scope, "100.00", "Coffee");
        String action = path + "/transactions/" + paid.transaction().value() + "/refund";
        String form = Browser.encoded(
                Browser.form(browser.get(action + "?amount=10.00").body(), action, Map.of()));

        List<CompletableFuture<HttpResponse<String>>> both = List.of(
                CompletableFuture.supplyAsync(() -> browser.postRaw(action, form)),
                CompletableFuture.supplyAsync(() -> browser.postRaw(action, form)));

        for (CompletableFuture<HttpResponse<String>> response : both) {
            assertThat(response.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(303);
        }
        assertThat(site.ports.refunds().queries().refundsOf(scope, paid.transaction()))
                .hasSize(1);
        assertThat(site.ports
                        .operators()
                        .audit()
                        .list(scope, null, PageRequest.first(100))
                        .items())
                .filteredOn(entry -> entry.action() == OperatorAction.REFUND_TRANSACTION)
                .filteredOn(entry -> entry.outcome() == AuditEntry.Outcome.Succeeded.INSTANCE)
                .hasSize(1);
    }

    @Test
    void refund_of_more_than_is_left_is_refused_beside_the_form() {
        Payment paid = site.paid(scope, "10.00", "Coffee");
        String action = path + "/transactions/" + paid.transaction().value() + "/refund";
        Map<String, String> form =
                Browser.form(browser.get(action + "?amount=5.00").body(), action, Map.of("amount", "50.00"));

        HttpResponse<String> refused = browser.postRaw(action, Browser.encoded(form));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(Browser.unescaped(refused.body())).contains("value=\"50.00\"", "at most");
        assertThat(site.ports.refunds().queries().refundsOf(scope, paid.transaction()))
                .isEmpty();
    }

    @Test
    void pending_link_is_canceled() {
        Payment link = site.link(scope, "10.00", "Coffee");
        String page = path + "/payments/" + link.id().value();

        HttpResponse<String> response = browser.submit(page, page + "/cancel", Map.of());

        assertThat(browser.get(Browser.location(response)).body()).contains("The link was canceled.");
        assertThat(site.payment(scope, link).status()).isEqualTo(PaymentStatus.CANCELED);
        assertThat(browser.get(page).body()).doesNotContain(page + "/cancel");
    }

    @Test
    void refused_action_is_said_beside_the_form_and_in_the_audit_log() {
        Payment link = site.link(scope, "10.00", "Coffee");
        String page = path + "/payments/" + link.id().value();
        Map<String, String> form = Browser.form(browser.get(page).body(), page + "/cancel", Map.of());
        site.ports.payPage().pay().pay(link.page().token(), Builders.aPayer(TestCard.SUCCEEDS));

        HttpResponse<String> response = browser.postRaw(page + "/cancel", Browser.encoded(form));

        assertThat(response.statusCode()).isEqualTo(409);
        assertThat(last().outcome()).isEqualTo(new AuditEntry.Outcome.Refused("payment_not_cancelable"));
    }

    @Test
    void customer_is_charged_once() {
        Payment paid = site.paid(scope, "10.00", "Coffee");
        String page = path + "/customers/" + paid.customer().value();
        String form = Browser.encoded(Browser.form(
                browser.get(page).body(),
                page + "/charge",
                Map.of(
                        "amount",
                        "20.00",
                        "currency",
                        "eur",
                        "description",
                        "Second coffee",
                        "paymentMethod",
                        method(paid).value())));

        HttpResponse<String> first = browser.postRaw(page + "/charge", form);
        browser.postRaw(page + "/charge", form);

        assertThat(first.statusCode()).isEqualTo(303);
        List<Payment> charges = payments().stream()
                .filter(each -> each.kind() == PaymentKind.CHARGE)
                .toList();
        assertThat(charges).hasSize(1);
        assertThat(charges.get(0).status()).isEqualTo(PaymentStatus.SUCCEEDED);
        assertThat(browser.get(Browser.location(first)).body()).contains("Second coffee");
    }

    @Test
    void wrong_charge_keeps_what_was_entered() {
        Payment paid = site.paid(scope, "10.00", "Coffee");
        String page = path + "/customers/" + paid.customer().value();

        HttpResponse<String> refused = browser.submit(
                page,
                page + "/charge",
                Map.of("amount", "abc", "currency", "eur", "description", "Second <b>coffee</b>"));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .contains(
                        "value=\"abc\"",
                        "value=\"Second &lt;b>coffee&lt;/b>\"",
                        "must be an amount such as 25.00",
                        "<details class=\"panel action\" open>");
    }

    @Test
    void card_is_detached() {
        Payment paid = site.paid(scope, "10.00", "Coffee");
        String customer = path + "/customers/" + paid.customer().value();
        String card = customer + "/payment-methods/" + method(paid).value();

        HttpResponse<String> response = browser.submit(card, card + "/detach", Map.of());

        assertThat(Browser.location(response)).isEqualTo(customer + "?done=detached");
        assertThat(browser.get(card).statusCode()).isEqualTo(404);
    }

    @Test
    void secret_of_a_new_api_key_is_shown_once() {
        String page = path + "/api-keys";
        String form =
                Browser.encoded(Browser.form(browser.get(page).body(), page, Map.of("name", "Shop", "days", "30")));

        HttpResponse<String> created = browser.postRaw(page, form);
        site.clock.advance(Duration.ofMinutes(1));
        HttpResponse<String> again = browser.postRaw(page, form);

        Matcher secret = Pattern.compile("ck_sandbox_[A-Za-z0-9_-]{64}").matcher(created.body());
        assertThat(secret.find()).isTrue();
        assertThat(site.ports
                        .apiKeys()
                        .authenticate()
                        .authenticate(secret.group())
                        .scope())
                .isEqualTo(scope);
        assertThat(again.statusCode()).isEqualTo(303);
        assertThat(browser.get(Browser.location(again)).body()).doesNotContain(secret.group());
        assertThat(site.ports
                        .apiKeys()
                        .queries()
                        .list(scope, PageRequest.first(10))
                        .items())
                .hasSize(2);
    }

    /** Of a double click, browsers show the response to the last one. */
    @Test
    void secret_is_shown_again_by_a_repetition_within_a_minute() {
        String keys = path + "/api-keys";
        String webhooks = path + "/webhooks";
        Map<String, String> endpoint = Map.of("url", "http://127.0.0.1:9/hooks", "events", "payment.received");
        String one = Browser.links(browser.submit(webhooks, webhooks, endpoint).body(), "Done")
                .get(0);

        assertShownAgain(keys, keys, Map.of("name", "Shop"), "ck_sandbox_[A-Za-z0-9_-]{64}");
        assertShownAgain(webhooks, webhooks, endpoint, "whsec_[A-Za-z0-9+/=]{32,}");
        assertShownAgain(one, one + "/secret", Map.of(), "whsec_[A-Za-z0-9+/=]{32,}");
        assertThat(site.ports
                        .apiKeys()
                        .queries()
                        .list(scope, PageRequest.first(10))
                        .items())
                .hasSize(2);
        assertThat(site.ports
                        .webhooks()
                        .queries()
                        .list(scope, PageRequest.first(10))
                        .items())
                .hasSize(2);
    }

    private void assertShownAgain(String page, String action, Map<String, String> fields, String secret) {
        String form = Browser.encoded(Browser.form(browser.get(page).body(), action, fields));

        String first = found(secret, browser.postRaw(action, form));
        site.clock.advance(Duration.ofSeconds(59));
        HttpResponse<String> again = browser.postRaw(action, form);

        assertThat(found(secret, again)).as(action).isEqualTo(first);
        assertThat(Browser.links(again.body(), "Done"))
                .singleElement()
                .satisfies(done -> assertThat(done).startsWith(page).doesNotContain("?"));
    }

    private static String found(String pattern, HttpResponse<String> response) {
        Matcher secret = Pattern.compile(pattern).matcher(Browser.unescaped(response.body()));
        assertThat(secret.find()).as(response.body()).isTrue();
        return secret.group();
    }

    @Test
    void secret_is_not_shown_again_to_another_session() {
        String page = path + "/api-keys";
        Map<String, String> form = Browser.form(browser.get(page).body(), page, Map.of("name", "Shop"));
        assertThat(browser.postRaw(page, Browser.encoded(form)).body()).contains("ck_sandbox_");
        Browser other = site.loggedIn(scope);
        form.put("csrf", other.csrf(page));

        HttpResponse<String> again = other.postRaw(page, Browser.encoded(form));

        assertThat(again.statusCode()).isEqualTo(303);
        assertThat(Browser.location(again)).endsWith("?done=key_created");
    }

    @Test
    void endpoint_is_created_tested_changed_and_deleted() {
        String page = path + "/webhooks";
        HttpResponse<String> created =
                browser.submit(page, page, Map.of("url", "http://127.0.0.1:9/hooks", "events", "payment.received"));
        assertThat(created.body()).contains("whsec_");
        String one = Browser.links(created.body(), "Done").get(0);

        HttpResponse<String> tested = browser.submit(one, one + "/test", Map.of());
        assertThat(Browser.location(tested)).endsWith("?done=test_delivered");
        HttpResponse<String> changed = browser.submit(
                one,
                one + "/edit",
                Map.of("url", "http://127.0.0.1:9/new", "events", "payment.received", "state", "disabled"));
        assertThat(browser.get(Browser.location(changed)).body())
                .contains("http://127.0.0.1:9/new", "Disabled: requested");
        assertThat(browser.submit(one, one + "/secret", Map.of()).body()).contains("whsec_");
        HttpResponse<String> replayed =
                browser.submit(one, one + "/replay", Map.of("from", "2026-01-01", "to", "2026-12-31"));
        assertThat(Browser.location(replayed)).endsWith("?done=replayed");
        HttpResponse<String> deleted = browser.submit(one, one + "/delete", Map.of());
        assertThat(browser.get(Browser.location(deleted)).body())
                .contains("The endpoint was deleted.", "No endpoints.");
        assertThat(browser.get(one).statusCode()).isEqualTo(404);
    }

    @Test
    void delivery_is_sent_again() {
        String page = path + "/webhooks";
        HttpResponse<String> created =
                browser.submit(page, page, Map.of("url", "http://127.0.0.1:9/hooks", "events", "payment_link.created"));
        String one = Browser.links(created.body(), "Done").get(0);
        for (int i = 0; i < 3; i++) {
            site.link(scope, "1.00", "Order");
        }
        site.receiver.answer(500);
        site.ports.jobs().distributeEvents().runOnce(10);
        site.ports.jobs().deliverWebhooks().runOnce(10);
        String list = browser.get(one).body();
        Matcher delivery = Pattern.compile(Pattern.quote(one) + "/deliveries/(dlv_[0-9A-Z]{26})")
                .matcher(list);
        while (delivery.find()) {
            String shown = browser.get(delivery.group()).body();
            assertThat(shown).contains(delivery.group(1)).contains("500");
            assertThat(Browser.location(browser.submit(delivery.group(), delivery.group() + "/retry", Map.of())))
                    .isEqualTo(delivery.group() + "?done=delivery_retried");
        }
        assertThat(actions()).contains(OperatorAction.RETRY_DELIVERY);
    }

    @Test
    void invoice_is_sent_again_and_downloaded() {
        Payment paid = site.paid(scope, "10.00", "Coffee");
        String invoice = Browser.links(
                        browser.get(path + "/payments/" + paid.id().value()).body(), "Invoice")
                .get(0);

        HttpResponse<String> sent = browser.submit(invoice, invoice + "/send", Map.of());

        assertThat(browser.get(Browser.location(sent)).body()).contains("The invoice is being sent.");
        assertThat(Browser.location(browser.get(invoice + "/pdf"))).startsWith("https://pay.example/documents/");
    }

    @Test
    void invoice_is_not_sent_more_often_than_the_api_allows() {
        Payment paid = site.paid(scope, "10.00", "Coffee");
        String invoice = Browser.links(
                        browser.get(path + "/payments/" + paid.id().value()).body(), "Invoice")
                .get(0);
        site.limitsReached.set(true);

        HttpResponse<String> refused = browser.submit(invoice, invoice + "/send", Map.of());

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body()).contains("Wait a minute.");
    }

    @Test
    void endpoint_is_not_tested_more_often_than_the_api_allows() {
        String page = path + "/webhooks";
        HttpResponse<String> created =
                browser.submit(page, page, Map.of("url", "http://127.0.0.1:9/hooks", "events", "payment.received"));
        String one = Browser.links(created.body(), "Done").get(0);
        site.limitsReached.set(true);

        HttpResponse<String> refused = browser.submit(one, one + "/test", Map.of());

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(site.receiver.received()).isEmpty();
    }

    private PaymentMethodId method(Payment paid) {
        return site.ports
                .customers()
                .queries()
                .paymentMethods(scope, new CustomerReference(paid.customer().value()), PageRequest.first(1))
                .items()
                .get(0)
                .method()
                .id();
    }

    private AuditEntry last() {
        return site.ports
                .operators()
                .audit()
                .list(scope, null, PageRequest.first(1))
                .items()
                .get(0);
    }

    private Set<OperatorAction> actions() {
        return Set.copyOf(site.ports.operators().audit().list(scope, null, PageRequest.first(100)).items().stream()
                .map(AuditEntry::action)
                .toList());
    }

    private List<Payment> payments() {
        return site.ports
                .payments()
                .queries()
                .list(scope, PaymentQueries.Query.of(PaymentFilter.ALL), PageRequest.first(100))
                .items();
    }

    private Payment only() {
        assertThat(payments()).hasSize(1);
        return payments().get(0);
    }
}
