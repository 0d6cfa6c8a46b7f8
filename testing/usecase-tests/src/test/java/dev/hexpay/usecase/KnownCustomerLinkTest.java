package dev.hexpay.usecase;

import static dev.hexpay.testkit.Builders.aCustomer;
import static dev.hexpay.testkit.Builders.anAddress;
import static dev.hexpay.testkit.Builders.usd;
import static dev.hexpay.usecase.UseCaseFixture.aLinkOf;
import static dev.hexpay.usecase.UseCaseFixture.reference;
import static dev.hexpay.usecase.UseCaseFixture.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hexpay.application.port.in.paypage.PayLink;
import dev.hexpay.application.port.in.paypage.PayPageQueries.PayPage;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.customer.PostalAddress;
import dev.hexpay.domain.customer.TaxDocument;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.error.Violation;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentState;
import dev.hexpay.domain.tax.LocationSource;
import dev.hexpay.testkit.TestCard;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A link for a customer is billed to the address on file, and its tax is that of this address. */
class KnownCustomerLinkTest {
    private static final PostalAddress TORONTO = PostalAddress.in("CA")
            .line1("1 Main St")
            .city("Toronto")
            .state("ON")
            .postalCode("M4B 1B3")
            .build();

    private final UseCaseFixture fixture = new UseCaseFixture();

    @Test
    void address_on_file_is_billed_whatever_the_payer_enters() {
        Customer german = fixture.customer(
                aCustomer().named("Ada King").withAddress(anAddress()).profile());
        Payment paid = fixture.pay(
                fixture.open(aLinkOf(25_00, german)),
                with(TestCard.SUCCEEDS, "ada@example.com", TORONTO).withTaxDocument(new TaxDocument("123456789")));

        assertBilled(paid, anAddress(), 29_75);
        assertThat(invoice(paid).parties().buyer().taxDocument()).isNull();
        assertThat(stored(german).profile()).isEqualTo(german.profile());
    }

    @Test
    void customer_who_moved_since_is_billed_at_the_new_address() {
        Customer customer =
                fixture.customer(aCustomer().withAddress(anAddress()).profile());
        Payment link = fixture.open(aLinkOf(25_00, customer));
        move(customer, TORONTO);

        PayPage page = fixture.useCases.payPage().queries().view(link.page().token());
        assertThat(page.asksForAddress()).isFalse();
        assertThat(page.addressOnFile()).isEqualTo(TORONTO);
        assertThat(page.price().total()).isEqualTo(usd(28_25));
        assertBilled(fixture.pay(link, with(TestCard.SUCCEEDS)), TORONTO, 28_25);
    }

    @Test
    void address_that_the_merchant_adds_later_is_billed() {
        Customer customer = fixture.customer(aCustomer().profile());
        Payment link = fixture.open(aLinkOf(25_00, customer));
        move(customer, TORONTO);

        assertBilled(fixture.pay(link, with(TestCard.SUCCEEDS)), TORONTO, 28_25);
    }

    @Test
    void payer_is_billed_at_their_own_address_when_the_merchant_removes_it() {
        Customer customer =
                fixture.customer(aCustomer().withAddress(anAddress()).profile());
        Payment link = fixture.open(aLinkOf(25_00, customer));
        move(customer, null);
        Payment paid = fixture.pay(link, with(TestCard.SUCCEEDS, "ada@example.com", TORONTO));

        assertThat(paid.price().total()).isEqualTo(usd(28_25));
        assertThat(invoice(paid).parties().buyer().address()).isEqualTo(TORONTO);
        assertThat(stored(customer).profile().address()).as("was missing").isEqualTo(TORONTO);
    }

    @Test
    void payer_without_address_is_rejected_when_none_is_on_file() {
        Payment link = fixture.open(aLinkOf(25_00, fixture.customer(aCustomer().profile())));
        PayLink.Command full = with(TestCard.SUCCEEDS);
        PayLink.Command command = new PayLink.Command(full.email(), full.name(), null, null, full.card(), null);

        PaymentsException error = catchThrowableOfType(PaymentsException.class, () -> fixture.tryPay(link, command));
        assertThat(error.violations())
                .extracting(Violation::field)
                .containsExactly("country", "line1", "postalCode", "city");
        assertThat(fixture.transactions(link)).isEmpty();
    }

    @Test
    void address_removed_during_the_payment_stays_removed() {
        Customer customer =
                fixture.customer(aCustomer().withAddress(anAddress()).profile());
        Payment link = fixture.open(aLinkOf(25_00, customer));
        fixture.provider.beforeNextCall(() -> move(customer, null));
        Payment paid = fixture.pay(link, with(TestCard.SUCCEEDS));

        assertBilled(paid, anAddress(), 29_75);
        assertThat(stored(customer).profile().address()).isNull();
    }

    private void assertBilled(Payment paid, PostalAddress address, long total) {
        Invoice invoice = invoice(paid);
        assertThat(invoice.parties().buyer().address()).isEqualTo(address);
        assertThat(invoice.price()).isEqualTo(paid.price());
        assertThat(invoice.price().total()).isEqualTo(usd(total));
        assertThat(invoice.price().evidence().country()).isEqualTo(address.country());
        assertThat(invoice.price().evidence().region()).isEqualTo(address.state());
        assertThat(invoice.price().source()).isEqualTo(LocationSource.CUSTOMER);
    }

    private void move(Customer customer, @Nullable PostalAddress address) {
        fixture.clock.advance(Duration.ofSeconds(1));
        fixture.useCases
                .customers()
                .update()
                .update(fixture.scope, reference(customer), profile -> profile.withAddress(address));
    }

    private Customer stored(Customer customer) {
        return fixture.store.customers().get(fixture.scope, customer.id());
    }

    private Invoice invoice(Payment paid) {
        return fixture.store
                .invoices()
                .find(fixture.scope, ((PaymentState.Succeeded) paid.state()).invoice())
                .orElseThrow();
    }
}
