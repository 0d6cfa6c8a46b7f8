package dev.hexpay.application.usecase.consistency;

import dev.hexpay.application.consistency.Breach;
import dev.hexpay.application.consistency.Breach.Rule;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentState;
import dev.hexpay.domain.payment.Share;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.payment.TransactionState;
import dev.hexpay.domain.payment.TransactionStatus;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.text.WireName;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The status of a payment, its transactions and its invoice agree. */
final class StateRules {
    private final PaymentFacts facts;
    private final Payment payment;
    private final Consumer<Breach> breaches;

    StateRules(PaymentFacts facts, Consumer<Breach> breaches) {
        this.facts = facts;
        this.payment = facts.payment();
        this.breaches = breaches;
    }

    void check() {
        List<Transaction> succeeded = facts.succeeded();
        boolean isPaid = payment.state() instanceof PaymentState.Succeeded;
        if (succeeded.size() != (isPaid ? 1 : 0)) {
            found(
                    Rule.PAYMENT_AND_TRANSACTION_AGREE,
                    "it is " + WireName.of(payment.status()) + " and has succeeded transactions: " + ids(succeeded));
        } else if (payment.state() instanceof PaymentState.Succeeded paid) {
            checkPaid(paid, succeeded.get(0));
        } else {
            checkUnpaid();
        }
    }

    private void checkUnpaid() {
        List<Transaction> current =
                facts.transactions().stream().filter(payment::isCurrent).toList();
        boolean isAgreed = switch (payment.status()) {
            case PENDING, CANCELED -> facts.transactions().isEmpty();
            case PROCESSING, REQUIRES_ACTION -> haveStatus(current, TransactionStatus.PENDING);
            case FAILED -> haveStatus(current, TransactionStatus.FAILED);
            case SUCCEEDED -> false;
        };
        if (!isAgreed) {
            found(
                    Rule.PAYMENT_AND_TRANSACTION_AGREE,
                    "it is " + WireName.of(payment.status()) + ", its transaction is "
                            + (payment.transaction() == null ? "none" : payment.transaction())
                            + ", and it has: " + statuses(facts.transactions()));
        }
    }

    private static boolean haveStatus(List<Transaction> current, TransactionStatus status) {
        return current.size() == 1 && current.get(0).status() == status;
    }

    private void checkPaid(PaymentState.Succeeded paid, Transaction transaction) {
        TransactionState.Succeeded settled = (TransactionState.Succeeded) transaction.state();
        if (!transaction.id().equals(paid.transaction()) || !settled.invoice().equals(paid.invoice())) {
            found(
                    Rule.PAYMENT_AND_TRANSACTION_AGREE,
                    "it is paid by " + paid.transaction() + " with " + paid.invoice() + ", and " + transaction.id()
                            + " has succeeded with " + settled.invoice());
        } else if (!partsOf(transaction.price()).equals(partsOf(payment.price()))) {
            found(Rule.SAME_PRICE, "it and " + transaction.id() + " have different amounts");
        }
        Invoice invoice = facts.invoice();
        if (invoice == null || !invoice.reference().equals(new Invoice.Reference(payment.id(), transaction.id()))) {
            found(Rule.ONE_INVOICE, paid.invoice() + (invoice == null ? " is missing" : " is of another payment"));
            return;
        }
        if (!partsOf(invoice.price()).equals(partsOf(payment.price()))) {
            found(Rule.SAME_PRICE, "it and " + invoice.id() + " have different amounts");
        }
        if (!invoice.issuedAt().equals(settled.paidAt())) {
            found(
                    Rule.SAME_TIME,
                    transaction.id() + " was settled at " + settled.paidAt() + " and " + invoice.id() + " issued at "
                            + invoice.issuedAt());
        }
    }

    /** The applied rates are not compared: a server of the previous version may store less of them. */
    private static Share partsOf(TaxBreakdown price) {
        return new Share(price.subtotal(), price.tax());
    }

    private static String statuses(List<Transaction> transactions) {
        return transactions.stream()
                .map(transaction -> WireName.of(transaction.status()) + " " + transaction.id())
                .collect(Collectors.joining(", "));
    }

    private static String ids(List<Transaction> transactions) {
        return transactions.isEmpty()
                ? "none"
                : String.join(
                        ", ",
                        transactions.stream()
                                .map(transaction -> transaction.id().value())
                                .toList());
    }

    private void found(Rule rule, String detail) {
        breaches.accept(new Breach(rule, payment.id().value(), detail));
    }
}
