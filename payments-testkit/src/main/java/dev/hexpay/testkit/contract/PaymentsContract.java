package dev.hexpay.testkit.contract;

import static dev.hexpay.testkit.Builders.NOON;
import static dev.hexpay.testkit.Builders.aCharge;
import static dev.hexpay.testkit.Builders.aCustomer;
import static dev.hexpay.testkit.Builders.aLink;
import static dev.hexpay.testkit.Builders.aPaymentId;
import static dev.hexpay.testkit.Builders.aToken;
import static dev.hexpay.testkit.Builders.aTransaction;
import static dev.hexpay.testkit.Builders.aTransactionId;
import static dev.hexpay.testkit.Builders.anInvoiceId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.application.port.out.Payments;
import dev.hexpay.application.port.out.StaleWrite;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.metadata.Metadata;
import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentState;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.testkit.Builders;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@link Payments} promises of single payments; {@link PaymentListContract} has the lists. */
public abstract class PaymentsContract extends StoreContract {
    private static final Instant LATER = NOON.plusMillis(1);

    @Test
    void a_payment_with_only_what_it_must_have_is_read_back_equal() {
        assertReadBack(aLink().build());
        assertReadBack(aCharge().build());
    }

    @Test
    void a_payment_with_everything_as_long_as_it_can_be_is_read_back_equal() {
        Customer customer = stored(aCustomer());
        assertReadBack(aLink().describedAs(Samples.widest(500))
                .with(Samples.fullestNotes())
                .by(customer.id())
                .at(Samples.fullestPage())
                .build());
    }

    @Test
    void every_state_is_read_back_equal() {
        for (PaymentState state : Samples.states()) {
            assertReadBack(aLink().in(state).build());
            assertReadBack(aCharge().in(state).build());
        }
    }

    @Test
    void every_price_is_read_back_equal() {
        for (TaxBreakdown price : Samples.prices()) {
            assertReadBack(aLink().of(price).build());
        }
    }

    @Test
    void instants_are_read_back_to_the_millisecond() {
        Payment payment =
                aLink().madeAt(Samples.LAST_MILLISECOND).expiringAt(LATER).build();
        assertReadBack(payment);
    }

    @Test
    void notes_are_read_back_in_their_order() {
        Payment payment = stored(aLink().with(Samples.fullestNotes()));
        Metadata read = find(payment).metadata();
        assertThat(read).isNotNull();
        assertThat(read.entries().keySet())
                .containsExactlyElementsOf(Samples.fullestNotes().keySet());
    }

    @Test
    void no_notes_and_empty_notes_are_told_apart() {
        assertReadBack(aLink().with(Map.of()).build());
        assertReadBack(aLink().build());
    }

    @Test
    void a_saved_payment_comes_back_with_its_next_version_and_is_read_back_equal() {
        Payment stored = stored(aLink());
        Payment canceled = stored.cancel(LATER);
        Payment saved = save(canceled);
        assertThat(saved.version()).isEqualTo(stored.version() + 1);
        assertThat(saved).usingRecursiveComparison().ignoringFields("version").isEqualTo(canceled);
        assertThat(find(stored)).isEqualTo(saved);
    }

    @Test
    void everything_that_can_change_is_saved() {
        Customer payer = stored(aCustomer());
        for (PaymentState state : Samples.states()) {
            for (TaxBreakdown price : Samples.prices()) {
                Payment changed = save(changed(stored(aLink()), state, price, payer));
                assertThat(find(changed)).isEqualTo(changed);
            }
        }
    }

    @Test
    void what_a_state_knew_is_gone_with_the_state() {
        TransactionId second = aTransactionId();
        Payment failed = stored(aLink().failed());
        Payment again = save(failed.startAttempt(second, failed.price(), LATER));
        assertThat(find(again).state()).isEqualTo(new PaymentState.Processing(second));
    }

    @Test
    void a_payment_is_saved_again_and_again() {
        Customer payer = stored(aCustomer());
        Payment first = save(
                stored(aLink()).startAttempt(aTransactionId(), aLink().build().price(), LATER));
        Payment second = save(first.requireAction(LATER));
        Payment third = save(second.resumeAttempt(LATER));
        Payment paid = save(third.succeed(aTransaction().of(third).build(), payer.id(), anInvoiceId(), LATER));
        assertThat(find(paid)).isEqualTo(paid);
        assertThat(paid.version()).isEqualTo(4);
    }

    @Test
    void a_save_against_an_older_version_loses_and_changes_nothing() {
        Payment stored = stored(aLink());
        Payment winner = save(stored.startAttempt(aTransactionId(), stored.price(), LATER));
        assertThatThrownBy(() -> save(stored.cancel(LATER))).isInstanceOf(StaleWrite.class);
        assertThat(find(stored)).isEqualTo(winner);
    }

