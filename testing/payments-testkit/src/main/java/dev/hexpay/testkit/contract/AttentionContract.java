package dev.hexpay.testkit.contract;

import static dev.hexpay.testkit.Builders.NOON;
import static dev.hexpay.testkit.Builders.aLink;
import static dev.hexpay.testkit.Builders.aReceipt;
import static dev.hexpay.testkit.Builders.aRefund;
import static dev.hexpay.testkit.Builders.aTransaction;
import static dev.hexpay.testkit.Builders.aWebhookEndpoint;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.port.out.Reports;
import dev.hexpay.application.report.Attention;
import dev.hexpay.domain.invoice.Receipt;
import dev.hexpay.domain.payment.DisputeStatus;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.webhook.EndpointState;
import dev.hexpay.domain.webhook.EndpointState.DisabledReason;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What {@link Reports} guarantees of the counts of what needs a person. */
public abstract class AttentionContract extends StoreContract {
    private static final Attention NOTHING = new Attention(0, 0, 0, 0, 0, 0);
    private static final Instant LONG_AGO =
            NOON.minus(Attention.LONGEST_PROCESSING).minusMillis(1);
    private static final Instant LATELY = NOON.minus(Attention.LONGEST_PROCESSING);

    @Test
    void payments_that_are_processing_for_long_are_counted() {
        stored(aLink().processing().updatedAt(LONG_AGO));
        stored(aLink().processing().updatedAt(LATELY));
        stored(aLink().requiringAction().updatedAt(LONG_AGO));
        stored(aLink().failed().updatedAt(LONG_AGO));
        assertThat(attention()).isEqualTo(new Attention(1, 0, 0, 0, 0, 0));
    }

    @Test
    void open_disputes_are_counted() {
        for (DisputeStatus status : DisputeStatus.values()) {
            stored(scope, aTransaction().of(stored(aLink())).disputed(status));
        }
        assertThat(attention()).isEqualTo(new Attention(0, 1, 0, 0, 0, 0));
    }

    @Test
    void refunds_that_are_pending_for_long_are_counted() {
        stored(scope, aRefund().createdAt(LONG_AGO));
        stored(scope, aRefund().createdAt(LATELY));
        stored(scope, aRefund().createdAt(LONG_AGO).succeeded());
        assertThat(attention()).isEqualTo(new Attention(0, 0, 1, 0, 0, 0));
    }

    @Test
    void receipts_that_failed_and_are_not_sent_are_counted() {
        Instant failed = NOON.minus(Attention.FAILED_RECEIPTS);
        queued(scope, new Receipt.State.Pending(NOON, 0));
        queued(scope, new Receipt.State.Pending(NOON, 1));
        queued(scope, new Receipt.State.Sent(NOON));
        queued(scope, new Receipt.State.Failed(failed));
        queued(scope, new Receipt.State.Failed(failed.minusMillis(1)));
        assertThat(attention()).isEqualTo(new Attention(0, 0, 0, 2, 0, 0));
    }

    @Test
    void endpoints_that_fail_are_counted() {
        endpoint(scope, new EndpointState.Active(0, 0));
        endpoint(scope, new EndpointState.Active(1, 0));
        for (DisabledReason reason : DisabledReason.values()) {
            endpoint(scope, new EndpointState.Disabled(reason, NOON));
        }
        assertThat(attention()).isEqualTo(new Attention(0, 0, 0, 0, 3, 0));
    }

    @Test
    void what_needs_a_person_is_counted_in_its_own_scope_only() {
        for (Scope otherScope : otherScopes) {
            stored(otherScope, aLink().processing().updatedAt(LONG_AGO).build());
            stored(
                    otherScope,
                    aTransaction().of(stored(otherScope, aLink().build())).disputed(DisputeStatus.OPEN));
            stored(otherScope, aRefund().createdAt(LONG_AGO));
            queued(otherScope, new Receipt.State.Pending(NOON, 1));
            endpoint(otherScope, new EndpointState.Active(1, 0));
            assertThat(store.reports().attention(otherScope, NOON))
                    .as("%s", otherScope)
                    .isEqualTo(new Attention(1, 1, 1, 1, 1, 0));
        }
        assertThat(attention()).isEqualTo(NOTHING);
    }

    @Test
    void counts_end_at_the_highest() {
        inUnit(() -> {
            for (int i = 0; i < Attention.MAX - 1; i++) {
                queued(scope, new Receipt.State.Pending(NOON, 1));
            }
        });
        assertThat(attention().unsentReceipts()).isEqualTo(Attention.MAX - 1);
        inUnit(() -> {
            for (int i = 0; i < 5; i++) {
                queued(scope, new Receipt.State.Pending(NOON, 1));
                queued(scope, new Receipt.State.Failed(NOON));
            }
        });
        assertThat(attention().unsentReceipts()).isEqualTo(Attention.MAX);
    }

    private Attention attention() {
        return store.reports().attention(scope, NOON);
    }

    private void queued(Scope where, Receipt.State state) {
        inUnit(() -> store.receipts().insert(where, aReceipt().inState(state).build()));
    }

    private void endpoint(Scope where, EndpointState state) {
        inUnit(() -> store.webhookEndpoints()
                .insert(where, aWebhookEndpoint().inState(state).build()));
    }
}
