package dev.hexpay.testkit.usecase;

import static dev.hexpay.testkit.Builders.aTransactionId;
import static dev.hexpay.testkit.usecase.Shop.aLinkOf;
import static dev.hexpay.testkit.usecase.Shop.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hexpay.application.port.in.Answered;
import dev.hexpay.application.port.in.Once;
import dev.hexpay.application.port.in.StoredAnswer;
import dev.hexpay.application.port.out.DisputeDesk.Verdict;
import dev.hexpay.application.port.out.IdempotencyKey;
import dev.hexpay.application.port.out.ProviderNotifications.Notification;
import dev.hexpay.application.port.out.RequestFingerprint;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.refusal.Refusal;
import dev.hexpay.domain.refusal.RefusalCode;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.transaction.Transaction;
import dev.hexpay.domain.transaction.TransactionStatus;
import dev.hexpay.testkit.TestCard;
import org.junit.jupiter.api.Test;

class ResolvingTestDisputesTest {
    private final Shop shop = new Shop();
    private final TransactionId disputed = paidWith(TestCard.DISPUTED);
    private int told;

    private TransactionId paidWith(TestCard card) {
        return shop.attempts(shop.pay(shop.open(aLinkOf(25_00)), with(card)))
                .get(0)
                .id();
    }

    private void tell() {
        Notification notification = new Notification("sandbox", "evt_" + ++told, shop.scope, disputed);
        shop.store.notifications().insertOnce(notification, shop.clock.instant());
        shop.useCases.applyNotifications().runOnce(10);
    }

    private Answered<Transaction> resolve(TransactionId attempt, Verdict verdict, Once<Transaction> once) {
        return shop.useCases.resolveTestDispute().resolve(shop.scope, attempt, verdict, once);
    }

    private RefusalCode refused(Scope scope, TransactionId attempt) {
        return catchThrowableOfType(
                        Refusal.class,
                        () -> shop.useCases.resolveTestDispute().resolve(scope, attempt, Verdict.WON, Once.unkeyed()))
                .code();
    }

    @Test
    void the_books_follow_when_the_provider_has_told_of_the_verdict() {
        tell();

        Transaction answered = resolve(disputed, Verdict.WON, Once.unkeyed()).result();

        assertThat(answered.status()).isEqualTo(TransactionStatus.DISPUTED);
        tell();
        assertThat(shop.useCases.getTransaction().get(shop.scope, disputed).status())
                .isEqualTo(TransactionStatus.SUCCEEDED);
    }

    @Test
    void a_dispute_that_nobody_has_heard_of_yet_can_be_decided() {
        int known = shop.events().size();

        resolve(disputed, Verdict.LOST, Once.unkeyed());
        tell();

        assertThat(shop.eventNamesAfter(known)).containsExactly("payment.disputed", "payment.dispute_resolved");
    }

    @Test
    void with_real_money_it_is_refused() {
        assertThat(refused(shop.live, disputed)).isEqualTo(RefusalCode.SANDBOX_ONLY);
    }

    @Test
    void an_unknown_transaction_is_refused() {
        assertThat(refused(shop.scope, aTransactionId())).isEqualTo(RefusalCode.TRANSACTION_NOT_FOUND);
    }

    @Test
    void where_no_dispute_is_open_it_is_refused() {
        assertThat(refused(shop.scope, paidWith(TestCard.WORKS))).isEqualTo(RefusalCode.PROVIDER_UNSUPPORTED);
        resolve(disputed, Verdict.LOST, Once.unkeyed());
        assertThat(refused(shop.scope, disputed)).as("decided otherwise").isEqualTo(RefusalCode.PROVIDER_UNSUPPORTED);
    }

    @Test
    void a_repeated_request_is_answered_as_it_was() {
        Once<Transaction> once =
                new Once.Keyed<>(new IdempotencyKey("verdict-1"), new RequestFingerprint("won"), new WritesStatus());
        tell();

        assertThat(resolve(disputed, Verdict.WON, once)).isInstanceOf(Answered.Fresh.class);
        tell();
        assertThat(resolve(disputed, Verdict.WON, once))
                .isEqualTo(new Answered.Replayed<Transaction>(new StoredAnswer(200, "disputed")));
    }

    @Test
    void a_request_that_died_after_the_verdict_is_answered_when_it_is_repeated() {
        Once<Transaction> once =
                new Once.Keyed<>(new IdempotencyKey("verdict-2"), new RequestFingerprint("won"), new WritesStatus());
        shop.provider.decide(shop.scope, disputed, Verdict.WON);

        assertThat(resolve(disputed, Verdict.WON, once)).isInstanceOf(Answered.Fresh.class);
    }

    private record WritesStatus() implements Once.AnswerWriter<Transaction> {
        @Override
        public StoredAnswer write(Transaction result) {
            return new StoredAnswer(200, result.status().wire());
        }

        @Override
        public StoredAnswer write(Refusal refusal) {
            return new StoredAnswer(409, refusal.code().code());
        }
    }
}
