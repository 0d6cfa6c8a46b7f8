package dev.hexpay.testkit.contract;

import static dev.hexpay.testkit.Builders.NOON;
import static dev.hexpay.testkit.Builders.aCharge;
import static dev.hexpay.testkit.Builders.aCopyOf;
import static dev.hexpay.testkit.Builders.aCustomer;
import static dev.hexpay.testkit.Builders.aLink;
import static dev.hexpay.testkit.Builders.aPaymentId;
import static dev.hexpay.testkit.Builders.aToken;
import static dev.hexpay.testkit.Builders.aTransaction;
import static dev.hexpay.testkit.Builders.aTransactionId;
import static dev.hexpay.testkit.Builders.anInvoiceId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.application.port.out.OptimisticLockException;
import dev.hexpay.application.port.out.Payments;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentState;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Scoped;
import dev.hexpay.domain.text.Metadata;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@link Payments} guarantees about single payments; {@link PaymentListContract} covers the lists. */
public abstract class PaymentsContract extends StoreContract {
    private static final Instant LATER = NOON.plusMillis(1);

    @Test
    void a_payment_with_required_fields_only_is_read_back_equal() {
        assertReadBack(aLink().build());
        assertReadBack(aCharge().build());
    }

    @Test
    void a_payment_with_every_field_at_its_maximum_is_read_back_equal() {
        Customer customer = stored(aCustomer());
        assertReadBack(aLink().describedAs(EdgeValues.widest(500))
                .withMetadata(EdgeValues.largestMetadata())
                .withCustomer(customer.id())
                .withPage(EdgeValues.largestPage())
                .build());
    }

    @Test
    void every_state_is_read_back_equal() {
        for (PaymentState state : EdgeValues.states()) {
            assertReadBack(aLink().inState(state).build());
            assertReadBack(aCharge().inState(state).build());
        }
    }

    @Test
    void every_price_is_read_back_equal() {
        for (TaxBreakdown price : EdgeValues.prices()) {
            assertReadBack(aLink().of(price).build());
        }
    }

    @Test
    void instants_are_read_back_to_the_millisecond() {
        Payment payment =
                aLink().createdAt(EdgeValues.LAST_MILLISECOND).expiringAt(LATER).build();
        assertReadBack(payment);
    }

    @Test
    void metadata_keeps_its_order() {
        Payment payment = stored(aLink().withMetadata(EdgeValues.largestMetadata()));
        Metadata read = find(payment).metadata();
        assertThat(read).isNotNull();
        assertThat(read.entries().keySet())
                .containsExactlyElementsOf(EdgeValues.largestMetadata().keySet());
    }

    @Test
    void missing_and_empty_metadata_are_different() {
        assertReadBack(aLink().withMetadata(Map.of()).build());
        assertReadBack(aLink().build());
    }

    @Test
    void a_saved_payment_has_the_next_version_and_is_read_back_equal() {
        Payment stored = stored(aLink());
        Payment canceled = stored.cancel(LATER);
        Payment saved = save(canceled);
        assertThat(saved.version()).isEqualTo(stored.version() + 1);
        assertThat(saved).usingRecursiveComparison().ignoringFields("version").isEqualTo(canceled);
        assertThat(find(stored)).isEqualTo(saved);
    }

    @Test
    void every_change_is_saved() {
        Customer payer = stored(aCustomer());
        for (PaymentState state : EdgeValues.states()) {
            for (TaxBreakdown price : EdgeValues.prices()) {
                Payment changed = save(changed(stored(aLink()), state, price, payer));
                assertThat(find(changed)).isEqualTo(changed);
            }
        }
    }

    @Test
    void a_new_state_replaces_the_data_of_the_old_one() {
        TransactionId second = aTransactionId();
        Payment failed = stored(aLink().failed());
        Payment again = save(failed.startTransaction(second, failed.price(), LATER));
        assertThat(find(again).state()).isEqualTo(new PaymentState.Processing(second));
    }

    @Test
    void a_payment_is_saved_repeatedly() {
        Customer payer = stored(aCustomer());
        Payment link = stored(aLink());
        Transaction transaction = aTransaction().of(link).build();
        Payment first = save(link.startTransaction(transaction.id(), link.price(), LATER));
        Payment second = save(first.requireAction(transaction, LATER));
        Payment third = save(second.resumeTransaction(LATER));
        Payment paid = save(third.settle(transaction, payer.id(), anInvoiceId(), LATER));
        assertThat(find(paid)).isEqualTo(paid);
        assertThat(paid.version()).isEqualTo(4);
    }

    @Test
    void a_stale_save_fails_and_changes_nothing() {
        Payment stored = stored(aLink());
        Payment winner = save(stored.startTransaction(aTransactionId(), stored.price(), LATER));
        assertThatThrownBy(() -> save(stored.cancel(LATER))).isInstanceOf(OptimisticLockException.class);
        assertThat(find(stored)).isEqualTo(winner);
    }

    @Test
    void the_second_of_two_concurrent_saves_fails() {
        Payment stored = stored(aLink());
        Payment attempted = stored.startTransaction(aTransactionId(), stored.price(), LATER);
        assertThatThrownBy(() -> blockedUntilCommit(
                        () -> store.payments().save(scope, attempted),
                        () -> {},
                        () -> store.payments().save(scope, stored.cancel(LATER))))
                .isInstanceOf(OptimisticLockException.class);
        assertThat(find(stored).state()).isEqualTo(attempted.state());
    }

