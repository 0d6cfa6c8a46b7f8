package dev.hexpay.usecase;

import static dev.hexpay.testkit.Builders.aCustomer;
import static dev.hexpay.testkit.Builders.anAddress;
import static dev.hexpay.testkit.Builders.usd;
import static dev.hexpay.usecase.UseCaseFixture.aChargeOf;
import static dev.hexpay.usecase.UseCaseFixture.aLinkOf;
import static dev.hexpay.usecase.UseCaseFixture.reference;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hexpay.application.idempotency.IdempotencyKey;
import dev.hexpay.application.idempotency.RequestFingerprint;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.page.PaymentFilter;
import dev.hexpay.application.port.in.idempotency.IdempotentRequest;
import dev.hexpay.application.port.in.idempotency.IdempotentResult;
import dev.hexpay.application.port.in.idempotency.StoredResponse;
import dev.hexpay.application.port.in.payment.ChargeCustomer;
import dev.hexpay.application.port.in.payment.OpenPaymentLink;
import dev.hexpay.application.port.in.paypage.PayLink;
import dev.hexpay.application.port.in.paypage.PayPageQueries.TaxLocation;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.FullName;
import dev.hexpay.domain.customer.PostalAddress;
import dev.hexpay.domain.customer.TaxDocument;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.InvalidValueException;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentState;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tax.BuyerLocation;
import dev.hexpay.domain.tax.LocationSource;
import dev.hexpay.domain.tax.OpenLinkReverseCharge;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.tax.TaxReason;
import dev.hexpay.testkit.IdempotentClient;
import dev.hexpay.testkit.TestCard;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The seller is in Germany and registered in Canada. */
class TaxPricingTest {
    private static final PostalAddress VIENNA = PostalAddress.in("AT")
            .line1("Stephansplatz 1")
            .city("Wien")
            .postalCode("1010")
            .build();
    private static final String VAT_ID = "ATU 135 85 627";

    private final UseCaseFixture fixture = new UseCaseFixture();

    @Test
    void reverse_charge_evidence_reaches_the_invoice() {
        Payment paid = fixture.pay(fixture.open(aLinkOf(25_00)), payFromVienna(VAT_ID));

        assertThat(paid.status()).isEqualTo(PaymentStatus.SUCCEEDED);
        assertThat(paid.price().total()).isEqualTo(usd(25_00));
        assertThat(paid.price().reason()).isEqualTo(TaxReason.REVERSE_CHARGE);
        assertThat(paid.price().evidence())
                .isEqualTo(new BuyerLocation(LocationSource.PAYER, "AT", null, "ATU13585627"));
        Transaction transaction = fixture.transactions(paid).get(0);
        assertThat(transaction.price()).isEqualTo(paid.price());
        assertThat(transaction.billingDetails().taxDocument()).isEqualTo(new TaxDocument(VAT_ID));
        InvoiceId invoice = ((PaymentState.Succeeded) paid.state()).invoice();
        assertThat(fixture.store.invoices().find(fixture.scope, invoice))
                .map(Invoice::price)
                .contains(paid.price());
    }

    @Test
    void tax_id_given_by_the_payer_applies_to_later_charges() {
        Payment paid = fixture.pay(fixture.open(aLinkOf(25_00)), payFromVienna(VAT_ID));
        Customer payer =
                fixture.store.customers().find(fixture.scope, paid.customer()).orElseThrow();

        assertThat(payer.profile().taxDocument()).isEqualTo(new TaxDocument(VAT_ID));
        assertThat(fixture.charge(9_00, payer).price().reason()).isEqualTo(TaxReason.REVERSE_CHARGE);
    }

    @Test
    void open_link_does_not_store_a_tax_id_on_an_existing_customer() {
        Customer victim =
                fixture.customer(aCustomer().withEmail("ada@example.com").profile());
        fixture.pay(fixture.open(aLinkOf(25_00)), payFromVienna(VAT_ID));

        assertThat(fixture.store
                        .customers()
                        .find(fixture.scope, victim.id())
                        .orElseThrow()
                        .profile()
                        .taxDocument())
                .isNull();
    }

