package dev.hexpay.sandbox;

import static dev.hexpay.testkit.Builders.aScope;
import static dev.hexpay.testkit.Builders.aTransactionId;
import static dev.hexpay.testkit.Builders.eur;
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
import dev.hexpay.application.port.out.ProviderAnswer.NeverHeardOf;
import dev.hexpay.application.port.out.ProviderAnswer.Succeeded;
import dev.hexpay.domain.customer.Card;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.refusal.FieldProblem;
import dev.hexpay.domain.refusal.Refusal;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.transaction.Failure;
import dev.hexpay.domain.transaction.Instrument;
import dev.hexpay.testkit.Builders;
import dev.hexpay.testkit.SequentialIds;
import dev.hexpay.testkit.SettableClock;
import java.time.YearMonth;
import java.util.List;
import javax.sql.DataSource;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the sandbox promises on every database. */
abstract class SandboxProviderCases {
    private static final String GOOD = "4242424242424242";
    private static final String ASKS_AT_SET_UP = "4000002500003155";
    private static final String ASKS_ALWAYS = "4000000000003220";
    private static final YearMonth EXPIRY = YearMonth.of(2031, 4);

    private final Scope scope = aScope();
    private DataSource books;
    private SandboxProvider sandbox;
    private SandboxLedger ledger;

    abstract DataSource newBooks();

    @BeforeEach
    void open() {
        books = newBooks();
        sandbox = new SandboxProvider(books, new SettableClock(), new SequentialIds()::secret);
        ledger = new SandboxLedger(books);
    }

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
    void a_vaulted_card_is_charged_again_without_being_vaulted_anew() {
        Instrument onFile = onFile(pay(aTransactionId(), GOOD));
        TransactionId id = aTransactionId();

        ProviderAnswer answer = charge(id, onFile, Presence.OFF_SESSION);

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Succeeded.class,
                        charged -> assertThat(charged.vaulted()).isNull());
        assertThat(ledger.movedMinor(id)).isEqualTo(25_00);
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
    void a_card_authenticated_at_set_up_is_charged_off_session() {
        Instrument onFile = onFile(authenticated(ASKS_AT_SET_UP));

        assertThat(charge(aTransactionId(), onFile, Presence.OFF_SESSION)).isInstanceOf(Succeeded.class);
    }

    @Test
    void a_card_that_always_asks_is_finished_off_session_without_being_vaulted_anew() {
        Instrument onFile = onFile(authenticated(ASKS_ALWAYS));
        TransactionId id = aTransactionId();

        assertThat(charge(id, onFile, Presence.OFF_SESSION)).isEqualTo(new NeedsAction());
        ProviderAnswer finished = sandbox.authenticate(scope, id, Authentication.COMPLETED);

        assertThat(finished)
                .isInstanceOfSatisfying(
                        Succeeded.class,
                        charged -> assertThat(charged.vaulted()).isNull());
        assertThat(ledger.charges(id)).isEqualTo(1);
    }

    @Test
    void an_authentication_that_failed_is_a_decline_for_good() {
        TransactionId id = aTransactionId();
        pay(id, ASKS_AT_SET_UP);

        ProviderAnswer failed = sandbox.authenticate(scope, id, Authentication.FAILED);

        assertThat(code(failed)).isEqualTo("authentication_failed");
        assertThat(sandbox.authenticate(scope, id, Authentication.COMPLETED)).isEqualTo(failed);
        assertThat(pay(id, ASKS_AT_SET_UP)).isEqualTo(failed);
        assertThat(ledger.charges(id)).isZero();
    }

    @Test
    void an_abandoned_attempt_is_declined_for_good() {
        TransactionId id = aTransactionId();
        pay(id, ASKS_AT_SET_UP);

        ProviderAnswer abandoned = sandbox.abandon(scope, id);

        assertThat(code(abandoned)).isEqualTo("authentication_abandoned");
        assertThat(sandbox.authenticate(scope, id, Authentication.COMPLETED)).isEqualTo(abandoned);
        assertThat(sandbox.abandon(scope, id)).isEqualTo(abandoned);
        assertThat(ledger.charges(id)).isZero();
    }

