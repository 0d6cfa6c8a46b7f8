package dev.hexpay.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.port.out.PaymentProvider.ChargeRequest;
import dev.hexpay.application.port.out.ProviderResult;
import dev.hexpay.application.port.out.ProviderResult.RequiresAction;
import dev.hexpay.application.port.out.ProviderResult.Succeeded;
import dev.hexpay.domain.payment.AuthenticationOutcome;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.testkit.TestCard;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What {@link dev.hexpay.application.port.out.PaymentProvider} guarantees about authentication. */
public abstract class AuthenticatingContract extends ProviderContract {
    @Test
    void a_card_that_requires_action_moves_nothing_yet() {
        for (TestCard card : List.of(TestCard.AUTHENTICATES_ONCE, TestCard.AUTHENTICATES_ALWAYS)) {
            ChargeRequest request = onSession(card);
            assertThat(charge(request)).isInstanceOf(RequiresAction.class);
            assertThat(charge(request)).as("retried").isInstanceOf(RequiresAction.class);
            assertThat(harness.movedMinor(request.id())).isZero();
        }
    }

    @Test
    void the_reference_of_a_charge_never_changes() {
        ChargeRequest completed = onSession(TestCard.AUTHENTICATES_ONCE);
        String reference = charge(completed).reference();
        assertThat(reference).isNotBlank();
        assertThat(find(completed).reference()).as("looked up").isEqualTo(reference);
        assertThat(complete(completed).reference()).as("authenticated").isEqualTo(reference);
        ChargeRequest canceled = onSession(TestCard.AUTHENTICATES_ALWAYS);
        String other = charge(canceled).reference();
        assertThat(other).isNotBlank().isNotEqualTo(reference);
        assertThat(cancel(canceled).reference()).as("canceled").isIn(other, null);
    }

    @Test
    void completed_authentication_moves_the_amount_and_saves_the_card() {
        ChargeRequest request = requiringAction();
        ProviderResult result = complete(request);
        assertSucceeded(request, result);
        assertThat(((Succeeded) result).vaulted()).isNotNull();
        assertThat(charge(request)).as("retried").isEqualTo(result);
        assertSucceeded(request, result);
    }

    @Test
    void the_next_action_of_a_waiting_charge_changes_nothing() {
        ChargeRequest request = requiringAction();
        ProviderResult waiting = find(request);
        assertThat(provider.nextAction(scope, request)).isEqualTo(provider.nextAction(scope, request));
        assertThat(find(request)).isEqualTo(waiting);
        assertThat(harness.movedMinor(request.id())).as("moved").isZero();
    }

    @Test
    void authenticating_twice_moves_the_amount_once() {
        ChargeRequest request = requiringAction();
        ProviderResult result = complete(request);
        assertThat(complete(request)).isEqualTo(result);
        assertSucceeded(request, result);
    }

    @Test
    void failed_authentication_declines_the_charge_permanently() {
        ChargeRequest request = requiringAction();
        ProviderResult result = fail(request);
        assertDeclined(request, result);
        assertThat(complete(request)).isEqualTo(result);
        assertThat(charge(request)).isEqualTo(result);
        assertDeclined(request, result);
    }

    @Test
    void failed_authentication_after_a_completed_one_changes_nothing() {
        ChargeRequest request = requiringAction();
        ProviderResult result = complete(request);
        assertThat(fail(request)).isEqualTo(result);
        assertSucceeded(request, result);
    }

    @Test
    void authenticating_a_settled_charge_changes_nothing() {
        ChargeRequest paid = onSession(TestCard.SUCCEEDS);
        ProviderResult succeeded = charge(paid);
        assertThat(fail(paid)).isEqualTo(succeeded);
        assertSucceeded(paid, succeeded);
        ChargeRequest failed = onSession(TestCard.DECLINED);
        ProviderResult declined = charge(failed);
        assertThat(complete(failed)).isEqualTo(declined);
        assertDeclined(failed, declined);
    }

