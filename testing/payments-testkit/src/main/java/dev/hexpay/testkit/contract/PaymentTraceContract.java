package dev.hexpay.testkit.contract;

import static dev.hexpay.testkit.Builders.NOON;
import static dev.hexpay.testkit.Builders.aLink;
import static dev.hexpay.testkit.Builders.aPaymentId;
import static dev.hexpay.testkit.Builders.anApiKey;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.port.out.Payments;
import dev.hexpay.application.port.out.Payments.Trace;
import dev.hexpay.domain.id.ApiKeyId;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.tenant.Scope;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What {@link Payments} guarantees of the trace of a payment. */
public abstract class PaymentTraceContract extends StoreContract {
    private static final Instant LATER = NOON.plusMillis(1);

    private final ApiKeyId key = anApiKey().build().id();

    @Test
    void the_key_that_created_a_payment_is_read_back() {
        Payment payment = inserted(key);
        assertThat(trace(payment)).isEqualTo(new Trace(key, null));
        assertThat(store.payments().find(scope, payment.id())).contains(payment);
    }

    @Test
    void a_payment_that_no_key_created_has_none() {
        assertThat(trace(inserted(null))).isEqualTo(new Trace(null, null));
        assertThat(trace(stored(aLink()))).isEqualTo(new Trace(null, null));
    }

    @Test
    void the_first_view_of_a_page_is_recorded_and_no_later_one() {
        Payment payment = inserted(key);
        open(scope, payment, NOON);
        open(scope, payment, LATER);
        assertThat(trace(payment)).isEqualTo(new Trace(key, NOON));
    }

    @Test
    void a_view_of_a_page_does_not_change_the_payment() {
        Payment payment = inserted(key);
        open(scope, payment, NOON);
        assertThat(store.payments().find(scope, payment.id())).contains(payment);
        Payment canceled = inUnit(() -> store.payments().save(scope, payment.cancel(LATER)));
        assertThat(store.payments().find(scope, payment.id())).contains(canceled);
    }

    @Test
    void a_save_keeps_the_trace() {
        Payment payment = inserted(key);
        open(scope, payment, NOON);
        inUnit(() -> store.payments().save(scope, payment.cancel(LATER)));
        assertThat(trace(payment)).isEqualTo(new Trace(key, NOON));
    }

    @Test
    void a_view_is_recorded_outside_of_a_unit_of_work_too() {
        Payment payment = inserted(key);
        store.payments().markOpened(scope, payment.id(), NOON);
        assertThat(resultOf(inOtherThread(() -> trace(payment)))).isEqualTo(new Trace(key, NOON));
    }

    @Test
    void a_trace_is_found_in_its_own_scope_only() {
        Payment payment = inserted(key);
        for (Scope otherScope : otherScopes) {
            assertThat(store.payments().trace(otherScope, payment.id()))
                    .as("%s", otherScope)
                    .isEmpty();
        }
        assertThat(store.payments().trace(scope, aPaymentId())).isEmpty();
    }

    @Test
    void a_view_is_recorded_in_its_own_scope_only() {
        Payment payment = inserted(key);
        for (Scope otherScope : otherScopes) {
            open(otherScope, payment, NOON);
        }
        open(scope, stored(aLink()), NOON);
        assertThat(trace(payment)).isEqualTo(new Trace(key, null));
    }

    private Payment inserted(@Nullable ApiKeyId createdBy) {
        Payment payment = aLink().build();
        inUnit(() -> store.payments().insert(scope, payment, createdBy));
        return payment;
    }

    private void open(Scope where, Payment payment, Instant at) {
        inUnit(() -> store.payments().markOpened(where, payment.id(), at));
    }

    private Trace trace(Payment payment) {
        return store.payments().trace(scope, payment.id()).orElseThrow();
    }
}
