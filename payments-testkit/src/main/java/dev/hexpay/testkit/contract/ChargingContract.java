package dev.hexpay.testkit.contract;

import static dev.hexpay.testkit.Builders.aTransactionId;
import static dev.hexpay.testkit.Builders.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.port.out.PaymentProvider.Attempt;
import dev.hexpay.application.port.out.PaymentProvider.Presence;
import dev.hexpay.application.port.out.ProviderAnswer;
import dev.hexpay.application.port.out.ProviderAnswer.Declined;
import dev.hexpay.application.port.out.ProviderAnswer.StillProcessing;
import dev.hexpay.application.port.out.ProviderAnswer.Succeeded;
import dev.hexpay.application.port.out.ProviderAnswer.VaultedCard;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.transaction.Instrument.OneTimeToken;
import dev.hexpay.testkit.TestCard;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@link dev.hexpay.application.port.out.PaymentProvider} promises of charging and finding. */
public abstract class ChargingContract extends ProviderContract {
    private static final int THREADS = 8;

    @Test
    void it_has_a_name_in_lower_case() {
        assertThat(provider.name()).matches("[a-z]+");
    }

    @Test
    void a_card_that_works_moves_the_amount_and_is_kept() {
        Attempt attempt = entered(TestCard.WORKS);
        ProviderAnswer answer = charge(attempt);
        assertSucceeded(attempt, answer);
        Succeeded succeeded = (Succeeded) answer;
        assertThat(succeeded.reference()).isNotBlank();
        assertThat(succeeded.vaulted()).isNotNull();
        assertThat(succeeded.vaulted().reference()).isNotBlank();
        assertThat(succeeded.vaulted().card().last4()).isEqualTo("4242");
    }

    @Test
    void a_declined_card_moves_nothing_and_says_why() {
        assertDeclined(TestCard.DECLINED, "card_declined", "generic_decline");
        assertDeclined(TestCard.LACKS_FUNDS, "card_declined", "insufficient_funds");
        Attempt expired = entered(TestCard.EXPIRED);
        ProviderAnswer answer = charge(expired);
        assertDeclined(expired, answer);
        assertThat(((Declined) answer).failure().code()).isEqualTo("expired_card");
    }

    @Test
    void asked_again_with_the_same_id_it_answers_the_same_and_moves_once() {
        Attempt attempt = entered(TestCard.WORKS);
        ProviderAnswer first = charge(attempt);
        assertThat(charge(attempt)).isEqualTo(first);
        assertThat(charge(attempt)).isEqualTo(first);
        assertSucceeded(attempt, first);
    }

    @Test
    void asked_again_with_the_same_id_and_another_amount_it_says_how_the_first_time_went() {
        Attempt attempt = entered(TestCard.WORKS);
        ProviderAnswer first = charge(attempt);
        ProviderAnswer second =
                charge(new Attempt(attempt.id(), usd(AMOUNT + 1), attempt.instrument(), attempt.presence()));
        assertThat(second).isEqualTo(first);
        assertSucceeded(attempt, first);
    }

    @Test
    void asked_again_with_the_same_id_and_another_card_it_says_how_the_first_time_went() {
        Attempt attempt = entered(TestCard.DECLINED);
        ProviderAnswer first = charge(attempt);
        OneTimeToken other = harness.enter(scope, TestCard.WORKS);
        ProviderAnswer second = charge(new Attempt(attempt.id(), attempt.amount(), other, attempt.presence()));
        assertThat(second).isEqualTo(first);
        assertDeclined(attempt, first);
    }

    @Test
    void asked_at_once_with_the_same_id_it_moves_once() throws Exception {
        Attempt attempt = entered(TestCard.WORKS);
        List<ProviderAnswer> answers = atOnce(THREADS, () -> charge(attempt));
        ProviderAnswer found = find(attempt.id());
        assertSucceeded(attempt, found);
        assertThat(answers).allMatch(answer -> answer.equals(found) || answer instanceof StillProcessing);
    }

