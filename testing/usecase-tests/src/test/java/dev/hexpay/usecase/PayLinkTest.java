package dev.hexpay.usecase;

import static dev.hexpay.testkit.Builders.aCustomer;
import static dev.hexpay.testkit.Builders.aToken;
import static dev.hexpay.testkit.Builders.anAddress;
import static dev.hexpay.testkit.Builders.anInvoice;
import static dev.hexpay.testkit.Builders.usd;
import static dev.hexpay.usecase.UseCaseFixture.aLinkOf;
import static dev.hexpay.usecase.UseCaseFixture.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hexpay.application.event.EventPayload;
import dev.hexpay.application.page.CustomerFilter;
import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.in.customer.CustomerReference;
import dev.hexpay.application.port.in.payment.OpenPaymentLink;
import dev.hexpay.application.port.in.paypage.PayLink;
import dev.hexpay.application.port.out.DuplicateKeyException;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.customer.PaymentMethod;
import dev.hexpay.domain.customer.PostalAddress;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.invoice.InvoiceStatus;
import dev.hexpay.domain.payment.CardDetails;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentState;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.payment.TransactionState;
import dev.hexpay.domain.text.Description;
import dev.hexpay.domain.text.WireName;
import dev.hexpay.testkit.TestCard;
import java.time.Duration;
import java.time.YearMonth;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class PayLinkTest {
    private final UseCaseFixture fixture = new UseCaseFixture();

    @Test
    void paid_link_is_invoiced_and_its_card_can_be_charged() {
        Payment link = fixture.open(aLinkOf(25_00));
        assertThat(link.status()).isEqualTo(PaymentStatus.PENDING);
        fixture.clock.advance(Duration.ofSeconds(5));
        Payment paid = fixture.pay(link, with(TestCard.SUCCEEDS));

        assertThat(paid).isEqualTo(fixture.reload(link));
        PaymentState.Succeeded state = (PaymentState.Succeeded) paid.state();
        Invoice invoice =
                fixture.store.invoices().find(fixture.scope, state.invoice()).orElseThrow();
        assertThat(invoice.number().text()).isEqualTo("INV-0001");
        assertThat(invoice.status()).isEqualTo(InvoiceStatus.PAID);
        assertThat(invoice.price()).isEqualTo(paid.price());
        assertThat(invoice.price().total()).isEqualTo(usd(29_75));
        assertThat(invoice.issuedAt()).isEqualTo(fixture.clock.instant());
        assertThat(fixture.provider.movedMinor()).isEqualTo(29_75);

        Transaction transaction = fixture.transactions(link).get(0);
        assertThat(transaction.id()).isEqualTo(state.transaction());
        assertThat(transaction.state()).isInstanceOf(TransactionState.Succeeded.class);

        Customer payer =
                fixture.store.customers().find(fixture.scope, paid.customer()).orElseThrow();
        assertThat(payer.profile().email().value()).isEqualTo("ada@example.com");
        assertThat(payer.profile().address()).isEqualTo(anAddress());
        PaymentMethod method = fixture.store
                .paymentMethods()
                .find(fixture.scope, payer.defaultMethod())
                .orElseThrow();
        assertThat(method.customer()).isEqualTo(payer.id());
        assertThat(method.card().last4()).isEqualTo("4242");

        Payment charge = fixture.charge(10_00, payer);
        assertThat(charge.status()).isEqualTo(PaymentStatus.SUCCEEDED);
        assertThat(charge.price().total()).isEqualTo(usd(11_90));
        assertThat(fixture.provider.movedMinor()).isEqualTo(29_75 + 11_90);
        Invoice second = fixture.store
                .invoices()
                .find(fixture.scope, ((PaymentState.Succeeded) charge.state()).invoice())
                .orElseThrow();
        assertThat(second.number().text()).isEqualTo("INV-0002");
    }

    @Test
    void paid_link_records_events_in_the_published_order() {
        Payment link = fixture.open(aLinkOf(25_00));
        fixture.pay(link, with(TestCard.SUCCEEDS));
        assertThat(fixture.eventNames())
                .containsExactly(
                        "payment_link.created",
                        "customer.created",
                        "invoice.created",
                        "payment.received",
                        "payment_link.completed");
        EventPayload.CompletedPaymentLink completed =
                (EventPayload.CompletedPaymentLink) fixture.events().get(4);
        assertThat(completed.amount()).isEqualTo(29_75);
        assertThat(completed.invoiceNumber()).isEqualTo("INV-0001");
        assertThat(completed.status()).isEqualTo("succeeded");
    }

    @Test
    void declined_link_can_be_paid_with_another_card() {
        Payment link = fixture.open(aLinkOf(25_00));
        Payment declined = fixture.pay(link, with(TestCard.INSUFFICIENT_FUNDS));
        assertThat(declined.status()).isEqualTo(PaymentStatus.FAILED);
        assertThat(declined.customer()).as("no customer before the payment").isNull();
        assertThat(fixture.provider.movedMinor()).isZero();
        Payment paid = fixture.pay(link, with(TestCard.SUCCEEDS));
        assertThat(paid.status()).isEqualTo(PaymentStatus.SUCCEEDED);
        assertThat(fixture.provider.movedMinor()).isEqualTo(29_75);
        assertThat(fixture.transactions(link))
                .extracting(transaction -> WireName.of(transaction.status()))
                .containsExactly("failed", "succeeded");
        assertThat(fixture.eventNames())
                .containsExactly(
                        "payment_link.created",
                        "payment_link.failed",
                        "customer.created",
                        "invoice.created",
                        "payment.received",
                        "payment_link.completed");
    }

    @Test
    void paid_link_cannot_be_paid_again() {
        Payment link = fixture.open(aLinkOf(25_00));
        fixture.pay(link, with(TestCard.SUCCEEDS));
        assertThat(fixture.tryPay(link, with(TestCard.SUCCEEDS))).isEqualTo(new PayLink.Result.NotPayable());
        assertThat(fixture.transactions(link)).hasSize(1);
    }

    @Test
    void second_concurrent_payer_gets_not_payable() {
        Payment link = fixture.open(aLinkOf(25_00));
        fixture.provider.beforeNextCall(() ->
                assertThat(fixture.tryPay(link, with(TestCard.SUCCEEDS))).isEqualTo(new PayLink.Result.NotPayable()));
        assertThat(fixture.pay(link, with(TestCard.SUCCEEDS)).status()).isEqualTo(PaymentStatus.SUCCEEDED);
        assertThat(fixture.transactions(link)).hasSize(1);
    }

    @Test
    void link_stays_processing_when_the_provider_does_not_answer() {
        Payment link = fixture.open(aLinkOf(25_00));
        fixture.provider.loseNextResponse();
        Payment processing = fixture.pay(link, with(TestCard.SUCCEEDS));
        assertThat(processing.status()).isEqualTo(PaymentStatus.PROCESSING);
        assertThat(fixture.tryPay(link, with(TestCard.SUCCEEDS))).isEqualTo(new PayLink.Result.NotPayable());
        assertThat(fixture.provider.movedMinor()).isEqualTo(29_75);
        assertThat(fixture.eventNames()).containsExactly("payment_link.created");
    }

    @Test
    void payer_who_saw_an_outdated_total_gets_the_new_price() {
        Payment link = fixture.open(aLinkOf(25_00));
        PayLink.Command shownTheSubtotal = shown(25_00);
        PayLink.Result.PriceChanged changed = (PayLink.Result.PriceChanged) fixture.tryPay(link, shownTheSubtotal);
        assertThat(changed.price().total()).isEqualTo(usd(29_75));
        assertThat(fixture.reload(link)).isEqualTo(link);
        assertThat(fixture.transactions(link)).isEmpty();
        assertThat(fixture.pay(link, shown(29_75)).status()).isEqualTo(PaymentStatus.SUCCEEDED);
    }

    private static PayLink.Command shown(long totalMinor) {
        PayLink.Command command = with(TestCard.SUCCEEDS);
        return new PayLink.Command(
                command.email(), command.name(), command.address(), command.taxDocument(), command.card(), totalMinor);
    }

    @Test
    void customer_address_from_the_merchant_overrides_the_payers() {
        Customer german = fixture.customer(aCustomer().withAddress(anAddress()).profile());
        Payment link = fixture.open(aLinkOf(25_00, german));
        assertThat(link.price().total()).isEqualTo(usd(29_75));
        Payment paid = fixture.pay(link, with(TestCard.SUCCEEDS, "ada@example.com", american()));
        assertThat(paid.price()).isEqualTo(link.price());
        Customer stored =
                fixture.store.customers().find(fixture.scope, german.id()).orElseThrow();
        assertThat(stored.profile().address()).isEqualTo(anAddress());
        assertThat(stored.profile().fullName().value()).as("was missing").isEqualTo("Ada Lovelace");
    }

    @Test
    void tax_of_a_link_without_customer_follows_each_payer() {
        Payment link = fixture.open(aLinkOf(25_00));
        Payment german = fixture.pay(link, with(TestCard.DECLINED));
        assertThat(german.price().total()).isEqualTo(usd(29_75));
        Payment american = fixture.pay(link, with(TestCard.SUCCEEDS, "bob@example.com", american()));
        assertThat(american.price().total()).isEqualTo(usd(25_00));
        assertThat(fixture.provider.movedMinor()).isEqualTo(25_00);
    }

    @Test
    void link_without_customer_goes_to_the_oldest_customer_with_the_email() {
        Customer ada = fixture.customer(aCustomer().withEmail("Ada@Example.com").profile());
        fixture.clock.advance(Duration.ofMillis(1));
        fixture.customer(aCustomer().withEmail("ada@example.com").profile());
        Payment paid =
                fixture.pay(fixture.open(aLinkOf(25_00)), with(TestCard.SUCCEEDS, "ADA@example.com", anAddress()));
        assertThat(paid.customer()).isEqualTo(ada.id());
    }

    @Test
    void two_payments_with_one_email_create_one_customer() {
        Customer first = fixture.customerWith(TestCard.SUCCEEDS);
        Customer second = fixture.customerWith(TestCard.SUCCEEDS);
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(fixture.eventNames()).containsOnlyOnce("customer.created");
    }

    @Test
    void new_card_becomes_the_default_and_records_an_event() {
        Customer payer = fixture.customerWith(TestCard.SUCCEEDS);
        int eventCount = fixture.events().size();
        Payment link = fixture.open(aLinkOf(5_00, payer));
        fixture.pay(link, with(TestCard.DECLINED_OFF_SESSION));
        assertThat(fixture.eventNamesAfter(eventCount))
                .containsExactly(
                        "payment_link.created",
                        "payment_method.updated",
                        "invoice.created",
                        "payment.received",
                        "payment_link.completed");
        assertThat(fixture.charge(10_00, payer).status())
                .as("with the new card")
                .isEqualTo(PaymentStatus.FAILED);
    }

    @Test
    void unknown_customer_or_link_token_is_rejected() {
        OpenPaymentLink.Command forUnknown =
                OpenPaymentLink.Command.of(usd(1), new Description("x")).forCustomer(new CustomerReference("user_43"));
        assertThat(errorOf(() -> fixture.open(forUnknown)).code()).isEqualTo(ErrorCode.CUSTOMER_NOT_FOUND);
        assertThat(errorOf(() -> fixture.useCases.payPage().pay().pay(aToken(), with(TestCard.SUCCEEDS)))
                        .code())
                .isEqualTo(ErrorCode.NOT_FOUND);
    }

    @Test
    void non_test_card_is_rejected_and_the_link_is_unchanged() {
        Payment link = fixture.open(aLinkOf(25_00));
        PayLink.Command command = with(TestCard.SUCCEEDS);
        PayLink.Command real = PayLink.Command.of(
                command.email(),
                command.name(),
                command.address(),
                new CardDetails("4929420573595709", YearMonth.of(2030, 1)));
        assertThat(errorOf(() -> fixture.tryPay(link, real)).violations().get(0).field())
                .isEqualTo("cardNumber");
        assertThat(fixture.reload(link)).isEqualTo(link);
    }

    @Test
    void card_number_on_a_live_page_is_rejected() {
        Payment link = fixture.useCases.payments().openLink().open(fixture.live, aLinkOf(25_00));
        assertThat(errorOf(() -> fixture.tryPay(link, with(TestCard.SUCCEEDS))).code())
                .isEqualTo(ErrorCode.SANDBOX_ONLY);
    }

    @Test
    void failed_settlement_is_rolled_back() {
        Payment link = fixture.open(aLinkOf(25_00));
        fixture.store.invoices().insert(fixture.scope, anInvoice().numbered(1).build());
        assertThatThrownBy(() -> fixture.pay(link, with(TestCard.SUCCEEDS))).isInstanceOf(DuplicateKeyException.class);
        assertThat(fixture.reload(link).status()).isEqualTo(PaymentStatus.PROCESSING);
        assertThat(fixture.transactions(link).get(0).isSettled()).isFalse();
        assertThat(fixture.eventNames()).containsExactly("payment_link.created");
        assertThat(fixture.store.customers().list(fixture.scope, CustomerFilter.ALL, PageRequest.first(10)))
                .isEqualTo(Page.empty());
    }

    private static PostalAddress american() {
        return PostalAddress.in("US")
                .line1("1 Main St")
                .city("Springfield")
                .state("IL")
                .postalCode("62701")
                .build();
    }

    private static PaymentsException errorOf(ThrowingCallable call) {
        PaymentsException error = catchThrowableOfType(PaymentsException.class, call);
        assertThat(error).isNotNull();
        return error;
    }
}