    @Test
    void a_payment_of_another_scope_is_not_saved() {
        Payment stored = stored(aLink());
        for (Scope otherScope : otherScopes) {
            assertThatThrownBy(() -> inUnit(() -> store.payments().save(otherScope, stored.cancel(LATER))))
                    .isInstanceOf(OptimisticLockException.class);
        }
        assertThat(find(stored)).isEqualTo(stored);
    }

    @Test
    void a_payment_that_was_never_inserted_is_not_saved() {
        assertThatThrownBy(() -> save(aLink().build())).isInstanceOf(OptimisticLockException.class);
    }

    @Test
    void a_payment_is_found_in_its_own_scope_only() {
        Payment stored = stored(aLink());
        for (Scope otherScope : otherScopes) {
            assertThat(store.payments().find(otherScope, stored.id()))
                    .as("%s", otherScope)
                    .isEmpty();
        }
        assertThat(store.payments().find(scope, stored.id())).contains(stored);
    }

    @Test
    void an_unknown_payment_is_not_found() {
        stored(aLink());
        assertThat(store.payments().find(scope, aPaymentId())).isEmpty();
        assertThat(inUnit(() -> store.payments().lock(scope, aPaymentId()))).isEmpty();
    }

    @Test
    void a_payment_is_locked_in_its_own_scope_only() {
        Payment stored = stored(aLink());
        for (Scope otherScope : otherScopes) {
            assertThat(inUnit(() -> store.payments().lock(otherScope, stored.id())))
                    .as("%s", otherScope)
                    .isEmpty();
        }
        assertThat(inUnit(() -> store.payments().lock(scope, stored.id()))).contains(stored);
    }

    @Test
    void the_second_lock_waits_and_sees_the_committed_change() {
        Payment stored = stored(aLink());
        Payment seen = blockedUntilCommit(
                () -> store.payments().lock(scope, stored.id()),
                () -> store.payments().save(scope, stored.cancel(LATER)),
                () -> store.payments().lock(scope, stored.id()).orElseThrow());
        assertThat(seen.state()).isEqualTo(new PaymentState.Canceled());
        assertThat(seen).isEqualTo(find(stored));
    }

    @Test
    void the_second_lock_waits_and_sees_nothing_of_a_rolled_back_unit() {
        Payment stored = stored(aLink());
        Payment seen = blockedUntilRollback(
                () -> {
                    store.payments().lock(scope, stored.id());
                    store.payments().save(scope, stored.cancel(LATER));
                },
                () -> store.payments().lock(scope, stored.id()).orElseThrow());
        assertThat(seen).isEqualTo(stored);
    }

    @Test
    void a_locked_payment_is_not_changed_by_others() {
        Payment stored = stored(aLink());
        Payment attempted = stored.startTransaction(aTransactionId(), stored.price(), LATER);
        assertThatThrownBy(() -> blockedUntilCommit(
                        () -> store.payments().lock(scope, stored.id()),
                        () -> store.payments().save(scope, attempted),
                        () -> store.payments().save(scope, stored.cancel(LATER))))
                .isInstanceOf(OptimisticLockException.class);
        assertThat(find(stored).state()).isEqualTo(attempted.state());
    }

    @Test
    void a_token_finds_its_payment_and_scope() {
        for (Scope owner : otherScopes) {
            Payment payment = stored(owner, aLink().build());
            assertThat(store.payments().findByToken(payment.page().token())).contains(new Scoped<>(owner, payment));
        }
    }

    @Test
    void a_token_finds_a_payment_in_any_state() {
        for (PaymentState state : EdgeValues.states()) {
            Payment payment = stored(aLink().inState(state));
            assertThat(store.payments().findByToken(payment.page().token())).contains(new Scoped<>(scope, payment));
        }
    }

    @Test
    void an_unknown_token_finds_nothing() {
        Payment payment = stored(aLink());
        assertThat(store.payments().findByToken(aToken())).isEmpty();
        assertThat(store.payments().findByToken(otherCase(payment.page().token())))
                .as("in another case")
                .isEmpty();
    }

    private static LinkToken otherCase(LinkToken token) {
        StringBuilder text = new StringBuilder();
        token.value()
                .chars()
                .map(c -> Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c))
                .forEach(text::appendCodePoint);
        return new LinkToken(text.toString());
    }

    private static Payment changed(Payment stored, PaymentState state, TaxBreakdown price, Customer payer) {
        return aCopyOf(stored)
                .of(price)
                .withCustomer(payer.id())
                .inState(state)
                .updatedAt(NOON.plusSeconds(60))
                .build();
    }

    private void assertReadBack(Payment payment) {
        stored(scope, payment);
        assertThat(find(payment)).isEqualTo(payment);
    }

    private Payment find(Payment payment) {
        return store.payments().find(scope, payment.id()).orElseThrow();
    }

    /** Saves and checks that nothing but the version changed. */
    private Payment save(Payment payment) {
        Payment saved = inUnit(() -> store.payments().save(scope, payment));
        assertThat(saved.version()).isEqualTo(payment.version() + 1);
        assertThat(saved).usingRecursiveComparison().ignoringFields("version").isEqualTo(payment);
        return saved;
    }
}