    @Test
    void of_two_who_save_at_once_the_second_loses() {
        Payment stored = stored(aLink());
        Payment attempted = stored.startAttempt(aTransactionId(), stored.price(), LATER);
        assertThatThrownBy(() -> waitingFor(
                        () -> store.payments().save(scope, attempted),
                        () -> {},
                        () -> store.payments().save(scope, stored.cancel(LATER))))
                .isInstanceOf(StaleWrite.class);
        assertThat(find(stored).state()).isEqualTo(attempted.state());
    }

    @Test
    void a_payment_of_another_scope_is_not_saved() {
        Payment stored = stored(aLink());
        for (Scope stranger : strangers) {
            assertThatThrownBy(() -> inUnit(() -> store.payments().save(stranger, stored.cancel(LATER))))
                    .isInstanceOf(StaleWrite.class);
        }
        assertThat(find(stored)).isEqualTo(stored);
    }

    @Test
    void a_payment_that_was_never_kept_is_not_saved() {
        assertThatThrownBy(() -> save(aLink().build())).isInstanceOf(StaleWrite.class);
    }

    @Test
    void a_payment_is_found_in_its_own_scope_only() {
        Payment stored = stored(aLink());
        for (Scope stranger : strangers) {
            assertThat(store.payments().find(stranger, stored.id()))
                    .as("%s", stranger)
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
        for (Scope stranger : strangers) {
            assertThat(inUnit(() -> store.payments().lock(stranger, stored.id())))
                    .as("%s", stranger)
                    .isEmpty();
        }
        assertThat(inUnit(() -> store.payments().lock(scope, stored.id()))).contains(stored);
    }

    @Test
    void who_locks_second_waits_and_sees_what_the_first_has_changed() {
        Payment stored = stored(aLink());
        Payment seen = waitingFor(
                () -> store.payments().lock(scope, stored.id()),
                () -> store.payments().save(scope, stored.cancel(LATER)),
                () -> store.payments().lock(scope, stored.id()).orElseThrow());
        assertThat(seen.state()).isEqualTo(new PaymentState.Canceled());
        assertThat(seen).isEqualTo(find(stored));
    }

    @Test
    void who_locks_second_waits_and_sees_nothing_of_a_unit_that_failed() {
        Payment stored = stored(aLink());
        Payment seen = waitingInVain(
                () -> {
                    store.payments().lock(scope, stored.id());
                    store.payments().save(scope, stored.cancel(LATER));
                },
                () -> store.payments().lock(scope, stored.id()).orElseThrow());
        assertThat(seen).isEqualTo(stored);
    }

    @Test
    void while_a_payment_is_locked_nobody_else_changes_it() {
        Payment stored = stored(aLink());
        Payment attempted = stored.startAttempt(aTransactionId(), stored.price(), LATER);
        assertThatThrownBy(() -> waitingFor(
                        () -> store.payments().lock(scope, stored.id()),
                        () -> store.payments().save(scope, attempted),
                        () -> store.payments().save(scope, stored.cancel(LATER))))
                .isInstanceOf(StaleWrite.class);
        assertThat(find(stored).state()).isEqualTo(attempted.state());
    }

    @Test
    void a_token_finds_its_payment_and_whose_it_is() {
        for (Scope owner : strangers) {
            Payment payment = stored(owner, aLink().build());
            assertThat(store.payments().findByToken(payment.page().token()))
                    .contains(new Payments.Located(owner, payment));
        }
    }

    @Test
    void a_token_finds_a_payment_in_any_state() {
        for (PaymentState state : Samples.states()) {
            Payment payment = stored(aLink().in(state));
            assertThat(store.payments().findByToken(payment.page().token()))
                    .contains(new Payments.Located(scope, payment));
        }
    }

    @Test
    void a_token_that_differs_finds_nothing() {
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
        return new Payment(
                stored.id(),
                stored.kind(),
                stored.provider(),
                price,
                stored.description(),
                stored.metadata(),
                payer.id(),
                stored.page(),
                state,
                stored.createdAt(),
                Builders.NOON.plusSeconds(60),
                stored.version());
    }

    private void assertReadBack(Payment payment) {
        stored(scope, payment);
        assertThat(find(payment)).isEqualTo(payment);
    }

    private Payment find(Payment payment) {
        return store.payments().find(scope, payment.id()).orElseThrow();
    }

    /** Saves what is given, no more and no less, as its next version. */
    private Payment save(Payment payment) {
        Payment saved = inUnit(() -> store.payments().save(scope, payment));
        assertThat(saved.version()).isEqualTo(payment.version() + 1);
        assertThat(saved).usingRecursiveComparison().ignoringFields("version").isEqualTo(payment);
        return saved;
    }
}
