package dev.hexpay.adapter.stripe;

import static dev.hexpay.testkit.Builders.aScope;
import static dev.hexpay.testkit.Builders.usd;
import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.model.PaymentIntent;
import dev.hexpay.application.checkout.Checkout;
import dev.hexpay.application.checkout.NextAction;
import dev.hexpay.application.port.out.PaymentProvider.ChargeRequest;
import dev.hexpay.application.port.out.PaymentProvider.Presence;
import dev.hexpay.application.port.out.ProviderResult.RequiresAction;
import dev.hexpay.application.port.out.ProviderResult.Succeeded;
import dev.hexpay.domain.error.Violation;
import dev.hexpay.domain.money.CurrencyCode;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.payment.AuthenticationOutcome;
import dev.hexpay.domain.payment.PaymentSource.CardToken;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.testkit.TestCard;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the payment page gets from the adapter, and the customer of a payer. */
class StripeCheckoutTest extends StripeFixture {
    private static Money money(String currency, long minor) {
        return new Money(minor, CurrencyCode.parse(currency));
    }

    @ParameterizedTest
    @CsvSource({"usd, 2500, 2500", "jpy, 500, 500", "isk, 25, 2500", "mga, 2550, 25", "kwd, 2505, 2500"})
    void the_form_gets_the_total_as_stripe_counts_it(String currency, long minor, long atStripe) {
        Checkout.ProviderForm form = (Checkout.ProviderForm) provider.checkout(scope, money(currency, minor));
        assertThat(form.amount()).isEqualTo(atStripe);
    }

    @Test
    void each_mode_has_its_own_publishable_key() {
        Scope live = new Scope(scope.organization(), Mode.LIVE);
        assertThat(((Checkout.ProviderForm) provider.checkout(live, usd(AMOUNT))).publicKey())
                .isEqualTo("pk_live_Stub");
        assertThat(((Checkout.ProviderForm) provider.checkout(scope, usd(AMOUNT))).publicKey())
                .isEqualTo("pk_test_Stub");
    }

    @Test
    void a_waiting_payer_authenticates_with_the_client_secret_of_the_intent() {
        ChargeRequest request = onSession(TestCard.AUTHENTICATES_ONCE);
        RequiresAction waiting = (RequiresAction) charge(request);
        PaymentIntent intent = harness.intent(scope, waiting.reference());

        NextAction action = provider.nextAction(scope, knowing(request, waiting.reference()));
        assertThat(action).isEqualTo(new NextAction.InBrowser(intent.getClientSecret()));
        assertThat(action.toString()).doesNotContain("secret");
    }

    @Test
    void an_off_session_charge_is_confirmed_when_the_payer_agrees_and_authenticated_then() {
        ChargeRequest request = offSession(saved(TestCard.AUTHENTICATES_ALWAYS));
        RequiresAction waiting = (RequiresAction) charge(request);
        ChargeRequest known = knowing(request, waiting.reference());
        assertThat(provider.nextAction(scope, known)).isEqualTo(new NextAction.Agree());
        assertThat(statusOf(waiting)).isEqualTo("requires_payment_method");

        assertThat(provider.authenticate(scope, known, AuthenticationOutcome.COMPLETED))
                .isEqualTo(waiting);
        assertThat(provider.nextAction(scope, known)).isInstanceOf(NextAction.InBrowser.class);
        stub.payerCompletes(waiting.reference());
        assertThat(provider.nextAction(scope, known)).isEqualTo(new NextAction.None());
        assertThat(provider.authenticate(scope, known, AuthenticationOutcome.COMPLETED))
                .isInstanceOf(Succeeded.class);
    }

