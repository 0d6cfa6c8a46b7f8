package dev.hexpay.application.usecase.notification;

import dev.hexpay.application.port.in.refund.RefreshRefund;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.PaymentMethods;
import dev.hexpay.application.port.out.Payments;
import dev.hexpay.application.port.out.ProviderNotifications.Notification;
import dev.hexpay.application.port.out.ProviderNotifications.OfCard;
import dev.hexpay.application.port.out.ProviderNotifications.OfCharge;
import dev.hexpay.application.port.out.ProviderNotifications.OfRefund;
import dev.hexpay.application.port.out.ProviderNotifications.OfTransaction;
import dev.hexpay.application.port.out.ProviderResult;
import dev.hexpay.application.port.out.Refunds;
import dev.hexpay.application.port.out.Transactions;
import dev.hexpay.application.usecase.customer.SavedCards;
import dev.hexpay.application.usecase.event.EventRecorder;
import dev.hexpay.application.usecase.payment.PaymentSettlement;
import dev.hexpay.application.usecase.provider.ProviderGateway;
import dev.hexpay.application.usecase.refund.RefundReconciler;
import dev.hexpay.domain.customer.PaymentMethod;
import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.Refund;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Scoped;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;

/** Looks up at the provider what a notification is about, and applies the result. */
public final class SubjectRefresh {
    private static final System.Logger LOG = System.getLogger(SubjectRefresh.class.getName());

    private final Payments payments;
    private final Transactions transactions;
    private final Refunds refunds;
    private final PaymentMethods methods;
    private final ProviderGateway gateway;
    private final PaymentSettlement settlement;
    private final RefundReconciler refundReconciler;
    private final SavedCards cards;

    public SubjectRefresh(
            OutPorts out, ProviderGateway gateway, PaymentSettlement settlement, RefundReconciler refundReconciler) {
        this.payments = out.store().payments();
        this.transactions = out.store().transactions();
        this.refunds = out.store().refunds();
        this.methods = out.store().paymentMethods();
        this.gateway = gateway;
        this.settlement = settlement;
        this.refundReconciler = refundReconciler;
        this.cards = new SavedCards(out, new EventRecorder(out));
    }

    /** What became of a notification. */
    enum Outcome {
        /** Its subject is as the provider says, or is not ours. */
        APPLIED,
        /** The provider returned no final result. */
        UNRESOLVED,
        /** What the provider has contradicts what is stored here. */
        MISMATCH,
        /** No transaction has the charge's reference, which is unknown while the first response is lost. */
        UNKNOWN_CHARGE
    }

    Outcome apply(Notification notification) {
        return notification
                .subject()
                .match(
                        transaction -> applyTransaction(notification, transaction),
                        charge -> applyCharge(notification, charge),
                        refund -> applyRefund(notification, refund),
                        card -> applyCard(notification, card));
    }

    private Outcome applyTransaction(Notification notification, OfTransaction subject) {
        Optional<Transaction> found =
                transactions.find(subject.scope(), subject.id()).filter(row -> isOfSender(notification, row));
        return found.isPresent()
                ? refresh(subject.scope(), found.get())
                : unknown(notification, subject.id().value());
    }

    private Outcome applyCharge(Notification notification, OfCharge subject) {
        return transactions
                .findByProviderReference(notification.provider(), subject.reference())
                .filter(found -> isIn(subject.mode(), found))
                .map(found -> refresh(found.scope(), found.value()))
                .orElse(Outcome.UNKNOWN_CHARGE);
    }

    private Outcome refresh(Scope scope, Transaction transaction) {
        Payment payment = payments.get(scope, transaction.payment());
        ProviderResult result = gateway.find(scope, payment, transaction);
        if (result instanceof ProviderResult.Succeeded paid && !areRefundsConfirmed(scope, transaction, paid)) {
            return Outcome.UNRESOLVED;
        }
        settlement.settle(scope, transaction, result);
        return result.match(
                succeeded ->
                        settlement.isRecorded(scope, transaction, succeeded) ? Outcome.APPLIED : Outcome.UNRESOLVED,
                declined -> Outcome.APPLIED,
                requiresAction -> Outcome.APPLIED,
                unresolved -> unresolved instanceof ProviderResult.Mismatch ? Outcome.MISMATCH : Outcome.UNRESOLVED);
    }

    /**
     * Whether the refunds of ours are at the provider as they are here. They are looked up if the provider has refunded less
     * than is recorded: one of them that failed late would otherwise be taken for a refund made elsewhere.
     */
    private boolean areRefundsConfirmed(Scope scope, Transaction transaction, ProviderResult.Succeeded paid) {
        List<RefundId> suspects = settlement.suspects(scope, transaction, paid);
        boolean areFinal = suspects.stream()
                .map(id -> refundReconciler.refresh(scope, id) == RefreshRefund.Outcome.FINAL)
                .reduce(true, Boolean::logicalAnd);
        boolean isUnchanged =
                suspects.isEmpty() || transactions.get(scope, transaction.id()).version() == transaction.version();
        return areFinal && isUnchanged;
    }

    private Outcome applyRefund(Notification notification, OfRefund subject) {
        Optional<Refund> found = refunds.find(subject.scope(), subject.id())
                .filter(row -> row.charge().provider().equals(notification.provider()));
        if (found.isEmpty()) {
            return unknown(notification, subject.id().value());
        }
        return switch (refundReconciler.refresh(subject.scope(), subject.id())) {
            // A refund made elsewhere is recognized by the sum of all refunds, which this one may have changed.
            case FINAL ->
                refresh(
                        subject.scope(),
                        transactions.get(subject.scope(), found.get().charge().transaction()));
            case UNRESOLVED -> Outcome.UNRESOLVED;
        };
    }

    private Outcome applyCard(Notification notification, OfCard subject) {
        List<Scoped<PaymentMethod>> found = methods.findByCardId(notification.provider(), subject.cardId());
        boolean isApplied = found.stream()
                .filter(method -> isIn(subject.mode(), method))
                .map(method ->
                        cards.apply(method.scope(), method.value(), gateway.findCard(method.scope(), method.value())))
                .reduce(true, Boolean::logicalAnd);
        return isApplied ? Outcome.APPLIED : Outcome.UNRESOLVED;
    }

    private static boolean isOfSender(Notification notification, Transaction transaction) {
        return transaction.provider().equals(notification.provider());
    }

    private static boolean isIn(Mode mode, Scoped<?> found) {
        return found.scope().mode() == mode;
    }

    private static Outcome unknown(Notification notification, String id) {
        LOG.log(Level.WARNING, "{0} sent a notification about {1}, which is unknown here", notification.provider(), id);
        return Outcome.APPLIED;
    }
}
