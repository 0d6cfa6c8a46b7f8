package dev.hexpay.usecase;

import static dev.hexpay.testkit.Builders.aCustomer;
import static dev.hexpay.testkit.Builders.anAddress;
import static dev.hexpay.usecase.UseCaseFixture.aLinkOf;
import static dev.hexpay.usecase.UseCaseFixture.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hexpay.application.checkout.Checkout;
import dev.hexpay.application.checkout.NextAction;
import dev.hexpay.application.port.in.paypage.PayLink;
import dev.hexpay.application.port.in.paypage.PayPageQueries.TaxLocation;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.payment.ConfirmationToken;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentSource.CardToken;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.testkit.TestCard;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A provider whose payers enter cards in its own form. */
class CheckoutTest {
    private static final Checkout.ProviderForm FORM = new Checkout.ProviderForm(
            "https://js.acme.example/form.js",
            "pk_acme",
            25_00,
            new Checkout.Sources(List.of(), List.of(), List.of()),
            "c?tok[a-z]*_[A-Za-z0-9_]{1,100}");

    private final UseCaseFixture fixture = new UseCaseFixture();

    private void useForm() {
        fixture.provider.useForm(FORM, new NextAction.InBrowser("secret"));
    }

    /** What the form of the provider returns for this card. */
    private PayLink.Command entered(TestCard card) {
        PayLink.Command typed = with(card);
        String token = fixture.provider.tokenize(fixture.scope, card.details()).reference();
        return PayLink.Command.of(typed.email(), typed.name(), anAddress(), new ConfirmationToken(token));
    }

    @Test
    void token_of_the_providers_form_pays_the_link_and_its_card_is_known_afterwards() {
        useForm();
        Payment paid = fixture.pay(fixture.open(aLinkOf(25_00)), entered(TestCard.SUCCEEDS));

        assertThat(paid.status()).isEqualTo(PaymentStatus.SUCCEEDED);
        Transaction transaction = fixture.transactions(paid).get(0);
        assertThat(transaction.paymentSource().card()).isEqualTo(TestCard.SUCCEEDS.displayed());
    }

    @Test
    void card_number_is_refused_where_the_provider_has_a_form_and_nothing_is_stored() {
        useForm();
        Payment link = fixture.open(aLinkOf(25_00));

        assertThat(fieldRefused(() -> fixture.pay(link, with(TestCard.SUCCEEDS))))
                .isEqualTo("cardNumber");
        assertThat(fixture.reload(link)).isEqualTo(link);
        assertThat(fixture.transactions(link)).isEmpty();
    }

    @Test
    void token_is_refused_where_test_cards_are_typed() {
        Payment link = fixture.open(aLinkOf(25_00));

        assertThat(fieldRefused(() -> fixture.pay(link, entered(TestCard.SUCCEEDS))))
                .isEqualTo("confirmationToken");
        assertThat(fixture.transactions(link)).isEmpty();
    }

    @Test
    void amount_to_which_the_provider_objects_makes_no_link_and_no_charge() {
        Customer customer = fixture.customerWith(TestCard.SUCCEEDS);
        fixture.provider.requireAtLeast(50);

        assertThat(fieldRefused(() -> fixture.open(aLinkOf(49)))).isEqualTo("amount");
        assertThat(fieldRefused(() -> fixture.charge(40, customer))).isEqualTo("amount");
        assertThat(fixture.open(aLinkOf(50)).status()).isEqualTo(PaymentStatus.PENDING);
    }

    @Test
    void currency_that_the_provider_does_not_have_makes_no_link_and_no_charge() {
        Customer customer = fixture.customerWith(TestCard.SUCCEEDS);
        fixture.provider.doWithout("USD");

        assertThat(fieldRefused(() -> fixture.open(aLinkOf(25_00)))).isEqualTo("currency");
        assertThat(fieldRefused(() -> fixture.charge(40, customer))).isEqualTo("currency");
    }

    @Test
    void currency_is_refused_before_its_tax_is_calculated() {
        Customer customer = fixture.customerWith(TestCard.SUCCEEDS);
        fixture.taxes.asService();
        fixture.taxes.becomeUnavailable();
        assertThat(catchThrowableOfType(PaymentsException.class, () -> fixture.charge(25_00, customer))
                        .code())
                .isEqualTo(ErrorCode.PAYMENT_FAILED);
        fixture.provider.doWithout("USD");

        assertThat(fieldRefused(() -> fixture.charge(25_00, customer))).isEqualTo("currency");
        assertThat(fieldRefused(() -> fixture.open(aLinkOf(25_00, customer)))).isEqualTo("currency");
    }

