package dev.hexpay.application.usecase.operator;

import dev.hexpay.application.event.EventRecord;
import dev.hexpay.application.page.EventFilter;
import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.page.RefundFilter;
import dev.hexpay.application.port.in.operator.PaymentHistoryQueries;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.Payments;
import dev.hexpay.application.port.out.Store;
import dev.hexpay.domain.id.ApiKeyId;
import dev.hexpay.domain.id.EventId;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.invoice.CreditNote;
import dev.hexpay.domain.invoice.DocumentRef;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.operator.AuditEntry;
import dev.hexpay.domain.operator.OperatorAction;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentState;
import dev.hexpay.domain.payment.RecordedDispute;
import dev.hexpay.domain.payment.Refund;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.webhook.WebhookDelivery;
import dev.hexpay.domain.webhook.WebhookEndpoint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Collects all that is known of a payment, by its own indexes. */
public final class PaymentHistoryQueryHandler implements PaymentHistoryQueries {
    private static final Set<OperatorAction> CREATING =
            Set.of(OperatorAction.CREATE_LINK, OperatorAction.CHARGE_CUSTOMER);

    private final Store store;

    public PaymentHistoryQueryHandler(OutPorts out) {
        this.store = out.store();
    }

    @Override
    public PaymentHistory get(Scope scope, PaymentId id) {
        Payment payment = store.payments().find(scope, id).orElseThrow(IdKind.PAYMENT::notFound);
        Payments.Trace trace = store.payments().trace(scope, id).orElseThrow(IdKind.PAYMENT::notFound);
        List<Transaction> transactions = store.transactions().ofPayment(scope, id);
        List<RecordedDispute> disputes = transactions.stream()
                .map(Transaction::dispute)
                .filter(Objects::nonNull)
                .toList();
        Invoice invoice = invoiceOf(scope, payment);
        List<Refund> refunds = oldestFirst(store.refunds().list(scope, RefundFilter.ALL.withPayment(id), last()));
        List<CreditNote> creditNotes =
                invoice == null ? List.of() : oldestFirst(store.creditNotes().list(scope, invoice.id(), last()));
        List<EventRecord> events =
                oldestFirst(store.outbox().list(scope, EventFilter.ALL.withSubject(id.value()), last()));
        List<DocumentRef> documents = documents(invoice, creditNotes);
        List<String> subjects = Stream.of(
                        Stream.of(id.value()),
                        transactions.stream().map(each -> each.id().value()),
                        disputes.stream().map(each -> each.id().value()),
                        refunds.stream().map(each -> each.id().value()),
                        documents.stream().map(DocumentRef::id))
                .flatMap(ids -> ids)
                .toList();
        List<AuditEntry> actions = store.auditLog().ofSubjects(scope, subjects, MAX_ACTIONS);
        return new PaymentHistory(
                payment,
                origin(scope, trace.createdBy(), creation(payment, actions)),
                trace.openedAt(),
                transactions,
                invoice,
                refunds,
                creditNotes,
                store.receipts().ofDocuments(scope, documents),
                disputes,
                events,
                deliveries(scope, events),
                actions);
    }

    private @Nullable Invoice invoiceOf(Scope scope, Payment payment) {
        return payment.state() instanceof PaymentState.Succeeded paid
                ? store.invoices().get(scope, paid.invoice())
                : null;
    }

    private static <I> PageRequest<I> last() {
        return PageRequest.first(PageRequest.MAX_LIMIT);
    }

    private static <T> List<T> oldestFirst(Page<T> newestFirst) {
        List<T> reversed = new ArrayList<>(newestFirst.items());
        Collections.reverse(reversed);
        return List.copyOf(reversed);
    }

    private static List<DocumentRef> documents(@Nullable Invoice invoice, List<CreditNote> creditNotes) {
        List<DocumentRef> documents = new ArrayList<>();
        if (invoice != null) {
            documents.add(new DocumentRef.InvoiceRef(invoice.id()));
        }
        creditNotes.forEach(note -> documents.add(new DocumentRef.CreditNoteRef(note.id())));
        return documents;
    }

    /** The action that created the payment; null when no operator did. */
    private static @Nullable AuditEntry creation(Payment payment, List<AuditEntry> actions) {
        return actions.stream()
                .filter(action -> CREATING.contains(action.action())
                        && payment.id().value().equals(action.subject()))
                .findFirst()
                .orElse(null);
    }

    private @Nullable Origin origin(Scope scope, @Nullable ApiKeyId key, @Nullable AuditEntry creation) {
        if (key != null) {
            return store.apiKeys()
                    .find(scope, key)
                    .map(found -> new Origin(found.name().value(), found.prefix()))
                    .orElseGet(() -> new Origin(key.value(), null));
        }
        return creation == null ? null : new Origin(creation.actor(), null);
    }

    private Map<EventId, List<WebhookDelivery>> deliveries(Scope scope, List<EventRecord> events) {
        List<EventId> ids = events.stream().map(EventRecord::id).toList();
        return store.webhookEndpoints().all(scope).stream()
                .map(WebhookEndpoint::id)
                .flatMap(endpoint -> store.webhookDeliveries().of(scope, endpoint, ids).stream())
                .sorted(Comparator.comparing(delivery -> delivery.id().value()))
                .collect(Collectors.groupingBy(WebhookDelivery::event));
    }
}