    @Test
    void a_known_customer_keeps_their_customer_at_stripe() {
        String saved = saved(TestCard.SUCCEEDS);
        long customers = customersCreated();
        CardToken token = harness.enter(scope, TestCard.SUCCEEDS).withSavedReference(saved);
        Succeeded paid = paid(request(token, usd(AMOUNT), Presence.ON_SESSION));

        assertThat(customersCreated()).isEqualTo(customers);
        SavedCard first = SavedCard.of(scope, saved).orElseThrow();
        SavedCard second = SavedCard.of(scope, paid.vaulted().reference()).orElseThrow();
        assertThat(second.customer()).isEqualTo(first.customer());
        assertThat(second.method()).isNotEqualTo(first.method());
    }

    @Test
    void a_saved_card_of_another_scope_selects_no_customer() {
        String saved = saved(TestCard.SUCCEEDS);
        SavedCard card = SavedCard.of(scope, saved).orElseThrow();
        String foreign = SavedCard.in(aScope(), card.customer(), card.method()).reference();
        long customers = customersCreated();
        paid(request(
                harness.enter(scope, TestCard.SUCCEEDS).withSavedReference(foreign), usd(AMOUNT), Presence.ON_SESSION));

        assertThat(customersCreated()).isEqualTo(customers + 1);
    }

    @Test
    void a_customer_whom_stripe_does_not_have_any_more_is_made_again() {
        String gone = SavedCard.in(scope, "cus_deleted", "pm_detached").reference();
        Succeeded paid = paid(request(
                harness.enter(scope, TestCard.SUCCEEDS).withSavedReference(gone), usd(AMOUNT), Presence.ON_SESSION));

        assertThat(customersCreated()).isEqualTo(1);
        assertThat(SavedCard.of(scope, paid.vaulted().reference()).orElseThrow().customer())
                .isNotEqualTo("cus_deleted");
    }

    @ParameterizedTest
    @CsvSource({"usd, 49", "gbp, 29", "jpy, 49", "huf, 17499", "kwd, 1001", "mga, 101", "usd, 100000000"})
    void amounts_that_stripe_cannot_charge_are_objected_to(String currency, long minor) {
        Violation objection =
                provider.objectionTo(scope, money(currency, minor)).orElseThrow();
        assertThat(objection.field()).isEqualTo("amount");
        assertThat(objection.message()).startsWith("must make ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kpw", "irr", "cup", "syp", "sdg", "ssp", "ern", "iqd", "lyd", "ves", "btn", "mru"})
    void currencies_that_stripe_does_not_have_are_objected_to(String currency) {
        Violation objection =
                provider.objectionTo(scope, money(currency, 100_000)).orElseThrow();
        assertThat(objection.field()).isEqualTo("currency");
        assertThat(objection.message())
                .isEqualTo("must be a currency of the payment provider, which does not have "
                        + currency.toUpperCase(Locale.ROOT));
    }

    @ParameterizedTest
    @CsvSource({"kwd, 5", "bhd, 1001", "mga, 150"})
    void refunds_that_stripe_cannot_make_are_objected_to(String currency, long minor) {
        Violation objection =
                provider.objectionToRefund(scope, money(currency, minor)).orElseThrow();
        assertThat(objection.field()).isEqualTo("amount");
        assertThat(objection.message()).startsWith("must be a multiple of 10");
    }

    @ParameterizedTest
    @CsvSource({"kwd, 10", "usd, 1", "jpy, 1", "isk, 1", "mga, 100", "huf, 1"})
    void refunds_that_stripe_can_make_are_not_objected_to(String currency, long minor) {
        assertThat(provider.objectionToRefund(scope, money(currency, minor))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "usd, 50",
        "gbp, 30",
        "jpy, 50",
        "huf, 17500",
        "kwd, 1000",
        "mga, 100",
        "usd, 99999999",
        "idr, 999999999999"
    })
    void amounts_that_stripe_can_charge_are_not_objected_to(String currency, long minor) {
        assertThat(provider.objectionTo(scope, money(currency, minor))).isEmpty();
    }

    private long customersCreated() {
        return stub.recording().requests().stream()
                .filter(request ->
                        request.method().equals("POST") && request.path().equals("/v1/customers"))
                .count();
    }
}
