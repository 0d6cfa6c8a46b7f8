package dev.hexpay.testkit.usecase;

import static dev.hexpay.testkit.Builders.aCustomer;
import static dev.hexpay.testkit.Builders.aPaymentId;
import static dev.hexpay.testkit.Builders.aToken;
import static dev.hexpay.testkit.Builders.anAddress;
import static dev.hexpay.testkit.Builders.usd;
import static dev.hexpay.testkit.usecase.Shop.aLinkOf;
import static dev.hexpay.testkit.usecase.Shop.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.application.port.in.CustomerReference;
import dev.hexpay.application.port.in.ListPayments.Query;
import dev.hexpay.application.port.in.Once;
import dev.hexpay.application.port.in.OpenPaymentLink;
import dev.hexpay.application.port.in.QuotePrice.Place;
import dev.hexpay.application.port.in.ViewPayPage.PayPage;
import dev.hexpay.application.port.in.ViewPayPage.Stage;
import dev.hexpay.application.port.out.Page;
import dev.hexpay.application.port.out.PageRequest;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.payment.Description;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.refusal.Refusal;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.tax.TaxReason;
import dev.hexpay.testkit.TestCard;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReadingTest {
    private final Shop shop = new Shop();

    @Test
    void the_page_says_what_a_payer_can_do() {
        Payment link = shop.open(new OpenPaymentLink.Command(
                usd(25_00),
                new Description("Consulting"),
                null,
                null,
                null,
                shop.clock.instant().plusSeconds(60),
                null));
        assertThat(stage(link)).isEqualTo(Stage.PAYABLE);
        shop.pay(link, with(TestCard.DECLINED));
        assertThat(stage(link)).isEqualTo(Stage.PAYABLE);
        shop.clock.advance(Duration.ofSeconds(60));
        assertThat(stage(link)).isEqualTo(Stage.EXPIRED);
        Payment canceled = shop.open(aLinkOf(1_00));
        shop.useCases.cancelPayment().cancel(shop.scope, canceled.id(), Once.unkeyed());
        assertThat(stage(canceled)).isEqualTo(Stage.CANCELED);
        Payment waiting = shop.open(aLinkOf(1_00));
        shop.pay(waiting, with(TestCard.AUTHENTICATES_ONCE));
        assertThat(stage(waiting)).isEqualTo(Stage.REQUIRES_ACTION);
        Payment processing = shop.open(aLinkOf(1_00));
        shop.provider.loseNextCall();
        shop.pay(processing, with(TestCard.WORKS));
        assertThat(stage(processing)).isEqualTo(Stage.PROCESSING);
        Customer payer = shop.customerWith(TestCard.DECLINED_OFF_SESSION);
        assertThat(stage(shop.charge(1_00, payer))).isEqualTo(Stage.DECLINED);
    }

    @Test
    void the_page_of_a_paid_link_shows_the_seller_and_the_invoice() {
        Payment link = shop.open(aLinkOf(25_00));
        assertThat(page(link).invoice()).isNull();
        shop.pay(link, with(TestCard.WORKS));
        PayPage paid = page(link);
        assertThat(paid.stage()).isEqualTo(Stage.PAID);
        assertThat(paid.seller()).isEqualTo("Acme Inc.");
        assertThat(paid.invoice().number().text()).isEqualTo("INV-0001");
        assertThat(paid.scope()).isEqualTo(shop.scope);
    }

    @Test
    void a_quote_is_the_price_that_is_charged_and_stores_nothing() {
        Payment link = shop.open(aLinkOf(25_00));
        assertThat(shop.useCases
                        .quotePrice()
                        .quote(link.page().token(), Place.of(anAddress(), null))
                        .total())
                .isEqualTo(usd(29_75));
        assertThat(quote(link, "US").total()).isEqualTo(usd(25_00));
        assertThat(quote(link, "US").reason()).isEqualTo(TaxReason.NOT_REGISTERED);
        assertThat(quote(link, "CA").reason()).isEqualTo(TaxReason.UNKNOWN_LOCATION);
        assertThat(quote(link, null).reason()).isEqualTo(TaxReason.UNKNOWN_LOCATION);
        assertThat(shop.now(link)).isEqualTo(link);
    }

    @Test
    void an_unknown_page_is_refused() {
        assertThatThrownBy(() -> shop.useCases.viewPayPage().view(aToken())).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> shop.useCases.quotePrice().quote(aToken(), new Place("DE", null, null)))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void a_payment_is_read_in_its_own_scope_only() {
        Payment link = shop.open(aLinkOf(25_00));
        assertThat(shop.useCases.getPayment().get(shop.scope, link.id())).isEqualTo(link);
        assertThatThrownBy(() -> shop.useCases.getPayment().get(shop.live, link.id()))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> shop.useCases.getPayment().get(shop.scope, aPaymentId()))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void payments_are_listed_by_either_id_of_their_customer_and_none_for_an_unknown_one() {
        Customer ada = shop.customer(aCustomer().knownAs("user_42").profile());
        Payment link = shop.open(aLinkOf(25_00, ada));
        shop.open(aLinkOf(25_00));
        assertThat(list("user_42").items()).containsExactly(link);
        assertThat(list(ada.id().value()).items()).containsExactly(link);
        assertThat(list("user_43")).isEqualTo(Page.empty());
        assertThat(list(null).items()).hasSize(2);
    }

    private Page<Payment> list(@Nullable String customer) {
        CustomerReference reference = customer == null ? null : new CustomerReference(customer);
        return shop.useCases
                .listPayments()
                .list(shop.scope, new Query(reference, null, null, null, null), PageRequest.first(10));
    }

    private TaxBreakdown quote(Payment link, @Nullable String country) {
        return shop.useCases.quotePrice().quote(link.page().token(), new Place(country, null, null));
    }

    private PayPage page(Payment payment) {
        return shop.useCases.viewPayPage().view(payment.page().token());
    }

    private Stage stage(Payment payment) {
        return page(payment).stage();
    }
}
