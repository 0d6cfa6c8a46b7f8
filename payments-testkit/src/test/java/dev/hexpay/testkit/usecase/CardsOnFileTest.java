package dev.hexpay.testkit.usecase;

import static dev.hexpay.testkit.usecase.Shop.aLinkOf;
import static dev.hexpay.testkit.usecase.Shop.reference;
import static dev.hexpay.testkit.usecase.Shop.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hexpay.application.port.in.ChargeCustomer;
import dev.hexpay.application.port.in.MethodView;
import dev.hexpay.application.port.in.Once;
import dev.hexpay.application.port.out.PageRequest;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.event.EventData;
import dev.hexpay.domain.id.PaymentMethodId;
import dev.hexpay.domain.payment.Description;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.refusal.Refusal;
import dev.hexpay.domain.refusal.RefusalCode;
import dev.hexpay.testkit.Builders;
import dev.hexpay.testkit.TestCard;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class CardsOnFileTest {
    private final Shop shop = new Shop();

    /** Ada, who has paid with one card and then with another. */
    private Customer ada() {
        Customer ada = shop.customerWith(TestCard.WORKS);
        shop.pay(shop.open(aLinkOf(1_00, ada)), with(TestCard.DECLINED_OFF_SESSION));
        return shop.store.customers().find(shop.scope, ada.id()).orElseThrow();
    }

    private List<MethodView> cards(Customer customer) {
        return shop.useCases
                .listPaymentMethods()
                .list(shop.scope, reference(customer), PageRequest.first(25))
                .items();
    }

    private static Refusal refused(ThrowingCallable call) {
        return catchThrowableOfType(Refusal.class, call);
    }

    private PaymentStatus charge(Customer customer, PaymentMethodId card) {
        return shop.charge(new ChargeCustomer.Command(
                        reference(customer), Builders.usd(5_00), new Description("Renewal"), card, null))
                .status();
    }

    @Test
    void cards_are_listed_newest_first_and_the_newest_is_the_default() {
        List<MethodView> cards = cards(ada());

        assertThat(cards).hasSize(2);
        assertThat(cards.get(0).isDefault()).isTrue();
        assertThat(cards.get(1).isDefault()).isFalse();
        assertThat(cards.get(0).method().createdAt())
                .isAfterOrEqualTo(cards.get(1).method().createdAt());
    }

    @Test
    void a_charge_uses_the_card_that_it_names_and_else_the_default() {
        Customer ada = ada();
        List<MethodView> cards = cards(ada);

        assertThat(charge(ada, cards.get(1).method().id())).isEqualTo(PaymentStatus.SUCCEEDED);
        assertThat(shop.charge(5_00, ada).status()).isEqualTo(PaymentStatus.FAILED);

        int known = shop.events().size();
        MethodView chosen = shop.useCases
                .chooseDefaultPaymentMethod()
                .choose(shop.scope, reference(ada), cards.get(1).method().id(), Once.unkeyed())
                .result();
        assertThat(chosen.isDefault()).isTrue();
        assertThat(shop.eventNamesAfter(known)).containsExactly("payment_method.updated");
        assertThat(shop.charge(5_00, ada).status()).isEqualTo(PaymentStatus.SUCCEEDED);
    }

    @Test
    void a_detached_card_is_gone_from_every_path() {
        Customer ada = ada();
        PaymentMethodId newest = cards(ada).get(0).method().id();
        String reference = cards(ada).get(0).method().reference();
        int known = shop.events().size();

        shop.useCases.detachPaymentMethod().detach(shop.scope, reference(ada), newest);

        assertThat(cards(ada)).hasSize(1).noneMatch(MethodView::isDefault);
        assertThat(refused(() -> charge(ada, newest)).code()).isEqualTo(RefusalCode.PAYMENT_METHOD_NOT_FOUND);
        assertThat(refused(() -> shop.charge(5_00, ada)).code())
                .as("there is no default any more")
                .isEqualTo(RefusalCode.PAYMENT_METHOD_NOT_FOUND);
        assertThat(shop.eventNamesAfter(known)).containsExactly("payment_method.updated");
        assertThat(((EventData.PaymentMethodUpdated) shop.events().get(known)).card())
                .isNull();
        assertThat(shop.provider.keeps(reference)).isFalse();
        assertThat(refused(() -> shop.useCases.detachPaymentMethod().detach(shop.scope, reference(ada), newest))
                        .code())
                .isEqualTo(RefusalCode.PAYMENT_METHOD_NOT_FOUND);
    }

    @Test
    void a_card_stays_detached_when_the_provider_does_not_answer() {
        Customer ada = ada();
        PaymentMethodId newest = cards(ada).get(0).method().id();
        shop.provider.loseNextCall();

        shop.useCases.detachPaymentMethod().detach(shop.scope, reference(ada), newest);

        assertThat(cards(ada)).hasSize(1);
    }

    @Test
    void nobody_chooses_or_detaches_the_card_of_another() {
        Customer ada = ada();
        PaymentMethodId card = cards(ada).get(0).method().id();
        Customer bob = shop.customer(Builders.aCustomer().at("bob@example.com").profile());

        assertThat(refused(() -> shop.useCases
                                .chooseDefaultPaymentMethod()
                                .choose(shop.scope, reference(bob), card, Once.unkeyed()))
                        .code())
                .isEqualTo(RefusalCode.PAYMENT_METHOD_NOT_FOUND);
        assertThat(refused(() -> shop.useCases.detachPaymentMethod().detach(shop.scope, reference(bob), card))
                        .code())
                .isEqualTo(RefusalCode.PAYMENT_METHOD_NOT_FOUND);
        assertThat(cards(ada)).hasSize(2);
    }
}
