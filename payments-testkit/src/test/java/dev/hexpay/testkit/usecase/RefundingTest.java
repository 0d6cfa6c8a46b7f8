package dev.hexpay.testkit.usecase;

import static dev.hexpay.testkit.usecase.Shop.aLinkOf;
import static dev.hexpay.testkit.usecase.Shop.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hexpay.application.port.in.Answered;
import dev.hexpay.application.port.in.Once;
import dev.hexpay.application.port.in.RefundTransaction.Command;
import dev.hexpay.application.port.in.RefundTransaction.Outcome;
import dev.hexpay.application.port.in.StoredAnswer;
import dev.hexpay.application.port.out.IdempotencyKey;
import dev.hexpay.application.port.out.PageRequest;
import dev.hexpay.application.port.out.RequestFingerprint;
import dev.hexpay.domain.event.EventData;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.invoice.CreditNote;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.refusal.Refusal;
import dev.hexpay.domain.refusal.RefusalCode;
import dev.hexpay.domain.transaction.Refund;
import dev.hexpay.domain.transaction.RefundReason;
import dev.hexpay.domain.transaction.RefundState;
import dev.hexpay.domain.transaction.Transaction;
import dev.hexpay.domain.transaction.TransactionStatus;
import dev.hexpay.testkit.Builders;
import dev.hexpay.testkit.TestCard;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RefundingTest {
    private final Shop shop = new Shop();

    private Transaction paid(long cents) {
        Payment paid = shop.pay(shop.open(aLinkOf(cents)), with(TestCard.WORKS));
        assertThat(paid.status()).isEqualTo(PaymentStatus.SUCCEEDED);
        return shop.attempts(paid).get(0);
    }

    private Outcome refund(TransactionId transaction, @Nullable Long cents) {
        return refund(transaction, cents, Once.unkeyed()).result();
    }

    private Answered<Outcome> refund(TransactionId transaction, @Nullable Long cents, Once<Outcome> once) {
        Command command = new Command(transaction, cents, new RefundReason("wrong size"));
        return shop.useCases.refundTransaction().refund(shop.scope, command, once);
    }

    private Transaction now(Transaction transaction) {
        return shop.store.transactions().find(shop.scope, transaction.id()).orElseThrow();
    }

    private List<CreditNote> creditNotes() {
        return shop.store
                .creditNotes()
                .list(shop.scope, null, PageRequest.first(100))
                .items();
    }

    private static Refusal refused(ThrowingCallable call) {
        return catchThrowableOfType(Refusal.class, call);
    }

    @Test
    void all_of_a_payment_goes_back_with_a_credit_note_an_event_and_a_receipt() {
        Transaction paid = paid(100_00);
        int known = shop.events().size();

        Outcome outcome = refund(paid.id(), null);

        assertThat(outcome.refund().state()).isInstanceOf(RefundState.Succeeded.class);
        assertThat(outcome.transaction().status()).isEqualTo(TransactionStatus.REFUNDED);
        assertThat(outcome.transaction().amountRefunded().minor()).isEqualTo(119_00);
        assertThat(creditNotes()).singleElement().satisfies(note -> {
            assertThat(note.number().text()).isEqualTo("CN-0001");
            assertThat(note.price().subtotal().minor()).isEqualTo(100_00);
            assertThat(note.price().tax().minor()).isEqualTo(19_00);
        });
        assertThat(shop.eventNamesAfter(known)).containsExactly("payment.refunded");
        EventData.PaymentRefunded event =
                (EventData.PaymentRefunded) shop.events().get(known);
        assertThat(event.refundAmount()).isEqualTo(119_00);
        assertThat(event.invoiceNumber()).isEqualTo("INV-0001");
        assertThat(shop.useCases.sendReceipts().runOnce(10)).isEqualTo(2);
        assertThat(shop.mailbox.mails().get(1).creditNote())
                .isEqualTo(creditNotes().get(0));
    }

    @Test
    void partial_refunds_add_up_to_the_payment_in_subtotal_and_in_tax() {
        Transaction paid = paid(10_01);
        refund(paid.id(), 1L);
        refund(paid.id(), 3_33L);
        assertThat(now(paid).status()).isEqualTo(TransactionStatus.SUCCEEDED);
        refund(paid.id(), null);

        assertThat(now(paid).status()).isEqualTo(TransactionStatus.REFUNDED);
        assertThat(creditNotes()).hasSize(3);
        assertThat(creditNotes().stream()
                        .mapToLong(note -> note.price().subtotal().minor())
                        .sum())
                .isEqualTo(paid.price().subtotal().minor());
        assertThat(creditNotes().stream()
                        .mapToLong(note -> note.price().tax().minor())
                        .sum())
                .isEqualTo(paid.price().tax().minor());
        assertThat(creditNotes())
                .extracting(note -> note.number().text())
                .containsExactly("CN-0003", "CN-0002", "CN-0001");
    }

    @Test
    void more_than_is_left_is_refused_and_so_is_nothing() {
        Transaction paid = paid(10_00);
        refund(paid.id(), 11_00L);

        assertThat(refused(() -> refund(paid.id(), 91L)).problems().get(0).field())
                .isEqualTo("amount");
        assertThat(refused(() -> refund(paid.id(), 0L)).problems().get(0).field())
                .isEqualTo("amount");
        refund(paid.id(), 90L);
        assertThat(refused(() -> refund(paid.id(), 1L)).code()).isEqualTo(RefusalCode.DUPLICATE);
        assertThat(now(paid).amountRefunded()).isEqualTo(paid.price().total());
    }

    @Test
    void only_money_that_moved_goes_back() {
        Payment declined = shop.pay(shop.open(aLinkOf(10_00)), with(TestCard.DECLINED));
        TransactionId attempt = shop.attempts(declined).get(0).id();

        assertThat(refused(() -> refund(attempt, null)).code()).isEqualTo(RefusalCode.PROVIDER_UNSUPPORTED);
        assertThat(refused(() -> refund(Builders.aTransactionId(), null)).code())
                .isEqualTo(RefusalCode.TRANSACTION_NOT_FOUND);
    }

    @Test
    void another_scope_has_nothing_to_refund() {
        Transaction paid = paid(10_00);
        Command command = new Command(paid.id(), null, null);

        assertThat(refused(() -> shop.useCases.refundTransaction().refund(shop.live, command, Once.unkeyed()))
                        .code())
                .isEqualTo(RefusalCode.TRANSACTION_NOT_FOUND);
    }

    @Test
    void a_refund_whose_answer_was_lost_holds_its_share_until_it_is_found() {
        Transaction paid = paid(10_00);
        shop.provider.loseNextAnswer();
        Outcome unknown = refund(paid.id(), 11_00L);
        assertThat(unknown.refund().isSettled()).isFalse();
        assertThat(now(paid).amountRefunded().minor()).isZero();
        assertThat(refused(() -> refund(paid.id(), 91L)).problems().get(0).field())
                .isEqualTo("amount");

        shop.clock.advance(Duration.ofSeconds(61));
        assertThat(shop.useCases.reconcileRefunds().runOnce(10)).isEqualTo(1);

        assertThat(now(paid).amountRefunded().minor()).isEqualTo(11_00);
        assertThat(creditNotes()).hasSize(1);
        shop.clock.advance(Duration.ofDays(1));
        assertThat(shop.useCases.reconcileRefunds().runOnce(10)).isZero();
    }

    @Test
    void a_refund_that_did_not_reach_the_provider_is_asked_for_again_under_its_key() {
        Transaction paid = paid(10_00);
        shop.provider.loseNextCall();
        Refund refund = refund(paid.id(), null).refund();

        shop.clock.advance(Duration.ofSeconds(61));
        shop.useCases.reconcileRefunds().runOnce(10);

        assertThat(shop.store
                        .refunds()
                        .find(shop.scope, refund.id())
                        .orElseThrow()
                        .state())
                .isInstanceOf(RefundState.Succeeded.class);
        assertThat(now(paid).status()).isEqualTo(TransactionStatus.REFUNDED);
    }

    @Test
    void a_refund_that_nobody_has_heard_of_after_the_key_is_no_longer_honoured_is_left_alone() {
        Transaction paid = paid(10_00);
        shop.provider.loseNextCall();
        Refund refund = refund(paid.id(), null).refund();

        shop.clock.advance(Duration.ofHours(21));
        shop.useCases.reconcileRefunds().runOnce(10);

        assertThat(shop.store
                        .refunds()
                        .find(shop.scope, refund.id())
                        .orElseThrow()
                        .isSettled())
                .isFalse();
    }

    private static Once<Outcome> key(String key, String request) {
        return new Once.Keyed<>(new IdempotencyKey(key), new RequestFingerprint(request), new Once.AnswerWriter<>() {
            @Override
            public StoredAnswer write(Outcome outcome) {
                return new StoredAnswer(200, outcome.refund().id().value());
            }

            @Override
            public StoredAnswer write(Refusal refusal) {
                return new StoredAnswer(409, refusal.code().code());
            }
        });
    }

    @Test
    void a_refund_asked_for_twice_under_one_key_is_made_once() {
        Transaction paid = paid(10_00);
        Answered<Outcome> first = refund(paid.id(), 1_00L, key("k", "a"));
        Answered<Outcome> again = refund(paid.id(), 1_00L, key("k", "a"));

        String id = first.result().refund().id().value();
        assertThat(again).isEqualTo(new Answered.Replayed<Outcome>(new StoredAnswer(200, id)));
        assertThat(now(paid).amountRefunded().minor()).isEqualTo(1_00);
    }

    @Test
    void a_refused_refund_is_refused_again_under_its_key() {
        Transaction paid = paid(10_00);
        refund(paid.id(), null);

        assertThat(refund(paid.id(), 1L, key("k", "a"))).isInstanceOf(Answered.Refused.class);
        assertThat(refund(paid.id(), 1L, key("k", "a")))
                .isEqualTo(new Answered.Replayed<Outcome>(new StoredAnswer(409, "duplicate")));
    }
}