    @Test
    void an_attempt_that_has_ended_stays_as_it_ended() {
        TransactionId paid = aTransactionId();
        ProviderAnswer succeeded = pay(paid, GOOD);
        TransactionId refused = aTransactionId();
        ProviderAnswer declined = pay(refused, "4000000000000002");

        assertThat(sandbox.abandon(scope, paid)).isEqualTo(succeeded);
        assertThat(sandbox.authenticate(scope, paid, Authentication.FAILED)).isEqualTo(succeeded);
        assertThat(sandbox.abandon(scope, refused)).isEqualTo(declined);
        assertThat(sandbox.authenticate(scope, refused, Authentication.COMPLETED))
                .isEqualTo(declined);
        assertThat(ledger.charges(paid)).isEqualTo(1);
        assertThat(ledger.charges(refused)).isZero();
    }

    @Test
    void finding_an_attempt_tells_its_answer_and_changes_nothing() {
        TransactionId paid = aTransactionId();
        ProviderAnswer answer = pay(paid, GOOD);
        TransactionId waiting = aTransactionId();
        pay(waiting, ASKS_ALWAYS);

        assertThat(sandbox.find(scope, paid)).isEqualTo(answer);
        assertThat(sandbox.find(scope, waiting)).isEqualTo(new NeedsAction());
        assertThat(sandbox.find(scope, waiting)).isEqualTo(new NeedsAction());
        assertThat(ledger.charges(paid)).isEqualTo(1);
        assertThat(ledger.charges(waiting)).isZero();
    }

    @Test
    void an_attempt_that_was_never_made_was_never_heard_of() {
        TransactionId id = aTransactionId();

        assertThat(sandbox.find(scope, id)).isEqualTo(new NeverHeardOf());
        assertThat(sandbox.abandon(scope, id)).isEqualTo(new NeverHeardOf());
        assertThat(sandbox.authenticate(scope, id, Authentication.COMPLETED)).isEqualTo(new NeverHeardOf());
        assertThat(pay(id, GOOD)).isInstanceOf(Succeeded.class);
    }

    @Test
    void the_first_request_under_a_key_decides_whatever_else_is_sent() {
        TransactionId id = aTransactionId();
        ProviderAnswer first = pay(id, GOOD);

        Attempt other = new Attempt(id, eur(99_00), token("4000000000000002"), Presence.OFF_SESSION);

        assertThat(sandbox.charge(scope, other)).isEqualTo(first);
        assertThat(ledger.movedMinor(id)).isEqualTo(25_00);
    }

    @Test
    void a_decline_is_repeated_under_its_key_too() {
        TransactionId id = aTransactionId();
        ProviderAnswer first = pay(id, "4000000000009995");

        assertThat(pay(id, GOOD)).isEqualTo(first);
        assertThat(ledger.charges(id)).isZero();
    }

    @Test
    void one_key_in_two_scopes_is_two_attempts() {
        TransactionId id = aTransactionId();
        pay(id, GOOD);
        Scope other = aScope();

        assertThat(sandbox.find(other, id)).isEqualTo(new NeverHeardOf());
        assertThat(ledger.charges(scope)).isEqualTo(1);
        assertThat(ledger.charges(other)).isZero();
    }

    @Test
    void another_scopes_cards_are_unknown() {
        Instrument token = token(GOOD);
        Instrument onFile = onFile(pay(aTransactionId(), GOOD));
        Scope other = aScope();

        for (Instrument stolen : List.of(token, onFile)) {
            Attempt attempt = new Attempt(aTransactionId(), usd(25_00), stolen, Presence.ON_SESSION);
            assertThat(code(sandbox.charge(other, attempt))).isEqualTo("payment_method_unknown");
        }
        assertThat(ledger.charges(other)).isZero();
    }

