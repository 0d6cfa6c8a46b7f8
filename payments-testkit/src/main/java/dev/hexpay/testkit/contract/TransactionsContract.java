package dev.hexpay.testkit.contract;

import static dev.hexpay.testkit.Builders.NOON;
import static dev.hexpay.testkit.Builders.aLink;
import static dev.hexpay.testkit.Builders.aMethodId;
import static dev.hexpay.testkit.Builders.aTransaction;
import static dev.hexpay.testkit.Builders.aTransactionId;
import static dev.hexpay.testkit.Builders.anInvoiceId;
import static dev.hexpay.testkit.Builders.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.application.port.out.AlreadyThere;
import dev.hexpay.application.port.out.StaleWrite;
import dev.hexpay.application.port.out.Transactions;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.FullName;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.transaction.Dispute;
import dev.hexpay.domain.transaction.Failure;
import dev.hexpay.domain.transaction.Instrument;
import dev.hexpay.domain.transaction.Payer;
import dev.hexpay.domain.transaction.Refunded;
import dev.hexpay.domain.transaction.Share;
import dev.hexpay.domain.transaction.Transaction;
import dev.hexpay.domain.transaction.TransactionState;
import dev.hexpay.testkit.TransactionBuilder;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@link Transactions} promises. */
public abstract class TransactionsContract extends StoreContract {
    private static final Instant LATER = NOON.plusMillis(1);

    @Test
    void an_attempt_is_read_back_equal() {
        assertReadBack(aTransaction().of(stored(aLink())));
    }

    @Test
    void every_state_is_read_back_equal() {
        List<TransactionState> states = List.of(
                new TransactionState.Pending(Samples.LAST_MILLISECOND),
                new TransactionState.Succeeded(
                        anInvoiceId(),
                        "ch_" + "x".repeat(200),
                        Samples.LAST_MILLISECOND,
                        Refunded.nothing(usd(25_00)),
                        null),
                new TransactionState.Failed(Samples.failures().get(0)),
                new TransactionState.Failed(Samples.failures().get(1)));
        for (TransactionState state : states) {
            assertReadBack(aTransaction().of(stored(aLink())).in(state));
        }
    }

    @Test
    void what_is_refunded_is_read_back_equal() {
        Payment link = stored(aLink().of(TaxBreakdown.unknown(usd(25_00)).part(usd(25_00), usd(4_75))));
        Transaction paid = stored(aTransaction().of(link).succeeded());
        Transaction promised = save(paid.promise(new Share(usd(10_00), usd(1_90)), LATER));
        assertThat(find(paid)).isEqualTo(promised);
        Transaction given = save(promised.giveBack(new Share(usd(10_00), usd(1_90)), LATER));
        assertThat(find(paid)).isEqualTo(given);
        Transaction released =
                save(save(given.promise(new Share(usd(1), usd(0)), LATER)).release(new Share(usd(1), usd(0)), LATER));
        assertThat(find(paid)).isEqualTo(released);
    }

    @Test
    void what_is_disputed_is_read_back_equal() {
        Transaction paid = stored(aTransaction().of(stored(aLink())).succeeded());
        for (Dispute.Standing standing : Dispute.Standing.values()) {
            paid = save(paid.disputedAs(new Dispute(usd(24_99), Samples.widest(500), standing), LATER));
            assertThat(find(paid)).isEqualTo(paid);
        }
        paid = save(paid.disputedAs(new Dispute(usd(25_00), null, Dispute.Standing.OPEN), LATER));
        assertThat(find(paid)).isEqualTo(paid);
    }

    @Test
    void every_price_is_read_back_equal() {
        for (TaxBreakdown price : Samples.prices()) {
            assertReadBack(aTransaction().of(stored(aLink().of(price))));
        }
    }

    @Test
    void every_instrument_is_read_back_equal() {
        Payment link = stored(aLink());
        assertReadBack(aTransaction().of(link).with(new Instrument.OneTimeToken("tok_" + "x".repeat(200))));
        assertReadBack(aTransaction().of(link).with(new Instrument.Vaulted(aMethodId(), "pm_" + "x".repeat(200))));
    }