    @Test
    void reverse_charge_on_open_links_can_be_switched_off() {
        UseCaseFixture off = new UseCaseFixture(OpenLinkReverseCharge.OFF);
        Payment paid = off.pay(off.open(aLinkOf(25_00)), payFromVienna(VAT_ID));

        assertThat(paid.price().reason()).isEqualTo(TaxReason.NOT_REGISTERED);
        assertThat(off.transactions(paid).get(0).billingDetails().taxDocument())
                .as("on the invoice")
                .isEqualTo(new TaxDocument(VAT_ID));
        Customer payer = off.store.customers().get(off.scope, paid.customer());
        assertThat(payer.profile().taxDocument()).as("for later charges").isNull();
        assertThat(off.charge(9_00, payer).price().reason()).isEqualTo(TaxReason.NOT_REGISTERED);
    }

    @Test
    void link_for_a_customer_keeps_its_reverse_charge() {
        UseCaseFixture off = new UseCaseFixture(OpenLinkReverseCharge.OFF);
        Customer business = off.customer(aCustomer().profile());
        Payment paid = off.pay(off.open(aLinkOf(25_00, business)), payFromVienna(VAT_ID));

        assertThat(paid.price().reason()).isEqualTo(TaxReason.REVERSE_CHARGE);
        assertThat(off.charge(9_00, business).price().reason()).isEqualTo(TaxReason.REVERSE_CHARGE);
    }

    @Test
    void tax_id_of_the_customer_applies_unless_the_payer_gives_another() {
        Customer business = fixture.customer(aCustomer().withTaxDocument(VAT_ID).profile());
        Payment link = fixture.open(aLinkOf(25_00, business));

        assertThat(quote(link, "AT", null).reason()).isEqualTo(TaxReason.REVERSE_CHARGE);
        assertThat(quote(link, "AT", "ATU13585626").reason()).isEqualTo(TaxReason.NOT_REGISTERED);
        assertThat(quote(link, "DE", null).total()).isEqualTo(usd(29_75));
        Payment paid = fixture.pay(link, payFromVienna(null));
        assertThat(paid.price().evidence().taxId()).isEqualTo("ATU13585627");
        assertThat(fixture.transactions(paid).get(0).billingDetails().taxDocument())
                .isEqualTo(new TaxDocument(VAT_ID));
    }

    @Test
    void customer_with_address_and_tax_id_is_priced_at_once() {
        Customer business = fixture.customer(
                aCustomer().withTaxDocument(VAT_ID).withAddress(VIENNA).profile());

        assertThat(fixture.open(aLinkOf(25_00, business)).price().evidence())
                .isEqualTo(new BuyerLocation(LocationSource.CUSTOMER, "AT", null, "ATU13585627"));
    }

    @Test
    void outdated_total_without_tax_gets_the_new_price() {
        Payment link = fixture.open(aLinkOf(25_00));
        PayLink.Command command = PayLink.Command.of(
                        new EmailAddress("ada@example.com"),
                        new FullName("Ada Lovelace"),
                        PostalAddress.in("CA")
                                .line1("1 Main St")
                                .city("Toronto")
                                .state("ON")
                                .postalCode("M4B 1B3")
                                .build(),
                        TestCard.SUCCEEDS.details())
                .withShownTotalMinor(25_00L);

        assertThat(fixture.tryPay(link, command))
                .isInstanceOfSatisfying(
                        PayLink.Result.PriceChanged.class,
                        changed -> assertThat(changed.price().total()).isEqualTo(usd(28_25)));
        assertThat(fixture.transactions(link)).isEmpty();
    }