    @Test
    void a_card_that_is_not_on_file_is_a_decline() {
        Instrument gone = new Instrument.Vaulted(Builders.aMethodId(), "sbx_pm_gone");

        assertThat(code(charge(aTransactionId(), gone, Presence.OFF_SESSION))).isEqualTo("payment_method_unknown");
        assertThat(code(charge(aTransactionId(), new Instrument.OneTimeToken("sbx_tok_gone"), Presence.ON_SESSION)))
                .isEqualTo("payment_method_unknown");
    }

    @Test
    void a_token_is_good_for_one_attempt() {
        Instrument token = token(GOOD);
        charge(aTransactionId(), token, Presence.ON_SESSION);

        assertThat(code(charge(aTransactionId(), token, Presence.ON_SESSION))).isEqualTo("payment_method_unknown");
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
    void the_ledger_sums_by_scope_and_currency() {
        pay(aTransactionId(), GOOD);
        pay(aTransactionId(), "5555555555554444");
        sandbox.charge(scope, new Attempt(aTransactionId(), eur(9_99), token(GOOD), Presence.ON_SESSION));

        assertThat(ledger.charges(scope)).isEqualTo(3);
        assertThat(ledger.moved(scope, usd(0).currency())).isEqualTo(usd(50_00));
        assertThat(ledger.moved(scope, eur(0).currency())).isEqualTo(eur(9_99));
        assertThat(ledger.moved(aScope(), usd(0).currency())).isEqualTo(usd(0));
    }

    @Test
    void twins_under_one_key_move_the_money_once() {
        TransactionId id = aTransactionId();
        Instrument token = token(GOOD);

        List<ProviderAnswer> answers = AtOnce.run(16, nth -> charge(id, token, Presence.ON_SESSION));

        assertThat(answers).hasSize(16).allMatch(Succeeded.class::isInstance).containsOnly(answers.get(0));
        assertThat(ledger.charges(id)).isEqualTo(1);
    }

    @Test
    void one_token_is_charged_once_by_rivals_with_keys_of_their_own() {
        Instrument token = token(GOOD);

        List<ProviderAnswer> answers = AtOnce.run(16, nth -> charge(aTransactionId(), token, Presence.ON_SESSION));

        assertThat(answers).filteredOn(Succeeded.class::isInstance).hasSize(1);
        assertThat(ledger.charges(scope)).isEqualTo(1);
    }

    @Test
    void of_a_payer_who_finishes_and_one_who_gives_up_exactly_one_wins() {
        for (int round = 0; round < 10; round++) {
            TransactionId id = aTransactionId();
            pay(id, ASKS_AT_SET_UP);

            List<ProviderAnswer> answers = AtOnce.run(
                    8,
                    nth -> nth % 2 == 0
                            ? sandbox.authenticate(scope, id, Authentication.COMPLETED)
                            : sandbox.abandon(scope, id));

            assertThat(answers).containsOnly(sandbox.find(scope, id));
            assertThat(ledger.charges(id)).isEqualTo(answers.get(0) instanceof Succeeded ? 1 : 0);
        }
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

    private Instrument token(String number) {
        return sandbox.tokenize(scope, new CardEntry(number, EXPIRY));
    }

    private ProviderAnswer pay(TransactionId id, String number) {
        return charge(id, token(number), Presence.ON_SESSION);
    }

    private ProviderAnswer charge(TransactionId id, Instrument instrument, Presence presence) {
        return sandbox.charge(scope, new Attempt(id, usd(25_00), instrument, presence));
    }

    private ProviderAnswer authenticated(String number) {
        TransactionId id = aTransactionId();
        pay(id, number);
        return sandbox.authenticate(scope, id, Authentication.COMPLETED);
    }

    private static Instrument onFile(ProviderAnswer answer) {
        return new Instrument.Vaulted(
                Builders.aMethodId(), ((Succeeded) answer).vaulted().reference());
    }

    private static Card vaulted(ProviderAnswer answer) {
        return ((Succeeded) answer).vaulted().card();
    }

    private static String code(ProviderAnswer answer) {
        return ((Declined) answer).failure().code();
    }
}
