package dev.hexpay.adapter.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.page.PaymentFilter;
import dev.hexpay.application.port.in.customer.CustomerReference;
import dev.hexpay.application.port.in.payment.PaymentQueries;
import dev.hexpay.domain.customer.PaymentMethod;
import dev.hexpay.domain.operator.OperatorAction;
import dev.hexpay.domain.payment.AuthenticationOutcome;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentKind;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.testkit.Builders;
import dev.hexpay.testkit.TestCard;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Charges of saved cards, and the pages of the cards. */
class ChargesTest {
    private final TestSite site = new TestSite();
    private final Scope scope = site.organization("Analytical Engines");
    private final Browser browser = site.loggedIn(scope);

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void charge_that_succeeds_is_said_to_be_made() {
        String page = charged(customerWith(TestCard.SUCCEEDS));

        assertThat(page).contains("class=\"notice tone-good\"", "The charge was made.");
    }

    @Test
    void declined_charge_shows_its_code_and_what_to_do() {
        String page = charged(customerWith(TestCard.DECLINED_OFF_SESSION));

        assertThat(page)
                .contains("The charge failed.", "card_declined / generic_decline", "The bank gave no reason.")
                .doesNotContain("The charge was made.");
    }

    @Test
    void charge_that_requires_action_shows_the_link_for_the_payer() {
        String page = charged(customerWith(TestCard.AUTHENTICATES_ALWAYS));

        assertThat(page)
                .contains("Send the customer the address of the payment page", "https://pay.example/pay/")
                .doesNotContain("The charge was made.");
    }

    @Test
    void charge_without_a_result_is_said_to_be_processed() {
        Payment paid = customerWith(TestCard.SUCCEEDS);
        site.provider.loseNextResponse();

        String page = charged(paid);

        assertThat(page).contains("The charge is being processed.").doesNotContain("The charge was made.");
    }

    @Test
    void charge_without_a_card_is_refused() {
        Payment paid = customerWith(TestCard.SUCCEEDS);
        for (String method : List.of("", "4242 4242 4242 4242")) {
            HttpResponse<String> refused = charge(paid, Map.of("paymentMethod", method));

            assertThat(refused.statusCode()).as(method).isEqualTo(400);
        }
        assertThat(charges()).isEmpty();
    }

    @Test
    void all_errors_of_a_charge_are_shown_at_once() {
        Map<String, String> wrong = Map.of("amount", "0.00", "currency", "xx", "description", "", "paymentMethod", "");

        HttpResponse<String> refused = charge(customerWith(TestCard.SUCCEEDS), wrong);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(Browser.unescaped(refused.body()))
                .contains(
                        "Currency must be an ISO 4217 currency code",
                        "Amount before tax must be more than 0",
                        "Description must not be empty",
                        "Card must not be empty");
    }

    @Test
    void malformed_id_of_a_card_is_not_found_and_not_recorded() {
        Payment paid = customerWith(TestCard.SUCCEEDS);
        String csrf = browser.csrf(page(paid));

        for (String action : List.of("/detach", "/default")) {
            HttpResponse<String> response = browser.postRaw(
                    page(paid) + "/payment-methods/pm%09x" + action,
                    Browser.encoded(Map.of("csrf", csrf, "once", "0123456789abcdef" + action.substring(1))));

            assertThat(response.statusCode()).isEqualTo(404);
        }
        assertThat(site.ports
                        .operators()
                        .audit()
                        .list(scope, null, PageRequest.first(10))
                        .items())
                .filteredOn(entry -> entry.action() != OperatorAction.LOG_IN)
                .isEmpty();
    }

    @Test
    void card_after_the_first_hundred_is_shown() {
        Payment paid = customerWith(TestCard.SUCCEEDS);
        PaymentMethod oldest = Builders.aMethod()
                .of(paid.customer())
                .createdAt(Builders.NOON.minusSeconds(60))
                .build();
        site.store.paymentMethods().insert(scope, oldest);
        for (int i = 0; i < PageRequest.MAX_LIMIT; i++) {
            site.store
                    .paymentMethods()
                    .insert(scope, Builders.aMethod().of(paid.customer()).build());
        }

        String card = page(paid) + "/payment-methods/" + oldest.id().value();

        assertThat(browser.get(card).statusCode()).isEqualTo(200);
        assertThat(browser.submit(card, card + "/default", Map.of()).statusCode())
                .isEqualTo(303);
    }

    private Payment customerWith(TestCard card) {
        Payment link = site.link(scope, "1.00", "Coffee");
        site.ports.payPage().pay().pay(link.page().token(), Builders.aPayer(card));
        site.ports.payPage().finishAuthentication().finish(link.page().token(), AuthenticationOutcome.COMPLETED);
        return site.payment(scope, link);
    }

    private String page(Payment paid) {
        return TestSite.path(scope) + "/customers/" + paid.customer().value();
    }

    private String charged(Payment paid) {
        HttpResponse<String> response = charge(paid, Map.of());
        assertThat(response.statusCode()).isEqualTo(303);
        return browser.get(Browser.location(response)).body();
    }

    private HttpResponse<String> charge(Payment paid, Map<String, String> changes) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("amount", "20.00");
        fields.put("currency", "eur");
        fields.put("description", "Second coffee");
        fields.put("paymentMethod", method(paid));
        fields.putAll(changes);
        return browser.submit(page(paid), page(paid) + "/charge", fields);
    }

    private String method(Payment paid) {
        return site.ports
                .customers()
                .queries()
                .paymentMethods(scope, new CustomerReference(paid.customer().value()), PageRequest.first(1))
                .items()
                .get(0)
                .method()
                .id()
                .value();
    }

    private List<Payment> charges() {
        return site
                .ports
                .payments()
                .queries()
                .list(scope, PaymentQueries.Query.of(PaymentFilter.ALL), PageRequest.first(100))
                .items()
                .stream()
                .filter(payment -> payment.kind() == PaymentKind.CHARGE)
                .toList();
    }
}
