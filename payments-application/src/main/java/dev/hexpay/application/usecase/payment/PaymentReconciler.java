package dev.hexpay.application.usecase.payment;

import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.Payments;
import dev.hexpay.application.port.out.ProviderResult;
import dev.hexpay.application.port.out.Transactions;
import dev.hexpay.application.usecase.job.LeasedJob;
import dev.hexpay.application.usecase.provider.ProviderGateway;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Scoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Completes transactions whose result is not known, by the provider's results alone: a transaction that the provider
 * does not know stays as it is and is checked again; it is never treated as failed. A transaction whose payer is at the bank
 * is only looked up, until the time to authenticate is over.
 */
public final class PaymentReconciler extends LeasedJob<Scoped<Transaction>> {
    private final Payments payments;
    private final Transactions transactions;
    private final ProviderGateway gateway;
    private final PaymentSettlement settlement;
    private final InstantSource clock;

    public PaymentReconciler(OutPorts out, ProviderGateway gateway, PaymentSettlement settlement) {
        super(out, Transaction.PROCESSING_LEASE);
        this.payments = out.store().payments();
        this.transactions = out.store().transactions();
        this.gateway = gateway;
        this.settlement = settlement;
        this.clock = out.clock();
    }

    @Override
    protected List<Scoped<Transaction>> lease(Instant now, Instant leasedUntil, int limit) {
        return transactions.leaseDue(now, leasedUntil, limit);
    }

    @Override
    protected void process(Scoped<Transaction> leased) {
        Scope scope = leased.scope();
        Transaction transaction = leased.value();
        Payment payment = payments.get(scope, transaction.payment());
        settlement.settle(scope, transaction, resultFor(scope, payment, transaction));
    }

    @Override
    protected String failureOf(Scoped<Transaction> leased) {
        return leased.value().id() + " could not be reconciled";
    }

    private ProviderResult resultFor(Scope scope, Payment payment, Transaction transaction) {
        if (!payment.isCurrent(transaction)) {
            return gateway.cancelSuperseded(scope, payment, transaction);
        } else if (payment.status() == PaymentStatus.REQUIRES_ACTION) {
            return transaction.isAuthenticationOver(clock.instant())
                    ? gateway.cancel(scope, payment, transaction)
                    : gateway.find(scope, payment, transaction);
        }
        return gateway.retryOrLookUp(scope, payment, transaction);
    }
}
