package dev.hexpay.testkit.contract;

import static dev.hexpay.testkit.Builders.aTransactionId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.port.out.PaymentProvider.Attempt;
import dev.hexpay.application.port.out.PaymentProvider.Authentication;
import dev.hexpay.application.port.out.ProviderAnswer;
import dev.hexpay.application.port.out.ProviderAnswer.NeedsAction;
import dev.hexpay.application.port.out.ProviderAnswer.Succeeded;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.testkit.TestCard;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What {@link dev.hexpay.application.port.out.PaymentProvider} promises of payers who have to authenticate. */
public abstract class AuthenticatingContract extends ProviderContract {
    @Test
    void a_card_that_wants_its_owner_moves_nothing_yet() {
        for (TestCard card : List.of(TestCard.AUTHENTICATES_ONCE, TestCard.AUTHENTICATES_ALWAYS)) {
            Attempt attempt = entered(card);
            assertThat(charge(attempt)).isEqualTo(new NeedsAction());
            assertThat(charge(attempt)).as("asked again").isEqualTo(new NeedsAction());
            assertThat(harness.movedMinor(attempt.id())).isZero();
        }
    }

    @Test
    void once_the_payer_is_authenticated_the_amount_moves_and_the_card_is_kept() {
        Attempt attempt = waiting();
        ProviderAnswer answer = complete(attempt.id());
        assertSucceeded(attempt, answer);
        assertThat(((Succeeded) answer).vaulted()).isNotNull();
        assertThat(charge(attempt)).as("charged again").isEqualTo(answer);
        assertSucceeded(attempt, answer);
    }

    @Test
    void authenticated_twice_it_moves_once() {
        Attempt attempt = waiting();
        ProviderAnswer answer = complete(attempt.id());
        assertThat(complete(attempt.id())).isEqualTo(answer);
        assertSucceeded(attempt, answer);
    }

    @Test
    void when_the_payer_fails_to_be_authenticated_it_is_declined_for_good() {
        Attempt attempt = waiting();
        ProviderAnswer answer = fail(attempt.id());
        assertDeclined(attempt, answer);
        assertThat(complete(attempt.id())).isEqualTo(answer);
        assertThat(charge(attempt)).isEqualTo(answer);
        assertDeclined(attempt, answer);
    }

    @Test
    void a_failed_authentication_after_a_completed_one_changes_nothing() {
        Attempt attempt = waiting();
        ProviderAnswer answer = complete(attempt.id());
        assertThat(fail(attempt.id())).isEqualTo(answer);
        assertSucceeded(attempt, answer);
    }

    @Test
    void an_attempt_that_has_ended_is_not_authenticated() {
        Attempt paid = entered(TestCard.WORKS);
        ProviderAnswer succeeded = charge(paid);
        assertThat(fail(paid.id())).isEqualTo(succeeded);
        assertSucceeded(paid, succeeded);
        Attempt refused = entered(TestCard.DECLINED);
        ProviderAnswer declined = charge(refused);
        assertThat(complete(refused.id())).isEqualTo(declined);
        assertDeclined(refused, declined);
    }

    @Test
    void a_card_that_was_authenticated_once_is_charged_while_its_owner_is_away() {
        Attempt attempt = onFile(vaulted(TestCard.AUTHENTICATES_ONCE));
        assertSucceeded(attempt, charge(attempt));
    }

    @Test
    void a_card_that_wants_its_owner_each_time_waits_for_them_while_they_are_away() {
        Attempt attempt = onFile(vaulted(TestCard.AUTHENTICATES_ALWAYS));
        assertThat(charge(attempt)).isEqualTo(new NeedsAction());
        assertThat(harness.movedMinor(attempt.id())).isZero();
        ProviderAnswer answer = complete(attempt.id());
        assertSucceeded(attempt, answer);
        assertThat(((Succeeded) answer).vaulted()).as("kept again").isNull();
    }

    @Test
    void an_abandoned_attempt_is_declined_for_good() {
        Attempt attempt = waiting();
        ProviderAnswer answer = abandon(attempt.id());
        assertDeclined(attempt, answer);
        assertThat(complete(attempt.id())).as("authenticated").isEqualTo(answer);
        assertThat(charge(attempt)).as("charged again").isEqualTo(answer);
        assertThat(abandon(attempt.id())).as("abandoned again").isEqualTo(answer);
        assertDeclined(attempt, answer);
    }

    @Test
    void an_attempt_that_succeeded_is_not_abandoned_and_says_so() {
        Attempt atOnce = entered(TestCard.WORKS);
        ProviderAnswer succeeded = charge(atOnce);
        assertThat(abandon(atOnce.id())).isEqualTo(succeeded);
        assertSucceeded(atOnce, succeeded);
        Attempt authenticated = waiting();
        ProviderAnswer completed = complete(authenticated.id());
        assertThat(abandon(authenticated.id())).isEqualTo(completed);
        assertSucceeded(authenticated, completed);
    }

    @Test
    void an_attempt_that_was_declined_is_abandoned_to_no_effect() {
        Attempt attempt = entered(TestCard.LACKS_FUNDS);
        ProviderAnswer declined = charge(attempt);
        assertThat(abandon(attempt.id())).isEqualTo(declined);
        assertDeclined(attempt, declined);
    }

    @Test
    void of_authenticating_and_abandoning_at_once_one_wins_and_both_say_so() {
        for (int i = 0; i < 10; i++) {
            Attempt attempt = waiting();
            CompletableFuture<ProviderAnswer> completed = CompletableFuture.supplyAsync(() -> complete(attempt.id()));
            ProviderAnswer abandoned = abandon(attempt.id());
            assertThat(completed.join()).isEqualTo(abandoned);
            assertThat(find(attempt.id())).isEqualTo(abandoned);
            assertThat(harness.movedMinor(attempt.id())).isEqualTo(abandoned instanceof Succeeded ? AMOUNT : 0);
        }
    }

    @Test
    void an_unknown_attempt_was_never_heard_of_and_stays_so() {
        Attempt unknown = entered(TestCard.WORKS);
        assertNeverHeardOf(complete(unknown.id()));
        assertNeverHeardOf(fail(unknown.id()));
        assertNeverHeardOf(abandon(unknown.id()));
        assertNeverHeardOf(find(aTransactionId()));
        assertSucceeded(unknown, charge(unknown));
    }

    @Test
    void abandoning_what_it_never_heard_of_moves_nothing_and_is_forgotten() {
        Attempt unknown = entered(TestCard.WORKS);
        assertNeverHeardOf(abandon(unknown.id()));
        assertNeverHeardOf(abandon(unknown.id()));
        assertNeverHeardOf(find(unknown.id()));
        assertThat(harness.movedMinor(unknown.id())).isZero();
    }

    @Test
    void an_attempt_is_authenticated_and_abandoned_in_its_own_scope_only() {
        Attempt attempt = waiting();
        for (Scope stranger : strangers()) {
            assertNeverHeardOf(provider.authenticate(stranger, attempt.id(), Authentication.COMPLETED));
            assertNeverHeardOf(provider.abandon(stranger, attempt.id()));
        }
        assertThat(find(attempt.id())).isEqualTo(new NeedsAction());
        assertSucceeded(attempt, complete(attempt.id()));
    }
}
