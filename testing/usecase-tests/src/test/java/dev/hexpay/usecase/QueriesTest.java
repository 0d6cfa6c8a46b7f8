package dev.hexpay.usecase;

import static dev.hexpay.testkit.Builders.aCustomer;
import static dev.hexpay.testkit.Builders.aPaymentId;
import static dev.hexpay.testkit.Builders.aToken;
import static dev.hexpay.testkit.Builders.anAddress;
import static dev.hexpay.testkit.Builders.usd;
import static dev.hexpay.usecase.UseCaseFixture.aLinkOf;
import static dev.hexpay.usecase.UseCaseFixture.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.in.customer.CustomerReference;
import dev.hexpay.application.port.in.payment.OpenPaymentLink;
import dev.hexpay.application.port.in.payment.PaymentQueries.Query;
import dev.hexpay.application.port.in.paypage.PayPageQueries.PayPage;
import dev.hexpay.application.port.in.paypage.PayPageQueries.PayPageStatus;
import dev.hexpay.application.port.in.paypage.PayPageQueries.TaxLocation;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.tax.TaxReason;
import dev.hexpay.domain.text.Description;
import dev.hexpay.testkit.TestCard;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class QueriesTest {
    private final UseCaseFixture fixture = new UseCaseFixture();

    @Test
    void page_status_follows_the_payment() {
        Payment link = fixture.open(OpenPaymentLink.Command.of(usd(25_00), new Description("Consulting"))
                .withExpiresAt(fixture.clock.instant().plusSeconds(60)));
        assertThat(status(link)).isEqualTo(PayPageStatus.PAYABLE);
        fixture.pay(link, with(TestCard.DECLINED));
        assertThat(status(link)).isEqualTo(PayPageStatus.PAYABLE);
        fixture.clock.advance(Duration.ofSeconds(60));
        assertThat(status(link)).isEqualTo(PayPageStatus.EXPIRED);
        Payment canceled = fixture.open(aLinkOf(1_00));
        fixture.useCases.payments().cancel().cancel(fixture.scope, canceled.id());
        assertThat(status(canceled)).isEqualTo(PayPageStatus.CANCELED);
        Payment authenticating = fixture.open(aLinkOf(1_00));
        fixture.pay(authenticating, with(TestCard.AUTHENTICATES_ONCE));
        assertThat(status(authenticating)).isEqualTo(PayPageStatus.REQUIRES_ACTION);
        Payment processing = fixture.open(aLinkOf(1_00));
        fixture.provider.loseNextCall();
        fixture.pay(processing, with(TestCard.SUCCEEDS));
        assertThat(status(processing)).isEqualTo(PayPageStatus.PROCESSING);
        Customer payer = fixture.customerWith(TestCard.DECLINED_OFF_SESSION);
        assertThat(status(fixture.charge(1_00, payer))).isEqualTo(PayPageStatus.DECLINED);
    }

    @Test
    void page_of_a_paid_link_shows_seller_and_invoice() {
        Payment link = fixture.open(aLinkOf(25_00));
        assertThat(page(link).invoice()).isNull();
        fixture.pay(link, with(TestCard.SUCCEEDS));
        PayPage paid = page(link);
        assertThat(paid.status()).isEqualTo(PayPageStatus.PAID);
        assertThat(paid.seller()).isEqualTo("Acme Inc.");
        assertThat(paid.invoice().number().text()).isEqualTo("INV-0001");
        assertThat(paid.scope()).isEqualTo(fixture.scope);
    }

    @Test
    void quote_returns_the_charged_price_and_stores_nothing() {
        Payment link = fixture.open(aLinkOf(25_00));
        assertThat(fixture.useCases
                        .payPage()
                        .queries()
                        .quote(link.page().token(), TaxLocation.of(anAddress(), null))
                        .price()
                        .total())
                .isEqualTo(usd(29_75));
        assertThat(quote(link, "US").total()).isEqualTo(usd(25_00));
        assertThat(quote(link, "US").reason()).isEqualTo(TaxReason.NOT_REGISTERED);
        assertThat(quote(link, "CA").reason()).isEqualTo(TaxReason.UNKNOWN_LOCATION);
        assertThat(quote(link, null).reason()).isEqualTo(TaxReason.UNKNOWN_LOCATION);
        assertThat(fixture.reload(link)).isEqualTo(link);
    }

    @Test
    void unknown_token_is_rejected() {
        assertThatThrownBy(() -> fixture.useCases.payPage().queries().view(aToken()))
                .isInstanceOf(PaymentsException.class);
        assertThatThrownBy(
                        () -> fixture.useCases.payPage().queries().quote(aToken(), new TaxLocation("DE", null, null)))
                .isInstanceOf(PaymentsException.class);
    }

    @Test
    void payment_is_found_in_its_own_scope_only() {
        Payment link = fixture.open(aLinkOf(25_00));
        assertThat(fixture.useCases.payments().queries().get(fixture.scope, link.id()))
                .isEqualTo(link);
        assertThatThrownBy(() -> fixture.useCases.payments().queries().get(fixture.live, link.id()))
                .isInstanceOf(PaymentsException.class);
        assertThatThrownBy(() -> fixture.useCases.payments().queries().get(fixture.scope, aPaymentId()))
                .isInstanceOf(PaymentsException.class);
    }

    @Test
    void payments_are_listed_by_customer_id_or_external_id() {
        Customer ada = fixture.customer(aCustomer().withExternalId("user_42").profile());
        Payment link = fixture.open(aLinkOf(25_00, ada));
        fixture.open(aLinkOf(25_00));
        assertThat(list("user_42").items()).containsExactly(link);
        assertThat(list(ada.id().value()).items()).containsExactly(link);
        assertThat(list("user_43")).isEqualTo(Page.empty());
        assertThat(list(null).items()).hasSize(2);
    }

    private Page<Payment> list(@Nullable String customer) {
        CustomerReference reference = customer == null ? null : new CustomerReference(customer);
        return fixture.useCases
                .payments()
                .queries()
                .list(fixture.scope, Query.ALL.withCustomer(reference), PageRequest.first(10));
    }

    private TaxBreakdown quote(Payment link, @Nullable String country) {
        return fixture.useCases
                .payPage()
                .queries()
                .quote(link.page().token(), new TaxLocation(country, null, null))
                .price();
    }

    private PayPage page(Payment payment) {
        return fixture.useCases.payPage().queries().view(payment.page().token());
    }

    private PayPageStatus status(Payment payment) {
        return page(payment).status();
    }
}
