package dev.hexpay.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.port.out.CardResult;
import dev.hexpay.application.port.out.PaymentProvider.ChargeRequest;
import dev.hexpay.application.port.out.ProviderResult;
import dev.hexpay.application.port.out.ProviderResult.Declined;
import dev.hexpay.application.port.out.ProviderResult.Unknown;
import dev.hexpay.application.port.out.ProviderResult.VaultedCard;
import dev.hexpay.application.port.out.RefundResult;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.testkit.TestCard;
import org.junit.jupiter.api.Test;

/** What {@link dev.hexpay.application.port.out.PaymentProvider} guarantees about detached cards. */
public abstract class DetachingContract extends ProviderContract {
    @Test
    void a_detached_card_is_declined() {
        VaultedCard card = vaulted(TestCard.SUCCEEDS);
        provider.detach(scope, card.reference());
        ChargeRequest request = offSession(card);
        ProviderResult result = charge(request);
        assertThat(result).isInstanceOf(Declined.class);
        assertThat(((Declined) result).failure().code()).isEqualTo("invalid_payment_method");
        // A provider need not keep a charge that it declined before making it.
        assertThat(find(request)).isIn(result, new Unknown());
        assertThat(harness.movedMinor(request.id())).isZero();
    }

    @Test
    void a_card_is_found_in_its_own_scope_until_it_is_detached() {
        VaultedCard card = vaulted(TestCard.SUCCEEDS);
        assertThat(provider.findCard(scope, card.reference())).isEqualTo(new CardResult.Saved(card.card()));
        for (Scope otherScope : otherScopes()) {
            assertThat(provider.findCard(otherScope, card.reference())).isEqualTo(new CardResult.Detached());
        }
        provider.detach(scope, card.reference());
        assertThat(provider.findCard(scope, card.reference())).isEqualTo(new CardResult.Detached());
        assertThat(provider.findCard(scope, "unknown_card")).isEqualTo(new CardResult.Detached());
    }

    @Test
    void detaching_an_unknown_card_is_not_an_error() {
        VaultedCard card = vaulted(TestCard.SUCCEEDS);
        provider.detach(scope, card.reference());
        provider.detach(scope, card.reference());
        provider.detach(scope, "unknown_card");
    }

    @Test
    void other_cards_are_not_detached() {
        VaultedCard card = vaulted(TestCard.SUCCEEDS);
        VaultedCard other = vaulted(TestCard.SUCCEEDS);
        provider.detach(scope, card.reference());
        ChargeRequest request = offSession(other);
        assertSucceeded(request, charge(request));
    }

    @Test
    void a_card_is_detached_in_its_own_scope_only() {
        VaultedCard card = vaulted(TestCard.SUCCEEDS);
        for (Scope otherScope : otherScopes()) {
            provider.detach(otherScope, card.reference());
        }
        ChargeRequest request = offSession(card);
        assertSucceeded(request, charge(request));
    }

    @Test
    void charges_of_a_detached_card_remain_and_can_be_refunded() {
        Paid paid = paid(TestCard.SUCCEEDS);
        VaultedCard saved = paid.result().vaulted();
        assertThat(saved).isNotNull();
        provider.detach(scope, saved.reference());
        assertSucceeded(paid.request(), paid.result());
        assertThat(charge(paid.request())).as("retried").isEqualTo(paid.result());
        assertThat(refund(refundOf(paid, AMOUNT))).isInstanceOf(RefundResult.Succeeded.class);
        assertRefunded(paid, AMOUNT);
    }
}
