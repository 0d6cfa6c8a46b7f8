package dev.hexpay.usecase;

import static dev.hexpay.testkit.Builders.aCustomer;
import static dev.hexpay.testkit.Builders.anAddress;
import static dev.hexpay.testkit.Builders.usd;
import static dev.hexpay.usecase.UseCaseFixture.aLinkOf;
import static dev.hexpay.usecase.UseCaseFixture.reference;
import static dev.hexpay.usecase.UseCaseFixture.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hexpay.application.port.in.paypage.PayPageQueries.PayPage;
import dev.hexpay.application.port.in.paypage.PayPageQueries.PayPageStatus;
import dev.hexpay.application.port.in.paypage.PayPageQueries.TaxLocation;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.customer.PostalAddress;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.error.Violation;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tax.LocationSource;
import dev.hexpay.domain.tax.TaxAddress;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.tax.TaxCalculation;
import dev.hexpay.domain.tax.TaxReason;
import dev.hexpay.testkit.TestCard;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The tax is calculated by a service, which keeps its calculations and needs a known postal code in the United States. */
class RemoteTaxTest {
    private static final PostalAddress UNKNOWN_TOWN = PostalAddress.in("US")
            .line1("1 Main St")
            .city("Springfield")
            .postalCode("unknown")
            .build();

    private final UseCaseFixture fixture = new UseCaseFixture();

    @BeforeEach
    void calculateByService() {
        fixture.taxes.asService();
    }

    @Test
    void link_for_an_incomplete_address_is_not_created() {
        Customer customer =
                fixture.customer(aCustomer().withAddress(UNKNOWN_TOWN).profile());
        PaymentsException error = errorOf(() -> fixture.open(aLinkOf(25_00, customer)));

        assertThat(error.code()).isEqualTo(ErrorCode.PAYMENT_FAILED);
        assertThat(error.getMessage()).contains("address").contains("postalCode");
        assertThat(fixture.eventNames()).containsExactly("customer.created");
    }

    @Test
    void charge_of_an_incomplete_address_is_not_made() {
        Customer payer = fixture.customerWith(TestCard.SUCCEEDS);
        moveTo(payer, UNKNOWN_TOWN);
        long moved = fixture.provider.movedMinor();
        PaymentsException error = errorOf(() -> fixture.charge(9_00, payer));

        assertThat(error.code()).isEqualTo(ErrorCode.PAYMENT_FAILED);
        assertThat(error.getMessage()).contains("postalCode");
        assertThat(fixture.provider.movedMinor()).isEqualTo(moved);
    }

    @Test
    void payer_who_is_typing_sees_the_subtotal_and_where_they_are() {
        Payment link = fixture.open(aLinkOf(25_00));
        TaxBreakdown price = quote(link, new TaxLocation("US", "OR", null));

        assertThat(price.total()).isEqualTo(usd(25_00));
        assertThat(price.reason()).isEqualTo(TaxReason.UNKNOWN_LOCATION);
        assertThat(price.evidence().country()).isEqualTo("US");
        TaxAddress portland = new TaxAddress(null, null, null, "97205");
        assertThat(quote(link, new TaxLocation("US", "OR", portland, null)).reason())
                .isEqualTo(TaxReason.NOT_REGISTERED);
    }

    @Test
    void payer_is_asked_for_the_part_that_is_unknown() {
        Payment link = fixture.open(aLinkOf(25_00));
        PaymentsException error =
                errorOf(() -> fixture.tryPay(link, with(TestCard.SUCCEEDS, "ada@example.com", UNKNOWN_TOWN)));

        assertThat(error.code()).isEqualTo(ErrorCode.VALIDATION_ERROR);
        assertThat(error.violations()).extracting(Violation::field).containsExactly("postalCode");
        assertThat(fixture.reload(link)).isEqualTo(link);
        assertThat(fixture.pay(link, with(TestCard.SUCCEEDS)).status()).isEqualTo(PaymentStatus.SUCCEEDED);
    }

    @Test
    void customer_who_moved_to_an_incomplete_address_is_asked_on_the_page() {
        Customer customer =
                fixture.customer(aCustomer().withAddress(anAddress()).profile());
        Payment link = fixture.open(aLinkOf(25_00, customer));
        moveTo(customer, UNKNOWN_TOWN);
        PayPage page = fixture.useCases.payPage().queries().view(link.page().token());

        assertThat(page.asksForAddress()).isTrue();
        assertThat(page.price().tax()).isEqualTo(usd(0));
    }

