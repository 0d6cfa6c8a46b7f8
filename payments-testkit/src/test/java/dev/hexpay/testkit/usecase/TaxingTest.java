package dev.hexpay.testkit.usecase;

import static dev.hexpay.testkit.Builders.aCustomer;
import static dev.hexpay.testkit.Builders.anAddress;
import static dev.hexpay.testkit.Builders.usd;
import static dev.hexpay.testkit.usecase.Shop.aChargeOf;
import static dev.hexpay.testkit.usecase.Shop.aLinkOf;
import static dev.hexpay.testkit.usecase.Shop.reference;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hexpay.application.port.in.Answered;
import dev.hexpay.application.port.in.Once;
import dev.hexpay.application.port.in.PayLink;
import dev.hexpay.application.port.in.QuotePrice.Place;
import dev.hexpay.application.port.in.StoredAnswer;
import dev.hexpay.application.port.out.IdempotencyKey;
import dev.hexpay.application.port.out.PageRequest;
import dev.hexpay.application.port.out.Payments.Filter;
import dev.hexpay.application.port.out.RequestFingerprint;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.FullName;
import dev.hexpay.domain.customer.PostalAddress;
import dev.hexpay.domain.customer.TaxDocument;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentState;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.refusal.Refusal;
import dev.hexpay.domain.refusal.RefusalCode;
import dev.hexpay.domain.tax.LocationSource;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.tax.TaxEvidence;
import dev.hexpay.domain.tax.TaxReason;
import dev.hexpay.domain.transaction.Transaction;
import dev.hexpay.testkit.TestCard;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The shop is in Germany and registered in Canada. */
class TaxingTest {
    private static final PostalAddress VIENNA =
            new PostalAddress("Stephansplatz 1", null, "Wien", null, "1010", "AT", null);
    private static final String VAT_ID = "ATU 135 85 627";

    private final Shop shop = new Shop();

    @Test
    void a_business_in_another_member_state_pays_no_tax_and_the_evidence_goes_through_to_the_invoice() {
        Payment paid = shop.pay(shop.open(aLinkOf(25_00)), inVienna(VAT_ID));

        assertThat(paid.status()).isEqualTo(PaymentStatus.SUCCEEDED);
        assertThat(paid.price().total()).isEqualTo(usd(25_00));
        assertThat(paid.price().reason()).isEqualTo(TaxReason.REVERSE_CHARGE);
        assertThat(paid.price().evidence()).isEqualTo(new TaxEvidence(LocationSource.PAYER, "AT", null, "ATU13585627"));
        Transaction attempt = shop.attempts(paid).get(0);
        assertThat(attempt.price()).isEqualTo(paid.price());
        assertThat(attempt.payer().taxDocument()).isEqualTo(new TaxDocument(VAT_ID));
        InvoiceId invoice = ((PaymentState.Succeeded) paid.state()).invoice();
        assertThat(shop.store.invoices().find(shop.scope, invoice))
                .map(Invoice::price)
                .contains(paid.price());
    }

    @Test
    void a_payer_who_gave_a_tax_id_is_charged_by_it_later() {
        Payment paid = shop.pay(shop.open(aLinkOf(25_00)), inVienna(VAT_ID));
        Customer payer =
                shop.store.customers().find(shop.scope, paid.customer()).orElseThrow();

        assertThat(payer.profile().taxDocument()).isEqualTo(new TaxDocument(VAT_ID));
        assertThat(shop.charge(9_00, payer).price().reason()).isEqualTo(TaxReason.REVERSE_CHARGE);
    }

    @Test
    void whoever_pays_an_open_link_in_the_name_of_another_frees_nobody_from_tax() {
        Customer victim = shop.customer(aCustomer().at("ada@example.com").profile());
        shop.pay(shop.open(aLinkOf(25_00)), inVienna(VAT_ID));

        assertThat(shop.store
                        .customers()
                        .find(shop.scope, victim.id())
                        .orElseThrow()
                        .profile()
                        .taxDocument())
                .isNull();
    }

    @Test
    void what_the_merchant_knows_of_a_customer_counts_until_the_payer_says_otherwise() {
        Customer business = shop.customer(aCustomer().taxedAs(VAT_ID).profile());
        Payment link = shop.open(aLinkOf(25_00, business));

        assertThat(quote(link, "AT", null).reason()).isEqualTo(TaxReason.REVERSE_CHARGE);
        assertThat(quote(link, "AT", "ATU13585626").reason()).isEqualTo(TaxReason.NOT_REGISTERED);
        assertThat(quote(link, "DE", null).total()).isEqualTo(usd(29_75));
        Payment paid = shop.pay(link, inVienna(null));
        assertThat(paid.price().evidence().taxId()).isEqualTo("ATU13585627");
        assertThat(shop.attempts(paid).get(0).payer().taxDocument()).isEqualTo(new TaxDocument(VAT_ID));
    }

    @Test
    void a_customer_of_whom_the_merchant_gave_address_and_tax_id_has_a_price_at_once() {
        Customer business =
                shop.customer(aCustomer().taxedAs(VAT_ID).livingAt(VIENNA).profile());

        assertThat(shop.open(aLinkOf(25_00, business)).price().evidence())
                .isEqualTo(new TaxEvidence(LocationSource.CUSTOMER, "AT", null, "ATU13585627"));
    }

