package dev.hexpay.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.port.out.PaymentProvider.Attempt;
import dev.hexpay.application.port.out.ProviderAnswer;
import dev.hexpay.application.port.out.ProviderAnswer.Declined;
import dev.hexpay.application.port.out.ProviderAnswer.VaultedCard;
import dev.hexpay.application.port.out.RefundAnswer;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.testkit.TestCard;
import org.junit.jupiter.api.Test;

/** What {@link dev.hexpay.application.port.out.PaymentProvider} promises of cards that are thrown away. */
public abstract class ForgettingContract extends ProviderContract {
    @Test
    void a_card_that_was_thrown_away_is_not_charged_any_more() {
        VaultedCard card = vaulted(TestCard.WORKS);
        provider.forget(scope, card.reference());
        Attempt attempt = onFile(card);
        ProviderAnswer answer = charge(attempt);
        assertDeclined(attempt, answer);
        assertThat(((Declined) answer).failure().code()).isEqualTo("invalid_payment_method");
    }

    @Test
    void a_card_that_is_not_there_is_thrown_away_without_complaint() {
        VaultedCard card = vaulted(TestCard.WORKS);
        provider.forget(scope, card.reference());
        provider.forget(scope, card.reference());
        provider.forget(scope, "card_of_nobody");
    }

    @Test
    void no_other_card_is_thrown_away() {
        VaultedCard card = vaulted(TestCard.WORKS);
        VaultedCard other = vaulted(TestCard.WORKS);
        provider.forget(scope, card.reference());
        Attempt attempt = onFile(other);
        assertSucceeded(attempt, charge(attempt));
    }

    @Test
    void a_card_is_thrown_away_in_its_own_scope_only() {
        VaultedCard card = vaulted(TestCard.WORKS);
        for (Scope stranger : strangers()) {
            provider.forget(stranger, card.reference());
        }
        Attempt attempt = onFile(card);
        assertSucceeded(attempt, charge(attempt));
    }

    @Test
    void what_was_charged_to_a_card_that_was_thrown_away_stays_and_can_go_back() {
        Paid paid = paid(TestCard.WORKS);
        VaultedCard kept = paid.answer().vaulted();
        assertThat(kept).isNotNull();
        provider.forget(scope, kept.reference());
        assertSucceeded(paid.attempt(), paid.answer());
        assertThat(charge(paid.attempt())).as("charged again").isEqualTo(paid.answer());
        assertThat(refund(of(paid, AMOUNT))).isInstanceOf(RefundAnswer.Succeeded.class);
        assertReturned(paid, AMOUNT);
    }
}