    @Test
    void each_transaction_of_an_open_link_has_a_calculation_of_its_own() {
        Payment link = fixture.open(aLinkOf(25_00));
        fixture.pay(link, with(TestCard.DECLINED));
        Payment paid = fixture.pay(link, with(TestCard.SUCCEEDS));

        assertThat(fixture.transactions(paid))
                .hasSize(2)
                .extracting(transaction -> calculationOf(transaction.price()).reference())
                .doesNotHaveDuplicates();
        assertThat(paid.price().source()).isEqualTo(LocationSource.PAYER);
    }

    @Test
    void link_of_a_customer_is_charged_with_the_calculation_of_its_price() {
        Payment link = customerLink();

        assertThat(charged(link)).isEqualTo(link.price().calculation());
    }

    @Test
    void expired_calculation_is_replaced() {
        Payment link = customerLink();
        fixture.clock.advance(Duration.ofDays(90).minus(Duration.ofHours(1)));

        assertThat(charged(link).reference())
                .isNotEqualTo(calculationOf(link.price()).reference());
    }

    @Test
    void calculation_is_replaced_when_the_customer_has_changed() {
        Payment link = customerLink();
        fixture.clock.advance(Duration.ofMinutes(1));
        Customer customer = fixture.store.customers().get(fixture.scope, link.customer());
        moveTo(
                customer,
                PostalAddress.in(anAddress().country())
                        .line1("Another street 2")
                        .city("Another town")
                        .postalCode("10115")
                        .build());

        assertThat(charged(link).reference())
                .isNotEqualTo(calculationOf(link.price()).reference());
    }

    @Test
    void outage_does_not_hide_a_payment_that_the_bank_wants_to_confirm() {
        Payment link = customerLink();
        Payment atBank = fixture.pay(link, with(TestCard.AUTHENTICATES_ALWAYS));
        fixture.clock.advance(Duration.ofMinutes(1));
        moveTo(fixture.store.customers().get(fixture.scope, link.customer()), UNKNOWN_TOWN);
        fixture.taxes.becomeUnavailable();

        PayPage page = fixture.useCases.payPage().queries().view(link.page().token());
        assertThat(page.status()).isEqualTo(PayPageStatus.REQUIRES_ACTION);
        assertThat(page.price()).isEqualTo(atBank.price());
        assertThat(quote(link, new TaxLocation("DE", null, null))).isEqualTo(atBank.price());
        fixture.taxes.becomeAvailable();
        assertThat(fixture.useCases
                        .payPage()
                        .queries()
                        .view(link.page().token())
                        .asksForAddress())
                .isTrue();
    }

    @Test
    void outage_hides_the_price_of_a_link_that_is_not_paid() {
        Payment link = fixture.open(aLinkOf(25_00));
        fixture.taxes.becomeUnavailable();

        assertThat(errorOf(() -> quote(link, new TaxLocation("DE", null, null))).code())
                .isEqualTo(ErrorCode.PAYMENT_FAILED);
    }

    private void moveTo(Customer customer, PostalAddress address) {
        fixture.useCases
                .customers()
                .update()
                .update(fixture.scope, reference(customer), profile -> profile.withAddress(address));
    }

    private Payment customerLink() {
        return fixture.open(aLinkOf(
                25_00, fixture.customer(aCustomer().withAddress(anAddress()).profile())));
    }

    private TaxCalculation charged(Payment link) {
        Payment paid = fixture.pay(link, with(TestCard.SUCCEEDS));
        List<Transaction> transactions = fixture.transactions(paid);
        return calculationOf(transactions.get(0).price());
    }

    private TaxBreakdown quote(Payment link, TaxLocation location) {
        return fixture.useCases
                .payPage()
                .queries()
                .quote(link.page().token(), location)
                .price();
    }

    private static TaxCalculation calculationOf(TaxBreakdown price) {
        assertThat(price.calculation()).isNotNull();
        return price.calculation();
    }

    private static PaymentsException errorOf(ThrowingCallable call) {
        PaymentsException error = catchThrowableOfType(PaymentsException.class, call);
        assertThat(error).isNotNull();
        return error;
    }
}