    @Test
    void every_payer_is_read_back_equal() {
        Payment link = stored(aLink());
        EmailAddress email = Samples.fullestCustomer().profile().email();
        assertReadBack(aTransaction().of(link).by(new Payer(email, null, null, null)));
        assertReadBack(aTransaction()
                .of(link)
                .by(new Payer(
                        email,
                        new FullName(Samples.widest(200)),
                        Samples.fullestAddress(),
                        Samples.fullestTaxDocument())));
    }

    @Test
    void instants_are_read_back_to_the_millisecond() {
        assertReadBack(aTransaction().of(stored(aLink())).madeAt(Samples.LAST_MILLISECOND));
    }

    @Test
    void a_saved_attempt_comes_back_with_its_next_version_and_is_read_back_equal() {
        Transaction pending = stored(aTransaction().of(stored(aLink())));
        Transaction succeeded = pending.succeed(anInvoiceId(), "ch_1", LATER);
        Transaction saved = save(succeeded);
        assertThat(saved.version()).isEqualTo(pending.version() + 1);
        assertThat(saved).usingRecursiveComparison().ignoringFields("version").isEqualTo(succeeded);
        assertThat(find(pending)).isEqualTo(saved);
    }

    @Test
    void a_failed_attempt_that_did_move_the_money_is_saved_as_succeeded() {
        Transaction pending = stored(aTransaction().of(stored(aLink())));
        for (Failure failure : Samples.failures().subList(0, 1)) {
            Transaction failed = save(pending.fail(failure, LATER));
            assertThat(find(failed)).isEqualTo(failed);
            Transaction succeeded = save(failed.succeed(anInvoiceId(), "ch_1", LATER.plusMillis(1)));
            assertThat(find(pending)).isEqualTo(succeeded);
        }
    }

    @Test
    void a_save_against_an_older_version_loses_and_changes_nothing() {
        Transaction pending = stored(aTransaction().of(stored(aLink())));
        Transaction winner = save(pending.succeed(anInvoiceId(), "ch_1", LATER));
        assertThatThrownBy(() -> save(pending.fail(Samples.failures().get(0), LATER)))
                .isInstanceOf(StaleWrite.class);
        assertThat(find(pending)).isEqualTo(winner);
    }

    @Test
    void of_two_who_save_at_once_the_second_loses() {
        Transaction pending = stored(aTransaction().of(stored(aLink())));
        Transaction succeeded = pending.succeed(anInvoiceId(), "ch_1", LATER);
        assertThatThrownBy(() -> waitingFor(
                        () -> store.transactions().save(scope, succeeded),
                        () -> {},
                        () -> store.transactions()
                                .save(scope, pending.fail(Samples.failures().get(0), LATER))))
                .isInstanceOf(StaleWrite.class);
        assertThat(find(pending).state()).isEqualTo(succeeded.state());
    }

    @Test
    void an_attempt_of_another_scope_is_not_saved() {
        Transaction pending = stored(aTransaction().of(stored(aLink())));
        for (Scope stranger : strangers) {
            assertThatThrownBy(() -> inUnit(() -> store.transactions()
                            .save(stranger, pending.fail(Samples.failures().get(0), LATER))))
                    .isInstanceOf(StaleWrite.class);
        }
        assertThat(find(pending)).isEqualTo(pending);
    }

    @Test
    void an_attempt_that_was_never_kept_is_not_saved() {
        Transaction unknown = aTransaction().of(stored(aLink())).build();
        assertThatThrownBy(() -> save(unknown)).isInstanceOf(StaleWrite.class);
    }

    @Test
    void a_payment_has_one_successful_attempt_and_no_second() {
        Payment link = stored(aLink());
        Transaction first = stored(aTransaction().of(link));
        Transaction second = stored(aTransaction().of(link));
        Transaction paid = save(first.succeed(anInvoiceId(), "ch_1", LATER));
        assertThatThrownBy(() -> save(second.succeed(anInvoiceId(), "ch_2", LATER)))
                .isInstanceOf(AlreadyThere.class);
        assertThat(store.transactions().ofPayment(scope, link.id())).containsExactly(paid, second);
    }