    @Test
    void a_card_authenticated_once_is_charged_off_session() {
        ChargeRequest request = offSession(vaulted(TestCard.AUTHENTICATES_ONCE));
        assertSucceeded(request, charge(request));
    }

    @Test
    void a_card_that_always_authenticates_requires_action_off_session() {
        ChargeRequest request = offSession(vaulted(TestCard.AUTHENTICATES_ALWAYS));
        assertThat(charge(request)).isInstanceOf(RequiresAction.class);
        assertThat(harness.movedMinor(request.id())).isZero();
        ProviderResult result = complete(request);
        assertSucceeded(request, result);
        assertThat(((Succeeded) result).vaulted()).as("saved again").isNull();
    }

    @Test
    void a_canceled_charge_is_declined_permanently() {
        ChargeRequest request = requiringAction();
        ProviderResult result = cancel(request);
        assertDeclined(request, result);
        assertThat(complete(request)).as("authenticated").isEqualTo(result);
        assertThat(charge(request)).as("retried").isEqualTo(result);
        assertThat(cancel(request)).as("canceled again").isEqualTo(result);
        assertDeclined(request, result);
    }

    @Test
    void canceling_a_succeeded_charge_returns_its_success() {
        ChargeRequest immediate = onSession(TestCard.SUCCEEDS);
        ProviderResult succeeded = charge(immediate);
        assertThat(cancel(immediate)).isEqualTo(succeeded);
        assertSucceeded(immediate, succeeded);
        ChargeRequest authenticated = requiringAction();
        ProviderResult completed = complete(authenticated);
        assertThat(cancel(authenticated)).isEqualTo(completed);
        assertSucceeded(authenticated, completed);
    }

    @Test
    void canceling_a_declined_charge_changes_nothing() {
        ChargeRequest request = onSession(TestCard.INSUFFICIENT_FUNDS);
        ProviderResult declined = charge(request);
        assertThat(cancel(request)).isEqualTo(declined);
        assertDeclined(request, declined);
    }

    @Test
    void concurrent_authenticate_and_cancel_agree_on_one_result() {
        for (int i = 0; i < 10; i++) {
            ChargeRequest request = requiringAction();
            CompletableFuture<ProviderResult> completed = CompletableFuture.supplyAsync(() -> complete(request));
            ProviderResult canceled = cancel(request);
            assertThat(completed.join()).isEqualTo(canceled);
            assertThat(find(request)).isEqualTo(canceled);
            assertThat(harness.movedMinor(request.id())).isEqualTo(canceled instanceof Succeeded ? AMOUNT : 0);
        }
    }

    @Test
    void an_unknown_charge_stays_unknown() {
        ChargeRequest unknown = onSession(TestCard.SUCCEEDS);
        assertUnknown(complete(unknown));
        assertUnknown(fail(unknown));
        assertUnknown(cancel(unknown));
        assertUnknown(find(onSession(TestCard.SUCCEEDS)));
        assertSucceeded(unknown, charge(unknown));
    }

    @Test
    void canceling_an_unknown_charge_moves_and_records_nothing() {
        ChargeRequest unknown = onSession(TestCard.SUCCEEDS);
        assertUnknown(cancel(unknown));
        assertUnknown(cancel(unknown));
        assertUnknown(find(unknown));
        assertThat(harness.movedMinor(unknown.id())).isZero();
    }

    @Test
    void a_charge_is_authenticated_and_canceled_in_its_own_scope_only() {
        ChargeRequest request = requiringAction();
        for (Scope otherScope : otherScopes()) {
            assertUnknown(provider.authenticate(otherScope, request, AuthenticationOutcome.COMPLETED));
            assertUnknown(provider.cancel(otherScope, request));
        }
        assertThat(find(request)).isInstanceOf(RequiresAction.class);
        assertSucceeded(request, complete(request));
    }
}
