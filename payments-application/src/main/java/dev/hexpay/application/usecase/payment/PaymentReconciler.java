package dev.hexpay.application.usecase.payment;

import dev.hexpay.application.port.in.Job;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.Payments;
import dev.hexpay.application.port.out.ProviderResult;
import dev.hexpay.application.port.out.Transactions;
import dev.hexpay.application.usecase.provider.ProviderGateway;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Scoped;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Completes transactions whose result is not known, by the provider's results alone: a transaction that the provider
 * does not know stays as it is and is checked again; it is never treated as failed.
 */
public final class PaymentReconciler implements Job {
    private static final System.Logger LOG = System.getLogger(PaymentReconciler.class.getName());

    private final Payments payments;
    private final Transactions transactions;
    private final InstantSource clock;
    private final ProviderGateway gateway;
    private final PaymentSettlement settlement;

    public PaymentReconciler(OutPorts out, ProviderGateway gateway, PaymentSettlement settlement) {
        this.payments = out.store().payments();
        this.transactions = out.store().transactions();
        this.clock = out.clock();
        this.gateway = gateway;
        this.settlement = settlement;
    }

    @Override
    public int runOnce(int limit) {
        Instant now = clock.instant();
        List<Scoped<Transaction>> leased = transactions.leaseDue(now, now.plus(Transaction.PROCESSING_LEASE), limit);
        leased.forEach(this::reconcile);
        return leased.size();
    }

    private void reconcile(Scoped<Transaction> scoped) {
        Scope scope = scoped.scope();
        Transaction transaction = scoped.value();
        try {
            Payment payment = payments.find(scope, transaction.payment())
                    .orElseThrow(() -> new IllegalStateException(transaction.payment() + " is gone"));
            settlement.settle(scope, transaction, resultFor(scope, payment, transaction));
        } catch (RuntimeException e) {
            // One failure does not stop the others of this lease; it is due again when its lease ends.
            LOG.log(Level.WARNING, () -> transaction.id() + " could not be reconciled", e);
        }
    }

    private ProviderResult resultFor(Scope scope, Payment payment, Transaction transaction) {
        if (payment.status() == PaymentStatus.REQUIRES_ACTION) {
            // It is due only after the payer's time to authenticate.
            return gateway.cancel(scope, transaction);
        } else if (!transaction.id().equals(payment.transaction())) {
            return gateway.cancelSuperseded(scope, transaction);
        }
        return gateway.retryOrLookUp(scope, transaction, payment.kind());
    }
}
