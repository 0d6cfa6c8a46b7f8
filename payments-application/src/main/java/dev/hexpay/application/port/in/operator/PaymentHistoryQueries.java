package dev.hexpay.application.port.in.operator;

import dev.hexpay.application.event.EventRecord;
import dev.hexpay.domain.id.EventId;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.invoice.CreditNote;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.invoice.Receipt;
import dev.hexpay.domain.operator.AuditEntry;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.RecordedDispute;
import dev.hexpay.domain.payment.Refund;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.webhook.WebhookDelivery;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads all that is known of a payment. */
public interface PaymentHistoryQueries {
    /** The longest list of actions of a payment. */
    int MAX_ACTIONS = 100;

    /**
     * The payment with everything that came of it.
     *
     * @throws dev.hexpay.domain.error.PaymentsException {@code payment_not_found}
     */
    PaymentHistory get(Scope scope, PaymentId id);

    /**
     * A payment and what came of it; each list is in the order of time. Of refunds, credit notes and events it has the last
     * 100, of actions the first {@link #MAX_ACTIONS}.
     *
     * @param origin who created it; null when that was not recorded, as of payments of an application that embeds this one
     * @param openedAt when its page was first opened; null if it was not
     * @param transactions every attempt
     * @param invoice null before it succeeded
     * @param deliveries those of the events to endpoints that exist, by event; an event without one is left out
     * @param actions what operators did to it, its transactions, disputes, refunds and documents
     */
    record PaymentHistory(
            Payment payment,
            @Nullable Origin origin,
            @Nullable Instant openedAt,
            List<Transaction> transactions,
            @Nullable Invoice invoice,
            List<Refund> refunds,
            List<CreditNote> creditNotes,
            List<Receipt> receipts,
            List<RecordedDispute> disputes,
            List<EventRecord> events,
            Map<EventId, List<WebhookDelivery>> deliveries,
            List<AuditEntry> actions) {}

    /**
     * Who created a payment.
     *
     * @param name the name of an API key, or its id after its deletion; or the name of an operator
     * @param prefix the start of the secret of a key that exists; null of another origin
     */
    record Origin(String name, @Nullable String prefix) {}
}
