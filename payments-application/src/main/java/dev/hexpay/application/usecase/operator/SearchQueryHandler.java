package dev.hexpay.application.usecase.operator;

import dev.hexpay.application.page.CustomerFilter;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.page.TransactionFilter;
import dev.hexpay.application.port.in.operator.SearchQueries;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.Store;
import dev.hexpay.application.presentation.MoneyFormat;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.ExternalId;
import dev.hexpay.domain.error.InvalidValueException;
import dev.hexpay.domain.id.CreditNoteId;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.id.DisputeId;
import dev.hexpay.domain.id.EventId;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.id.PaymentMethodId;
import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.id.WebhookEndpointId;
import dev.hexpay.domain.invoice.CreditNote;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.invoice.InvoiceNumber;
import dev.hexpay.domain.invoice.InvoiceSeries;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.Refund;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tenant.Scope;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds objects by exact look-ups in indexes. */
public final class SearchQueryHandler implements SearchQueries {
    private static final MoneyFormat MONEY = new MoneyFormat(Locale.ENGLISH);
    private static final Pattern NUMBER = Pattern.compile("(INV|CN)-0*([1-9][0-9]{0,17})", Pattern.CASE_INSENSITIVE);
    private static final Pattern LAST4 = Pattern.compile("[0-9]{4}");

    private final Store store;
    private final Map<IdKind, BiFunction<Scope, String, Optional<Hit>>> byId;

    public SearchQueryHandler(OutPorts out) {
        this.store = out.store();
        this.byId = Map.of(
                IdKind.PAYMENT,
                        (scope, id) ->
                                store.payments().find(scope, new PaymentId(id)).map(this::hit),
                IdKind.TRANSACTION,
                        (scope, id) -> store.transactions()
                                .find(scope, new TransactionId(id))
                                .map(this::hit),
                IdKind.CUSTOMER, (scope, id) -> customer(scope, new CustomerId(id)),
                IdKind.PAYMENT_METHOD,
                        (scope, id) -> store.paymentMethods()
                                .find(scope, new PaymentMethodId(id))
                                .flatMap(method -> customer(scope, method.customer())),
                IdKind.INVOICE,
                        (scope, id) ->
                                store.invoices().find(scope, new InvoiceId(id)).map(this::hit),
                IdKind.CREDIT_NOTE,
                        (scope, id) -> store.creditNotes()
                                .find(scope, new CreditNoteId(id))
                                .map(this::hit),
                IdKind.REFUND,
                        (scope, id) ->
                                store.refunds().find(scope, new RefundId(id)).map(this::hit),
                IdKind.DISPUTE, this::dispute,
                IdKind.EVENT,
                        (scope, id) -> store.outbox()
                                .find(scope, new EventId(id))
                                .map(event ->
                                        new Hit(Kind.EVENT, id, event.body().name())),
                IdKind.WEBHOOK_ENDPOINT,
                        (scope, id) -> store.webhookEndpoints()
                                .find(scope, new WebhookEndpointId(id))
                                .map(found -> new Hit(
                                        Kind.WEBHOOK, id, found.settings().url().value())));
    }

    @Override
    public List<Hit> search(Scope scope, String text) {
        String wanted = text.strip();
        return Stream.of(
                        byId.entrySet().stream()
                                .filter(kind -> kind.getKey().matches(wanted))
                                .flatMap(kind -> kind.getValue().apply(scope, wanted).stream()),
                        byNumber(scope, wanted),
                        ifValid(wanted, ExternalId::new).flatMap(id -> byExternalId(scope, id)),
                        ifValid(wanted, EmailAddress::new).flatMap(email -> byEmail(scope, email)),
                        byLast4(scope, wanted))
                .flatMap(hits -> hits)
                .distinct()
                .toList();
    }

    private static <T> Stream<T> ifValid(String text, Function<String, T> type) {
        try {
            return Stream.of(type.apply(text));
        } catch (InvalidValueException otherText) {
            return Stream.empty();
        }
    }

    private Stream<Hit> byNumber(Scope scope, String text) {
        Matcher number = NUMBER.matcher(text);
        if (!number.matches()) {
            return Stream.empty();
        }
        long sequence = Long.parseLong(number.group(2));
        return number.group(1).equalsIgnoreCase(InvoiceSeries.INVOICE.prefix())
                ? store
                        .invoices()
                        .findByNumber(scope, new InvoiceNumber(InvoiceSeries.INVOICE, sequence))
                        .map(this::hit)
                        .stream()
                : store
                        .creditNotes()
                        .findByNumber(scope, new InvoiceNumber(InvoiceSeries.CREDIT_NOTE, sequence))
                        .map(this::hit)
                        .stream();
    }

    private Stream<Hit> byExternalId(Scope scope, ExternalId id) {
        return store.customers().findByExternalId(scope, id).map(this::hit).stream();
    }

    private Stream<Hit> byEmail(Scope scope, EmailAddress email) {
        return Stream.concat(
                store
                        .customers()
                        .list(scope, new CustomerFilter(null, email), PageRequest.first(MAX_HITS))
                        .items()
                        .stream()
                        .map(this::hit),
                store
                        .transactions()
                        .list(scope, TransactionFilter.ALL.withEmail(email), PageRequest.first(MAX_HITS))
                        .items()
                        .stream()
                        .map(this::hit));
    }

    private Stream<Hit> byLast4(Scope scope, String text) {
        return LAST4.matcher(text).matches()
                ? store.transactions().ofCard(scope, text, MAX_HITS).stream().map(this::hit)
                : Stream.empty();
    }

    private Optional<Hit> customer(Scope scope, CustomerId id) {
        return store.customers().find(scope, id).map(this::hit);
    }

    private Optional<Hit> dispute(Scope scope, String id) {
        return store.disputes()
                .find(scope, new DisputeId(id))
                .map(disputed ->
                        new Hit(Kind.DISPUTE, id, label(disputed.price().total())));
    }

    private Hit hit(Payment payment) {
        return new Hit(Kind.PAYMENT, payment.id().value(), label(payment.price().total()));
    }

    private Hit hit(Transaction transaction) {
        return new Hit(
                Kind.TRANSACTION,
                transaction.id().value(),
                label(transaction.price().total()));
    }

    private Hit hit(Customer customer) {
        return new Hit(
                Kind.CUSTOMER, customer.id().value(), customer.profile().email().value());
    }

    private Hit hit(Invoice invoice) {
        return new Hit(Kind.INVOICE, invoice.id().value(), invoice.number().text());
    }

    private Hit hit(CreditNote note) {
        return new Hit(Kind.CREDIT_NOTE, note.id().value(), note.number().text());
    }

    private Hit hit(Refund refund) {
        return new Hit(Kind.REFUND, refund.id().value(), label(refund.share().total()));
    }

    private static String label(Money money) {
        return MONEY.withCode(money);
    }
}
