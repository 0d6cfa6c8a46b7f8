package dev.hexpay.testkit.contract;

import static dev.hexpay.testkit.Builders.aTransactionId;
import static dev.hexpay.testkit.Builders.usd;
import static dev.hexpay.testkit.contract.Concurrency.concurrently;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hexpay.application.port.out.PaymentProvider.ChargeRequest;
import dev.hexpay.application.port.out.PaymentProvider.Presence;
import dev.hexpay.application.port.out.ProviderResult;
import dev.hexpay.application.port.out.ProviderResult.Declined;
import dev.hexpay.application.port.out.ProviderResult.Processing;
import dev.hexpay.application.port.out.ProviderResult.Succeeded;
import dev.hexpay.application.port.out.ProviderResult.VaultedCard;
import dev.hexpay.domain.payment.PaymentSource.CardToken;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.testkit.TestCard;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@link dev.hexpay.application.port.out.PaymentProvider} guarantees about charging and finding. */
public abstract class ChargingContract extends ProviderContract {
    private static final int THREADS = 8;

    @Test
    void the_provider_name_is_lower_case() {
        assertThat(provider.name()).matches("[a-z]+");
    }

    @Test
    void a_valid_card_moves_the_amount_and_is_saved() {
        ChargeRequest request = onSession(TestCard.SUCCEEDS);
        ProviderResult result = charge(request);
        assertSucceeded(request, result);
        Succeeded succeeded = (Succeeded) result;
        assertThat(succeeded.reference()).isNotBlank();
        assertThat(succeeded.vaulted()).isNotNull();
        assertThat(succeeded.vaulted().reference()).isNotBlank();
        assertThat(succeeded.vaulted().card().last4()).isEqualTo("4242");
    }

    @Test
    void an_amount_without_objection_is_charged() {
        assertThat(provider.objectionTo(scope, usd(AMOUNT))).isEmpty();
        assertThat(charge(onSession(TestCard.SUCCEEDS))).isInstanceOf(Succeeded.class);
    }

    @Test
    void the_checkout_of_a_total_is_the_same_each_time() {
        assertThat(provider.checkout(scope, usd(AMOUNT))).isEqualTo(provider.checkout(scope, usd(AMOUNT)));
    }

    @Test
    void a_declined_card_moves_nothing_and_has_a_reason() {
        assertDeclined(TestCard.DECLINED, "card_declined", "generic_decline");
        assertDeclined(TestCard.INSUFFICIENT_FUNDS, "card_declined", "insufficient_funds");
        ChargeRequest expired = onSession(TestCard.EXPIRED);
        ProviderResult result = charge(expired);
        assertDeclined(expired, result);
        assertThat(((Declined) result).failure().code()).isEqualTo("expired_card");
    }

    @Test
    void a_retry_with_the_same_id_returns_the_same_result_and_moves_once() {
        ChargeRequest request = onSession(TestCard.SUCCEEDS);
        ProviderResult first = charge(request);
        assertThat(charge(request)).isEqualTo(first);
        assertThat(charge(request)).isEqualTo(first);
        assertSucceeded(request, first);
    }

    @Test
    void a_retry_with_another_amount_moves_nothing_more() {
        ChargeRequest request = onSession(TestCard.SUCCEEDS);
        ProviderResult first = charge(request);
        charge(request(request.id(), usd(AMOUNT + 1), request.source(), request.presence()));
        assertSucceeded(request, first);
    }

    @Test
    void a_retry_with_another_card_moves_nothing() {
        ChargeRequest request = onSession(TestCard.DECLINED);
        ProviderResult first = charge(request);
        CardToken other = harness.enter(scope, TestCard.SUCCEEDS);
        charge(request(request.id(), request.amount(), other, request.presence()));
        assertDeclined(request, first);
    }

    @Test
    void concurrent_requests_with_the_same_id_move_once() throws Exception {
        ChargeRequest request = onSession(TestCard.SUCCEEDS);
        List<ProviderResult> results = concurrently(THREADS, i -> charge(request));
        ProviderResult found = find(request);
        assertSucceeded(request, found);
        assertThat(results).allMatch(result -> result.equals(found) || result instanceof Processing);
    }