    @Test
    void malformed_vat_id_is_rejected() {
        assertThatThrownBy(() -> payFromVienna("ATU13585626"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("VAT ID");
    }

    @Test
    void link_without_available_tax_is_not_created_and_key_is_reusable() {
        Customer german = fixture.customer(aCustomer().withAddress(anAddress()).profile());
        fixture.taxes.becomeUnavailable();
        PaymentsException error = errorOf(() -> open(german));

        assertThat(error.code()).isEqualTo(ErrorCode.PAYMENT_FAILED);
        assertThat(payments()).isZero();
        assertThat(fixture.eventNames()).containsExactly("customer.created");
        fixture.taxes.becomeAvailable();
        assertThat(open(german)).isInstanceOf(IdempotentResult.Executed.class);
        fixture.taxes.becomeUnavailable();
        assertThat(open(german)).isInstanceOf(IdempotentResult.Replayed.class);
        assertThat(payments()).isOne();
    }

    @Test
    void charge_without_available_tax_is_not_created_and_key_is_reusable() {
        Customer payer = fixture.customerWith(TestCard.SUCCEEDS);
        int before = payments();
        fixture.taxes.becomeUnavailable();

        assertThat(errorOf(() -> charge(payer)).code()).isEqualTo(ErrorCode.PAYMENT_FAILED);
        assertThat(payments()).isEqualTo(before);
        assertThat(fixture.provider.movedMinor()).isEqualTo(1_19);
        fixture.taxes.becomeAvailable();
        assertThat(charge(payer)).isInstanceOf(IdempotentResult.Executed.class);
        fixture.taxes.becomeUnavailable();
        assertThat(charge(payer)).isInstanceOf(IdempotentResult.Replayed.class);
        assertThat(fixture.provider.movedMinor()).isEqualTo(1_19 + 10_71);
    }

    @Test
    void link_without_available_tax_is_not_paid_and_stays_payable() {
        Payment link = fixture.open(aLinkOf(25_00));
        fixture.taxes.becomeUnavailable();

        assertThat(errorOf(() -> fixture.tryPay(link, payFromVienna(null))).code())
                .isEqualTo(ErrorCode.PAYMENT_FAILED);
        assertThat(errorOf(() -> quote(link, "AT", null)).code()).isEqualTo(ErrorCode.PAYMENT_FAILED);
        assertThat(fixture.reload(link)).isEqualTo(link);
        assertThat(fixture.transactions(link)).isEmpty();
        fixture.taxes.becomeAvailable();
        assertThat(fixture.pay(link, payFromVienna(null)).status()).isEqualTo(PaymentStatus.SUCCEEDED);
    }

    private static PayLink.Command payFromVienna(@Nullable String taxId) {
        return new PayLink.Command(
                new EmailAddress("ada@example.com"),
                new FullName("Ada Lovelace"),
                VIENNA,
                taxId == null ? null : new TaxDocument(taxId),
                TestCard.SUCCEEDS.details(),
                null);
    }

    private TaxBreakdown quote(Payment link, String country, @Nullable String taxId) {
        TaxLocation place = new TaxLocation(country, null, taxId == null ? null : new TaxDocument(taxId));
        return fixture.useCases
                .payPage()
                .queries()
                .quote(link.page().token(), place)
                .price();
    }

    private IdempotentResult<StoredResponse> open(Customer customer) {
        OpenPaymentLink openLink = fixture.useCases.payments().openLink();
        return client().creating(
                        fixture.scope,
                        request("link-1"),
                        () -> openLink.price(fixture.scope, aLinkOf(25_00, customer)),
                        link -> new StoredResponse(
                                201, openLink.open(fixture.scope, link).id().value()));
    }

    private IdempotentResult<StoredResponse> charge(Customer payer) {
        ChargeCustomer.Command command = aChargeOf(9_00, reference(payer));
        return client().committing(
                        fixture.scope,
                        request("charge-1"),
                        key -> fixture.useCases.payments().charge().charge(fixture.scope, command, key),
                        payment -> new StoredResponse(201, payment.id().value()));
    }

    private IdempotentClient client() {
        return new IdempotentClient(
                fixture.useCases.idempotency(),
                error -> new StoredResponse(400, error.code().code()));
    }

    private static IdempotentRequest request(String key) {
        return new IdempotentRequest(new IdempotencyKey(key), new RequestFingerprint("a"));
    }

    private int payments() {
        return fixture.store
                .payments()
                .list(fixture.scope, PaymentFilter.ALL, PageRequest.first(100))
                .items()
                .size();
    }

    private static PaymentsException errorOf(ThrowingCallable call) {
        PaymentsException error = catchThrowableOfType(PaymentsException.class, call);
        assertThat(error).isNotNull();
        return error;
    }
}
