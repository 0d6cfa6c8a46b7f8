package dev.hexpay.sandbox;

import static dev.hexpay.testkit.Builders.aScope;
import static dev.hexpay.testkit.Builders.aTransactionId;
import static dev.hexpay.testkit.Builders.eur;
import static dev.hexpay.testkit.Builders.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.port.out.CardTokens.CardEntry;
import dev.hexpay.application.port.out.PaymentProvider.Attempt;
import dev.hexpay.application.port.out.PaymentProvider.Authentication;
import dev.hexpay.application.port.out.PaymentProvider.Presence;
import dev.hexpay.application.port.out.ProviderAnswer;
import dev.hexpay.application.port.out.ProviderAnswer.Declined;
import dev.hexpay.application.port.out.ProviderAnswer.Succeeded;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.transaction.Instrument;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of an attempt under its key, on every database. */
abstract class SandboxKeyCases extends SandboxTestBed {
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
    void one_key_in_two_scopes_is_two_attempts() {
        TransactionId id = aTransactionId();
        pay(id, GOOD);
        Scope other = aScope();
        Instrument token = sandbox.tokenize(other, new CardEntry("4000000000000002", EXPIRY));

        assertThat(sandbox.charge(other, new Attempt(id, usd(1_00), token, Presence.ON_SESSION)))
                .isInstanceOf(Declined.class);
        assertThat(sandbox.find(scope, id)).isInstanceOf(Succeeded.class);
        assertThat(ledger.charges(scope)).isEqualTo(1);
        assertThat(ledger.charges(other)).isZero();
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
    void the_ledger_tells_what_is_left_after_refunds() {
        TransactionId id = aTransactionId();
        pay(id, GOOD);
        pay(aTransactionId(), GOOD);
        refund(returning(id, 5_00));
        refund(returning(id, 1_00));

        assertThat(ledger.refunds(id)).isEqualTo(2);
        assertThat(ledger.returnedMinor(id)).isEqualTo(6_00);
        assertThat(ledger.netMinor(id)).isEqualTo(19_00);
        assertThat(ledger.moved(scope, usd(0).currency())).isEqualTo(usd(50_00));
        assertThat(ledger.returned(scope, usd(0).currency())).isEqualTo(usd(6_00));
        assertThat(ledger.net(scope, usd(0).currency())).isEqualTo(usd(44_00));
        assertThat(ledger.returned(aScope(), usd(0).currency())).isEqualTo(usd(0));
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
}