    @Test
    void a_total_that_the_payer_saw_without_their_tax_id_is_not_the_one_with_it() {
        Payment link = shop.open(aLinkOf(25_00));
        PayLink.Command command = new PayLink.Command(
                new EmailAddress("ada@example.com"),
                new FullName("Ada Lovelace"),
                new PostalAddress("1 Main St", null, "Toronto", "ON", "M4B 1B3", "CA", null),
                null,
                TestCard.WORKS.entry(),
                25_00L);

        assertThat(shop.tryToPay(link, command))
                .isInstanceOfSatisfying(
                        PayLink.Result.PriceChanged.class,
                        changed -> assertThat(changed.price().total()).isEqualTo(usd(28_25)));
        assertThat(shop.attempts(link)).isEmpty();
    }

    @Test
    void a_mistyped_vat_id_is_refused_before_anything_happens() {
        Refusal refusal = refused(() -> inVienna("ATU13585626"));

        assertThat(refusal.code()).isEqualTo(RefusalCode.VALIDATION_ERROR);
        assertThat(refusal.problems().get(0).field()).isEqualTo("taxId");
    }

    @Test
    void a_link_whose_tax_cannot_be_told_is_not_made_and_can_be_made_later_with_the_same_key() {
        Customer german = shop.customer(aCustomer().livingAt(anAddress()).profile());
        shop.taxes.goAway();
        Refusal refusal = refused(() -> open(german));

        assertThat(refusal.code()).isEqualTo(RefusalCode.PAYMENT_FAILED);
        assertThat(payments()).isZero();
        assertThat(shop.eventNames()).containsExactly("customer.created");
        shop.taxes.comeBack();
        assertThat(open(german)).isInstanceOf(Answered.Fresh.class);
        shop.taxes.goAway();
        assertThat(open(german)).isInstanceOf(Answered.Replayed.class);
        assertThat(payments()).isOne();
    }

    @Test
    void a_charge_whose_tax_cannot_be_told_is_not_made_and_can_be_made_later_with_the_same_key() {
        Customer payer = shop.customerWith(TestCard.WORKS);
        int before = payments();
        shop.taxes.goAway();

        assertThat(refused(() -> charge(payer)).code()).isEqualTo(RefusalCode.PAYMENT_FAILED);
        assertThat(payments()).isEqualTo(before);
        assertThat(shop.provider.movedMinor()).isEqualTo(1_19);
        shop.taxes.comeBack();
        assertThat(charge(payer)).isInstanceOf(Answered.Fresh.class);
        shop.taxes.goAway();
        assertThat(charge(payer)).isInstanceOf(Answered.Replayed.class);
        assertThat(shop.provider.movedMinor()).isEqualTo(1_19 + 10_71);
    }

    @Test
    void a_link_whose_tax_cannot_be_told_is_not_paid_and_stays_payable() {
        Payment link = shop.open(aLinkOf(25_00));
        shop.taxes.goAway();

        assertThat(refused(() -> shop.tryToPay(link, inVienna(null))).code()).isEqualTo(RefusalCode.PAYMENT_FAILED);
        assertThat(refused(() -> quote(link, "AT", null)).code()).isEqualTo(RefusalCode.PAYMENT_FAILED);
        assertThat(shop.now(link)).isEqualTo(link);
        assertThat(shop.attempts(link)).isEmpty();
        shop.taxes.comeBack();
        assertThat(shop.pay(link, inVienna(null)).status()).isEqualTo(PaymentStatus.SUCCEEDED);
    }

    private static PayLink.Command inVienna(@Nullable String taxId) {
        return new PayLink.Command(
                new EmailAddress("ada@example.com"),
                new FullName("Ada Lovelace"),
                VIENNA,
                taxId == null ? null : new TaxDocument(taxId),
                TestCard.WORKS.entry(),
                null);
    }

    private TaxBreakdown quote(Payment link, String country, @Nullable String taxId) {
        Place place = new Place(country, null, taxId == null ? null : new TaxDocument(taxId));
        return shop.useCases.quotePrice().quote(link.page().token(), place);
    }

    private Answered<Payment> open(Customer customer) {
        return shop.useCases.openPaymentLink().open(shop.scope, aLinkOf(25_00, customer), keyed("link-1"));
    }

    private Answered<Payment> charge(Customer payer) {
        return shop.useCases.chargeCustomer().charge(shop.scope, aChargeOf(9_00, reference(payer)), keyed("charge-1"));
    }

    private int payments() {
        return shop.store
                .payments()
                .list(shop.scope, Filter.ALL, PageRequest.first(100))
                .items()
                .size();
    }

    private static Once<Payment> keyed(String key) {
        return new Once.Keyed<>(new IdempotencyKey(key), new RequestFingerprint("a"), new Writer());
    }

    private static final class Writer implements Once.AnswerWriter<Payment> {
        @Override
        public StoredAnswer write(Payment payment) {
            return new StoredAnswer(201, payment.id().value());
        }

        @Override
        public StoredAnswer write(Refusal refusal) {
            return new StoredAnswer(400, refusal.code().code());
        }
    }

    private static Refusal refused(ThrowingCallable call) {
        Refusal refusal = catchThrowableOfType(Refusal.class, call);
        assertThat(refusal).isNotNull();
        return refusal;
    }
}
