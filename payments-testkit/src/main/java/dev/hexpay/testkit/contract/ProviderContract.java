package dev.hexpay.testkit.contract;

import static dev.hexpay.testkit.Builders.aPaymentId;
import static dev.hexpay.testkit.Builders.aRefundId;
import static dev.hexpay.testkit.Builders.aScope;
import static dev.hexpay.testkit.Builders.aTransactionId;
import static dev.hexpay.testkit.Builders.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.port.out.PaymentProvider;
import dev.hexpay.application.port.out.PaymentProvider.Attempt;
import dev.hexpay.application.port.out.PaymentProvider.Authentication;
import dev.hexpay.application.port.out.PaymentProvider.Presence;
import dev.hexpay.application.port.out.PaymentProvider.Return;
import dev.hexpay.application.port.out.ProviderAnswer;
import dev.hexpay.application.port.out.ProviderAnswer.Declined;
import dev.hexpay.application.port.out.ProviderAnswer.NeedsAction;
import dev.hexpay.application.port.out.ProviderAnswer.NeverHeardOf;
import dev.hexpay.application.port.out.ProviderAnswer.Succeeded;
import dev.hexpay.application.port.out.ProviderAnswer.VaultedCard;
import dev.hexpay.application.port.out.RefundAnswer;
import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.scope.Mode;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.transaction.Instrument;
import dev.hexpay.domain.transaction.Refund.Charge;
import dev.hexpay.testkit.Builders;
import dev.hexpay.testkit.TestCard;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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

    /** An attempt that has moved its amount, and what was answered. */
    record Paid(Attempt attempt, Succeeded answer) {
        TransactionId id() {
            return attempt.id();
        }
    }

    /** An attempt of its own that has moved its amount. */
    final Paid paid(TestCard card) {
        return paid(entered(card));
    }

    final Paid paid(Attempt attempt) {
        return new Paid(attempt, (Succeeded) charge(attempt));
    }

    /** So much of what was paid, under a refund id of its own. */
    final Return of(Paid paid, long minor) {
        return returning(aRefundId(), paid.id(), paid.answer().reference(), usd(minor));
    }

    final Return returning(RefundId id, TransactionId attempt, String reference, Money amount) {
        return new Return(id, new Charge(attempt, aPaymentId(), provider.name(), reference), amount);
    }

    final RefundAnswer refund(Return asked) {
        return provider.refund(scope, asked);
    }

    final void assertReturned(Paid paid, long minor) {
        assertThat(harness.returnedMinor(paid.id())).as("returned").isEqualTo(minor);
        assertThat(harness.movedMinor(paid.id())).as("moved").isEqualTo(AMOUNT);
    }

    /** Other scopes than that of the test: its merchant's other mode, and another merchant. */
    final List<Scope> strangers() {
        return List.of(new Scope(scope.organization(), Mode.LIVE), aScope());
    }

    /** What comes of asking this by so many at once. */
    static <A> List<A> atOnce(int threads, Callable<A> question) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<A> answers = new ArrayList<>();
            for (Future<A> answer : pool.invokeAll(Collections.nCopies(threads, question))) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            pool.shutdownNow();
        }
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
