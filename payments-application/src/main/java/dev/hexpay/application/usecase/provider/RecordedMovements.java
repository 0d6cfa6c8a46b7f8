package dev.hexpay.application.usecase.provider;

import dev.hexpay.application.page.InvoiceFilter;
import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.page.RefundFilter;
import dev.hexpay.application.port.out.Store;
import dev.hexpay.application.reconciliation.Movement;
import dev.hexpay.application.report.Period;
import dev.hexpay.application.usecase.provider.RecordedMovement.MovementKey;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.payment.Refund;
import dev.hexpay.domain.payment.RefundState;
import dev.hexpay.domain.payment.RefundStatus;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.payment.TransactionState;
import dev.hexpay.domain.tenant.Scope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads the succeeded charges and refunds. The ids of invoices and refunds contain the time, and an invoice is issued when
 * its charge is settled: their indexes find a day without an index on the times.
 */
final class RecordedMovements {
    /** Created ids may have a later time than their rows, when a clock was set back. */
    private static final Duration ID_TIME_AHEAD = Duration.ofMinutes(1);

    private final Store store;

    RecordedMovements(Store store) {
        this.store = store;
    }

    /** The charges that were settled and the succeeded refunds that were created in a period. */
    List<RecordedMovement> in(Scope scope, Period period) {
        List<RecordedMovement> all = new ArrayList<>(charges(scope, period));
        for (Refund refund : refunds(scope, period)) {
            if (refund.cause() == Refund.Cause.DUPLICATE_PAYMENT) {
                // Such refunds are rare.
                Transaction duplicate =
                        store.transactions().get(scope, refund.charge().transaction());
                all.add(RecordedMovement.ofRefundedCharge(duplicate, refund));
            }
            recorded(refund).forEach(all::add);
        }
        return all;
    }

    private List<RecordedMovement> charges(Scope scope, Period period) {
        List<RecordedMovement> charges = new ArrayList<>();
        InvoiceId after = new InvoiceId(IdKind.INVOICE.firstAt(period.to().plus(ID_TIME_AHEAD)));
        Page<Invoice> page;
        do {
            page = store.invoices().list(scope, InvoiceFilter.ALL, new PageRequest<>(PageRequest.MAX_LIMIT, after));
            List<TransactionId> paid = page.items().stream()
                    .filter(invoice -> period.contains(invoice.issuedAt()))
                    .map(invoice -> invoice.reference().transaction())
                    .toList();
            store.transactions().findAll(scope, paid).stream()
                    .flatMap(RecordedMovements::recorded)
                    .forEach(charges::add);
            after = page.items().isEmpty() ? after : last(page).id();
        } while (page.hasMore() && !last(page).issuedAt().isBefore(period.from()));
        return charges;
    }

    private List<Refund> refunds(Scope scope, Period period) {
        List<Refund> refunds = new ArrayList<>();
        RefundFilter succeeded = RefundFilter.ALL.withStatus(RefundStatus.SUCCEEDED);
        RefundId after = new RefundId(IdKind.REFUND.firstAt(period.to().plus(ID_TIME_AHEAD)));
        Page<Refund> page;
        do {
            page = store.refunds().list(scope, succeeded, new PageRequest<>(PageRequest.MAX_LIMIT, after));
            page.items().stream()
                    .filter(refund -> period.contains(refund.createdAt()))
                    .forEach(refunds::add);
            after = page.items().isEmpty() ? after : last(page).id();
        } while (page.hasMore() && !last(page).createdAt().isBefore(period.from()));
        return refunds;
    }

    private static <T> T last(Page<T> page) {
        return page.items().get(page.items().size() - 1);
    }

    /** Those of these keys that are recorded here, whenever they were. */
    List<RecordedMovement> find(Scope scope, Collection<MovementKey> keys) {
        List<RecordedMovement> found = new ArrayList<>();
        List<TransactionId> charges = new ArrayList<>();
        for (MovementKey key : keys) {
            boolean isTransaction = IdKind.TRANSACTION.matches(key.id());
            if (isTransaction && key.kind() == Movement.Kind.CHARGE) {
                charges.add(new TransactionId(key.id()));
            } else if (isTransaction) {
                madeElsewhere(scope, new TransactionId(key.id())).ifPresent(found::add);
            } else if (IdKind.REFUND.matches(key.id())) {
                store.refunds().find(scope, new RefundId(key.id())).stream()
                        .flatMap(RecordedMovements::recorded)
                        .forEach(found::add);
            }
        }
        for (int start = 0; start < charges.size(); start += PageRequest.MAX_LIMIT) {
            int end = Math.min(charges.size(), start + PageRequest.MAX_LIMIT);
            store.transactions().findAll(scope, charges.subList(start, end)).stream()
                    .flatMap(transaction -> recordedOrRefunded(scope, transaction))
                    .forEach(found::add);
        }
        return found;
    }

    private Stream<RecordedMovement> recordedOrRefunded(Scope scope, Transaction transaction) {
        return transaction.state() instanceof TransactionState.Succeeded
                ? recorded(transaction)
                : store.refunds().ofTransaction(scope, transaction.id()).stream()
                        .filter(refund -> refund.cause() == Refund.Cause.DUPLICATE_PAYMENT)
                        .map(refund -> RecordedMovement.ofRefundedCharge(transaction, refund));
    }

    private Optional<RecordedMovement> madeElsewhere(Scope scope, TransactionId transaction) {
        return store.refunds().ofTransaction(scope, transaction).stream()
                .filter(refund -> refund.cause() == Refund.Cause.ELSEWHERE)
                .flatMap(RecordedMovements::recorded)
                .reduce(RecordedMovement::plus);
    }

    private static Stream<RecordedMovement> recorded(Transaction transaction) {
        return transaction.state() instanceof TransactionState.Succeeded succeeded
                ? Stream.of(RecordedMovement.of(transaction, succeeded))
                : Stream.empty();
    }

    private static Stream<RecordedMovement> recorded(Refund refund) {
        return refund.state() instanceof RefundState.Succeeded succeeded
                ? Stream.of(RecordedMovement.of(refund, succeeded))
                : Stream.empty();
    }
}
