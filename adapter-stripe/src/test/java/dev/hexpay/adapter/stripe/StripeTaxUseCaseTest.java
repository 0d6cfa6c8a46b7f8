package dev.hexpay.adapter.stripe;

import static dev.hexpay.testkit.Builders.aCustomer;
import static dev.hexpay.testkit.Builders.anOrganization;
import static dev.hexpay.testkit.Builders.money;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.hexpay.application.Application;
import dev.hexpay.application.policy.Policies;
import dev.hexpay.application.port.in.InPorts;
import dev.hexpay.application.port.in.customer.CustomerReference;
import dev.hexpay.application.port.in.payment.ChargeCustomer;
import dev.hexpay.application.port.in.payment.OpenPaymentLink;
import dev.hexpay.application.port.in.paypage.PayLink;
import dev.hexpay.application.port.in.paypage.PayPageQueries.TaxLocation;
import dev.hexpay.application.port.out.CardTokenizer;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.PaymentProviders;
import dev.hexpay.application.port.out.Store;
import dev.hexpay.application.port.out.TaxCalculator;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.FullName;
import dev.hexpay.domain.customer.PostalAddress;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.payment.ConfirmationToken;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentState;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tax.AppliedRate;
import dev.hexpay.domain.tax.TaxAddress;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Organization;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.text.Description;
import dev.hexpay.testing.stripe.http.RecordedRequest;
import dev.hexpay.testkit.FakeNotificationReader;
import dev.hexpay.testkit.TestCard;
import dev.hexpay.testkit.TestPorts;
import dev.hexpay.testkit.memory.InMemoryStore;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Links and charges whose tax Stripe calculates and records. */
@Timeout(60)
class StripeTaxUseCaseTest {
    private static final PostalAddress MONTREAL = PostalAddress.in("CA")
            .line1("1000 Rue Sherbrooke")
            .city("Montr\u00e9al")
            .state("QC")
            .postalCode("H3A 3G4")
            .build();

    private final StripeHarness harness = new StripeHarness();
    private final Organization organization = anOrganization();
    private final Scope scope = new Scope(organization.id(), Mode.SANDBOX);
    private final Store store = InMemoryStore.create();
    private final InPorts useCases = Application.create(ports(), Policies.DEFAULT);

    private OutPorts ports() {
        CardTokenizer none = (itsScope, card) -> {
            throw new AssertionError("cards are entered in the form of Stripe");
        };
        PaymentProviders providers = new PaymentProviders(
                new TestPorts.SingleProvider(harness.provider()),
                none,
                harness.testDisputes(),
                new FakeNotificationReader(harness.clock));
        return TestPorts.with(
                TestPorts.of(store, providers, harness.clock),
                TaxCalculator.class,
                harness.taxCalculator(Duration.ofSeconds(20)));
    }

    @BeforeEach
    void open() {
        store.organizations().insert(organization);
    }

    @AfterEach
    void close() {
        harness.close();
    }

    @Test
    void link_is_paid_with_both_rates_and_its_tax_is_recorded() {
        Payment link = useCases.payments().openLink().open(scope, aLink());
        TaxLocation typing = new TaxLocation("CA", null, new TaxAddress(null, null, null, "H3A 3G4"), null);
        assertThat(useCases.payPage()
                        .queries()
                        .quote(link.page().token(), typing)
                        .price()
                        .total())
                .isEqualTo(money(28_74, "cad"));
        Payment paid = pay(link);

        assertThat(paid.status()).isEqualTo(PaymentStatus.SUCCEEDED);
        assertRates(invoiceOf(paid).price().rates());
        assertRecorded(paid);
    }

    @Test
    void charge_has_the_tax_of_the_customer_and_a_calculation_of_its_own() {
        Payment paid = pay(useCases.payments().openLink().open(scope, aLink()));
        CustomerReference payer =
                new CustomerReference(String.valueOf(paid.customer().value()));
        Payment charged = useCases.payments()
                .charge()
                .charge(scope, ChargeCustomer.Command.of(payer, money(25_00, "cad"), new Description("Renewal")));

        assertThat(charged.status()).isEqualTo(PaymentStatus.SUCCEEDED);
        assertRates(invoiceOf(charged).price().rates());
        assertRecorded(charged);
        assertThat(charged.price().calculation()).isNotEqualTo(paid.price().calculation());
    }

    @Test
    void link_of_a_customer_keeps_the_calculation_of_its_creation() {
        CustomerReference customer = new CustomerReference(useCases.customers()
                .create()
                .create(scope, aCustomer().withAddress(MONTREAL).profile())
                .customer()
                .customer()
                .id()
                .value());
        Payment link = useCases.payments().openLink().open(scope, aLink().forCustomer(customer));
        assertRates(link.price().rates());

        Payment paid = pay(link);
        assertThat(paid.price().calculation()).isEqualTo(link.price().calculation());
        assertRecorded(paid);
    }

    private static OpenPaymentLink.Command aLink() {
        return OpenPaymentLink.Command.of(money(25_00, "cad"), new Description("Consulting"));
    }

    private Payment pay(Payment link) {
        PayLink.Result result = useCases.payPage()
                .pay()
                .pay(
                        link.page().token(),
                        PayLink.Command.of(
                                new EmailAddress("ada@example.com"),
                                new FullName("Ada Lovelace"),
                                MONTREAL,
                                new ConfirmationToken(
                                        harness.enter(scope, TestCard.SUCCEEDS).reference())));
        return ((PayLink.Result.Attempted) result).payment();
    }

    private static void assertRates(List<AppliedRate> rates) {
        assertThat(rates)
                .extracting(each -> each.rate().name(), each -> each.rate().region(), AppliedRate::tax)
                .containsExactly(tuple("GST", null, money(1_25, "cad")), tuple("QST", "QC", money(2_49, "cad")));
    }

    /** The intent has the calculation of its transaction, and Stripe has committed it. */
    private void assertRecorded(Payment paid) {
        Transaction transaction =
                store.transactions().ofPayment(scope, paid.id()).get(0);
        assertThat(transaction.price().calculation()).isNotNull();
        String reference = transaction.price().calculation().reference();
        List<RecordedRequest> intents = harness.stub.recording().requests().stream()
                .filter(request -> request.path().equals("/v1/payment_intents")
                        && transaction.id().value().equals(request.idempotencyKey()))
                .toList();
        assertThat(intents)
                .singleElement()
                .satisfies(intent -> assertThat(intent.params())
                        .containsEntry("hooks[inputs][tax][calculation]", reference)
                        .containsEntry("amount", "2874"));
        assertThat(harness.taxStatusOf(scope, String.valueOf(transaction.providerReference())))
                .isEqualTo("committed");
    }

    private Invoice invoiceOf(Payment paid) {
        InvoiceId invoice = ((PaymentState.Succeeded) paid.state()).invoice();
        return store.invoices().find(scope, invoice).orElseThrow();
    }
}