    @Test
    void token_that_the_form_of_the_provider_does_not_make_is_refused_and_nothing_is_stored() {
        useForm();
        Payment link = fixture.open(aLinkOf(25_00));
        PayLink.Command typed = with(TestCard.SUCCEEDS);
        ConfirmationToken other = new ConfirmationToken("pm_card_visa");

        assertThat(fieldRefused(
                        () -> fixture.pay(link, PayLink.Command.of(typed.email(), typed.name(), anAddress(), other))))
                .isEqualTo("confirmationToken");
        assertThat(fixture.transactions(link)).isEmpty();
    }

    @Test
    void total_to_which_the_provider_objects_is_not_charged_and_makes_no_transaction() {
        Payment link = fixture.open(aLinkOf(25_00));
        fixture.provider.requireAtLeast(100_00);

        assertThat(fieldRefused(() -> fixture.pay(link, with(TestCard.SUCCEEDS))))
                .isEqualTo("amount");
        assertThat(fixture.transactions(link)).isEmpty();
        assertThat(fixture.reload(link).status()).isEqualTo(PaymentStatus.PENDING);
    }

    @Test
    void tokens_that_are_no_cards_stop_no_payer() {
        useForm();
        Payment link = fixture.open(aLinkOf(25_00));
        PayLink.Command typed = with(TestCard.SUCCEEDS);
        for (int i = 0; i < 30; i++) {
            ConfirmationToken made = new ConfirmationToken("ctoken_made_up_" + i);
            fixture.pay(link, PayLink.Command.of(typed.email(), typed.name(), anAddress(), made));
        }

        assertThat(fixture.transactions(link)).hasSize(30);
        assertThat(fixture.pay(link, entered(TestCard.SUCCEEDS)).status()).isEqualTo(PaymentStatus.SUCCEEDED);
    }

    @Test
    void customer_of_the_link_is_charged_beside_their_earlier_card() {
        Customer customer = fixture.customerWith(TestCard.SUCCEEDS);
        Payment paid = fixture.pay(fixture.open(aLinkOf(25_00, customer)), with(TestCard.SUCCEEDS));

        CardToken token = (CardToken) fixture.transactions(paid).get(0).paymentSource();
        assertThat(token.savedReference()).isNotNull();
        assertThat(fixture.provider.hasCard(token.savedReference())).isTrue();
    }

    @Test
    void unverified_email_address_of_an_open_link_selects_no_saved_card() {
        Customer customer = fixture.customerWith(TestCard.SUCCEEDS);
        Payment paid = fixture.pay(
                fixture.open(aLinkOf(25_00)),
                with(TestCard.SUCCEEDS, customer.profile().email().value(), anAddress()));

        CardToken token = (CardToken) fixture.transactions(paid).get(0).paymentSource();
        assertThat(token.savedReference()).isNull();
    }

    @Test
    void page_asks_the_provider_for_the_next_action_only_while_one_is_required() {
        useForm();
        Payment link = fixture.open(aLinkOf(25_00));
        assertThat(fixture.useCases.payPage().queries().nextAction(link.page().token()))
                .isEmpty();
        fixture.pay(link, entered(TestCard.AUTHENTICATES_ONCE));

        assertThat(fixture.useCases.payPage().queries().nextAction(link.page().token()))
                .contains(new NextAction.InBrowser("secret"));
    }

    @Test
    void page_and_quote_say_how_the_card_is_entered() {
        useForm();
        Payment link = fixture.open(aLinkOf(25_00, fixture.customer(aCustomer().profile())));

        assertThat(fixture.useCases
                        .payPage()
                        .queries()
                        .view(link.page().token())
                        .checkout())
                .isEqualTo(FORM);
        assertThat(fixture.useCases
                        .payPage()
                        .queries()
                        .quote(link.page().token(), new TaxLocation("DE", null, null))
                        .checkout())
                .isEqualTo(FORM);
    }

    private static String fieldRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(PaymentsException.class, call)
                .violations()
                .get(0)
                .field();
    }
}
