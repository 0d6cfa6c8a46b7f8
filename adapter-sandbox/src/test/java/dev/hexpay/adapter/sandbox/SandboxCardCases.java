package dev.hexpay.adapter.sandbox;

import static dev.hexpay.testkit.Builders.aChargeRequest;
import static dev.hexpay.testkit.Builders.aScope;
import static dev.hexpay.testkit.Builders.aTransactionId;
import static dev.hexpay.testkit.Builders.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hexpay.application.port.out.PaymentProvider.ChargeRequest;
import dev.hexpay.application.port.out.PaymentProvider.Presence;
import dev.hexpay.application.port.out.ProviderResult;
import dev.hexpay.application.port.out.ProviderResult.RequiresAction;
import dev.hexpay.domain.customer.Card;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.error.Violation;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.payment.AuthenticationOutcome;
import dev.hexpay.domain.payment.CardDetails;
import dev.hexpay.domain.payment.Failure;
import dev.hexpay.domain.payment.PaymentSource;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.testkit.Builders;
import java.util.List;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The behavior of the test cards, on every database. */
abstract class SandboxCardCases extends SandboxTestBed {
    @ParameterizedTest
    @CsvFileSource(resources = "/dev/hexpay/adapter/sandbox/sandbox-cards.csv", numLinesToSkip = 1)
    void every_listed_card_is_charged_and_saved(String country, String number, String brand) {
        TransactionId id = aTransactionId();

        ProviderResult result = pay(id, number);

        assertThat(savedCard(result)).isEqualTo(new Card(brand, number.substring(12), 4, 2031));
        assertThat(ledger.movedMinor(id)).as(country).isEqualTo(25_00);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "4000000000000002, card_declined, generic_decline, Your card was declined.",
                "4000000000009995, card_declined, insufficient_funds, Your card has insufficient funds.",
                "4000000000000069, expired_card, -, Your card has expired.",
            })
    void declined_card_reports_the_reason_and_moves_no_money(
            String number, String code, String declineCode, String message) {
        TransactionId id = aTransactionId();

        assertThat(failure(pay(id, number))).isEqualTo(new Failure(code, declineCode, message));
        assertThat(ledger.charges(id)).isZero();
    }

    @Test
    void card_can_succeed_on_session_and_decline_off_session() {
        PaymentSource savedMethod = savedMethod(pay(aTransactionId(), "4000000000000341"));
        TransactionId id = aTransactionId();

        assertThat(failure(charge(id, savedMethod, Presence.OFF_SESSION))).isEqualTo(Builders.DECLINED);
        assertThat(ledger.charges(id)).isZero();
    }

    @Test
    void no_money_moves_before_authentication() {
        TransactionId id = aTransactionId();

        assertThat(pay(id, AUTHENTICATES_AT_SETUP)).isInstanceOf(RequiresAction.class);
        assertThat(ledger.charges(id)).isZero();

        ProviderResult finished = sandbox.authenticate(scope, aChargeRequest(id), AuthenticationOutcome.COMPLETED);
        assertThat(savedCard(finished)).isEqualTo(new Card("visa", "3155", 4, 2031));
        assertThat(ledger.movedMinor(id)).isEqualTo(25_00);
    }

    @Test
    void cards_of_another_scope_are_unknown() {
        PaymentSource token = token(GOOD);
        PaymentSource savedMethod = savedMethod(pay(aTransactionId(), GOOD));
        Scope other = aScope();

        for (PaymentSource stolen : List.of(token, savedMethod)) {
            ChargeRequest request = request(aTransactionId(), usd(25_00), stolen, Presence.ON_SESSION);
            assertThat(code(sandbox.charge(other, request))).isEqualTo("invalid_payment_method");
        }
        assertThat(ledger.charges(other)).isZero();
    }

    @Test
    void unknown_card_is_declined() {
        PaymentSource unknown = new PaymentSource.SavedMethod(Builders.aMethodId(), "sbx_pm_unknown");

        assertThat(code(charge(aTransactionId(), unknown, Presence.OFF_SESSION)))
                .isEqualTo("invalid_payment_method");
        assertThat(code(charge(aTransactionId(), new PaymentSource.CardToken("sbx_tok_unknown"), Presence.ON_SESSION)))
                .isEqualTo("invalid_payment_method");
    }

    @Test
    void token_can_be_charged_once() {
        PaymentSource token = token(GOOD);
        charge(aTransactionId(), token, Presence.ON_SESSION);

        assertThat(code(charge(aTransactionId(), token, Presence.ON_SESSION))).isEqualTo("invalid_payment_method");
        assertThat(ledger.charges(scope)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4000056655665556", "4242 4242 4242 4242", "4242-4242-4242-4242", "", "not a card"})
    void unknown_card_number_is_rejected_and_not_echoed(String number) {
        PaymentsException error = catchThrowableOfType(
                PaymentsException.class, () -> sandbox.tokenize(scope, new CardDetails(number, EXPIRY)));

        assertThat(error.violations())
                .singleElement()
                .satisfies(violation -> assertThat(violation.field()).isEqualTo("cardNumber"));
        assertThat(error.message()).doesNotContainPattern("[0-9]");
        assertThat(error.violations()).extracting(Violation::message).noneMatch(text -> text.matches(".*[0-9].*"));
    }

    @Test
    void no_table_holds_a_card_number() {
        savedMethod(pay(aTransactionId(), GOOD));
        PaymentSource savedMethod = savedMethod(authenticated(AUTHENTICATES_ALWAYS));
        charge(aTransactionId(), savedMethod, Presence.OFF_SESSION);
        pay(aTransactionId(), "4000000000000069");

        assertThat(SandboxTables.text(dataSource))
                .contains("us_visa", "authenticates_always", "expired", "sbx_ch_")
                .doesNotContainPattern("[0-9]{12,}");
    }

    @Test
    void database_error_does_not_reveal_the_card_number() {
        SandboxTables.drop(dataSource, "sandbox_tokens");

        Throwable failure = catchThrowable(() -> token(GOOD));

        assertThat(failure).isNotNull();
        assertThat(Throwables.getStackTrace(failure)).contains("sandbox_tokens").doesNotContain(GOOD);
    }
}
