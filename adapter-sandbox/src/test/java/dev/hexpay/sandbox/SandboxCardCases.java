package dev.hexpay.sandbox;

import static dev.hexpay.testkit.Builders.aScope;
import static dev.hexpay.testkit.Builders.aTransactionId;
import static dev.hexpay.testkit.Builders.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hexpay.application.port.out.CardTokens.CardEntry;
import dev.hexpay.application.port.out.PaymentProvider.Attempt;
import dev.hexpay.application.port.out.PaymentProvider.Authentication;
import dev.hexpay.application.port.out.PaymentProvider.Presence;
import dev.hexpay.application.port.out.ProviderAnswer;
import dev.hexpay.application.port.out.ProviderAnswer.Declined;
import dev.hexpay.application.port.out.ProviderAnswer.NeedsAction;
import dev.hexpay.domain.customer.Card;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.refusal.FieldProblem;
import dev.hexpay.domain.refusal.Refusal;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.transaction.Failure;
import dev.hexpay.domain.transaction.Instrument;
import dev.hexpay.testkit.Builders;
import java.util.List;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the test cards do, on every database. */
abstract class SandboxCardCases extends SandboxTestBed {
    @ParameterizedTest
    @CsvFileSource(resources = "/dev/hexpay/sandbox/sandbox-cards.csv", numLinesToSkip = 1)
    void every_card_of_the_list_is_charged_and_vaulted(String country, String number, String brand) {
        TransactionId id = aTransactionId();

        ProviderAnswer answer = pay(id, number);

        assertThat(vaulted(answer)).isEqualTo(new Card(brand, number.substring(12), 4, 2031));
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
    void a_declining_card_says_why_and_moves_nothing(String number, String code, String declineCode, String message) {
        TransactionId id = aTransactionId();

        assertThat(pay(id, number)).isEqualTo(new Declined(new Failure(code, declineCode, message)));
        assertThat(ledger.charges(id)).isZero();
    }

    @Test
    void a_card_can_vault_on_the_page_and_decline_ever_after() {
        Instrument onFile = onFile(pay(aTransactionId(), "4000000000000341"));
        TransactionId id = aTransactionId();

        assertThat(charge(id, onFile, Presence.OFF_SESSION)).isEqualTo(new Declined(Builders.DECLINED));
        assertThat(ledger.charges(id)).isZero();
    }

    @Test
    void nothing_moves_before_the_payer_has_authenticated() {
        TransactionId id = aTransactionId();

        assertThat(pay(id, ASKS_AT_SET_UP)).isEqualTo(new NeedsAction());
        assertThat(ledger.charges(id)).isZero();

        ProviderAnswer finished = sandbox.authenticate(scope, id, Authentication.COMPLETED);
        assertThat(vaulted(finished)).isEqualTo(new Card("visa", "3155", 4, 2031));
        assertThat(ledger.movedMinor(id)).isEqualTo(25_00);
    }

    @Test
    void another_scopes_cards_are_unknown() {
        Instrument token = token(GOOD);
        Instrument onFile = onFile(pay(aTransactionId(), GOOD));
        Scope other = aScope();

        for (Instrument stolen : List.of(token, onFile)) {
            Attempt attempt = new Attempt(aTransactionId(), usd(25_00), stolen, Presence.ON_SESSION);
            assertThat(code(sandbox.charge(other, attempt))).isEqualTo("invalid_payment_method");
        }
        assertThat(ledger.charges(other)).isZero();
    }

    @Test
    void a_card_that_is_not_on_file_is_a_decline() {
        Instrument gone = new Instrument.Vaulted(Builders.aMethodId(), "sbx_pm_gone");

        assertThat(code(charge(aTransactionId(), gone, Presence.OFF_SESSION))).isEqualTo("invalid_payment_method");
        assertThat(code(charge(aTransactionId(), new Instrument.OneTimeToken("sbx_tok_gone"), Presence.ON_SESSION)))
                .isEqualTo("invalid_payment_method");
    }

    @Test
    void a_token_is_good_for_one_attempt() {
        Instrument token = token(GOOD);
        charge(aTransactionId(), token, Presence.ON_SESSION);

        assertThat(code(charge(aTransactionId(), token, Presence.ON_SESSION))).isEqualTo("invalid_payment_method");
        assertThat(ledger.charges(scope)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4000056655665556", "4242 4242 4242 4242", "4242-4242-4242-4242", "", "not a card"})
    void any_other_number_is_refused_and_not_repeated(String number) {
        Refusal refusal =
                catchThrowableOfType(Refusal.class, () -> sandbox.tokenize(scope, new CardEntry(number, EXPIRY)));

        assertThat(refusal.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.field()).isEqualTo("cardNumber"));
        assertThat(refusal.message()).doesNotContainPattern("[0-9]");
        assertThat(refusal.problems()).extracting(FieldProblem::message).noneMatch(text -> text.matches(".*[0-9].*"));
    }

    @Test
    void no_table_holds_a_card_number() {
        onFile(pay(aTransactionId(), GOOD));
        Instrument onFile = onFile(authenticated(ASKS_ALWAYS));
        charge(aTransactionId(), onFile, Presence.OFF_SESSION);
        pay(aTransactionId(), "4000000000000069");

        assertThat(SandboxTables.text(books))
                .contains("us_visa", "authenticates_always", "expired", "sbx_ch_")
                .doesNotContainPattern("[0-9]{12,}");
    }

    @Test
    void a_failure_of_the_books_does_not_tell_the_card_number() {
        SandboxTables.drop(books, "sandbox_tokens");

        Throwable failure = catchThrowable(() -> token(GOOD));

        assertThat(failure).isNotNull();
        assertThat(Throwables.getStackTrace(failure)).contains("sandbox_tokens").doesNotContain(GOOD);
    }
}