    @Test
    void attempts_with_ids_of_their_own_move_each_on_its_own() {
        Attempt first = entered(TestCard.WORKS);
        Attempt second = entered(TestCard.WORKS);
        ProviderAnswer firstAnswer = charge(first);
        ProviderAnswer secondAnswer = charge(second);
        assertSucceeded(first, firstAnswer);
        assertSucceeded(second, secondAnswer);
        assertThat(((Succeeded) firstAnswer).reference()).isNotEqualTo(((Succeeded) secondAnswer).reference());
    }

    @Test
    void a_card_on_file_is_charged_while_its_owner_is_away_and_not_kept_again() {
        Attempt attempt = onFile(vaulted(TestCard.WORKS));
        ProviderAnswer answer = charge(attempt);
        assertSucceeded(attempt, answer);
        assertThat(((Succeeded) answer).vaulted()).isNull();
    }

    @Test
    void a_card_on_file_is_charged_as_often_as_asked_with_new_ids() {
        VaultedCard card = vaulted(TestCard.WORKS);
        for (int i = 0; i < 3; i++) {
            Attempt attempt = onFile(card);
            assertSucceeded(attempt, charge(attempt));
        }
    }

    @Test
    void a_card_that_nobody_entered_moves_nothing() {
        Attempt attempt =
                new Attempt(aTransactionId(), usd(AMOUNT), new OneTimeToken("tok_of_nobody"), Presence.ON_SESSION);
        assertThat(charge(attempt)).isInstanceOf(Declined.class);
        assertThat(harness.movedMinor(attempt.id())).isZero();
    }

    @Test
    void a_card_entered_or_kept_in_another_scope_moves_nothing() {
        VaultedCard kept = vaulted(TestCard.WORKS);
        for (Scope stranger : strangers()) {
            Attempt withToken = entered(TestCard.WORKS);
            assertThat(provider.charge(stranger, withToken)).isInstanceOf(Declined.class);
            Attempt withKept = onFile(kept);
            assertThat(provider.charge(stranger, withKept)).isInstanceOf(Declined.class);
            assertThat(harness.movedMinor(withToken.id())).isZero();
            assertThat(harness.movedMinor(withKept.id())).isZero();
        }
    }

    @Test
    void finding_says_what_has_become_of_an_attempt() {
        for (TestCard card : List.of(TestCard.WORKS, TestCard.DECLINED, TestCard.AUTHENTICATES_ALWAYS)) {
            Attempt attempt = entered(card);
            ProviderAnswer answer = charge(attempt);
            assertThat(find(attempt.id())).as("%s", card).isEqualTo(answer);
            assertThat(find(attempt.id())).as("%s again", card).isEqualTo(answer);
        }
    }

    @Test
    void finding_changes_nothing() {
        Attempt attempt = entered(TestCard.WORKS);
        assertNeverHeardOf(find(attempt.id()));
        assertNeverHeardOf(find(attempt.id()));
        assertSucceeded(attempt, charge(attempt));
        Attempt waiting = waiting();
        find(waiting.id());
        assertThat(harness.movedMinor(waiting.id())).isZero();
        assertSucceeded(waiting, complete(waiting.id()));
    }

    @Test
    void an_attempt_is_found_in_its_own_scope_only() {
        Attempt attempt = entered(TestCard.WORKS);
        charge(attempt);
        for (Scope stranger : strangers()) {
            assertNeverHeardOf(provider.find(stranger, attempt.id()));
        }
    }

    private void assertDeclined(TestCard card, String code, String declineCode) {
        Attempt attempt = entered(card);
        ProviderAnswer answer = charge(attempt);
        assertDeclined(attempt, answer);
        Declined declined = (Declined) answer;
        assertThat(declined.failure().code()).isEqualTo(code);
        assertThat(declined.failure().declineCode()).isEqualTo(declineCode);
        assertThat(declined.failure().message()).isNotBlank();
    }
}