    @Test
    void charges_with_different_ids_are_independent() {
        ChargeRequest first = onSession(TestCard.SUCCEEDS);
        ChargeRequest second = onSession(TestCard.SUCCEEDS);
        ProviderResult firstAnswer = charge(first);
        ProviderResult secondAnswer = charge(second);
        assertSucceeded(first, firstAnswer);
        assertSucceeded(second, secondAnswer);
        assertThat(((Succeeded) firstAnswer).reference()).isNotEqualTo(((Succeeded) secondAnswer).reference());
    }

    @Test
    void a_saved_card_is_charged_off_session_and_not_saved_again() {
        ChargeRequest request = offSession(vaulted(TestCard.SUCCEEDS));
        ProviderResult result = charge(request);
        assertSucceeded(request, result);
        assertThat(((Succeeded) result).vaulted()).isNull();
    }

    @Test
    void a_saved_card_is_charged_once_per_new_id() {
        VaultedCard card = vaulted(TestCard.SUCCEEDS);
        for (int i = 0; i < 3; i++) {
            ChargeRequest request = offSession(card);
            assertSucceeded(request, charge(request));
        }
    }

    @Test
    void an_unknown_card_token_moves_nothing() {
        ChargeRequest request =
                request(aTransactionId(), usd(AMOUNT), new CardToken("tok_unknown"), Presence.ON_SESSION);
        assertThat(charge(request)).isInstanceOf(Declined.class);
        assertThat(harness.movedMinor(request.id())).isZero();
    }

    @Test
    void a_saved_card_of_another_scope_moves_nothing() {
        VaultedCard saved = vaulted(TestCard.SUCCEEDS);
        for (Scope otherScope : otherScopes()) {
            ChargeRequest request = offSession(saved);
            assertThat(provider.charge(otherScope, request)).isInstanceOf(Declined.class);
            assertThat(harness.movedMinor(request.id())).isZero();
        }
    }

    @Test
    void a_card_token_of_another_scope_moves_nothing() {
        assumeTrue(harness.hasAccountPerOrganization(), "one account serves all organizations");
        for (Scope otherScope : otherScopes()) {
            ChargeRequest request = onSession(TestCard.SUCCEEDS);
            assertThat(provider.charge(otherScope, request)).isInstanceOf(Declined.class);
            assertThat(harness.movedMinor(request.id())).isZero();
        }
    }

    @Test
    void find_returns_the_result_of_a_charge() {
        for (TestCard card : List.of(TestCard.SUCCEEDS, TestCard.DECLINED, TestCard.AUTHENTICATES_ALWAYS)) {
            ChargeRequest request = onSession(card);
            ProviderResult result = charge(request);
            assertThat(find(request)).as("%s", card).isEqualTo(result);
            assertThat(find(request)).as("%s again", card).isEqualTo(result);
        }
    }

    @Test
    void find_changes_nothing() {
        ChargeRequest request = onSession(TestCard.SUCCEEDS);
        assertUnknown(find(request));
        assertUnknown(find(request));
        assertSucceeded(request, charge(request));
        ChargeRequest pending = requiringAction();
        find(pending);
        assertThat(harness.movedMinor(pending.id())).isZero();
        assertSucceeded(pending, complete(pending));
    }

    @Test
    void a_charge_is_found_in_its_own_scope_only() {
        ChargeRequest request = onSession(TestCard.SUCCEEDS);
        charge(request);
        for (Scope otherScope : otherScopes()) {
            assertUnknown(provider.find(otherScope, request));
        }
    }

    private void assertDeclined(TestCard card, String code, String declineCode) {
        ChargeRequest request = onSession(card);
        ProviderResult result = charge(request);
        assertDeclined(request, result);
        Declined declined = (Declined) result;
        assertThat(declined.failure().code()).isEqualTo(code);
        assertThat(declined.failure().declineCode()).isEqualTo(declineCode);
        assertThat(declined.failure().message()).isNotBlank();
    }
}
