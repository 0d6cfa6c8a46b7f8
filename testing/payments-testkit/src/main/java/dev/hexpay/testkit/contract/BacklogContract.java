package dev.hexpay.testkit.contract;

import static dev.hexpay.testkit.Builders.NOON;
import static dev.hexpay.testkit.Builders.aCopyOf;
import static dev.hexpay.testkit.Builders.aLink;
import static dev.hexpay.testkit.Builders.aReceipt;
import static dev.hexpay.testkit.Builders.aRefund;
import static dev.hexpay.testkit.Builders.aTransaction;
import static dev.hexpay.testkit.Builders.aWebhookEndpoint;
import static dev.hexpay.testkit.Builders.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.event.Event;
import dev.hexpay.application.port.out.Reports;
import dev.hexpay.application.port.out.WebhookEndpoints.Lane;
import dev.hexpay.application.report.Backlog;
import dev.hexpay.domain.invoice.Receipt;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentState;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.webhook.EndpointState;
import dev.hexpay.domain.webhook.EndpointState.DisabledReason;
import dev.hexpay.domain.webhook.WebhookEndpoint;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@link Reports#backlog} guarantees. */
public abstract class BacklogContract extends StoreContract {
    private static final Instant BEFORE = NOON.minusSeconds(60);
    private static final Instant LONG_AGO = NOON.minusSeconds(3600);
    private static final Instant LATER = NOON.plusSeconds(60);

    @Test
    void an_empty_store_has_no_backlog() {
        assertThat(backlog()).isEqualTo(new Backlog(null, null, null, null, null));
    }

    @Test
    void the_oldest_transaction_of_a_processing_payment_waits() {
        processing(scope, NOON);
        processing(otherScopes.get(0), BEFORE);
        assertThat(backlog()).isEqualTo(new Backlog(BEFORE, null, null, null, null));
    }

    private void processing(Scope where, Instant startedAt) {
        Payment link = stored(where, aLink().build());
        Transaction started = aTransaction().of(link).createdAt(startedAt).build();
        inUnit(() -> store.payments()
                .save(
                        where,
                        aCopyOf(link)
                                .inState(new PaymentState.Processing(started.id()))
                                .build()));
        inUnit(() -> store.transactions().insert(where, started));
    }

    @Test
    void the_oldest_pending_refund_waits() {
        stored(scope, aRefund().createdAt(LONG_AGO).succeeded());
        stored(scope, aRefund().createdAt(NOON));
        stored(otherScopes.get(0), aRefund().createdAt(BEFORE));
        assertThat(backlog()).isEqualTo(new Backlog(null, BEFORE, null, null, null));
    }

    @Test
    void the_oldest_pending_receipt_waits_from_the_time_it_was_queued() {
        queued(scope, LONG_AGO, new Receipt.State.Sent(NOON));
        queued(scope, LONG_AGO, new Receipt.State.Failed(NOON));
        queued(scope, NOON, new Receipt.State.Pending(NOON, 0));
        queued(otherScopes.get(0), BEFORE, new Receipt.State.Pending(LATER, 1));
        assertThat(backlog()).isEqualTo(new Backlog(null, null, BEFORE, null, null));
    }

    private void queued(Scope where, Instant createdAt, Receipt.State state) {
        inUnit(() -> store.receipts()
                .insert(where, aReceipt().inState(state).createdAt(createdAt).build()));
    }

    @Test
    void the_endpoint_that_is_due_for_the_longest_waits_whether_it_fails_or_not() {
        due(scope, new EndpointState.Active(0, 0), NOON);
        assertThat(backlog()).isEqualTo(new Backlog(null, null, null, NOON, null));
        due(otherScopes.get(0), new EndpointState.Active(1, 0), BEFORE);
        assertThat(backlog()).isEqualTo(new Backlog(null, null, null, BEFORE, null));
    }

    @Test
    void an_endpoint_that_is_not_due_yet_or_disabled_does_not_wait() {
        due(scope, new EndpointState.Active(0, 0), NOON.plusMillis(1));
        due(scope, new EndpointState.Disabled(DisabledReason.EXHAUSTED, NOON), BEFORE);
        assertThat(backlog().delivery()).isNull();
    }

    @Test
    void a_leased_endpoint_does_not_wait_until_its_lease_ends() {
        due(scope, new EndpointState.Active(0, 0), BEFORE);
        inUnit(() -> store.webhookEndpoints().lease(Lane.HEALTHY, NOON, LATER));
        assertThat(backlog().delivery()).isNull();
        assertThat(store.reports().backlog(LATER).delivery()).isEqualTo(BEFORE);
    }

    private void due(Scope where, EndpointState state, Instant dueAt) {
        WebhookEndpoint endpoint = aWebhookEndpoint().inState(state).build();
        inUnit(() -> {
            store.webhookEndpoints().insert(where, endpoint);
            store.webhookEndpoints().wake(where, List.of(endpoint.id()), dueAt);
        });
    }

    @Test
    void the_first_event_that_is_not_distributed_waits() {
        storedEndpoint(scope);
        storedEndpoint(otherScopes.get(0));
        Event distributed = anEvent(LONG_AGO);
        inUnit(() -> store.outbox().append(scope, distributed));
        inUnit(() -> store.outbox()
                .markDistributed(scope, store.outbox().lockUndistributed(scope, List.of(distributed.id()))));
        inUnit(() -> store.outbox().append(otherScopes.get(1), anEvent(LONG_AGO)));
        assertThat(backlog().event()).isNull();
        inUnit(() -> store.outbox().append(otherScopes.get(0), anEvent(BEFORE)));
        inUnit(() -> store.outbox().append(scope, anEvent(NOON)));
        assertThat(backlog()).isEqualTo(new Backlog(null, null, null, null, BEFORE));
    }

    private Backlog backlog() {
        return store.reports().backlog(NOON);
    }
}