    @Test
    void of_two_attempts_that_succeed_at_once_the_second_is_refused() {
        Payment link = stored(aLink());
        Transaction first = stored(aTransaction().of(link));
        Transaction second = stored(aTransaction().of(link));
        assertThatThrownBy(() -> waitingFor(
                        () -> store.transactions().save(scope, first.succeed(anInvoiceId(), "ch_1", LATER)),
                        () -> {},
                        () -> store.transactions().save(scope, second.succeed(anInvoiceId(), "ch_2", LATER))))
                .isInstanceOf(AlreadyThere.class);
        assertThat(find(second)).isEqualTo(second);
    }

    @Test
    void a_payment_may_have_many_failed_attempts_beside_the_one_that_succeeded() {
        Payment link = stored(aLink());
        for (int i = 0; i < 3; i++) {
            save(stored(aTransaction().of(link)).fail(Samples.failures().get(0), LATER));
        }
        Transaction paid = save(stored(aTransaction().of(link)).succeed(anInvoiceId(), "ch_1", LATER));
        Transaction late =
                save(stored(aTransaction().of(link)).fail(Samples.failures().get(0), LATER));
        assertThat(store.transactions().ofPayment(scope, link.id())).hasSize(5).contains(paid, late);
    }

    @Test
    void an_attempt_is_found_in_its_own_scope_only() {
        Transaction attempt = stored(aTransaction().of(stored(aLink())));
        for (Scope stranger : strangers) {
            assertThat(store.transactions().find(stranger, attempt.id()))
                    .as("%s", stranger)
                    .isEmpty();
        }
        assertThat(store.transactions().find(scope, attempt.id())).contains(attempt);
    }

    @Test
    void an_unknown_attempt_is_not_found() {
        stored(aTransaction().of(stored(aLink())));
        assertThat(store.transactions().find(scope, aTransactionId())).isEmpty();
    }

    @Test
    void the_attempts_of_a_payment_are_listed_oldest_first() {
        Payment link = stored(aLink());
        Transaction middle = stored(aTransaction().of(link).madeAt(NOON.plusMillis(1)));
        Transaction newest = stored(aTransaction().of(link).madeAt(NOON.plusMillis(2)));
        Transaction oldest = stored(aTransaction().of(link).madeAt(NOON));
        stored(aTransaction().of(stored(aLink())));
        assertThat(store.transactions().ofPayment(scope, link.id())).containsExactly(oldest, middle, newest);
    }

    @Test
    void a_payment_without_attempts_has_none_listed() {
        stored(aTransaction().of(stored(aLink())));
        PaymentId untouched = stored(aLink()).id();
        assertThat(store.transactions().ofPayment(scope, untouched)).isEmpty();
    }

    @Test
    void the_attempts_of_a_payment_are_listed_in_its_own_scope_only() {
        Payment link = stored(aLink());
        Transaction attempt = stored(aTransaction().of(link));
        for (Scope stranger : strangers) {
            assertThat(store.transactions().ofPayment(stranger, link.id()))
                    .as("%s", stranger)
                    .isEmpty();
        }
        assertThat(store.transactions().ofPayment(scope, link.id())).containsExactly(attempt);
    }

    private void assertReadBack(TransactionBuilder builder) {
        Transaction attempt = stored(builder);
        assertThat(find(attempt)).isEqualTo(attempt);
    }

    private Transaction stored(TransactionBuilder builder) {
        return stored(scope, builder);
    }

    private Transaction find(Transaction attempt) {
        return store.transactions().find(scope, attempt.id()).orElseThrow();
    }

    /** Saves what is given, no more and no less, as its next version. */
    private Transaction save(Transaction attempt) {
        Transaction saved = inUnit(() -> store.transactions().save(scope, attempt));
        assertThat(saved.version()).isEqualTo(attempt.version() + 1);
        assertThat(saved).usingRecursiveComparison().ignoringFields("version").isEqualTo(attempt);
        return saved;
    }
}
