package dev.hexpay.adapter.http.paypage;

import static dev.hexpay.testkit.Builders.aCustomer;
import static dev.hexpay.testkit.Builders.anAddress;
import static dev.hexpay.testkit.Builders.anOrganization;
import static dev.hexpay.testkit.Builders.eur;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.port.in.customer.CustomerReference;
import dev.hexpay.application.port.in.payment.OpenPaymentLink;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.customer.PostalAddress;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentState;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Organization;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.text.Description;
import dev.hexpay.testkit.CustomerBuilder;
import dev.hexpay.testkit.TestCard;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page of a link for a customer whose address is on file shows it and asks for no other. */
class AddressOnFileTest {
    private final PageServer server = new PageServer();
    private final Browser browser = server.browser();
    private final Organization organization = anOrganization();
    private final Scope scope = new Scope(organization.id(), Mode.SANDBOX);

    @BeforeEach
    void start() {
        server.store.organizations().insert(organization);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void page_shows_the_address_on_file_and_asks_for_none() {
        Payment link = linkFor(customer(aCustomer().withAddress(anAddress())));

        assertThat(browser.open(link.page().token()).body())
                .contains("<span>Invalidenstr. 117</span>", "<span>10115 Berlin</span>", "<span>Germany</span>")
                .contains("has this address on file for you", "VAT 19% (Germany)", "€29.75")
                .doesNotContain("name=\"line1\"", "name=\"country\"", "name=\"state\"", "name=\"taxId\"")
                .doesNotContain("Update total");
        assertThat(browser.get("/pay/" + link.page().token().value() + "/total?country=FR")
                        .body())
                .contains("\"totalMinor\":2975");
    }

    @Test
    void form_without_address_pays() {
        Payment link = linkFor(customer(aCustomer().withAddress(anAddress())));

        HttpResponse<String> paid = browser.pay(link.page().token(), withoutAddress());

        assertThat(paid.statusCode()).isEqualTo(303);
        assertThat(invoice(link).parties().buyer().address()).isEqualTo(anAddress());
    }

    @Test
    void submitted_address_and_tax_id_are_ignored() {
        Payment link = linkFor(customer(aCustomer().withAddress(anAddress())));
        Map<String, String> fields = Browser.with("city", "Toronto");
        fields.put("country", "CA");
        fields.put("state", "ON");
        fields.put("taxId", "x".repeat(51));

        assertThat(browser.pay(link.page().token(), fields).statusCode()).isEqualTo(303);
        assertThat(invoice(link).parties().buyer().address()).isEqualTo(anAddress());
        assertThat(invoice(link).price().total()).isEqualTo(eur(29_75));
        assertThat(invoice(link).price().evidence().country()).isEqualTo("DE");
    }

    @Test
    void refused_form_still_shows_the_address_on_file() {
        Payment link = linkFor(customer(aCustomer().withAddress(anAddress())));
        Map<String, String> fields = withoutAddress();
        fields.put("email", "");
        HttpResponse<String> invalid = browser.pay(link.page().token(), fields);
        fields.put("email", "ada@example.com");
        fields.put("cardNumber", TestCard.DECLINED.number());
        HttpResponse<String> declined = browser.pay(link.page().token(), fields);

        assertThat(invalid.statusCode()).isEqualTo(400);
        assertThat(invalid.body()).contains("Enter your email address.", "<span>Invalidenstr. 117</span>");
        assertThat(declined.statusCode()).isEqualTo(402);
        assertThat(declined.body()).contains("<span>10115 Berlin</span>").doesNotContain("name=\"line1\"");
    }

    @Test
    void address_on_file_is_escaped_and_not_shown_after_the_payment() {
        PostalAddress hostile = PostalAddress.in("DE")
                .line1("<script>alert(1)</script>")
                .city("Berlin")
                .postalCode("10115")
                .build();
        Payment link = linkFor(customer(aCustomer().withAddress(hostile)));

        assertThat(browser.open(link.page().token()).body())
                .contains("&lt;script&gt;alert(1)")
                .doesNotContain("<script>alert");
        browser.pay(link.page().token(), withoutAddress());
        assertThat(browser.open(link.page().token()).body())
                .contains("Thank you")
                .doesNotContain("alert(1)");
    }

    @Test
    void customer_without_address_is_asked_for_one() {
        Customer customer = customer(aCustomer());
        Payment link = linkFor(customer);

        assertThat(browser.open(link.page().token()).body())
                .contains("name=\"line1\"", "name=\"country\"")
                .doesNotContain("on file for you");
        assertThat(browser.pay(link.page().token(), withoutAddress()).body()).contains("Choose your country.");
        assertThat(browser.pay(link.page().token(), Browser.validFields()).statusCode())
                .isEqualTo(303);
        assertThat(server.store.customers().get(scope, customer.id()).profile().address())
                .isEqualTo(invoice(link).parties().buyer().address())
                .isNotNull();
    }

    @Test
    void address_that_does_not_decide_the_tax_is_completed_by_the_payer() {
        PostalAddress noProvince = PostalAddress.in("CA")
                .line1("1 Main St")
                .city("Toronto")
                .postalCode("M4B 1B3")
                .build();
        Payment link = linkFor(customer(aCustomer().withAddress(noProvince)));

        assertThat(browser.open(link.page().token()).body())
                .contains("value=\"1 Main St\"", "value=\"Toronto\"", "selected>Canada", "name=\"state\"");
        Map<String, String> fields = Browser.with("country", "CA");
        fields.put("state", "ON");
        assertThat(browser.pay(link.page().token(), fields).statusCode()).isEqualTo(303);
        assertThat(invoice(link).price().total()).isEqualTo(eur(28_25));
    }

    private static Map<String, String> withoutAddress() {
        Map<String, String> fields = new LinkedHashMap<>(Browser.validFields());
        fields.keySet().removeAll(Set.of("line1", "line2", "city", "state", "postalCode", "country"));
        return fields;
    }

    private Customer customer(CustomerBuilder builder) {
        return server.useCases
                .customers()
                .create()
                .create(scope, builder.profile())
                .customer()
                .customer();
    }

    private Payment linkFor(Customer customer) {
        OpenPaymentLink.Command command = OpenPaymentLink.Command.of(eur(25_00), new Description("Coffee"))
                .forCustomer(new CustomerReference(customer.id().value()));
        return server.useCases.payments().openLink().open(scope, command);
    }

    private Invoice invoice(Payment link) {
        PaymentState.Succeeded paid =
                (PaymentState.Succeeded) server.payment(link.page().token()).state();
        return server.store.invoices().find(scope, paid.invoice()).orElseThrow();
    }
}
