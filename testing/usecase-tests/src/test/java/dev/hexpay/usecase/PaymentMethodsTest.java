package dev.hexpay.usecase;

import static dev.hexpay.usecase.UseCaseFixture.aLinkOf;
import static dev.hexpay.usecase.UseCaseFixture.reference;
import static dev.hexpay.usecase.UseCaseFixture.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hexpay.application.event.EventPayload;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.in.customer.PaymentMethodDetails;
import dev.hexpay.application.port.in.payment.ChargeCustomer;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.id.PaymentMethodId;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.text.Description;
import dev.hexpay.testkit.Builders;
import dev.hexpay.testkit.TestCard;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class PaymentMethodsTest {
    private final UseCaseFixture fixture = new UseCaseFixture();

    /** Ada, who has paid with one card and then with another. */
    private Customer ada() {
        Customer ada = fixture.customerWith(TestCard.SUCCEEDS);
        fixture.pay(fixture.open(aLinkOf(1_00, ada)), with(TestCard.DECLINED_OFF_SESSION));
        return fixture.store.customers().find(fixture.scope, ada.id()).orElseThrow();
    }

    private List<PaymentMethodDetails> cards(Customer customer) {
        return fixture.useCases
                .customers()
                .queries()
                .paymentMethods(fixture.scope, reference(customer), PageRequest.first(25))
                .items();
    }

    private static PaymentsException errorOf(ThrowingCallable call) {
        return catchThrowableOfType(PaymentsException.class, call);
    }

    private PaymentStatus charge(Customer customer, PaymentMethodId card) {
        return fixture.charge(
                        ChargeCustomer.Command.of(reference(customer), Builders.usd(5_00), new Description("Renewal"))
                                .withMethod(card))
                .status();
    }

    @Test
    void cards_are_listed_newest_first_with_the_newest_as_default() {
        List<PaymentMethodDetails> cards = cards(ada());

        assertThat(cards).hasSize(2);
        assertThat(cards.get(0).isDefault()).isTrue();
        assertThat(cards.get(1).isDefault()).isFalse();
        assertThat(cards.get(0).method().createdAt())
                .isAfterOrEqualTo(cards.get(1).method().createdAt());
    }

    @Test
    void charge_uses_the_named_card_or_the_default() {
        Customer ada = ada();
        List<PaymentMethodDetails> cards = cards(ada);

        assertThat(charge(ada, cards.get(1).method().id())).isEqualTo(PaymentStatus.SUCCEEDED);
        assertThat(fixture.charge(5_00, ada).status()).isEqualTo(PaymentStatus.FAILED);

        int eventCount = fixture.events().size();
        PaymentMethodDetails chosen = fixture.useCases
                .customers()
                .setDefaultMethod()
                .set(fixture.scope, reference(ada), cards.get(1).method().id());
        assertThat(chosen.isDefault()).isTrue();
        assertThat(fixture.eventNamesAfter(eventCount)).containsExactly("payment_method.updated");
        assertThat(fixture.charge(5_00, ada).status()).isEqualTo(PaymentStatus.SUCCEEDED);
    }

    @Test
    void detached_card_cannot_be_listed_charged_or_detached_again() {
        Customer ada = ada();
        PaymentMethodId newest = cards(ada).get(0).method().id();
        String reference = cards(ada).get(0).method().reference();
        int eventCount = fixture.events().size();

        fixture.useCases.customers().detachMethod().detach(fixture.scope, reference(ada), newest);

        assertThat(cards(ada)).hasSize(1).noneMatch(PaymentMethodDetails::isDefault);
        assertThat(errorOf(() -> charge(ada, newest)).code()).isEqualTo(ErrorCode.PAYMENT_METHOD_NOT_FOUND);
        assertThat(errorOf(() -> fixture.charge(5_00, ada)).code())
                .as("no default method")
                .isEqualTo(ErrorCode.PAYMENT_METHOD_NOT_FOUND);
        assertThat(fixture.eventNamesAfter(eventCount)).containsExactly("payment_method.updated");
        assertThat(((EventPayload.PaymentMethod) fixture.events().get(eventCount)).card())
                .isNull();
        assertThat(fixture.provider.hasCard(reference)).isFalse();
        assertThat(errorOf(() -> fixture.useCases
                                .customers()
                                .detachMethod()
                                .detach(fixture.scope, reference(ada), newest))
                        .code())
                .isEqualTo(ErrorCode.PAYMENT_METHOD_NOT_FOUND);
    }

    @Test
    void card_stays_detached_when_the_provider_does_not_answer() {
        Customer ada = ada();
        PaymentMethodId newest = cards(ada).get(0).method().id();
        fixture.provider.loseNextCall();

        fixture.useCases.customers().detachMethod().detach(fixture.scope, reference(ada), newest);

        assertThat(cards(ada)).hasSize(1);
    }

    @Test
    void card_of_another_customer_cannot_be_chosen_or_detached() {
        Customer ada = ada();
        PaymentMethodId card = cards(ada).get(0).method().id();
        Customer bob = fixture.customer(
                Builders.aCustomer().withEmail("bob@example.com").profile());

        assertThat(errorOf(() -> fixture.useCases
                                .customers()
                                .setDefaultMethod()
                                .set(fixture.scope, reference(bob), card))
                        .code())
                .isEqualTo(ErrorCode.PAYMENT_METHOD_NOT_FOUND);
        assertThat(errorOf(() ->
                                fixture.useCases.customers().detachMethod().detach(fixture.scope, reference(bob), card))
                        .code())
                .isEqualTo(ErrorCode.PAYMENT_METHOD_NOT_FOUND);
        assertThat(cards(ada)).hasSize(2);
    }
}
