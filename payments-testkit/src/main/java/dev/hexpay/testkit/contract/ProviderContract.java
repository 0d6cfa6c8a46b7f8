package dev.hexpay.testkit.contract;

import static dev.hexpay.testkit.Builders.aScope;
import static dev.hexpay.testkit.Builders.aTransactionId;
import static dev.hexpay.testkit.Builders.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.port.out.PaymentProvider;
import dev.hexpay.application.port.out.PaymentProvider.Attempt;
import dev.hexpay.application.port.out.PaymentProvider.Authentication;
import dev.hexpay.application.port.out.PaymentProvider.Presence;
import dev.hexpay.application.port.out.ProviderAnswer;
import dev.hexpay.application.port.out.ProviderAnswer.Declined;
import dev.hexpay.application.port.out.ProviderAnswer.NeedsAction;
import dev.hexpay.application.port.out.ProviderAnswer.NeverHeardOf;
import dev.hexpay.application.port.out.ProviderAnswer.Succeeded;
import dev.hexpay.application.port.out.ProviderAnswer.VaultedCard;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.transaction.Instrument;
import dev.hexpay.testkit.Builders;
import dev.hexpay.testkit.TestCard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** What the contracts of a provider share: a fresh one, and attempts with the published cards. */
@Timeout(60)
abstract class ProviderContract {
    static final long AMOUNT = 25_00;

    ProviderHarness harness;
    PaymentProvider provider;
    Scope scope;

    /** A fresh provider. */
    protected abstract ProviderHarness harness();

    @BeforeEach
    void openProvider() {
        harness = harness();
        provider = harness.provider();
        scope = aScope();
    }

    @AfterEach
    void closeProvider() {
        harness.close();
    }

    /** An attempt of its own with a card that the payer has just entered. */
    final Attempt entered(TestCard card) {
        return new Attempt(aTransactionId(), usd(AMOUNT), harness.enter(scope, card), Presence.ON_SESSION);
    }

    /** An attempt of its own with a card on file, its owner away. */
    final Attempt onFile(VaultedCard card) {
        Instrument instrument = new Instrument.Vaulted(Builders.aMethodId(), card.reference());
        return new Attempt(aTransactionId(), usd(AMOUNT), instrument, Presence.OFF_SESSION);
    }

    /** A card that the provider keeps, entered and charged once before. */
    final VaultedCard vaulted(TestCard card) {
        Attempt first = entered(card);
        ProviderAnswer answer = charge(first);
        if (answer instanceof NeedsAction) {
            answer = complete(first.id());
        }
        VaultedCard kept = ((Succeeded) answer).vaulted();
        assertThat(kept).isNotNull();
        return kept;
    }

    /** An attempt that waits for its payer. */
    final Attempt waiting() {
        Attempt attempt = entered(TestCard.AUTHENTICATES_ONCE);
        assertThat(charge(attempt)).isEqualTo(new NeedsAction());
        return attempt;
    }

    final ProviderAnswer charge(Attempt attempt) {
        return provider.charge(scope, attempt);
    }

    final ProviderAnswer complete(TransactionId attempt) {
        return provider.authenticate(scope, attempt, Authentication.COMPLETED);
    }

    final ProviderAnswer fail(TransactionId attempt) {
        return provider.authenticate(scope, attempt, Authentication.FAILED);
    }

    final ProviderAnswer abandon(TransactionId attempt) {
        return provider.abandon(scope, attempt);
    }

    final ProviderAnswer find(TransactionId attempt) {
        return provider.find(scope, attempt);
    }

    final void assertDeclined(Attempt attempt, ProviderAnswer answer) {
        assertThat(answer).isInstanceOf(Declined.class);
        assertThat(find(attempt.id())).isEqualTo(answer);
        assertThat(harness.movedMinor(attempt.id())).as("moved").isZero();
    }

    final void assertSucceeded(Attempt attempt, ProviderAnswer answer) {
        assertThat(answer).isInstanceOf(Succeeded.class);
        assertThat(find(attempt.id())).isEqualTo(answer);
        assertThat(harness.movedMinor(attempt.id())).as("moved").isEqualTo(AMOUNT);
    }

    final void assertNeverHeardOf(ProviderAnswer answer) {
        assertThat(answer).isEqualTo(new NeverHeardOf());
    }
}
