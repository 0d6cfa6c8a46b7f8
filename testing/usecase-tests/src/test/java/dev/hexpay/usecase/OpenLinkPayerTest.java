package dev.hexpay.usecase;

import static dev.hexpay.testkit.Builders.aCustomer;
import static dev.hexpay.testkit.Builders.anAddress;
import static dev.hexpay.usecase.UseCaseFixture.aChargeOf;
import static dev.hexpay.usecase.UseCaseFixture.aLinkOf;
import static dev.hexpay.usecase.UseCaseFixture.reference;
import static dev.hexpay.usecase.UseCaseFixture.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hexpay.application.page.PageRequest;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.FullName;
import dev.hexpay.domain.customer.PaymentMethod;
import dev.hexpay.domain.customer.PostalAddress;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.payment.BillingDetails;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentState;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.tax.TaxReason;
import dev.hexpay.testkit.TestCard;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The payer of a link without customer can enter any e-mail address: it identifies no one. */
class OpenLinkPayerTest {
    private static final String ADA = "ada@example.com";
    private static final PostalAddress SPRINGFIELD = PostalAddress.in("US")
            .line1("1 Main St")
            .city("Springfield")
            .state("IL")
            .postalCode("62701")
            .build();

    private final UseCaseFixture fixture = new UseCaseFixture();

    @Test
    void customer_of_the_merchant_only_gets_the_card() {
        Customer ada = fixture.customer(aCustomer().withEmail(ADA).profile());
        int events = fixture.events().size();
        Payment paid = fixture.pay(fixture.open(aLinkOf(25_00)), with(TestCard.SUCCEEDS, ADA, SPRINGFIELD));

        assertThat(paid.customer()).isEqualTo(ada.id());
        assertThat(stored(ada))
                .as("no default, name or address, no new version")
                .isEqualTo(ada);
        assertThat(cards(ada)).containsExactly("4242");
        assertThat(fixture.eventNamesAfter(events))
                .containsExactly(
                        "payment_link.created", "invoice.created", "payment.received", "payment_link.completed");
        assertThat(catchThrowableOfType(PaymentsException.class, () -> fixture.charge(9_00, ada))
                        .code())
                .isEqualTo(ErrorCode.PAYMENT_METHOD_NOT_FOUND);
    }

    @Test
    void payer_does_not_decide_the_tax_of_a_later_charge() {
        Customer ada = fixture.customer(aCustomer().withEmail(ADA).profile());
        fixture.pay(fixture.open(aLinkOf(25_00)), with(TestCard.SUCCEEDS, ADA, SPRINGFIELD));
        PaymentMethod added = methods(ada).get(0);
        Payment charge = fixture.charge(aChargeOf(9_00, reference(ada)).withMethod(added.id()));

        assertThat(charge.price().reason()).isEqualTo(TaxReason.UNKNOWN_LOCATION);
        assertThat(fixture.transactions(charge).get(0).billingDetails())
                .isEqualTo(new BillingDetails(new EmailAddress(ADA), null, null, null));
    }

    @Test
    void default_of_a_customer_of_the_merchant_stays() {
        Customer ada = fixture.customer(aCustomer().withEmail(ADA).profile());
        fixture.pay(fixture.open(aLinkOf(1_00, ada)), with(TestCard.SUCCEEDS, ADA, anAddress()));
        Customer before = stored(ada);
        fixture.pay(fixture.open(aLinkOf(25_00)), with(TestCard.DECLINED_OFF_SESSION, ADA, SPRINGFIELD));

        assertThat(stored(ada)).isEqualTo(before);
        assertThat(fixture.charge(9_00, ada).status()).isEqualTo(PaymentStatus.SUCCEEDED);
        assertThat(fixture.eventNames()).doesNotContain("payment_method.updated");
    }

    @Test
    void default_of_a_customer_from_an_open_link_stays() {
        Customer ada = fixture.customerWith(TestCard.SUCCEEDS);
        int events = fixture.events().size();
        fixture.pay(fixture.open(aLinkOf(25_00)), with(TestCard.DECLINED_OFF_SESSION, ADA, SPRINGFIELD));

        assertThat(stored(ada)).isEqualTo(ada);
        assertThat(cards(ada)).containsExactlyInAnyOrder("4242", "0341");
        assertThat(fixture.eventNamesAfter(events))
                .containsExactly(
                        "payment_link.created", "invoice.created", "payment.received", "payment_link.completed");
        assertThat(fixture.charge(9_00, ada).status()).isEqualTo(PaymentStatus.SUCCEEDED);
    }

    @Test
    void customer_from_an_open_link_without_a_default_gets_one() {
        Customer ada = fixture.customerWith(TestCard.DECLINED_OFF_SESSION);
        fixture.useCases.customers().detachMethod().detach(fixture.scope, reference(ada), ada.defaultMethod());
        fixture.customerWith(TestCard.SUCCEEDS);

        assertThat(methods(ada))
                .singleElement()
                .extracting(PaymentMethod::id)
                .isEqualTo(stored(ada).defaultMethod());
        assertThat(fixture.charge(9_00, ada).status()).isEqualTo(PaymentStatus.SUCCEEDED);
    }

    @Test
    void customer_of_the_merchant_gets_no_default_in_place_of_a_detached_one() {
        Customer ada = fixture.customer(aCustomer().withEmail(ADA).profile());
        fixture.pay(fixture.open(aLinkOf(1_00, ada)), with(TestCard.SUCCEEDS, ADA, anAddress()));
        fixture.useCases
                .customers()
                .detachMethod()
                .detach(fixture.scope, reference(ada), stored(ada).defaultMethod());
        fixture.pay(fixture.open(aLinkOf(25_00)), with(TestCard.SUCCEEDS));

        assertThat(stored(ada).defaultMethod()).isNull();
    }

    @Test
    void invoice_of_an_open_link_shows_what_the_payer_entered() {
        fixture.customer(aCustomer()
                .withEmail(ADA)
                .named("Augusta King")
                .withAddress(anAddress())
                .withTaxDocument("DE136695976")
                .profile());
        Payment paid =
                fixture.pay(fixture.open(aLinkOf(25_00)), with(TestCard.SUCCEEDS, "Ada@Example.com", SPRINGFIELD));
        Invoice invoice = fixture.store
                .invoices()
                .find(fixture.scope, ((PaymentState.Succeeded) paid.state()).invoice())
                .orElseThrow();

        assertThat(invoice.parties().buyer())
                .isEqualTo(new BillingDetails(
                        new EmailAddress("Ada@Example.com"), new FullName("Ada Lovelace"), SPRINGFIELD, null));
        assertThat(invoice.price().evidence().country()).isEqualTo("US");
    }

    private Customer stored(Customer customer) {
        return fixture.store.customers().get(fixture.scope, customer.id());
    }

    private List<PaymentMethod> methods(Customer customer) {
        return fixture.store
                .paymentMethods()
                .ofCustomer(fixture.scope, customer.id(), PageRequest.first(10))
                .items();
    }

    private List<String> cards(Customer customer) {
        return methods(customer).stream().map(method -> method.card().last4()).toList();
    }
}
