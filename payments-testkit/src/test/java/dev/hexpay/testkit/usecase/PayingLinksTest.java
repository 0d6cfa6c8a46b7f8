package dev.hexpay.testkit.usecase;

import static dev.hexpay.testkit.Builders.aCustomer;
import static dev.hexpay.testkit.Builders.aToken;
import static dev.hexpay.testkit.Builders.anAddress;
import static dev.hexpay.testkit.Builders.anInvoice;
import static dev.hexpay.testkit.Builders.usd;
import static dev.hexpay.testkit.usecase.Shop.aLinkOf;
import static dev.hexpay.testkit.usecase.Shop.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hexpay.application.port.in.CustomerReference;
import dev.hexpay.application.port.in.Once;
import dev.hexpay.application.port.in.OpenPaymentLink;
import dev.hexpay.application.port.in.PayLink;
import dev.hexpay.application.port.out.AlreadyThere;
import dev.hexpay.application.port.out.CardTokens.CardEntry;
import dev.hexpay.application.port.out.Page;
import dev.hexpay.application.port.out.PageRequest;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.customer.PaymentMethod;
import dev.hexpay.domain.customer.PostalAddress;
import dev.hexpay.domain.event.EventData;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.invoice.InvoiceStatus;
import dev.hexpay.domain.payment.Description;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentState;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.refusal.Refusal;
import dev.hexpay.domain.refusal.RefusalCode;
import dev.hexpay.domain.transaction.Transaction;
import dev.hexpay.domain.transaction.TransactionState;
import dev.hexpay.testkit.TestCard;
import java.time.Duration;
import java.time.YearMonth;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class PayingLinksTest {
    private final Shop shop = new Shop();

    @Test
    void a_paid_link_is_invoiced_its_card_is_vaulted_and_can_be_charged() {
        Payment link = shop.open(aLinkOf(25_00));
        assertThat(link.status()).isEqualTo(PaymentStatus.PENDING);
        shop.clock.advance(Duration.ofSeconds(5));
        Payment paid = shop.pay(link, with(TestCard.WORKS));

        assertThat(paid).isEqualTo(shop.now(link));
        PaymentState.Succeeded state = (PaymentState.Succeeded) paid.state();
        Invoice invoice =
                shop.store.invoices().find(shop.scope, state.invoice()).orElseThrow();
        assertThat(invoice.number().text()).isEqualTo("INV-0001");
        assertThat(invoice.status()).isEqualTo(InvoiceStatus.PAID);
        assertThat(invoice.price()).isEqualTo(paid.price());
        assertThat(invoice.price().total()).isEqualTo(usd(29_75));
        assertThat(invoice.issuedAt()).isEqualTo(shop.clock.instant());
        assertThat(shop.provider.movedMinor()).isEqualTo(29_75);

        Transaction attempt = shop.attempts(link).get(0);
        assertThat(attempt.id()).isEqualTo(state.attempt());
        assertThat(attempt.state()).isInstanceOf(TransactionState.Succeeded.class);

        Customer payer =
                shop.store.customers().find(shop.scope, paid.customer()).orElseThrow();
        assertThat(payer.profile().email().value()).isEqualTo("ada@example.com");
        assertThat(payer.profile().address()).isEqualTo(anAddress());
        PaymentMethod method = shop.store
                .paymentMethods()
                .find(shop.scope, payer.defaultMethod())
                .orElseThrow();
        assertThat(method.customer()).isEqualTo(payer.id());
        assertThat(method.card().last4()).isEqualTo("4242");

        Payment charge = shop.charge(10_00, payer);
        assertThat(charge.status()).isEqualTo(PaymentStatus.SUCCEEDED);
        assertThat(charge.price().total()).isEqualTo(usd(11_90));
        assertThat(shop.provider.movedMinor()).isEqualTo(29_75 + 11_90);
        Invoice second = shop.store
                .invoices()
                .find(shop.scope, ((PaymentState.Succeeded) charge.state()).invoice())
                .orElseThrow();
        assertThat(second.number().text()).isEqualTo("INV-0002");
    }

    @Test
    void events_tell_of_a_paid_link_in_the_published_order() {
        Payment link = shop.open(aLinkOf(25_00));
        shop.pay(link, with(TestCard.WORKS));
        assertThat(shop.eventNames())
                .containsExactly(
                        "payment_link.created",
                        "customer.created",
                        "invoice.created",
                        "payment.received",
                        "payment_link.completed");
        EventData.PaymentLinkCompleted completed =
                (EventData.PaymentLinkCompleted) shop.events().get(4);
        assertThat(completed.amount()).isEqualTo(29_75);
        assertThat(completed.invoiceNumber()).isEqualTo("INV-0001");
        assertThat(completed.status()).isEqualTo("succeeded");
    }

    @Test
    void a_declined_link_stays_payable_with_another_card() {
        Payment link = shop.open(aLinkOf(25_00));
        Payment declined = shop.pay(link, with(TestCard.LACKS_FUNDS));
        assertThat(declined.status()).isEqualTo(PaymentStatus.FAILED);
        assertThat(declined.customer()).as("nobody has paid yet").isNull();
        assertThat(shop.provider.movedMinor()).isZero();
        Payment paid = shop.pay(link, with(TestCard.WORKS));
        assertThat(paid.status()).isEqualTo(PaymentStatus.SUCCEEDED);
        assertThat(shop.provider.movedMinor()).isEqualTo(29_75);
        assertThat(shop.attempts(link))
                .extracting(attempt -> attempt.status().wire())
                .containsExactly("failed", "succeeded");
        assertThat(shop.eventNames())
                .containsExactly(
                        "payment_link.created",
                        "payment_link.failed",
                        "customer.created",
                        "invoice.created",
                        "payment.received",
                        "payment_link.completed");
    }

    @Test
    void a_paid_link_is_not_paid_again() {
        Payment link = shop.open(aLinkOf(25_00));
        shop.pay(link, with(TestCard.WORKS));
        assertThat(shop.tryToPay(link, with(TestCard.WORKS))).isEqualTo(new PayLink.Result.NotPayable());
        assertThat(shop.attempts(link)).hasSize(1);
    }

    @Test
    void of_two_payers_at_once_one_is_told_that_it_is_being_paid() {
        Payment link = shop.open(aLinkOf(25_00));
        shop.provider.beforeNextCall(
                () -> assertThat(shop.tryToPay(link, with(TestCard.WORKS))).isEqualTo(new PayLink.Result.NotPayable()));
        assertThat(shop.pay(link, with(TestCard.WORKS)).status()).isEqualTo(PaymentStatus.SUCCEEDED);
        assertThat(shop.attempts(link)).hasSize(1);
    }

    @Test
    void a_provider_that_does_not_answer_leaves_the_link_processing() {
        Payment link = shop.open(aLinkOf(25_00));
        shop.provider.loseNextAnswer();
        Payment processing = shop.pay(link, with(TestCard.WORKS));
        assertThat(processing.status()).isEqualTo(PaymentStatus.PROCESSING);
        assertThat(shop.tryToPay(link, with(TestCard.WORKS))).isEqualTo(new PayLink.Result.NotPayable());
        assertThat(shop.provider.movedMinor()).isEqualTo(29_75);
        assertThat(shop.eventNames()).containsExactly("payment_link.created");
    }

    @Test
    void a_payer_who_was_shown_another_price_is_told_the_new_one() {
        Payment link = shop.open(aLinkOf(25_00));
        PayLink.Command shownTheSubtotal = shown(25_00);
        PayLink.Result.PriceChanged changed = (PayLink.Result.PriceChanged) shop.tryToPay(link, shownTheSubtotal);
        assertThat(changed.price().total()).isEqualTo(usd(29_75));
        assertThat(shop.now(link)).isEqualTo(link);
        assertThat(shop.attempts(link)).isEmpty();
        assertThat(shop.pay(link, shown(29_75)).status()).isEqualTo(PaymentStatus.SUCCEEDED);
    }

    private static PayLink.Command shown(long totalMinor) {
        PayLink.Command command = with(TestCard.WORKS);
        return new PayLink.Command(
                command.email(), command.name(), command.address(), command.taxDocument(), command.card(), totalMinor);
    }

    @Test
    void the_merchants_word_on_where_a_customer_lives_beats_the_payers() {
        Customer german = shop.customer(aCustomer().livingAt(anAddress()).profile());
        Payment link = shop.open(aLinkOf(25_00, german));
        assertThat(link.price().total()).isEqualTo(usd(29_75));
        Payment paid = shop.pay(link, with(TestCard.WORKS, "ada@example.com", american()));
        assertThat(paid.price()).isEqualTo(link.price());
        Customer kept = shop.store.customers().find(shop.scope, german.id()).orElseThrow();
        assertThat(kept.profile().address()).isEqualTo(anAddress());
        assertThat(kept.profile().fullName().value()).as("was not known").isEqualTo("Ada Lovelace");
    }

    @Test
    void tax_of_a_link_without_a_customer_follows_the_payer_of_each_attempt() {
        Payment link = shop.open(aLinkOf(25_00));
        Payment german = shop.pay(link, with(TestCard.DECLINED));
        assertThat(german.price().total()).isEqualTo(usd(29_75));
        Payment american = shop.pay(link, with(TestCard.WORKS, "bob@example.com", american()));
        assertThat(american.price().total()).isEqualTo(usd(25_00));
        assertThat(shop.provider.movedMinor()).isEqualTo(25_00);
    }

    @Test
    void a_link_without_a_customer_is_paid_by_the_oldest_customer_with_the_payers_email() {
        Customer ada = shop.customer(aCustomer().at("Ada@Example.com").profile());
        shop.clock.advance(Duration.ofMillis(1));
        shop.customer(aCustomer().at("ada@example.com").profile());
        Payment paid = shop.pay(shop.open(aLinkOf(25_00)), with(TestCard.WORKS, "ADA@example.com", anAddress()));
        assertThat(paid.customer()).isEqualTo(ada.id());
    }

    @Test
    void who_pays_twice_under_one_email_is_one_customer() {
        Customer first = shop.customerWith(TestCard.WORKS);
        Customer second = shop.customerWith(TestCard.WORKS);
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(shop.eventNames()).containsOnlyOnce("customer.created");
    }

    @Test
    void a_new_card_replaces_the_default_and_says_so() {
        Customer payer = shop.customerWith(TestCard.WORKS);
        int known = shop.events().size();
        Payment link = shop.open(aLinkOf(5_00, payer));
        shop.pay(link, with(TestCard.DECLINED_OFF_SESSION));
        assertThat(shop.eventNamesAfter(known))
                .containsExactly(
                        "payment_link.created",
                        "payment_method.updated",
                        "invoice.created",
                        "payment.received",
                        "payment_link.completed");
        assertThat(shop.charge(10_00, payer).status()).as("with the new card").isEqualTo(PaymentStatus.FAILED);
    }

    @Test
    void an_unknown_customer_or_page_is_refused() {
        OpenPaymentLink.Command forNobody = new OpenPaymentLink.Command(
                usd(1), new Description("x"), new CustomerReference("nobody"), null, null, null, null);
        assertThat(refused(() -> shop.open(forNobody)).code()).isEqualTo(RefusalCode.CUSTOMER_NOT_FOUND);
        assertThat(refused(() -> shop.useCases.payLink().pay(aToken(), with(TestCard.WORKS)))
                        .code())
                .isEqualTo(RefusalCode.NOT_FOUND);
    }

    @Test
    void a_card_that_is_no_test_card_is_refused_before_anything_happens() {
        Payment link = shop.open(aLinkOf(25_00));
        PayLink.Command command = with(TestCard.WORKS);
        PayLink.Command real = new PayLink.Command(
                command.email(),
                command.name(),
                command.address(),
                null,
                new CardEntry("4929420573595709", YearMonth.of(2030, 1)),
                null);
        assertThat(refused(() -> shop.tryToPay(link, real)).problems().get(0).field())
                .isEqualTo("cardNumber");
        assertThat(shop.now(link)).isEqualTo(link);
    }

    @Test
    void a_card_number_typed_on_a_live_page_is_refused() {
        Payment link = shop.useCases
                .openPaymentLink()
                .open(shop.live, aLinkOf(25_00), Once.unkeyed())
                .result();
        assertThat(refused(() -> shop.tryToPay(link, with(TestCard.WORKS))).code())
                .isEqualTo(RefusalCode.SANDBOX_ONLY);
    }

    @Test
    void nothing_of_a_settlement_stays_when_it_fails_midway() {
        Payment link = shop.open(aLinkOf(25_00));
        shop.store.invoices().insert(shop.scope, anInvoice().numbered(1).build());
        assertThatThrownBy(() -> shop.pay(link, with(TestCard.WORKS))).isInstanceOf(AlreadyThere.class);
        assertThat(shop.now(link).status()).isEqualTo(PaymentStatus.PROCESSING);
        assertThat(shop.attempts(link).get(0).isSettled()).isFalse();
        assertThat(shop.eventNames()).containsExactly("payment_link.created");
        assertThat(shop.store.customers().list(shop.scope, null, PageRequest.first(10)))
                .isEqualTo(Page.empty());
    }

    private static PostalAddress american() {
        return new PostalAddress("1 Main St", null, "Springfield", "IL", "62701", "US", null);
    }

    private static Refusal refused(ThrowingCallable call) {
        Refusal refusal = catchThrowableOfType(Refusal.class, call);
        assertThat(refusal).isNotNull();
        return refusal;
    }
}
